import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.ts";
import { root } from "./workspace.ts";

/** Every file that is committed or would be: tracked and not ignored, as paths from the root. */
export async function committedFiles(): Promise<readonly string[]> {
  const { code, stdout, output } = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  if (code !== 0) throw new Error(`git ls-files failed: ${output.trim()}; the house's tests need a git checkout`);
  return stdout.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
}

/** The text of a file; undefined for what is not text or no regular file. */
export function textOf(path: string): string | undefined {
  if (!lstatSync(join(root, path)).isFile()) return undefined;
  const bytes = readFileSync(join(root, path));
  return bytes.subarray(0, 8000).includes(0) ? undefined : bytes.toString("utf8");
}
