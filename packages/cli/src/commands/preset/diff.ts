import { GoalpostError } from "@goalpost/core";
import { type Change, formatDiff } from "@goalpost/core/diff";
import type { Command } from "commander";
import type { Answers } from "../../answers/answers.ts";
import { manyOption } from "../../config/loosen.ts";
import { findContracts } from "../../contracts/find.ts";
import { inFolder } from "../../diff/old-contract.ts";
import { type ExitCode, exitCode } from "../../exit-codes.ts";
import { type Io, print, printJson } from "../../io.ts";
import { oneLine, plainText } from "../../output/plain-text.ts";
import { shellWord } from "../../output/shell-word.ts";
import { type ContractChange, compareContracts } from "../../presets/compare-contracts.ts";
import { compareParts } from "../../presets/compare-parts.ts";
import { type LoadedPreset, loadPresets } from "../../presets/load-preset.ts";
import type { PartChange } from "../../presets/part-change.ts";
import { type Staged, staged } from "../../presets/staged.ts";
import {
  addCommand,
  type CommonOptions,
  formatOption,
  type LoadFlags,
  loadOptions,
  type Session,
} from "../../program.ts";
import { projectSettings } from "../../settings/project-settings.ts";

interface PresetDiffFlags extends CommonOptions, LoadFlags {
  readonly allowWeaker: readonly string[];
}

interface Compared {
  readonly before: LoadedPreset;
  readonly after: LoadedPreset;
  readonly parts: readonly PartChange[];
  readonly contracts: readonly ContractChange[];
}

/** `goalpost preset diff`: what an upgrade of a preset changes, and what of it is weaker. */
export function registerPresetDiff(preset: Command, session: Session): void {
  addCommand<PresetDiffFlags>(preset, session, {
    name: "diff",
    group: "Advanced:",
    summary: "say what an upgrade of a preset changes in every setting, rule and contract, and what of it is weaker",
    description:
      "Compares two releases of a preset: packages that are installed, folders of packages, files, or built-in ones. A rule is compared by its cases: where the old one spoke, the\nnew one must speak. Each contract of the project that takes something of the package is loaded with both releases. Nothing is installed or changed.\nExit code 1 when something is weaker, or when nobody can say whether it is, as with another program that a client runs; unless --allow-weaker names it.",
    arguments: [
      ["<old>", "the release that is in use: @acme/goalpost-preset, a folder, or ./preset.ts"],
      ["<new>", "the release that is to come, in the same ways"],
    ],
    options: [
      manyOption(
        "--allow-weaker <part>",
        "a setting, rule, fragment, item or contract that may become weaker, or whose weight is unknown; may be repeated",
      ),
      formatOption(),
      ...loadOptions(),
    ],
    examples: [
      "goalpost preset diff @acme/goalpost-preset ../goalpost-preset",
      "goalpost preset diff ./releases/1.2.0 ./releases/1.3.0 --format json",
    ],
    run: async ([before, after], flags, io) => {
      const compared = await inFolder(io.cwd, (old) =>
        inFolder(io.cwd, (now) =>
          compare(staged(String(before), old, io.cwd), staged(String(after), now, io.cwd), flags, io),
        ),
      );
      const weaker = weakerOf(compared, flags);
      if (flags.format === "json") printJson<Answers["preset diff"]>(io, jsonOf(compared, weaker));
      else for (const line of linesOf(compared, io)) print(io, line);
      tellWeaker(weaker, io);
      return codeOf(weaker);
    },
  });
}

async function compare(old: Staged, now: Staged, flags: PresetDiffFlags, io: Io): Promise<Compared> {
  if (old.package?.name !== undefined && now.package?.name !== undefined && old.package.name !== now.package.name)
    throw otherPackage(old.package.name, now.package.name);
  const loading = { exec: flags.exec, timeoutSeconds: flags.loadTimeout };
  const [before] = await loadPresets([old.argument], { ...io, cwd: old.cwd }, loading);
  const [after] = await loadPresets([now.argument], { ...io, cwd: now.cwd }, loading);
  const contracts = old.package === undefined || now.package === undefined ? [] : await contractsHere(flags, io);
  return {
    before: before as LoadedPreset,
    after: after as LoadedPreset,
    parts: compareParts(before as LoadedPreset, after as LoadedPreset),
    contracts: await compareContracts(contracts, old, now, flags, io),
  };
}

/** The project's contracts; a folder without any is one that only compares. */
async function contractsHere({ exec }: PresetDiffFlags, io: Io): Promise<readonly string[]> {
  const { settings } = await projectSettings(io, { exec });
  try {
    return await findContracts(settings.contracts ?? [], io.cwd);
  } catch (error) {
    if (GoalpostError.is(error) && error.code === "contract/none-found") return [];
    throw error;
  }
}

