import type { ClaimItem, ReviewItem } from "@goalpost/core";
import type { Approval } from "../approve/approval.ts";
import { openRegular, sha256OfFile } from "../files/file-facts.ts";
import { inside } from "../files/inside.ts";
import type { Evidence, ReceiptApproval } from "../receipt/receipt.ts";
import { workDigest } from "../seal/work-digest.ts";
import type { CheckContext } from "./context.ts";
import { unreadable } from "./file-content.ts";
import { cannotRun, fail, type Outcome, pass } from "./outcome.ts";

/** Reads the evidence of a review: what an approval is bound to. */
export async function readEvidence(
  item: ReviewItem,
  root: string,
): Promise<{ readonly evidence: Evidence; readonly fault?: undefined } | { readonly fault: Outcome }> {
  const found = inside(root, item.evidence);
  if (found.fault !== undefined) return { fault: cannotRun(found.fault) };
  try {
    const handle = await openRegular(found.path);
    const { size } = await handle.stat().finally(() => handle.close());
    if (size === 0) return { fault: fail(`${item.evidence} is empty, so there is nothing to review`) };
    return { evidence: { path: item.evidence, bytes: size, sha256: await sha256OfFile(found.path) } };
  } catch (error) {
    const outcome = unreadable(error, item.evidence, found.path);
    return { fault: { ...outcome, what: `${outcome.what}, so there is nothing to review` } };
  }
}

/** Judges a review: its evidence must be there, and a person must have approved this very evidence. */
export async function checkReview(item: ReviewItem, id: string, context: CheckContext): Promise<Outcome> {
  const read = await readEvidence(item, context.root);
  if (read.fault !== undefined) return read.fault;
  const { evidence } = read;
  if (context.agent)
    return { status: "needs-person", what: `${item.evidence} is there, for a person to decide`, evidence };
  return withApproval(id, evidence.sha256, `the evidence in ${item.evidence}`, context, { evidence });
}

/** Judges a claim: nothing but a person can, and their word is bound to the work as it stands. */
export async function checkClaim(_item: ClaimItem, id: string, context: CheckContext): Promise<Outcome> {
  if (context.agent) return { status: "needs-person", what: "nothing but a person decides it" };
  const digest = await workDigest(
    context.changes,
    context.root,
    context.approvals.some((each) => each.id === id),
  );
  return withApproval(id, digest, "the work", context, {});
}

async function withApproval(
  id: string,
  sha256: string | undefined,
  subject: string,
  context: CheckContext,
  more: Partial<Outcome>,
): Promise<Outcome> {
  const waits: Outcome = {
    ...more,
    status: "needs-person",
    what: "waits for a person",
    help: `look at it, then approve ${id}`,
  };
  let voided: Outcome | undefined;
  // The newest that counts: a later one that does not, which anybody may have left, takes nothing away.
  for (const approval of context.approvals.filter((each) => each.id === id).reverse()) {
    const signer = await context.signer?.(approval);
    const reason = signer?.fault ?? voidReason(approval, sha256, subject, context);
    const shown: ReceiptApproval = {
      who: approval.who,
      when: approval.when,
      by: approval.by,
      ...(signer?.key === undefined ? {} : { key: signer.key }),
      ...(approval.note === undefined ? {} : { note: approval.note }),
    };
    const who = `${approval.who}, ${approval.when}`;
    if (reason === undefined) return pass(`approved by ${who}, ${how[approval.by]}`, { ...more, approval: shown });
    voided ??= {
      ...waits,
      what: `the approval by ${who}, is void: ${reason}`,
      help: `look at it again, then approve ${id}`,
      approval: { ...shown, void: reason },
    };
  }
  return voided ?? waits;
}

const how: Readonly<Record<Approval["by"], string>> = { terminal: "at a terminal", signed: "signed" };

function voidReason(
  approval: Approval,
  sha256: string | undefined,
  subject: string,
  context: CheckContext,
): string | undefined {
  if (approval.contract_sha256 !== context.contractSha256) return "it was given for another version of the contract";
  const since = (then: string | null, now: string | undefined): string =>
    `has changed since (${then?.slice(0, 12) ?? "without a seal"} → ${now?.slice(0, 12) ?? "unknown"})`;
  if (approval.sha256 !== sha256) return `${subject} ${since(approval.sha256, sha256)}`;
  const tree = context.room?.treeSha256;
  return tree === undefined || approval.tree_sha256 === tree
    ? undefined
    : `the tree ${since(approval.tree_sha256, tree)}`;
}
