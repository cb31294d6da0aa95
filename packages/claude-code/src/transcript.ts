import { homedir } from "node:os";
import { join } from "node:path";
import { boolean, isRecord, maybe, object, plainText, readShape, string } from "@goalpost/target/adapter";

// without an import: that of node:fs loads fs/promises too, and takes half as long as that of this whole package
const { existsSync, readdirSync, readFileSync, statSync } = process.getBuiltinModule("node:fs");

/** One word on the goal in a transcript, in order. */
export type GoalLine =
  /** The goal was set. */
  | { readonly kind: "set"; readonly condition: string }
  /** The goal was taken away without being met: `/goal clear`, or a run that could not begin. */
  | { readonly kind: "cleared"; readonly condition: string }
  | { readonly kind: "no"; readonly condition: string; readonly reason: string }
  | { readonly kind: "met"; readonly condition: string; readonly reason: string }
  | { readonly kind: "impossible"; readonly condition: string; readonly reason: string }
  /** The judge failed; the client lets the run end as if it were met. */
  | { readonly kind: "judge-failed"; readonly condition: string; readonly reason: string };

/** What a transcript says. */
export interface Transcript {
  readonly goals: readonly GoalLine[];
  /** Lines that are not JSON, as they stand: a line that is being written, or one from a version to come. */
  readonly unknown: readonly string[];
}

/** The largest transcript that is read, in bytes. */
export const maxTranscriptBytes = 512 * 1024 * 1024;

/**
 * Reads the verdicts out of a transcript. Nothing in it is fatal: lines that are not understood are kept as they are.
 * Source: the client, in transcript.rehearsal.test.ts.
 *
 * @param text - The content of a session's `.jsonl` file.
 * @example
 * readTranscript('{"type":"attachment","attachment":{"type":"goal_status","met":true,"condition":"c","reason":"r"}}').goals[0]?.kind; // "met"
 */
export function readTranscript(text: string): Transcript {
  const goals: GoalLine[] = [];
  const unknown: string[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    // most lines are the conversation, which is not ours to read
    if (!line.includes('"goal_status"') && !line.includes('"hook_non_blocking_error"')) {
      if (!line.startsWith("{") || !line.trimEnd().endsWith("}")) unknown.push(line);
      continue;
    }
    const value = parse(line);
    if (value === undefined) unknown.push(line);
    else {
      const goal = goalLine(value);
      if (goal !== undefined) goals.push(goal);
    }
  }
  return { goals, unknown };
}

const goalStatus = object({
  condition: string,
  met: boolean,
  sentinel: maybe(boolean),
  failed: maybe(boolean),
  reason: maybe(string),
});
const hookError = object({ command: string, hookEvent: string, stderr: maybe(string) });

function goalLine(value: unknown): GoalLine | undefined {
  if (!isRecord(value) || value.type !== "attachment" || !isRecord(value.attachment)) return undefined;
  const { attachment } = value;
  if (attachment.type === "goal_status") {
    const reading = readShape(goalStatus, attachment);
    if (!reading.ok) return undefined;
    const { condition, met, sentinel, failed, reason = "" } = reading.value;
    // `met` with `sentinel` is not a verdict: the goal was cleared
    if (sentinel === true) return { kind: met ? "cleared" : "set", condition };
    return { kind: met ? "met" : failed === true ? "impossible" : "no", condition, reason: plainText(reason) };
  }
  if (attachment.type !== "hook_non_blocking_error") return undefined;
  const reading = readShape(hookError, attachment);
  if (!reading.ok || reading.value.hookEvent !== "Stop") return undefined;
  const { command, stderr = "" } = reading.value;
  return { kind: "judge-failed", condition: command, reason: plainText(stderr).slice(0, 600) };
}

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** Where the client keeps its sessions. */
export const configDirOf = (env: NodeJS.ProcessEnv): string =>
  env.CLAUDE_CONFIG_DIR ?? join(env.HOME ?? homedir(), ".claude");

/** Finds the transcript of a session, whatever folder the client gave it; undefined if there is none. */
export function findTranscript(configDir: string, sessionId: string): string | undefined {
  const projects = join(configDir, "projects");
  if (!/^[\w-]+$/.test(sessionId) || !existsSync(projects)) return undefined;
  return readdirSync(projects)
    .map((project) => join(projects, project, `${sessionId}.jsonl`))
    .find((path) => existsSync(path));
}

/** Reads a transcript from disk; undefined if it is missing, too large or unreadable. */
export function loadTranscript(path: string | undefined): Transcript | undefined {
  if (path === undefined) return undefined;
  try {
    return statSync(path).size > maxTranscriptBytes ? undefined : readTranscript(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
