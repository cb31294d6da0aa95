import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Descendant, descentOf } from "../process/descendants.ts";
import { statFields } from "../process/identity.ts";

/** Share of the time since the last look that a task must have computed to count as one that works on. */
const busyShare = 0.05;

/** Bytes a second since the last look that a task must have read and written to count as one that works on: a download computes next to nothing. */
const busyBytes = 32_000;

/** What a process has done since it began. */
interface Work {
  /** Seconds that it has computed, with those of its children that have ended. */
  readonly seconds: number;
  /** Bytes that it has read and written; 0 where the system does not say. */
  readonly bytes: number;
}

/** A process as it was at a look. */
interface Seen extends Work {
  readonly startedAt: string;
}

/** Looks whether something that the client started works on while no turn runs: a build, a training run, a download. One that only waits, as a server does, does not. */
export class TaskWatch {
  /** Processes of the client itself: there before the first turn, or begun while the agent did nothing. */
  #own: ReadonlySet<number> | undefined;
  #before: ReadonlyMap<number, Seen> = new Map();
  #lookedAt = 0;
  readonly #ownToo: boolean;

  /** @param options - `ownToo`: whether the client's own processes count as well. */
  constructor({ ownToo = false }: { readonly ownToo?: boolean } = {}) {
    this.#ownToo = ownToo;
  }

  /**
   * Whether a task has computed, or moved bytes, since the look before. Only one that was there then counts, or one below such a task: a command that
   * begins in each turn, and soon ends, is not work that goes on.
   *
   * @param hasActed - Whether the agent used a tool since the look before. What began without one is the client's own: Codex
   * takes a snapshot of the login shell and asks `lsb_release` when a thread begins, which goes on beside the first turns.
   */
  look(client: number | undefined, hasActed = true): boolean {
    const now = performance.now();
    if (client === undefined) return false;
    const found = descentOf(client);
    this.#own ??= new Set(this.#ownToo ? [] : found.map(({ identity }) => identity.pid));
    if (!hasActed) this.#own = new Set([...this.#own, ...this.#begunAlone(found)]);
    const own = this.#own;
    const tasks = found.filter(({ identity }) => !own.has(identity.pid));
    const seen = new Map(
      tasks.map(({ identity: { pid, startedAt } }) => [
        pid,
        { startedAt, seconds: secondsOf(pid), bytes: bytesOf(pid) },
      ]),
    );
    const passed = (now - this.#lookedAt) / 1000;
    const worked = this.#gains(tasks, seen).some(
      ({ seconds, bytes }) => seconds > Math.max(0.01, passed * busyShare) || bytes > Math.max(1, passed) * busyBytes,
    );
    this.#before = seen;
    this.#lookedAt = now;
    return worked;
  }

  /** What is new since the look before and stands below no task. */
  #begunAlone(found: readonly Descendant[]): readonly number[] {
    const tasks = new Set(this.#before.keys());
    return found.flatMap(({ identity: { pid }, parent }) => {
      if (!tasks.has(parent)) return tasks.has(pid) ? [] : [pid];
      tasks.add(pid);
      return [];
    });
  }

  /** What each task that goes on has done since the look before; parents come first. */
  #gains(tasks: readonly Descendant[], seen: ReadonlyMap<number, Seen>): readonly Work[] {
    const goesOn = new Set<number>();
    return tasks.flatMap(({ identity: { pid, startedAt }, parent }) => {
      const before = this.#before.get(pid);
      const isSame = before?.startedAt === startedAt;
      if (!isSame && !goesOn.has(parent)) return [];
      goesOn.add(pid);
      const now = seen.get(pid) ?? nothingDone;
      const then = isSame ? before : nothingDone;
      return [{ seconds: now.seconds - then.seconds, bytes: now.bytes - then.bytes }];
    });
  }
}

const nothingDone: Work = { seconds: 0, bytes: 0 };

/** By Linux alone: what a process has read from files and pipes, and written to them, sockets written to as files among them. */
function bytesOf(pid: number): number {
  if (process.platform !== "linux") return 0;
  try {
    const io = readFileSync(`/proc/${pid}/io`, "utf8");
    return [...io.matchAll(/^[rw]char: (\d+)$/gm)].reduce((sum, [, bytes]) => sum + Number(bytes), 0);
  } catch {
    return 0; // gone, or not ours to see
  }
}

function secondsOf(pid: number): number {
  if (process.platform === "linux") {
    const fields = statFields(pid) ?? [];
    // own and awaited children's, user and system; in ticks of the kernel's interface, 100 a second on every system that Node runs on
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
  }
  const [clock = "", days = "0"] = psTime(pid).split("-").reverse();
  return clock.split(":").reduce((sum, part) => sum * 60 + (Number(part) || 0), 0) + Number(days) * 86_400;
}

const psTime = (pid: number): string =>
  spawnSync("ps", ["-o", "time=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
