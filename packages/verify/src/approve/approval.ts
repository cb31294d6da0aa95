import { canonicalJson } from "../seal/canonical.ts";

/** A person's word on a review or a claim, as it is kept in the state directory. */
export interface Approval {
  /** Of the review or the claim. */
  readonly id: string;
  /** Who approved: as they call themselves, or, when it is signed, as the seal's allowed signers call the key. */
  readonly who: string;
  /** ISO 8601, UTC. */
  readonly when: string;
  /** Of the review's evidence; of the work as it stood, for a claim. In hex. */
  readonly sha256: string;
  /** Of the tree that was judged, by content, in hex; null when there was no seal. */
  readonly tree_sha256: string | null;
  readonly contract_sha256: string;
  readonly note?: string;
  /** `terminal`: somebody said yes where it was asked. `signed`: the holder of a key did. */
  readonly by: "terminal" | "signed";
  /** Of all the rest, by ssh-keygen, in its armour. */
  readonly signature?: string;
}

/** What ssh-keygen is told the signature is for: one that was made for something else counts for nothing here. */
export const approvalNamespace = "goalpost-approval";

/** The text that is signed. */
export function signedText(approval: Approval): string {
  const { signature: _, ...rest } = approval;
  return canonicalJson(rest);
}
