import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { GoalpostError } from "@goalpost/core";

/**
 * Writes a file that is not there yet, and its folders.
 *
 * @param shown - Its name for errors.
 * @param whenThere - What to do where it is there already.
 * @throws GoalpostError `cli/exists`, `cli/not-writable`.
 */
export async function writeNew(path: string, text: string, shown: string, whenThere: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: "wx" });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new GoalpostError({
      code: code === "EEXIST" ? "cli/exists" : "cli/not-writable",
      where: shown,
      what: code === "EEXIST" ? "is there already" : `cannot be written (${code})`,
      help: code === "EEXIST" ? whenThere : "make the folder writable",
      cause,
    });
  }
}
