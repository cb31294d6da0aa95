import { readFileSync } from "../node-fs.ts";

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in words of the system: equal words mean the same process. */
  readonly startedAt: string;
}

/** Identifies a running process; undefined when there is none (a zombie counts as none). */
export function identify(pid: number): ProcessIdentity | undefined {
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  const startedAt = process.platform === "linux" ? startedOnLinux(pid) : startedElsewhere(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether the very process that was identified still runs. */
export const isRunning = (identity: ProcessIdentity): boolean =>
  identify(identity.pid)?.startedAt === identity.startedAt;

/** Sends a signal to the process, or to its group, if it is still the one that was identified. */
export function signalIfSame(identity: ProcessIdentity, signal: NodeJS.Signals, group = false): boolean {
  if (!isRunning(identity)) return false;
  try {
    return process.kill(group ? -identity.pid : identity.pid, signal);
  } catch {
    return false; // ended between the look and the signal, or not ours to end
  }
}

/** The fields of /proc/PID/stat behind the name, which may itself hold blanks and brackets. */
export function statFields(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

const startedOnLinux = (pid: number): string | undefined => {
  const fields = statFields(pid);
  if (fields === undefined || fields[0] === "Z" || fields[0] === "X") return undefined;
  const ticks = fields[19];
  return ticks === undefined ? undefined : `${bootId()}:${ticks}`;
};

const bootId = (): string => {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "boot";
  }
};

const startedElsewhere = (pid: number): string | undefined => {
  // loaded where it is asked for: on Linux, and until a run is looked at, nobody waits for it
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  const { stdout, status } = spawnSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" });
  const line = status === 0 ? stdout.trim() : "";
  return line === "" || line.startsWith("Z") ? undefined : line.replace(/^\S+\s+/, "");
};
