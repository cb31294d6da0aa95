import { lstat } from "node:fs/promises";
import { resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { sha256 } from "@goalpost/target/internal";
import { type Receipt, receiptStatement, rememberOwnFile, writeStatement } from "@goalpost/verify";
import { readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";

/** Where a receipt goes, and who signs it. */
export interface ReceiptFileFlags {
  readonly receipt?: string;
  readonly sign?: string;
}

/**
 * Refuses a place for a receipt at which something else stands, before any check is run: no file of the user's is replaced.
 *
 * @throws GoalpostError `cli/not-a-receipt`, `cli/sign-without-receipt`, and that of a file that cannot be read.
 */
export async function refuseReceiptPlace(
  { receipt, sign, mine = [] }: ReceiptFileFlags & { readonly mine?: readonly string[] },
  { cwd }: Pick<Io, "cwd">,
): Promise<void> {
  if (receipt === undefined) {
    if (sign === undefined || mine.length > 0) return;
    throw new GoalpostError({ code: "cli/sign-without-receipt", where: "--sign", what: "signs a receipt, and there is none to sign", help: "say where it goes: --receipt FILE" }); // biome-ignore format: one
  }
  const path = resolve(cwd, receipt);
  const facts = await lstat(path).catch(() => undefined);
  if (facts === undefined || (facts.isFile() && isReceipt(await readTextFile(path, receipt)))) return;
  throw new GoalpostError({
    code: "cli/not-a-receipt",
    where: `--receipt ${receipt}`,
    what: "is there already, and is not a receipt of ours; it is not replaced",
    help: "name another file, or move that one away",
  });
}

function isReceipt(text: string): boolean {
  try {
    const value = JSON.parse(text) as { readonly predicateType?: unknown; readonly payloadType?: unknown };
    const inner = value.payloadType === "application/vnd.in-toto+json" ? JSON.parse(Buffer.from(String((value as { payload?: unknown }).payload), "base64").toString("utf8")) : value; // biome-ignore format: one
    return /^https:\/\/github\.com\/goalpost\/goalpost\/receipt\/v\d+$/.test(String(inner.predicateType));
  } catch {
    return false;
  }
}

/**
 * Writes a receipt's statement, signed where a key is given; whole or not at all. Inside the project it is not part of the work.
 *
 * @param root - The project's root.
 * @param state - A folder of ours.
 */
export async function writeReceiptFile(
  receipt: Receipt,
  { receipt: file, sign }: ReceiptFileFlags,
  { root, state, io }: { readonly root: string; readonly state: string; readonly io: Io },
): Promise<void> {
  if (file === undefined) return;
  const place = { root, env: io.env, scratch: state };
  const key = sign === undefined ? undefined : { key: resolve(io.cwd, sign), place };
  const text = await writeStatement(receiptStatement(receipt), key);
  await rememberOwnFile(root, io.env, sha256(text));
  const { default: writeFileAtomic } = await import("write-file-atomic");
  try {
    await writeFileAtomic(resolve(io.cwd, file), text, { encoding: "utf8" });
  } catch (error) {
    throw new GoalpostError({
      code: "file/unwritable",
      where: `--receipt ${file}`,
      what: `cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      help: "name a file in a folder that is there and may be written",
      cause: error,
    });
  }
}
