import { join } from "node:path";
import * as z from "zod/mini";
import type { Approval } from "./approval.ts";
import { broken, readState, writePrivate } from "./state-files.ts";

const approvalsSchema = z.strictObject({
  version: z.literal(1),
  approvals: z.readonly(
    z.array(
      z.readonly(
        z.strictObject({
          id: z.string(),
          who: z.string(),
          when: z.string(),
          sha256: z.string(),
          contract_sha256: z.string(),
          note: z.exactOptional(z.string()),
        }),
      ),
    ),
  ),
});

const name = "approvals.json";

/**
 * Reads the approvals in a state directory, oldest first; none when there is no file.
 *
 * @param folder - What `stateDir` gave for the contract.
 * @throws GoalpostError `verify/broken-state` when the file cannot be used.
 */
export async function readApprovals(folder: string): Promise<readonly Approval[]> {
  const kept = await readState(folder, name);
  if (kept === undefined) return [];
  const result = z.safeParse(approvalsSchema, kept);
  if (!result.success) throw broken(join(folder, name), "holds no approvals", result.error);
  return result.data.approvals;
}

/** Adds an approval; what was there before stays. */
export async function addApproval(folder: string, approval: Approval): Promise<void> {
  const approvals = [...(await readApprovals(folder)), approval];
  await writePrivate(join(folder, name), `${JSON.stringify({ version: 1, approvals }, null, 2)}\n`);
}
