import { existsSync } from "node:fs";
import {
  type ConfigTarget,
  configValue,
  plainValue,
  readKey,
  readValue,
  setJsonc,
  setToml,
  unsetJsonc,
  unsetToml,
  type ValuePath,
} from "@goalpost/config";
import {
  layerOfFile,
  refuseDangerIn,
  refuseRejected,
  refuseUnknownKey,
  shownPath,
  targetOfFile,
  userPath,
  writePlanned,
} from "@goalpost/config/node";
import { type Command, Option } from "commander";
import { changeText } from "../../config/change-text.ts";
import { configTargetOption } from "../../config/client-files.ts";
import { trustedOption } from "../../config/loosen.ts";
import { trustedHelp, withHelp } from "../../config/with-help.ts";
import { type ExitCode, exitCode } from "../../exit-codes.ts";
import { readTextFile } from "../../files/read-text.ts";
import { type Io, print, printJson } from "../../io.ts";
import { plainText } from "../../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type Session } from "../../program.ts";

interface EditFlags extends CommonOptions {
  readonly target?: ConfigTarget;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly trusted: readonly string[];
}

const options = (): readonly Option[] => [
  configTargetOption("the client whose file it is; default: .toml is Codex, .json is Claude Code"),
  new Option("--dry-run", "print the diff, and write nothing"),
  trustedOption(),
  formatOption(),
];

/** `goalpost config set`: one value changes, every other byte stays. */
export function registerSet(config: Command, session: Session): void {
  addCommand<EditFlags>(config, session, {
    name: "set",
    group: "Daily:",
    summary: "set one value in a file; every other byte stays",
    description:
      "Sets one value: comments, order, spacing and line ends stay. The value is TOML or JSON; a plain word is that word.\nAn edit after which the client would refuse the file is not made, and a key that the client does not know is written with --force only. The first file that was replaced is kept as FILE.goalpost.bak.",
    arguments: [
      ["<file>", "config.toml or settings.json"],
      ["<key>", "dotted: features.goals"],
      ["<value>", "in TOML or JSON"],
    ],
    options: [...options(), new Option("--force", "write a key that the client does not know")],
    examples: [
      "goalpost config set ~/.codex/config.toml model_reasoning_effort high",
      "goalpost config set .claude/settings.json permissions.allow '[\"Read\"]'",
    ],
    run: async ([file, key, value], flags, io) =>
      edit(
        String(file),
        flags,
        io,
        (text, { target, path, shown }) =>
          (target === "codex" ? setToml : setJsonc)(text, path, readValue(String(value), target), shown),
        readKey(String(key)),
      ),
  });
}

/** `goalpost config unset`: one key goes, every other byte stays. */
export function registerUnset(config: Command, session: Session): void {
  addCommand<EditFlags>(config, session, {
    name: "unset",
    group: "Daily:",
    summary: "take one key out of a file; every other byte stays",
    arguments: [
      ["<file>", "config.toml or settings.json"],
      ["<key>", "dotted: features.goals"],
    ],
    options: options(),
    examples: ["goalpost config unset ~/.codex/config.toml model_context_window"],
    run: async ([file, key], flags, io) =>
      edit(
        String(file),
        flags,
        io,
        (text, { target, path, shown }) => (target === "codex" ? unsetToml : unsetJsonc)(text, path, shown),
        readKey(String(key)),
      ),
  });
}

interface Place {
  readonly target: ConfigTarget;
  readonly path: ValuePath;
  readonly shown: string;
}

async function edit(
  argument: string,
  flags: EditFlags,
  io: Io,
  change: (text: string, place: Place) => string,
  path: ValuePath,
): Promise<ExitCode> {
  const file = userPath(argument, io);
  const shown = shownPath(file, io);
  const target = targetOfFile(argument, flags.target);
  const empty = target === "codex" ? "" : "{}\n";
  const before = existsSync(file) ? await readTextFile(file, shown) : undefined;
  const changed = change(before ?? empty, { target, path, shown });
  const after = (await originalBefore(file, before, changed, { target, path, shown })) ?? changed;
  if (flags.force !== true) refuseUnknownKey({ shown, target, layer: layerOfFile(file, target, io) }, before, after);
  const held = (text: string): string => (text.replace(/^\ufeff/, "").trim() === "" ? empty : text);
  const [was, becomes] = [configValue(held(before ?? empty), target, shown), configValue(held(after), target, shown)];
  const trusted = flags.trusted.map((each) => userPath(each, io));
  withHelp(() => refuseDangerIn(file, { target, config: becomes, trusted }, io), trustedHelp);
  refuseRejected({ shown, target, layer: layerOfFile(file, target, io) }, before, after);
  const nothing = after === (before ?? empty);
  const diff = nothing ? "" : changeText(shown, before, after, [was, becomes]);
  const result = nothing || flags.dryRun === true ? undefined : writePlanned(file, before, after, shown);
  const backup = result?.backup === undefined ? {} : { backup: shownPath(result.backup, io) };
  if (flags.format === "json") {
    printJson<"config set">(io, {
      file: shown,
      changed: diff !== "",
      written: result?.changed === true,
      diff,
      ...backup,
    });
    return exitCode.done;
  }
  if (diff === "") print(io, `${shown}: nothing to change`);
  else io.stdout.write(plainText(diff));
  if (backup.backup !== undefined) print(io, `what was there at first is kept as ${backup.backup}`);
  return exitCode.done;
}

/** What was taken out had been set by us into the first original: then that comes back, to the byte. */
async function originalBefore(
  file: string,
  before: string | undefined,
  changed: string,
  { target, path, shown }: Place,
): Promise<string | undefined> {
  const backup = `${file}.goalpost.bak`;
  if (before === undefined || !existsSync(backup)) return undefined;
  const value = valueAt(plainValue(configValue(before, target, shown)), path);
  if (value === undefined || valueAt(plainValue(configValue(changed, target, shown)), path) !== undefined)
    return undefined;
  try {
    const original = await readTextFile(backup, shown);
    return (target === "codex" ? setToml : setJsonc)(original, path, value, shown) === before ? original : undefined;
  } catch {
    return undefined;
  }
}

const valueAt = (value: unknown, path: ValuePath): unknown =>
  path.reduce<unknown>(
    (at, step) => (typeof at === "object" && at !== null ? (at as Record<string | number, unknown>)[step] : undefined),
    value,
  );
