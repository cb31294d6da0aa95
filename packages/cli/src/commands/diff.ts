import { basename, relative } from "node:path";
import { type Contract, GoalpostError } from "@goalpost/core";
import { type Change, diff, formatDiff, formatDiffMarkdown, weakenings } from "@goalpost/core/diff";
import { type Command, Option } from "commander";
import type { Answers } from "../answers/answers.ts";
import { manyOption } from "../config/loosen.ts";
import { findContract, findContracts } from "../contracts/find.ts";
import { contractFile, contractIdOf } from "../contracts/name.ts";
import { openContract, openFile } from "../contracts/open.ts";
import { commitOf, contractAt, oldPaths } from "../diff/old-contract.ts";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { type Io, printJson, printText, say } from "../io.ts";
import { oneLine, plainText } from "../output/plain-text.ts";
import { shellWord } from "../output/shell-word.ts";
import { addCommand, type CommonOptions, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { projectSettings } from "../settings/project-settings.ts";

interface DiffFlags extends CommonOptions, LoadFlags {
  readonly allowWeaker: readonly string[];
  readonly contract?: string;
}

/** What changed in one contract. */
interface FileDiff {
  readonly file: string;
  readonly changes: readonly Change[];
  /** Set where one side has no such contract. */
  readonly only?: "new" | "removed";
}

/** `goalpost diff`: what changed in contracts, and what of it lets pass what did not pass before. */
export function registerDiff(program: Command, session: Session): void {
  addCommand<DiffFlags>(program, session, {
    name: "diff",
    group: "Advanced:",
    summary: "say what changed in contracts since a commit, and what weakens them",
    description:
      "Compares every contract here with a commit, branch or tag (default HEAD), or two contract files with each other.\nExit code 1 when a contract is weakened, unless every weakened item is named by --allow-weaker.",
    arguments: [
      ["[before]", "a commit, branch or tag; or a contract file"],
      ["[after]", "a contract file, when before is one"],
    ],
    options: [
      new Option("--contract <contract>", "only this contract: file or id"),
      manyOption("--allow-weaker <id>", "an item that may become weaker; may be repeated"),
      new Option("--format <format>", "how the result is printed")
        .choices(["text", "json", "markdown"])
        .default("text"),
      ...loadOptions(),
    ],
    examples: [
      "goalpost diff main",
      "goalpost diff main --format markdown",
      "goalpost diff old.goal.md goals/new.goal.ts --allow-weaker D1",
    ],
    run: async ([before, after], flags, io) => {
      const results = await diffs(before as string | undefined, after as string | undefined, flags, io);
      tell(results, flags, io);
      return codeOf(results, flags);
    },
  });
}

async function diffs(
  before: string | undefined,
  after: string | undefined,
  flags: DiffFlags,
  io: Io,
): Promise<readonly FileDiff[]> {
  if (after !== undefined) {
    const [old, now] = [await openContract(String(before), flags, io), await openContract(after, flags, io)];
    return [{ file: after, changes: diff(named(old.contract, now.contract), now.contract) }];
  }
  if (before !== undefined && contractFile.test(before)) throw oneFile(before);
  const commit = await commitOf(before ?? "HEAD", io.cwd);
  const files = await filesNow(flags, io);
  const { of, gone } = await oldPaths(commit, files, io.cwd);
  if (files.length === 0 && gone.length === 0) await findContracts([], io.cwd);
  const removed = flags.contract === undefined ? gone : [];
  const results: FileDiff[] = removed.map((file) => ({ file, changes: [], only: "removed" }));
  for (const file of files) {
    const path = of.get(file);
    const { contract } = await openFile(file, flags, io);
    const shown = relative(io.cwd, file);
    if (path === undefined) results.push({ file: shown, changes: [], only: "new" });
    else results.push({ file: shown, changes: diff(await contractAt(commit, path, flags, io), contract) });
  }
  return results;
}

/** The contract files that are here now; where all were removed, none. */
async function filesNow({ contract, exec }: DiffFlags, io: Io): Promise<readonly string[]> {
  if (contract !== undefined) return [await findContract(contract, io.cwd)];
  try {
    return await findContracts((await projectSettings(io, { exec })).settings.contracts ?? [], io.cwd);
  } catch (error) {
    if (GoalpostError.is(error) && error.code === "contract/none-found") return [];
    throw error;
  }
}

/** Two files have two names, and an id that comes from the name is not a change. */
const named = (old: Contract, now: Contract): Contract => ({ ...old, id: now.id });

function tell(results: readonly FileDiff[], flags: DiffFlags, io: Io): void {
  if (flags.format === "json") {
    printJson<Answers["diff"]>(io, { files: results });
    return;
  }
  const markdown = flags.format === "markdown";
  const said = results.filter(({ changes, only }) => changes.length > 0 || only !== undefined);
  if (said.length === 0) io.stdout.write(markdown ? formatDiffMarkdown([]) : formatDiff([]));
  for (const each of said) {
    const text = markdown ? markdownOf(each, results.length > 1) : textOf(each, results.length > 1);
    if (markdown) io.stdout.write(plainText(text));
    else printText(io, plainText(text));
  }
  const weak = weakenedIds(results, flags);
  if (weak.length === 0) return;
  const allow = weak.map((id) => `--allow-weaker ${id}`).join(" ");
  say(io, plainText(`weakened: ${weak.join(", ")}; what is meant is allowed by ${allow}`));
}

const onlyText = { new: "is new", removed: "was removed: nothing of it is asked any more" };

const textOf = ({ file, changes, only }: FileDiff, many: boolean): string =>
  only === undefined
    ? `${many ? `${oneLine(file)}\n` : ""}${formatDiff(changes)}`
    : `${oneLine(file)} ${onlyText[only]}\n`;

const markdownOf = ({ file, changes, only }: FileDiff, many: boolean): string => {
  const text = only === undefined ? formatDiffMarkdown(changes) : `The contract ${onlyText[only]}.\n`;
  return many ? `## ${oneLine(file)}\n\n${text}\n` : text;
};

/** The items that became weaker without leave; a contract that was removed goes by its own id. */
const weakenedIds = (results: readonly FileDiff[], { allowWeaker }: DiffFlags): readonly string[] => [
  ...new Set(
    results.flatMap(({ file, changes, only }) =>
      only === "removed"
        ? [contractIdOf(basename(file))].filter((id) => !allowWeaker.includes(id))
        : weakenings(changes, allowWeaker).map(({ id }) => id),
    ),
  ),
];

const codeOf = (results: readonly FileDiff[], flags: DiffFlags): ExitCode =>
  weakenedIds(results, flags).length > 0 ? exitCode.notDone : exitCode.done;

const oneFile = (file: string): GoalpostError =>
  new GoalpostError({
    code: "diff/one-file",
    where: file,
    what: "is one contract file, expected two, or a commit",
    help: `compare it with a commit: goalpost diff main --contract ${shellWord(file)}; or name the other file too`,
  });
