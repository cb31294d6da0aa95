import { readFile, stat } from "node:fs/promises";
import { GoalpostError } from "@goalpost/core";
import { decodeSource, maxSourceBytes, tooLarge } from "@goalpost/core/internal";
import type { Io } from "../io.ts";

/**
 * Reads a text file as UTF-8, a BOM kept.
 *
 * @param shown - The name that errors give it.
 * @throws GoalpostError `file/missing`, `file/unreadable`, `source/too-large` (nothing of it is read), `source/not-utf8`.
 */
export async function readTextFile(path: string, shown: string): Promise<string> {
  return decode(await readBytes(path, shown), shown);
}

/**
 * Reads standard input to its end, as UTF-8.
 *
 * @param example - A command line that gives it something.
 * @throws GoalpostError `cli/stdin-is-a-terminal`, `source/too-large`, `source/not-utf8`.
 */
export async function readPiped({ stdin }: Io, example: string): Promise<string> {
  if (stdin.isTTY === true) throw terminal(example);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    length += bytes.length;
    if (length > maxSourceBytes) throw tooLarge("-", length);
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks), "-");
}

function decode(bytes: Uint8Array, shown: string): string {
  decodeSource(bytes, shown);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

async function readBytes(path: string, shown: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw folder(shown);
    if (found.size > maxSourceBytes) throw tooLarge(shown, found.size);
    return await readFile(path);
  } catch (error) {
    if (GoalpostError.is(error)) throw error;
    throw unreadable(shown, (error as NodeJS.ErrnoException).code ?? "unreadable", error);
  }
}

const folder = (shown: string): GoalpostError =>
  new GoalpostError({
    code: "file/unreadable",
    where: shown,
    what: "is a folder, expected a file",
    help: "name a file",
  });

const unreadable = (shown: string, code: string, cause: unknown): GoalpostError =>
  new GoalpostError({
    code: code === "ENOENT" ? "file/missing" : "file/unreadable",
    where: shown,
    what: code === "ENOENT" ? "does not exist" : `cannot be read (${code})`,
    help: code === "ENOENT" ? "correct the path" : "make it a file that you may read",
    cause,
  });

const terminal = (example: string): GoalpostError =>
  new GoalpostError({
    code: "cli/stdin-is-a-terminal",
    where: "-",
    what: "standard input is a terminal, expected a text",
    help: `pipe it in: ${example}`,
  });
