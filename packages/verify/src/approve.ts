import { type Contract, GoalpostError, nearest } from "@goalpost/core";
import { readEvidence } from "./check/review.ts";
import { placesOf } from "./checks-of.ts";
import type { Approval } from "./seal/approval.ts";
import { addApproval } from "./seal/approvals.ts";
import { contractSha256 } from "./seal/canonical.ts";
import { Changes } from "./seal/changes.ts";
import type { Seal } from "./seal/seal.ts";
import { readSeal } from "./seal/seal-store.ts";
import { realRoot, stateDir } from "./seal/state-dir.ts";
import { workDigest } from "./seal/work-digest.ts";

/** Options of {@link approve}. */
export interface ApproveOptions {
  /** The project's root. */
  readonly cwd: string;
  /** Of the review, or of the claim. */
  readonly id: string;
  /** Who approves, as they call themselves. */
  readonly who: string;
  /** The clock. */
  readonly now: () => Date;
  /** What they want to say. */
  readonly note?: string | undefined;
  /** Default: the seal in the state directory, if there is one; null uses none. */
  readonly seal?: Seal | null | undefined;
  /** Default: what `stateDir` gives for the project and the contract. */
  readonly stateDir?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
}

/**
 * Records a person's approval in the state directory. That of a review is bound to the sha256 of its evidence; that of a claim, which has
 * none, to the work as it stands. Either is void when what it is bound to changes, and the receipt says so.
 *
 * @returns What was recorded.
 * @throws {@link GoalpostError} `verify/no-such-review`, `verify/no-evidence` when there is nothing to approve, `verify/no-name`, and those of the state directory.
 * @example
 * await approve(contract, { cwd: ".", id: "D4", who: "Ada", now: () => new Date() });
 */
export async function approve(contract: Contract, options: ApproveOptions): Promise<Approval> {
  const { id, note, now, env = process.env } = options;
  const root = realRoot(options.cwd);
  const state = options.stateDir ?? stateDir({ cwd: root, id: contract.id, env });
  const seal = options.seal === undefined ? await readSeal(state) : (options.seal ?? undefined);
  const used = seal?.contract ?? contract;
  const who = options.who.trim();
  if (who === "") {
    throw new GoalpostError({
      code: "verify/no-name",
      where: "who",
      what: "is empty, expected a name",
      mend: "say who approves",
    });
  }
  const approval: Approval = {
    id,
    who,
    when: now().toISOString(),
    sha256: await subjectOf(used, id, root, new Changes({ root, env }, seal?.base)),
    contract_sha256: seal?.contract_sha256 ?? contractSha256(used),
    ...(note === undefined || note.trim() === "" ? {} : { note: note.trim() }),
  };
  await addApproval(state, approval);
  return approval;
}

/** The hash of what is approved. */
async function subjectOf(contract: Contract, id: string, root: string, changes: Changes): Promise<string> {
  const items = placesOf(contract).map(({ item }) => item);
  const item = items.find((each) => each.id === id);
  if (item?.kind === "claim") {
    const digest = await workDigest(changes, root);
    if (digest !== undefined) return digest;
    throw noEvidence(
      id,
      "is a claim about a tree without git or seal, expected something that the approval can be bound to",
      "seal the contract at the start",
    );
  }
  if (item?.kind !== "review") throw noSuchReview(id, items);
  const read = await readEvidence(item, root);
  if (read.fault === undefined) return read.evidence.sha256;
  throw noEvidence(id, read.fault.what, `let the agent write ${item.evidence} first`);
}

const noEvidence = (where: string, what: string, mend: string): GoalpostError =>
  new GoalpostError({ code: "verify/no-evidence", where, what, mend });

function noSuchReview(id: string, items: readonly { readonly id: string; readonly kind: string }[]): GoalpostError {
  const ids = items.filter(({ kind }) => kind === "review" || kind === "claim").map((item) => item.id);
  const kind = items.find((item) => item.id === id)?.kind;
  const near = nearest(id, ids) ?? ids[0];
  return new GoalpostError({
    code: "verify/no-such-review",
    where: id,
    what:
      kind === undefined
        ? `is no review of this contract, expected ${ids.length === 0 ? "none: it holds no review" : ids.join(" or ")}`
        : `is a ${kind}, which a machine decides, expected ${ids.length === 0 ? "a review, and this contract holds none" : ids.join(" or ")}`,
    mend: near === undefined ? "add review(…) to doneWhen" : `write ${near}`,
  });
}
