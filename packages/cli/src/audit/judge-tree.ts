import { commitFolder, type Receipt, sealContract, verify } from "@goalpost/verify";
import type { CheckFlags } from "../commands/check-options.ts";
import type { Counting } from "../contracts/sealed.ts";
import type { Io } from "../io.ts";
import { roomSettings } from "../run/room-settings.ts";

/** What the contract's checks say after the fact. */
export interface JudgedAfter {
  readonly receipt: Receipt;
  /** The verdict of an audit: never done where the start was not sealed. */
  readonly verdict: Receipt["verdict"];
  /** What was judged, in words. */
  readonly judged: string;
  /** What cannot be told after the fact. */
  readonly limits: readonly string[];
}

/** Judges the tree as it is now, or a commit, in a room: by the seal where there is one, else with that very tree as the start. */
export async function judgeAfter(counting: Counting, { commit, timeout }: CheckFlags & { readonly commit?: string }, io: Io): Promise<JudgedAfter> {
  const { seal, contract, root, state } = counting;
  const settings = { env: io.env, signal: io.signal, timeoutSeconds: timeout };
  const folder = commit === undefined ? undefined : await commitFolder(commit, { cwd: root, env: io.env, seal, signal: io.signal });
  const cwd = folder?.path ?? root;
  const judged = folder === undefined ? "the tree as it is now, which may not be what the session left" : `commit ${folder.commit.slice(0, 12)}`;
  try {
    if (seal !== undefined) {
      const receipt = await verify(seal.contract, { ...settings, cwd, seal, stateDir: state, evidence: folder === undefined });
      return { receipt, verdict: receipt.verdict, judged, limits: [] };
    }
    const now = await sealContract(contract, { ...settings, cwd, room: await roomSettings(io), leaveHeldOutOpen: true });
    const receipt = await verify(contract, { ...settings, cwd, seal: now, sealFrom: "start", evidence: false, approvals: [] });
    const limits = ["nothing was sealed at the start of the session, so nobody can tell what it changed: what guards the start (scope, unchanged, counted tests) had nothing to compare with"];
    return { receipt, verdict: receipt.verdict === "done" ? "open" : receipt.verdict, judged, limits };
  } finally {
    await folder?.remove();
  }
} // biome-ignore format: one
