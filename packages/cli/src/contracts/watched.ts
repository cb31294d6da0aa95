/**
 * Ends the group of a program after a time, whatever becomes of us, and of the program: an endless loop leaves it no turn to look at a clock, and a parent that
 * was killed cannot. The words are ours alone; what is run are its arguments.
 */
const script = '(sleep "$0"; kill -9 0) </dev/null >/dev/null 2>&1 3>&- & exec "$@"';

/**
 * A command line of Node that ends after a time. It has to be started `detached`, in a group of its own. Windows has no such shell: there the program
 * watches its own time, by {@link watchOwnTime}.
 */
export function watched(
  seconds: number,
  args: readonly string[],
): { readonly program: string; readonly args: readonly string[] } {
  if (process.platform === "win32") return { program: process.execPath, args };
  return { program: "/bin/sh", args: ["-c", script, String(Math.ceil(seconds)), process.execPath, ...args] };
}

/** Holds the time of this process on Windows, by a thread of its own; elsewhere who started it does. */
export async function watchOwnTime(seconds: number): Promise<void> {
  if (process.platform !== "win32") return;
  const { Worker } = await import("node:worker_threads");
  new Worker(`setTimeout(() => process.kill(process.pid, "SIGKILL"), ${Math.ceil(seconds) * 1000})`, {
    eval: true,
  }).unref();
}
