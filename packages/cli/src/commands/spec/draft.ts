import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { type Contract, GoalpostError, parseContract } from "@goalpost/core";
import { lint } from "@goalpost/core/internal/lint";
import {
  type DraftedContract,
  draft,
  lastStep,
  type ModelDrafts,
  type ModelDraftsOptions,
  modelDrafts,
  type RefusedItem,
  readSpec,
  type Spec,
  trace,
} from "@goalpost/spec";
import { openSteps, specDigest } from "@goalpost/spec/node";
import { type Command, Option } from "commander";
import type { Answers } from "../../answers/answers.ts";
import { idFromFile } from "../../contracts/name.ts";
import { openFile } from "../../contracts/open.ts";
import { type ExitCode, exitCode } from "../../exit-codes.ts";
import { readTextFile } from "../../files/read-text.ts";
import { writeNew } from "../../files/write-new.ts";
import { endingFor } from "../../init/ending-for.ts";
import { type Io, print, printJson } from "../../io.ts";
import { findingLines } from "../../output/findings-text.ts";
import { oneLine } from "../../output/plain-text.ts";
import { startProgress } from "../../output/progress.ts";
import { shellWord } from "../../output/shell-word.ts";
import {
  addCommand,
  type CommonOptions,
  formatOption,
  type LoadFlags,
  loadOptions,
  type Session,
} from "../../program.ts";
import { projectCommands } from "../../project-commands/project-commands.ts";
import { type AskingFlags, askingOptions, type OpenAsking, openAsking } from "../../spec/asking.ts";
import { changesFor, printChanges } from "../../spec/changes.ts";
import { specFile } from "../../spec/spec-file.ts";
import { targetOption } from "../../targets.ts";

interface DraftFlags extends CommonOptions, LoadFlags, AskingFlags {
  readonly target: string;
  readonly modelDrafts?: boolean;
  readonly id?: string;
  readonly folder: string;
  readonly rules?: boolean;
}

/** `goalpost spec draft`: a contract of a specification, each item with what it comes from. */
export function registerDraft(program: Command, session: Session): void {
  addCommand<DraftFlags>(program, session, {
    name: "draft",
    group: "Advanced:",
    summary: "write a contract from a specification; a contract that is there is never replaced",
    description:
      "Reads the requirements, decisions and fences of a specification, and writes goals/<id>.goal.ts: criteria become checks where their words say one, each\nitem says what it comes from, and what is open stands above it. Where the contract is there already, it says what the specification has and the contract has\nnot, and what the contract has that the specification has no more; nothing is written then. Exit code 1 when there is such a difference.\nWith --model-drafts a client is asked for checks and reviews where the reader found none: they stand behind the reader's items, say whose they are, and are held by rules. Where the\ncontract is there already, they are proposed beside the difference, for what it does not decide.",
    arguments: [["[spec]", "the specification; default: SPEC.md"]],
    options: [
      new Option("--id <id>", "the contract's id; default: the specification's title, else the file's name"),
      new Option("--folder <path>", "where contracts are kept").default("goals"),
      new Option("--no-rules", "leave out the working rules that go with every long run"),
      new Option(
        "--model-drafts",
        "let a client propose checks and reviews for what stays a claim; each is marked as a model's",
      ),
      targetOption(),
      ...askingOptions("the client's own"),
      formatOption(),
      ...loadOptions(),
    ],
    examples: [
      "goalpost spec draft",
      "goalpost spec draft --model-drafts --target codex",
      "goalpost spec draft docs/export.md --id export",
      "goalpost spec draft --format json",
    ],
    run: async ([given], flags, io) => {
      const started = performance.now();
      const file = specFile(given, io);
      const text = await readTextFile(resolve(io.cwd, file), file);
      const spec = readSpec(text, file);
      const id = idOf(flags.id, spec, file);
      const commands = await projectCommands(io.cwd);
      const exists = (path: string): boolean => existsSync(resolve(io.cwd, path.replace(/\*.*$/, "")));
      const read = draft(spec, { id, commands, exists, rules: flags.rules !== false });
      const there = contractThere(flags.folder, id, io);
      const whole = { spec, text, draft: read, commands, exists };
      if (there !== undefined) return compared({ ...whole, file, there, id, started }, flags, io);
      const path = join(flags.folder, `${id}${await endingFor(resolve(io.cwd, flags.folder))}`);
      const filled = await filledBy(whole, flags, io);
      const made = filled?.made ?? read;
      await writeNew(resolve(io.cwd, path), made.source, path, "give another id: --id ID");
      keepReceipt({ file, text, path, made, started, filled }, io);
      if (flags.format === "json") {
        const { requirements, open } = made;
        const more = filled === undefined ? {} : { added: filled.made.added, refused: filled.made.refused };
        printJson<Answers["spec draft"]>(io, { id, file: path, written: true, requirements, open, ...more });
      } else {
        tell(made, spec, path, io);
        for (const line of refusedLines(filled?.made.refused ?? [], file)) print(io, line);
      }
      return exitCode.done;
    },
  });
}

/** What a draft is made from. */
type Given = Pick<ModelDraftsOptions, "spec" | "text" | "draft" | "contract" | "commands" | "exists">;

