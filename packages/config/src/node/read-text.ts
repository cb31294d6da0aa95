import { readFile, stat } from "node:fs/promises";
import { GoalpostError } from "@goalpost/core/errors";

/** A configuration of more than this is a mistake. */
const mostBytes = 8 * 1024 * 1024;

/**
 * Reads a file of configuration as UTF-8, a BOM kept.
 *
 * @param shown - The name that errors give it.
 * @throws GoalpostError `file/missing`, `file/unreadable`, `source/too-large`, `source/not-utf8`.
 */
export async function readText(path: string, shown: string): Promise<string> {
  const bytes = await bytesOf(path, shown);
  try {
    return new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    throw fault("source/not-utf8", shown, "is not UTF-8", "save it as UTF-8");
  }
}

async function bytesOf(path: string, shown: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes) throw fault("source/too-large", shown, `has ${size} bytes`, "name the client's own file");
    return await readFile(path);
  } catch (cause) {
    if (GoalpostError.is(cause)) throw cause;
    const { code = "unreadable" } = cause as NodeJS.ErrnoException;
    throw code === "ENOENT"
      ? fault("file/missing", shown, "does not exist", "correct the path")
      : fault("file/unreadable", shown, `cannot be read (${code})`, "make it a file that you may read");
  }
}

const fault = (code: string, where: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code, where, what, help });
