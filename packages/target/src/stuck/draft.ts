import { createHash } from "node:crypto";
import { bareCommand } from "@goalpost/log";
import type { ItemEvent, ItemStatus, TurnStatus } from "../run/events.ts";
import type { Failure, Measured, Observation } from "./observation.ts";
import { durationsIn, inAnyOrder, lineSet, scrubCommand, scrubVolatile, withoutNumbers } from "./scrub.ts";

/** A command that ended. */
export interface Ran {
  readonly command: string;
  readonly status: ItemStatus;
  readonly exitCode?: number | undefined;
  readonly output: string;
  /** Whether it never ran before, to the letter. */
  readonly isNew: boolean;
}

/** What a tool gave to read that is neither a command nor a change. */
export interface Material {
  readonly tool: string;
  readonly about: string;
  readonly digest: string;
}

/** What a turn, or a part of it, told. */
export interface Draft {
  readonly turn: number;
  readonly status: TurnStatus;
  readonly commands: readonly Ran[];
  /** Files that were changed by a tool, absolute or from the working tree. */
  readonly changed: readonly string[];
  /** What other tools gave to read. */
  readonly material: readonly Material[];
  /** What the receipt said, where it said not done. */
  readonly evidence?: string | undefined;
  readonly message?: string | undefined;
  readonly asked: boolean;
  readonly tokens: number;
  readonly errors: readonly string[];
  readonly compactions: number;
  readonly isPaused: boolean;
}

/** What a look at the machine gave. */
export interface MachineLook {
  /** Absent where the tree could not be read, or is too large. */
  readonly tree?: {
    readonly exact: string;
    readonly content: string;
    readonly figures: string;
    readonly drawn: string;
    readonly isOld: (path: string) => boolean;
    readonly isSeen: (path: string) => boolean;
  };
  readonly hasLiveTask: boolean;
}

/** A look that saw nothing. */
export const blindLook: MachineLook = { hasLiveTask: false };