/** Says how a contract that is there differs from what would be drafted; nothing is written but the receipt. */
async function compared(
  given: Given & { readonly file: string; readonly there: string; readonly id: string; readonly started: number },
  flags: DraftFlags,
  io: Io,
): Promise<ExitCode> {
  const { file, there, id, started, ...made } = given;
  const { contract } = await openFile(resolve(io.cwd, there), flags, io);
  const filled = await filledBy({ ...made, contract }, flags, io);
  const model = filled === undefined ? undefined : { by: filled.by.target, added: filled.made.added };
  const changes = changesFor(made.spec, made.draft, contract, model);
  const refused = filled?.made.refused;
  if (flags.format === "json") {
    const more = refused === undefined ? {} : { refused };
    printJson<Answers["spec draft"]>(io, { id, file: there, written: false, ...changes, ...more });
  } else {
    printChanges(changes, there, file, io);
    for (const line of refusedLines(refused ?? [], file)) print(io, line);
  }
  // what a model proposes is an offer, and no difference that has to go
  if (changes.missing.length + changes.gone.length > 0) return exitCode.notDone;
  keepReceipt({ file, text: made.text, path: there, made: made.draft, started, filled }, io);
  return exitCode.done;
}

/** What a model has added, and what it took. */
interface Filled extends Pick<OpenAsking, "by" | "tokens"> {
  readonly made: ModelDrafts;
}

/** Nothing, unless a model is to be asked. */
async function filledBy(given: Given, flags: DraftFlags, io: Io): Promise<Filled | undefined> {
  if (flags.modelDrafts !== true) return undefined;
  await using asking = await openAsking(flags.target, flags, io);
  const progress = startProgress(io, "the model reads");
  try {
    const made = await modelDrafts({ ...given, session: asking.session, by: asking.by.target });
    return { made, by: asking.by, tokens: asking.tokens };
  } finally {
    progress.stop();
  }
}

const refusedLines = (refused: readonly RefusedItem[], file: string): readonly string[] =>
  refused.map(({ number, for: id, line, what }) => {
    const where = line === undefined ? file : `${file}:${line}`;
    return `refused: ${oneLine(`${where}: ${id.slice(0, 80)}: item ${number} of the model ${what}`)}`;
  });

function idOf(given: string | undefined, { title }: Spec, file: string): string {
  const id = given ?? idFromFile(title === "" ? file : title);
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && id.length <= 64) return id;
  throw new GoalpostError({
    code: "cli/bad-name",
    where: given === undefined ? file : "--id",
    what: `"${id}" is not a contract id, expected kebab-case such as "port-billing"`,
    help: "give one with --id: lower-case letters, digits and single hyphens, at most 64",
  });
}

function contractThere(folder: string, id: string, { cwd }: Io): string | undefined {
  const endings = ["ts", "mts", "cts", "js", "mjs", "cjs", "md", "json"];
  return endings.map((ending) => join(folder, `${id}.goal.${ending}`)).find((path) => existsSync(resolve(cwd, path)));
}

function tell({ draft: made, requirements, open }: DraftedContract, spec: Spec, path: string, io: Io): void {
  const sum = (key: "checks" | "reviews" | "claims"): number =>
    requirements.reduce((total, each) => total + each[key], 0);
  const contract: Contract = parseContract(JSON.parse(JSON.stringify({ version: 1, ...made })));
  print(
    io,
    `wrote ${io.style.bold(path)}: ${many(requirements.length, "requirement")} of ${spec.file}; ${many(sum("checks"), "check")}, ${sum("reviews")} for a person, ${many(sum("claims"), "claim")}`,
  );
  for (const { text, line } of open)
    print(io, `  open ${oneLine(`${relative(io.cwd, resolve(io.cwd, spec.file))}:${line}: ${text}`)}`);
  const findings = lint(contract).filter(({ severity }) => severity !== "info");
  for (const finding of findings) for (const line of findingLines(finding, path, io.style)) print(io, line);
  const uncovered = trace(spec, contract).rows.filter(({ status }) => status === "uncovered");
  for (const { id } of uncovered) print(io, `  ${id} has no item`);
  print(io, "");
  const hasScope = contract.blocks.some(({ items }) => items.some(({ kind }) => kind === "scope"));
  const next = [
    ...(sum("claims") === 0 ? [] : ["turn claims into checks"]),
    ...(hasScope ? [] : ["say with scope(…) what may change"]),
  ];
  print(io, `What to do next: ${next.length === 0 ? "read it" : next.join(", ")}, then`);
  print(
    io,
    `  goalpost lint ${made.id} · goalpost spec trace ${shellWord(spec.file)} ${made.id} · goalpost preflight ${made.id}`,
  );
}

/** What the step did, beside the specification. */
function keepReceipt(
  given: {
    readonly file: string;
    readonly text: string;
    readonly path: string;
    readonly made: DraftedContract;
    readonly started: number;
    readonly filled?: Filled | undefined;
  },
  io: Io,
): void {
  const { file, text, path, made, started, filled } = given;
  const spec = resolve(io.cwd, file);
  const sum = (key: "checks" | "reviews" | "claims"): number =>
    made.requirements.reduce((total, each) => total + each[key], 0);
  const contract = relative(dirname(spec), resolve(io.cwd, path));
  using steps = openSteps(spec);
  const last = lastStep(steps.lines, "draft");
  if (last?.digest === specDigest(text) && last.contract === contract) return;
  steps.append({
    version: 1,
    step: "draft",
    spec: basename(file),
    digest: specDigest(text),
    digest_before: specDigest(text),
    ...(filled === undefined ? {} : { by: filled.by }),
    ...(filled?.tokens === undefined ? {} : { tokens: filled.tokens }),
    ended: new Date().toISOString(),
    seconds: Math.round((performance.now() - started) / 1000),
    counts: {
      requirements: made.requirements.length,
      checks: sum("checks"),
      reviews: sum("reviews"),
      claims: sum("claims"),
      ...(filled === undefined ? {} : { of_model: filled.made.added.length, refused: filled.made.refused.length }),
    },
    open: made.open.map((each) => each.text),
    contract,
  });
}

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
