import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { GitPlace } from "../git/git.ts";
import { outsidePath } from "../process/outside-path.ts";

/** Git in a folder of ours. */
export interface PrivateGit {
  readonly env: NodeJS.ProcessEnv;
  /** Settings that come before the command. */
  readonly words: readonly string[];
  /** Runs a command, with text on its standard input, and gives what it says. */
  run(args: readonly string[], input?: string): Promise<string>;
}

const run = promisify(execFile);

const words = ["-c", "core.looseCompression=0", "-c", "core.fsync=none", "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "core.autocrlf=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false", "-c", "core.protectNTFS=false", "-c", "core.protectHFS=false"] as const; // biome-ignore format: one

/** Git without a user's settings, hooks, name or clock, and never a program of the project. */
export function gitPrivately(folder: string, { root, env, signal }: GitPlace): PrivateGit {
  const own: NodeJS.ProcessEnv = {
    PATH: outsidePath(root, env), HOME: "/nonexistent", LC_ALL: "C", GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null", GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "goalpost", GIT_AUTHOR_EMAIL: "goalpost@localhost", GIT_COMMITTER_NAME: "goalpost", GIT_COMMITTER_EMAIL: "goalpost@localhost",
    GIT_AUTHOR_DATE: "2000-01-01T00:00:00Z", GIT_COMMITTER_DATE: "2000-01-01T00:00:00Z",
  }; // biome-ignore format: a table
  return {
    env: own,
    words,
    async run(args, input) {
      const child = run("git", [...words, ...args], { cwd: folder, env: own, signal, maxBuffer: 256 * 1024 * 1024 });
      child.child.stdin?.on("error", () => {}); // it may end before it has read all
      child.child.stdin?.end(input ?? "");
      return (await child).stdout;
    },
  };
}
