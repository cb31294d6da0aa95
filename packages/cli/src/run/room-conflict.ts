import { heldInTreeAlone, type Receipt, type Seal } from "@goalpost/verify";

/** The contract asks for what its own scope does not let in: no agent can end that. */
export interface RoomConflict {
  /** Checks that hold in the tree, and fail in the room. */
  readonly checks: readonly string[];
  /** Changes that the room leaves out. */
  readonly left_out: readonly string[];
}

/** Notices when the same checks fail for the second time, and only because of what the room leaves out. */
export class ConflictWatch {
  #before = "";

  /** Looks at a receipt that says not done. The checks run once more, in a copy of the tree, when it says what the one before said. */
  async look(seal: Seal, receipt: Receipt, place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal }): Promise<RoomConflict | undefined> {
    const left_out = (receipt.room?.left_out ?? []).map(({ path }) => path);
    const failed = receipt.checks.flatMap(({ id, status }) => (status === "pass" ? [] : [id]));
    const now = JSON.stringify([failed, left_out]);
    const again = now === this.#before;
    this.#before = now;
    if (!again || left_out.length === 0) return undefined;
    const checks = await heldInTreeAlone(seal, receipt, place);
    return checks.length === 0 ? undefined : { checks, left_out };
  } // biome-ignore format: one
}

/** What a person is told. */
export const conflictLines = ({ checks, left_out }: RoomConflict): readonly string[] => [
  `contract-conflict: ${checks.join(", ")} ${checks.length === 1 ? "holds" : "hold"} in the tree and ${checks.length === 1 ? "fails" : "fail"} in the room, twice, for want of what the scope leaves out: ${left_out.slice(0, 5).join(", ")}${left_out.length > 5 ? ", …" : ""}`,
  `  help: a person decides. If that may change, say so in the contract, and start anew: scope(${left_out.slice(0, 5).map((path) => JSON.stringify(path)).join(", ")})`,
]; // biome-ignore format: one
