import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { existsSync, readFileSync } from "./node-fs.ts";
import { isRunning, type ProcessIdentity } from "./process/identity.ts";
import { sha256 } from "./sha256.ts";
import { type AnyShape, fits, list, maybe, number, object, read, type Shape, string } from "./shape.ts";
import { fromWire } from "./wire.ts";

/** What the state of a run consists of, by file name. */
export const stateFiles = {
  record: "run.json",
  launch: "launch.json",
  events: "events.jsonl",
  stop: "stop.request",
} as const;

/** What every record of a run holds, whatever the client. */
export interface RecordBase {
  readonly phase: "running" | "ended";
  readonly owner: ProcessIdentity;
  readonly threadId?: string;
  readonly updatedAt: string;
}

/** A record that also says what the run has started. */
export interface ProcessRecord extends RecordBase {
  readonly runId: string;
  readonly client?: ProcessIdentity;
}

/** Which target keeps its runs here, and what its record looks like. */
export interface StateKind<Kept extends RecordBase> {
  /** The package, for the codes of errors: `codex`. */
  readonly area: string;
  readonly shape: Shape<Kept>;
}

/** Parts of a record, and of a launch that is kept beside it, that are the same for every client. */
export const recordShapes = {
  process: object({ pid: number, startedAt: string }),
  usage: object({
    turns: number,
    seconds: number,
    tokens: number,
    inputTokens: number,
    cachedInputTokens: number,
    outputTokens: number,
    dollars: maybe(number),
  }),
  bounds: object({ turns: maybe(number), minutes: maybe(number), tokens: maybe(number), dollars: maybe(number) }),
  files: list(object({ path: string, sha256: string })),
} as const;

/** How a run stands; `lost`: its process is gone without having ended the run. */
export const phaseOf = ({ phase, owner }: RecordBase): "running" | "ended" | "lost" =>
  phase === "running" && !isRunning(owner) ? "lost" : phase;

/**
 * Reads the record of a run.
 *
 * @throws GoalpostError `<area>/no-run` if there is none, `<area>/state-unreadable` if it is damaged.
 */
export function readRecord<Kept extends RecordBase>({ area, shape }: StateKind<Kept>, dir: string): Kept {
  const path = join(dir, stateFiles.record);
  if (!existsSync(path)) {
    throw new GoalpostError({
      code: `${area}/no-run`,
      where: dir,
      what: "holds no run",
      mend: "start one with goalpost run",
    });
  }
  const reading = read(shape as AnyShape, fromWire(parse(area, path)));
  if (reading.ok) return reading.value as Kept;
  throw unreadable(
    area,
    path,
    `${reading.mismatch.path} is ${reading.mismatch.seen}, expected ${reading.mismatch.expected}`,
  );
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
    mend: "start the run anew",
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
    mend: "start the run anew; the thread itself is kept by the client",
  });
