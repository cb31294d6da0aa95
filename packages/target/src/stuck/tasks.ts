import { spawnSync } from "node:child_process";
import { descendants } from "../process/descendants.ts";
import { statFields } from "../process/identity.ts";

/** Share of the time since the last look that a task must have computed to count as one that works on. */
const busyShare = 0.05;

/** Looks whether something that the client started works on while no turn runs: a build, a training run. One that only waits, as a server does, does not. */
export class TaskWatch {
  /** Processes of the client itself, which were there before the first turn. */
  #own: ReadonlySet<number> | undefined;
  #before = new Map<number, number>();
  #lookedAt = 0;
  readonly #ownToo: boolean;

  /** @param options - `ownToo`: whether the client's own processes count as well. */
  constructor({ ownToo = false }: { readonly ownToo?: boolean } = {}) {
    this.#ownToo = ownToo;
  }

  /** @param now - Milliseconds of a clock that only goes forward. */
  look(client: number | undefined, now: number = performance.now()): boolean {
    if (client === undefined) return false;
    const pids = descendants(client).map(({ pid }) => pid);
    this.#own ??= new Set(this.#ownToo ? [] : pids);
    const seconds = Math.max(0.001, (now - this.#lookedAt) / 1000);
    const tasks = pids.filter((pid) => this.#own?.has(pid) === false);
    const used = new Map(tasks.map((pid) => [pid, secondsOf(pid)]));
    const worked = [...used].some(
      ([pid, cpu]) => cpu - (this.#before.get(pid) ?? 0) > Math.max(0.01, seconds * busyShare),
    );
    this.#before = used;
    this.#lookedAt = now;
    return worked;
  }
}

/** Seconds that a process has computed. */
function secondsOf(pid: number): number {
  if (process.platform === "linux") {
    const fields = statFields(pid);
    // in ticks of the kernel's interface, 100 a second on every system that Node runs on
    return (Number(fields?.[11] ?? 0) + Number(fields?.[12] ?? 0)) / 100;
  }
  const [clock = "", days = "0"] = psTime(pid).split("-").reverse();
  return clock.split(":").reduce((sum, part) => sum * 60 + (Number(part) || 0), 0) + Number(days) * 86_400;
}

const psTime = (pid: number): string =>
  spawnSync("ps", ["-o", "time=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
