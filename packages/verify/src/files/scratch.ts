import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes a folder for a moment: in the temp directory, or below `.goalpost/` where a sandbox closes that too. */
export function scratchFolder(root: string): Promise<string> {
  return mkdtemp(join(tmpdir(), "goalpost-")).catch(() => mkdtemp(join(root, ".goalpost", "scratch-")));
}
