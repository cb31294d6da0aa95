import { execFile } from "node:child_process";
import { gitThatLooks } from "@goalpost/target/internal";
import { outsidePath } from "../process/outside-path.ts";

/** What git said, or why it could not be asked. */
export type GitAnswer =
  | { readonly text: string; readonly fault?: undefined; readonly missing?: undefined }
  | { readonly fault: string /** There is no git, or no repository. */; readonly missing: boolean };

/** How git is asked. */
export interface GitPlace {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

/** Asks git, which reads and never writes; not the repository's index either. */
export function git(place: GitPlace, args: readonly string[], extra: NodeJS.ProcessEnv = {}): Promise<GitAnswer> {
  const { words, env } = gitThatLooks({ ...place.env, PATH: outsidePath(place.root, place.env) });
  return new Promise((resolve) => {
    execFile(
      "git",
      [...words, ...args],
      {
        cwd: place.root,
        env: { ...env, ...extra },
        encoding: "utf8",
        maxBuffer: 512 * 1024 * 1024,
        timeout: 120_000,
        killSignal: "SIGKILL",
        signal: place.signal,
      },
      (error, stdout, stderr) => {
        if (error === null) return resolve({ text: stdout });
        if (error.code === "ENOENT") return resolve({ fault: "git is not on PATH", missing: true });
        const said = stderr.trim().split("\n")[0] ?? "";
        const missing = /not a git repository/.test(said);
        resolve({
          fault: missing ? "this is not a git repository" : `git ${args[0]}: ${said || error.message}`,
          missing,
        });
      },
    );
  });
}

/** The commit that a revision means, or nothing when there is none yet. */
export async function resolveCommit(place: GitPlace, revision: string): Promise<GitAnswer> {
  const answer = await git(place, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (answer.fault === undefined) return { text: answer.text.trim() };
  return answer.missing ? answer : { fault: `git knows no commit "${revision}"`, missing: false };
}