/** What was observed: what a turn told, with how the tree stands after it. */
export function observationOf(draft: Draft, { tree, hasLiveTask }: MachineLook): Observation {
  const { commands, changed, material, evidence, ...same } = draft;
  const failures = commands.flatMap(failureOf);
  if (evidence !== undefined)
    failures.push({ check: "the receipt", signature: inAnyOrder(evidence), shown: shownOf(evidence) });
  const { turn, status, message, asked, tokens, errors, compactions, isPaused } = same;
  const given = [
    ...material.filter(({ tool }) => tool !== "sleep").map((each) => materialKeys(each, tree?.isOld)),
    ...commands.map((each) => readBy(each, tree?.isOld)),
  ];
  return {
    turn,
    status,
    ...(tree === undefined
      ? {}
      : { tree: tree.exact, content: tree.content, figures: tree.figures, drawn: tree.drawn }),
    failures,
    passed: commands.filter(isGood).map(({ command }) => scrubCommand(bareCommand(command))),
    measured: commands.flatMap(measuredBy),
    read: [
      ...given.flatMap(({ read }) => read),
      // a tree that nobody can see is taken for changed by each change that is told
      ...(tree === undefined && changed.length > 0 ? [`change:${turn}:${tokens}`] : []),
    ],
    said: [
      ...given.flatMap(({ said }) => said),
      // and so is a file where nobody looks
      ...(tree !== undefined && !changed.every(tree.isSeen) ? [`change:${turn}:${tokens}`] : []),
    ],
    edits: changed.length,
    ...(message === undefined ? {} : { message }),
    asked: asked || commands.some((each) => each.status === "declined"),
    tools: commands.length + changed.length + material.length,
    waited:
      material.some(({ tool }) => tool === "sleep") ||
      commands.some(({ command }) => /(?:^|[\s;&|('"])(?:sleep|Start-Sleep|timeout \/t)\s+\S/.test(command)),
    tokens,
    errors,
    compactions,
    isPaused,
    hasLiveTask,
  };
}

const isGood = ({ status, exitCode }: Ran): boolean => status === "completed" && (exitCode ?? 0) === 0;

const noProgram =
  /command not found|: not found\s*$|No such file or directory.*(?:exec|spawn)|ENOENT|is not recognized as|Permission denied|Operation not permitted|EACCES|EPERM|Read-only file system/im;

/** How a command failed; one that says nothing and exits 1, as a search does that finds nothing, did not. */
function failureOf(ran: Ran): Failure[] {
  if (isGood(ran) || ran.status === "inProgress") return [];
  const { command, status, exitCode, output } = ran;
  const said = inAnyOrder(output);
  if (said === "" && exitCode === 1) return [];
  const cannotRun =
    status === "declined" ||
    exitCode === 126 ||
    exitCode === 127 ||
    (noProgram.test(output) && exitCode !== 1 && exitCode !== 0);
  return [
    {
      check: scrubCommand(bareCommand(command)),
      signature: `${exitCode ?? status}\n${said}`,
      shown: shownOf(output) || `exit ${exitCode ?? status}`,
      ...(cannotRun ? { cannotRun } : {}),
    },
  ];
}

/** What a good command said that has a number in it; what it only repeats of itself is left out. */
function measuredBy(ran: Ran): Measured[] {
  if (!isGood(ran)) return [];
  const given = ownLines(ran).join("\n");
  const signature = inAnyOrder(given);
  const bare = bareCommand(ran.command);
  const took = onlyTells.test(bare) ? [] : durationsIn(given);
  return took.length > 0 || /\d/.test(signature) ? [{ check: scrubCommand(bare), signature, took }] : [];
}

/** The lines of an output that are not a part of the command itself. */
const ownLines = ({ command, output }: Ran): readonly string[] =>
  output.split("\n").filter((line) => line.trim() !== "" && !command.includes(line.trim()));

const shownOf = (output: string): string => {
  const lines = output
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.findLast((line) => /fail|error|expected|not |cannot|denied/i.test(line)) ?? lines.at(-1) ?? "";
};

/** Lines of one output that are told apart. */
const mostLines = 400;

/** Lines of an output that make it a page of what is read. */
const pageLines = 5;

/** What was given to read, by keys: of files that were there before the run, and of anything else. */
interface Given {
  readonly read: readonly string[];
  readonly said: readonly string[];
}

/** Programs that do nothing but tell: what they gave counts, and what they were asked does not. */
const onlyTells =
  /^(?:ag|awk|cat|date|df|du|echo|fd|file|find|free|git (?:blame|diff|grep|log|show|status)|grep|egrep|fgrep|head|history|jq|less|ls|printf|ps|pwd|rg|sed -n|sleep|stat|tail|tree|type|uname|wc|which)\b/;

/** Programs that do nothing but to files: where they say nothing, the tree says what they did. */
const onlyFiles =
  /^(?:cd|chgrp|chmod|chown|cp|export|install|kill|ln|mkdir|mv|perl|rm|rmdir|sed|set|test|touch|true|truncate|unset)\b/;

/** Programs that run a file that they name, and do not show it: what they say is their own. */
const onlyRuns =
  /^(?:bash|bun|cargo|deno|gdb|go|hyperfine|java|lldb|make|node|npm|npx|perf|perl|php|pnpm|pytest|python[\d.]*|ruby|sh|time|timeout|tsx|uv|yarn)\b|^\.{0,2}\//;

/**
 * Whether a good command did something, or was asked something, that its words tell: what is done elsewhere, as in a database, is known by them alone, and so is
 * what was asked where the answer is a number. A program that only tells is known by its lines, unless there is no word in them.
 */
function isAct(command: string, given: readonly string[]): boolean {
  if (onlyTells.test(command)) return given.length > 0 && given.every((line) => isBareAnswer(line, command));
  return given.length > 0 || !onlyFiles.test(command);
}

/** Whether a line holds a number, which is not 0, and beside it no word that the command does not have. */
const isBareAnswer = (line: string, command: string): boolean =>
  /[1-9]/.test(line) && line.split(/[\s:]+/).every((word) => !/\p{L}/u.test(word) || command.includes(word));

/** The words of a command, each of which may be the path of a file. */
const wordsOf = (command: string): readonly string[] =>
  command.split(/[\s'"`;|&()<>=]+/).flatMap((word) => word.replace(/^\.\//, "") || []);

/** Files that may have been edited on purpose: by a tool, or by a good command that names them and never ran before. */
export const editedIn = ({ changed, commands }: Draft): readonly string[] => [
  ...changed,
  ...commands
    .filter((ran) => ran.isNew && isGood(ran) && !onlyTells.test(bareCommand(ran.command)))
    .flatMap(({ command }) => wordsOf(command)),
];

/** What a command gave to read: files that were there before the run, another part of them, and lines like no other. What it says itself is not read. */
function readBy(ran: Ran, isOld: ((path: string) => boolean) | undefined): Given {
  if (!isGood(ran)) return { read: [], said: [] };
  const { command, output } = ran;
  const given = ownLines(ran);
  const lines = lineSet(given.join("\n"))
    .slice(0, mostLines)
    .map((line) => `line:${digest(line)}`);
  const bare = bareCommand(command);
  const did = isAct(bare, given) ? [`did:${digest(withoutNumbers(scrubVolatile(bare)))}`] : [];
  if (isOld === undefined) {
    // a tree that nobody can see may be changed by what says nothing
    const whole = lines.length === 0 ? withoutNumbers(scrubVolatile(command)) : scrubVolatile(`${command}\0${output}`);
    return { read: [], said: [...lines, `ran:${digest(whole)}`] };
  }
  const files = wordsOf(command)
    .filter(isOld)
    .map((word) => `file:${word}`);
  if (files.length === 0) return { read: [], said: [...lines, ...did] };
  const page = given.length >= pageLines ? [`page:${digest(command)}`] : [];
  const isShown = !onlyRuns.test(bare);
  return { read: isShown ? [...lines, ...files] : files, said: [...did, ...page, ...(isShown ? [] : lines)] };
}

function materialKeys(
  { tool, about, digest: output }: Material,
  isOld: ((path: string) => boolean) | undefined,
): Given {
  if (isOld?.(about) !== false) return { read: [`said:${output}`, `file:${about}`], said: [] };
  const isElsewhere = ofServer.test(tool) && output !== nothing;
  return {
    read: [],
    said: [`said:${output}`, ...(isElsewhere ? [`did:${scrubVolatile(about)}`] : [])],
  };
}

/** Tools of MCP servers, as Codex and Claude Code name them: they do something elsewhere. */
const ofServer = /\.|^mcp__/;

/**
 * Tells that a tool which is neither a command nor a change of files gave the model something to read.
 *
 * @param about - What was asked for: a path below the working tree, or the tool's input.
 * @param output - What it gave; only its digest is kept.
 */
export const materialOf = (
  id: string,
  tool: string,
  about: string,
  output: string,
): Extract<ItemEvent, { readonly type: "material" }> => ({
  type: "material",
  id,
  tool,
  about: about.slice(0, 500),
  digest: digest(lineSet(output).join("\n")),
});

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 20);

/** The digest of a tool that gave nothing. */
const nothing = digest("");
