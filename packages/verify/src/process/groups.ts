const live = new Set<number>();
let watching = false;

/** Remembers a process group, so that none outlives us. */
export function rememberGroup(pid: number): void {
  live.add(pid);
  if (watching) return;
  watching = true;
  process.once("exit", () => {
    for (const each of live) signalGroup(each, "SIGKILL");
  });
}

/** Forgets a group that has ended. */
export function forgetGroup(pid: number): void {
  live.delete(pid);
}

/** Signals every process of a group; false when none is left. */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    // EPERM: something is there, of another user. Only ESRCH says that the group is empty.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
