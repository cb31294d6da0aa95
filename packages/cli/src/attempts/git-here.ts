import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Io } from "../io.ts";

/** What git said, or why it did not. */
export type GitSaid = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/** Runs git in the user's repository, without its hooks and without asking for anything. */
export async function gitHere(args: readonly string[], cwd: string, { env, signal }: Io): Promise<GitSaid> {
  const words = ["-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false", "-c", "core.fsmonitor=false", ...args];
  const quiet: NodeJS.ProcessEnv = { ...env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0" };
  for (const name of ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"]) delete quiet[name];
  try {
    const { stdout } = await promisify(execFile)("git", words, {
      cwd,
      env: quiet,
      signal,
      maxBuffer: 64 * 1024 * 1024,
    });
    return { ok: true, text: stdout };
  } catch (error) {
    const { stderr = "", code, message } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    if (code === "ENOENT") return { ok: false, why: "git is not on PATH" };
    return { ok: false, why: stderr.trim().split("\n").at(-1) || message };
  }
}
