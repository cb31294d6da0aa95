import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { broken, readState, writePrivate } from "../seal/state-files.ts";
import type { Approval } from "./approval.ts";

const text = z.string();
const approvalSchema = z.strictObject({
  version: z.literal(2),
  approval: z.readonly(
    z.strictObject({
      id: text,
      who: text,
      when: text,
      sha256: text,
      tree_sha256: z.nullable(text),
      contract_sha256: text,
      note: z.exactOptional(text),
      by: z.enum(["terminal", "signed"]),
      signature: z.exactOptional(text),
    }),
  ),
});

/** One file for each, so that two at once lose nothing. */
const folderOf = (state: string): string => join(state, "approvals");

/**
 * Reads the approvals in a state directory, oldest first; none when there are none.
 *
 * @param folder - What `stateDir` gave for the contract.
 * @throws GoalpostError `verify/broken-state` when one cannot be used.
 */
export async function readApprovals(folder: string): Promise<readonly Approval[]> {
  const place = folderOf(folder);
  const approvals: Approval[] = [];
  for (const name of await namesIn(place)) {
    const result = z.safeParse(approvalSchema, await readState(place, name));
    if (!result.success) throw broken(join(place, name), "holds no approval", result.error);
    approvals.push(result.data.approval);
  }
  return approvals.sort((left, right) => (left.when < right.when ? -1 : left.when > right.when ? 1 : 0));
}

async function namesIn(place: string): Promise<readonly string[]> {
  try {
    return (await readdir(place)).filter((name) => name.endsWith(".json")).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return [];
    throw broken(place, `cannot be read: ${code}`, error);
  }
}

/** Adds an approval; what was there before stays. */
export async function addApproval(folder: string, approval: Approval): Promise<void> {
  const name = `${approval.when.replace(/[^\dTZ]/g, "-")}-${randomBytes(8).toString("hex")}.json`;
  await writePrivate(join(folderOf(folder), name), `${JSON.stringify({ version: 2, approval }, null, 2)}\n`);
}