/** A part that became weaker, or of which nobody can say whether it did, by the name that allows it. */
interface Weaker {
  readonly name: string;
  readonly weight: "weaker" | "unknown";
  readonly allowed: boolean;
}

function weakerOf({ parts, contracts }: Compared, { allowWeaker }: PresetDiffFlags): readonly Weaker[] {
  const weights = new Map<string, Weaker["weight"]>();
  const tell = (name: string, weight: PartChange["weight"]): void => {
    // what cannot be weighed may be weaker: it is not passed in silence
    if ((weight === "weaker" || weight === "unknown") && weights.get(name) !== "weaker") weights.set(name, weight);
  };
  for (const { where, weight } of parts) tell(where, weight);
  for (const { file, changes, fails } of contracts) {
    if (fails !== undefined) tell(file, "weaker");
    for (const { id, weight } of changes) tell(id, weight);
  }
  return [...weights].map(([name, weight]) => ({ name, weight, allowed: allowWeaker.includes(name) }));
}

const codeOf = (weaker: readonly Weaker[]): ExitCode =>
  weaker.some(({ allowed }) => !allowed) ? exitCode.notDone : exitCode.done;

function tellWeaker(weaker: readonly Weaker[], { stderr }: Io): void {
  const open = weaker.filter(({ allowed }) => !allowed);
  if (open.length === 0) return;
  const told = (["weaker", "unknown"] as const).flatMap((weight) => {
    const names = open.filter((each) => each.weight === weight).map(({ name }) => oneLine(name));
    return names.length === 0 ? [] : [`${weight === "weaker" ? weight : "weight unknown"}: ${names.join(", ")}`];
  });
  const allow = open.map(({ name }) => `--allow-weaker ${shellWord(oneLine(name))}`).join(" ");
  stderr.write(`${told.join("; ")}; what is meant is allowed by ${allow}\n`);
}

const verbs = {
  weaker: "weaker",
  stronger: "stronger",
  neutral: "changed",
  unknown: "changed, weight unknown",
} as const;
const titles = {
  codex: "settings of Codex",
  "claude-code": "settings of Claude Code",
  rules: "lint rules",
  room: "room",
  fragments: "fragments",
  templates: "templates",
  skills: "skills",
} as const satisfies Readonly<Record<PartChange["part"], string>>;

function* linesOf({ before, after, parts, contracts }: Compared, { style }: Io): Generator<string> {
  yield `${style.bold(nameOf(before))} → ${style.bold(nameOf(after))}`;
  for (const [part, title] of Object.entries(titles)) {
    const own = parts.filter((change) => change.part === part);
    if (own.length > 0) yield style.bold(title);
    for (const { where, weight, what } of own) {
      const word = weight === "weaker" ? style.red(verbs[weight]) : verbs[weight];
      yield `  ${word}: ${oneLine(where)}: ${oneLine(what)}`;
    }
  }
  const changed = contracts.filter(({ changes, fails }) => changes.length > 0 || fails !== undefined);
  for (const { file, changes, fails } of changed) {
    yield style.bold(oneLine(file));
    if (fails !== undefined) yield `  ${style.red("weaker")}: does not load any more: ${oneLine(fails)}`;
    for (const line of linesIn(changes)) yield `  ${line}`;
  }
  if (parts.length === 0 && changed.length === 0) yield "no changes";
  const looked = contracts.length === 1 ? "1 contract takes" : `${contracts.length} contracts take`;
  yield style.dim(`${looked} something of it; ${changed.length} ${changed.length === 1 ? "changes" : "change"}`);
}

const linesIn = (changes: readonly Change[]): readonly string[] =>
  changes.length === 0 ? [] : plainText(formatDiff(changes)).trimEnd().split("\n");

const nameOf = ({ preset: { name, version, package: from } }: LoadedPreset): string => {
  const own = from === undefined ? version : `${from.name} ${from.version}`;
  return own === undefined ? name : `${name} (${own})`;
};

function jsonOf({ before, after, parts, contracts }: Compared, weaker: readonly Weaker[]): Answers["preset diff"] {
  return { before: nameOf(before), after: nameOf(after), parts, contracts, weaker };
}

const otherPackage = (old: string, now: string): GoalpostError =>
  new GoalpostError({
    code: "preset/other-package",
    where: now,
    what: `is another package than ${old}, expected two releases of one`,
    help: "name two releases of one package",
  });
