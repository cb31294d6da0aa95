import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";

/** Carried by everything that a check starts, by whatever way, unless it empties its environment. */
export const marker = "GOALPOST_CHECK";

/** Sees to it that one process leaves nothing behind, where no namespace does. */
export interface Watched {
  /** For its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** To be called right before it starts: should we be killed from then on, it is ended all the same. */
  starting(): void;
  /** To be told the number of the process: its group is ended, too. */
  started(pid: number): void;
  /** Ends what it left, in its group or out of it. */
  settle(): Promise<void>;
  /** Where a namespace has ended what it left: watches no more. */
  letGo(): Promise<void>;
}

/**
 * Ends what is left of a group, and whatever carries the mark, when the pipe that it reads closes: that is, when we are gone. `$1` is the mark.
 * It has no other part of ours, so that it outlives a SIGKILL. What is being born while it looks is seen in the next round.
 */
const watch = `group=
while read -r word; do
  if [ "$word" = done ]; then exit 0; fi
  group=$word
done
if [ -n "$group" ]; then kill -9 -- "-$group" 2>/dev/null; fi
for round in 1 2 3; do
  for each in /proc/[0-9]*; do
    if grep -qzxF "$1" "$each/environ" 2>/dev/null; then kill -9 "\${each#/proc/}" 2>/dev/null; fi
  done
  sleep 0.1
done`;

/** Watches one process. */
export function watched(): Watched {
  const mark = randomUUID();
  let guard: ReturnType<typeof spawn> | undefined;
  return {
    env: { [marker]: mark },
    starting() {
      if (process.platform === "win32") return;
      guard = spawn("/bin/sh", ["-c", watch, "sh", `${marker}=${mark}`], { stdio: ["pipe", "ignore", "ignore"], detached: true, env: { PATH: "/usr/bin:/bin" } }); // biome-ignore format: one
      guard.on("error", () => {}); // without a shell there is no second net
      guard.stdin?.on("error", () => {});
      guard.unref();
    },
    started(pid) {
      guard?.stdin?.write(`${pid}\n`);
    },
    letGo() {
      guard?.stdin?.end("done\n");
      return Promise.resolve();
    },
    async settle() {
      guard?.stdin?.end("done\n");
      // Loaded by those alone that need it: the agent's own runner does not.
      const { marked, signalIfSame } = await import("@goalpost/target/internal");
      // What is being born while we look is seen the next time.
      for (let round = 0; round < 20; round++) {
        const left = marked(marker, mark);
        if (left.length === 0) return;
        for (const each of left) signalIfSame(each, "SIGKILL");
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}
