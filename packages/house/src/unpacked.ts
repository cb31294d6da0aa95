import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run.ts";

/** Unpacks tarballs side by side into the node_modules of an empty folder in the temp directory, and returns the folder. */
export async function unpackAll(tarballs: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "goalpost-unpacked-"));
  for (const [name, tarball] of Object.entries(tarballs)) {
    const place = join(folder, "node_modules", name);
    mkdirSync(place, { recursive: true });
    const { code, output } = await run("tar", ["-xzf", tarball, "-C", place, "--strip-components=1"]);
    if (code !== 0) throw new Error(output);
  }
  return folder;
}
