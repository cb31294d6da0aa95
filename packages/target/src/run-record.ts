import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { existsSync, readFileSync } from "./node-fs.ts";
import { isRunning, type ProcessIdentity } from "./process/identity.ts";
import { type EndReason, endReasons } from "./run/end-reasons.ts";
import type { RunResult } from "./run/events.ts";
import { sha256 } from "./sha256.ts";
import {
  type AnyShape,
  boolean,
  fits,
  type Infer,
  isRecord,
  list,
  maybe,
  number,
  object,
  readShape,
  type Shape,
  string,
  word,
} from "./shape.ts";
import { stuckKindNames } from "./stuck/names.ts";
import { fromWire } from "./wire.ts";

/** What the state of a run consists of, by file name. */
export const stateFiles = {
  record: "run.json",
  launch: "launch.json",
  stop: "stop.request",
  pause: "pause.request",
} as const;

/** The version of `run.json` that is written. Version 1 is read as well: 0.1.0 wrote it. */
export const recordVersion = 2;

const usageFields = {
  turns: number,
  seconds: number,
  tokens: number,
  inputTokens: number,
  cachedInputTokens: number,
  outputTokens: number,
  dollars: maybe(number),
} as const;

/** Parts of a record, and of a launch that is kept beside it, that are the same for every client. */
export const recordShapes = {
  process: object({ pid: number, startedAt: string }),
  usage: object(usageFields),
  bounds: object({
    turns: maybe(number),
    minutes: maybe(number),
    deadline: maybe(string),
    tokens: maybe(number),
    dollars: maybe(number),
  }),
  files: list(object({ path: string, sha256: string })),
} as const;

const resultShape = object({
  ...usageFields,
  reason: word(...endReasons),
  client: string,
  judgeSaid: maybe(string),
  threadId: string,
  reactivations: number,
  verdict: maybe(word("done", "not-done")),
  bound: maybe(
    object({ bound: word("turns", "minutes", "deadline", "tokens", "dollars"), limit: number, used: number }),
  ),
  stuck: maybe(object({ kind: word(...stuckKindNames), sinceTurn: number, times: number, evidence: list(string) })),
  lastMessage: maybe(string),
  error: maybe(object({ code: string, where: string, what: string, help: string })),
});

/** What a run keeps on disk, in `run.json`, so that another process can take it up. */
const recordShape = object({
  version: number,
  target: string,
  targetDigest: maybe(string),
  runId: string,
  contractId: string,
  launchHash: string,
  cwd: string,
  home: maybe(string),
  clientVersion: string,
  threadId: maybe(string),
  phase: word("running", "ended"),
  /** Whether somebody at another process has paused it. */
  paused: maybe(boolean),
  owner: recordShapes.process,
  client: maybe(recordShapes.process),
  goal: string,
  usage: recordShapes.usage,
  reactivations: number,
  bounds: recordShapes.bounds,
  /** When the run was first started; a record of an older goalpost has none. */
  startedAt: maybe(string),
  /** Until when the run waits for the account's usage limit. */
  waitingUntil: maybe(string),
  updatedAt: string,
  result: maybe(resultShape),
});

/** What a run keeps on disk. */
export interface RunRecord extends Omit<Infer<typeof recordShape>, "result" | "owner" | "client" | "waitingUntil"> {
  /** Until when the run waits for the account's usage limit: an ISO time. */
  readonly waitingUntil?: string | undefined;
  /** The process that drives the run. */
  readonly owner: ProcessIdentity;
  /** The client's process. */
  readonly client?: ProcessIdentity;
  /** The last end; absent while the run goes on. */
  readonly result?: RunResult;
}

/** How a run stands; `lost`: its process is gone without having ended the run. */
export const phaseOf = ({ phase, owner }: Pick<RunRecord, "phase" | "owner">): "running" | "ended" | "lost" =>
  phase === "running" && !isRunning(owner) ? "lost" : phase;

