import { createHash } from "node:crypto";
import { createReadStream, type Stats, statSync } from "node:fs";
import { GoalpostError } from "@goalpost/core";
import { type LogRecord, type NewRecord, readLog } from "@goalpost/log";
import { ClaudeTranscript, claudeTypes } from "./claude-transcript.ts";
import { CodexRollout, codexTypes } from "./codex-rollout.ts";
import { type Told, textAt, withoutSecrets } from "./told.ts";

/** How the lines of a session's file were read. */
export interface LineCount {
  /** Lines that are records. */
  readonly read: number;
  /** Records of a kind that this version does not know; they are kept in the log as they stand. */
  readonly unknown: number;
  /** By kind. */
  readonly unknown_kinds: Readonly<Record<string, number>>;
  /** Lines that are not records. */
  readonly damaged: number;
  /** Lines of more than 16 MiB, which were passed over. */
  readonly too_long: number;
  /** The last line was cut off. */
  readonly torn: boolean;
}

/** A session's file that was read. */
export interface ReadSession {
  readonly target: "codex" | "claude-code";
  readonly lines: LineCount;
}

/** Records that are looked at to tell whose file it is. */
const firstRecords = 50;
/** Kinds that are counted by name. */
const mostKinds = 40;
/** Characters of an unknown record that are kept. */
const keptChars = 2000;

/**
 * Requires a file that can be read to its end.
 *
 * @throws GoalpostError `cli/not-a-session-file`.
 */
export function requireSessionFile(path: string, shown: string): void {
  const found = factsOf(path);
  if (found?.isFile() === true) return;
  const what = found === undefined ? "is not there, or may not be looked at" : found.isDirectory() ? "is a folder, expected one session's file" : "is not a regular file"; // biome-ignore format: one
  throw notSession(shown, what);
}

function factsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Reads a rollout of Codex or a transcript of Claude Code, and gives what it tells in the words of our log. Memory does not grow with the file; a line
 * that cannot be read, or that nobody knows, is counted and never fatal.
 *
 * @param keep - Is given each record, in order, with the time of its line; its texts as they stand in the file.
 * @throws GoalpostError `cli/not-a-session-file` when it is neither, `log/unreadable`.
 */
export function readSession(path: string, shown: string, keep: (record: NewRecord) => void): ReadSession {
  const target = whose(path, shown);
  const reader = target === "codex" ? new CodexRollout() : new ClaudeTranscript();
  const kinds = new Map<string, number>();
  const lines = { read: 0, unknown: 0, damaged: 0, too_long: 0, torn: false };
  for (const line of readLog(path)) {
    if (line.record === undefined) {
      if (line.fault === "torn") lines.torn = true;
      else if (line.fault === "too-long") lines.too_long += 1;
      else lines.damaged += 1;
      continue;
    }
    lines.read += 1;
    const time = timeOf(line.record);
    const told = safely(() => reader.take(line.record));
    for (const record of told ?? []) keep({ ...time, ...record });
    if (told !== undefined) continue;
    lines.unknown += 1;
    const kind = kindOf(line.record);
    if (kinds.size < mostKinds || kinds.has(kind)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    keep({ ...time, type: "foreign", kind, text: textOf(line.record) });
  }
  return { target, lines: { ...lines, unknown_kinds: Object.fromEntries(kinds) } };
}

/** The digest of a file, in memory that does not grow with it. */
export async function fileSha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Nothing that a line holds may end the reading: what cannot be taken is as good as unknown. */
function safely(take: () => Told): Told {
  try {
    return take();
  } catch {
    return undefined;
  }
}

/** The line as it stands; one that is nested too deep to be written again is said to be. */
function textOf(record: LogRecord): string {
  try {
    return withoutSecrets(JSON.stringify(record).slice(0, 2 * keptChars)).slice(0, keptChars);
  } catch {
    return "(nested too deep to be kept)";
  }
}

const kindOf = (record: LogRecord): string => {
  const inner = textAt(record, "payload", "type") || textAt(record, "subtype");
  return withoutSecrets(`${record.type}${inner === "" ? "" : `/${inner}`}`.slice(0, 400)).slice(0, 80);
};

function timeOf(record: LogRecord): { readonly at?: string } {
  const { timestamp } = record;
  if (typeof timestamp !== "string") return {};
  const time = Date.parse(timestamp);
  return Number.isNaN(time) ? {} : { at: new Date(time).toISOString() };
}

function whose(path: string, shown: string): ReadSession["target"] {
  const votes = { codex: 0, claude: 0 };
  let looked = 0;
  for (const { record } of readLog(path)) {
    if (record === undefined) continue;
    if (codexTypes.has(record.type) && "payload" in record) votes.codex += 1;
    else if (claudeTypes.has(record.type) && ("sessionId" in record || "uuid" in record)) votes.claude += 1;
    looked += 1;
    if (looked >= firstRecords) break;
  }
  if (votes.codex === 0 && votes.claude === 0)
    throw notSession(shown, "has no line as Codex or Claude Code writes them");
  return votes.codex >= votes.claude ? "codex" : "claude-code";
}

const notSession = (shown: string, what: string): GoalpostError =>
  new GoalpostError({
    code: "cli/not-a-session-file",
    where: shown,
    what,
    help: "name a rollout of Codex ($CODEX_HOME/sessions/…/rollout-*.jsonl) or a transcript of Claude Code ($CLAUDE_CONFIG_DIR/projects/…/*.jsonl)",
  });
