import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { identify, isRunning, type ProcessIdentity } from "@goalpost/target/internal";
import { stateDir } from "@goalpost/verify";

/** Who works in a tree. */
interface Holder extends ProcessIdentity {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

const name = "running.json";

/**
 * Takes a tree for one run: two at once would each take what the other writes for the work of its own agent. A holder whose process is gone
 * counts for nothing.
 *
 * @returns What gives it back.
 * @throws GoalpostError `cli/tree-is-taken` with the other's process and age; `cli/state-not-writable`.
 */
export function takeTree(id: string, place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }, now = new Date()): () => void {
  const folder = stateDir(place);
  const path = join(folder, name);
  const made = kept(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  const own: Holder = { pid: process.pid, startedAt: identify(process.pid)?.startedAt ?? "", id, since: now.toISOString() };
  const text = `${JSON.stringify(own)}\n`;
  for (let round = 0; round < 10; round++) {
    try {
      writeFileSync(path, text, { flag: "wx", mode: 0o600 });
      return () => {
        if (textOf(path) === text) rmSync(path, { force: true });
        if (made !== undefined) removeEmpty(folder, made);
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
        rmSync(path, { force: true });
        if (made !== undefined) removeEmpty(folder, made);
        throw notKept(folder, error);
      }
    }
    const seen = textOf(path);
    const holder = holderOf(seen);
    if (holder !== undefined && isRunning(holder)) throw taken(id, holder, now);
    setAside(path, seen);
  }
  throw taken(id, undefined, now);
} // biome-ignore format: one

function kept<Value>(folder: string, write: () => Value): Value {
  try {
    return write();
  } catch (error) {
    throw notKept(folder, error);
  }
}

function notKept(folder: string, cause: unknown): GoalpostError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  return new GoalpostError({
    code: "cli/state-not-writable",
    where: folder,
    what: isFull ? "has no space left on its disk" : `cannot be written: ${code ?? message}`,
    help: "make room or give leave to write, or set GOALPOST_STATE_DIR to another folder outside the project",
    cause,
  });
}

/** A run that did not come to its start leaves nothing: the folders that were made for it go, unless something is in them. */
function removeEmpty(folder: string, made: string): void {
  try {
    for (let each = folder; each.length >= made.length; each = dirname(each)) rmdirSync(each);
  } catch {
    // Something is kept there.
  }
}

/** Moves away a note that nobody stands by; should another have written its own meanwhile, that comes back. */
function setAside(path: string, seen: string | undefined): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (textOf(aside) !== seen) renameSync(aside, path);
  } catch {
    // Somebody else has moved it.
  }
  rmSync(aside, { force: true });
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function holderOf(text: string | undefined): Holder | undefined {
  try {
    const { pid, startedAt, id, since } = Object(JSON.parse(text ?? "")) as Partial<Holder>;
    const known = typeof pid === "number" && typeof startedAt === "string" && typeof id === "string" && typeof since === "string"; // biome-ignore format: one
    return known ? { pid, startedAt, id, since } : undefined;
  } catch {
    return undefined;
  }
}

const taken = (id: string, holder: Holder | undefined, now: Date): GoalpostError =>
  new GoalpostError({
    code: "cli/tree-is-taken",
    where: id,
    what:
      holder === undefined
        ? "cannot start: other runs come and go in this tree"
        : `cannot start: ${holder.id} runs in this tree, in process ${holder.pid}, for ${age(now.getTime() - Date.parse(holder.since))}`,
    help:
      holder === undefined
        ? "try again"
        : `wait for it, or end it: goalpost stop ${holder.id}; or work in a tree of its own: git worktree add ../${id}`,
  });

/** A time as people say it. */
export function age(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