/**
 * Reads the record of a run, of this version or of an older one; the file stays as it is.
 *
 * @param area - Who asks, for the codes of errors: `codex`.
 * @param target - The target whose run it must be; default any.
 * @throws GoalpostError `<area>/no-run` if there is none, `<area>/state-unreadable` if it is damaged, `<area>/state-newer` if a newer goalpost wrote it,
 * `<area>/other-target`.
 */
export function readRecord(area: string, dir: string, target?: string): RunRecord {
  const path = join(dir, stateFiles.record);
  if (!existsSync(path)) {
    const help = "start one with goalpost run";
    throw new GoalpostError({ code: `${area}/no-run`, where: dir, what: "holds no run", help });
  }
  const value = inThisVersion(area, path, fromWire(parse(area, path)));
  const reading = readShape(recordShape as AnyShape, value);
  if (!reading.ok) {
    const { path: at, seen, expected } = reading.mismatch;
    throw unreadable(area, path, `${at} is ${seen}, expected ${expected}`);
  }
  const record = reading.value as RunRecord;
  if (target !== undefined && record.target !== target) throw otherTarget(area, path, record.target, target);
  return record;
}

/** Version 1 named no target for Codex, had a word of each client's own for its home, and called the end of Claude Code's goal met. */
function inThisVersion(area: string, path: string, value: unknown): unknown {
  if (!isRecord(value) || typeof value.version !== "number" || value.version === recordVersion) return value;
  if (value.version !== 1) throw newer(area, path, value.version);
  const { target = "codex", codexHome, configDir, home = codexHome ?? configDir, result, ...rest } = value;
  const reason = isRecord(result) && result.reason === "met" ? { reason: "complete" satisfies EndReason } : {};
  return { ...rest, target, home, result: isRecord(result) ? { ...result, ...reason } : result };
}

/** Reads the launch that the run was started with, as text. */
export function readLaunch(area: string, dir: string): string {
  try {
    return readFileSync(join(dir, stateFiles.launch), "utf8");
  } catch (error) {
    throw unreadable(area, join(dir, stateFiles.launch), `cannot be read (${String(error)})`);
  }
}

/**
 * Reads the launch that a run was started with.
 *
 * @param hash - The sha256 of its text, from the run's record.
 * @throws GoalpostError `<area>/state-unreadable` if it is another, or has another shape.
 */
export function keptLaunch<Launch>(
  area: string,
  shape: Shape<Launch>,
  dir: string,
  hash: string,
): { readonly launch: Launch; readonly text: string } {
  const text = readLaunch(area, dir);
  const value: unknown = sha256(text) === hash ? JSON.parse(text) : undefined;
  if (fits(shape, value)) return { launch: value as Launch, text };
  throw new GoalpostError({
    code: `${area}/state-unreadable`,
    where: join(dir, stateFiles.launch),
    what: "is not the launch that this run was started with",
    help: "start the run anew",
  });
}

const parse = (area: string, path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw unreadable(area, path, `cannot be read (${String(error)})`);
  }
};

const unreadable = (area: string, path: string, what: string): GoalpostError =>
  new GoalpostError({
    code: `${area}/state-unreadable`,
    where: path,
    what,
    help: "start the run anew; the thread itself is kept by the client",
  });

const newer = (area: string, path: string, version: number): GoalpostError =>
  new GoalpostError({
    code: `${area}/state-newer`,
    where: path,
    what: `has version ${version}, expected 1 to ${recordVersion}: another goalpost wrote it`,
    help: "use the goalpost that started the run, or a newer one than this",
  });

const otherTarget = (area: string, path: string, seen: string, expected: string): GoalpostError =>
  new GoalpostError({
    code: `${area}/other-target`,
    where: path,
    what: `is a run of ${JSON.stringify(seen)}, expected ${expected}`,
    help: "ask the target that started it",
  });
