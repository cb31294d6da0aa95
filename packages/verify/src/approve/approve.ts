import { createHash } from "node:crypto";
import { type Contract, GoalpostError } from "@goalpost/core";
import { namesOf } from "@goalpost/core/errors";
import { nearest } from "@goalpost/core/internal";
import { requireOptions } from "../bad-option.ts";
import { unreadable } from "../check/file-content.ts";
import { readEvidence } from "../check/review.ts";
import { placesOf } from "../checks-of.ts";
import { pieces } from "../files/file-facts.ts";
import { inside } from "../files/inside.ts";
import type { History } from "../git/tree-changes.ts";
import { withMineOf } from "../mine/with-mine.ts";
import { judgedTreeNow } from "../room/judged-tree.ts";
import { sealHistory } from "../room/seal-history.ts";
import { contractSha256 } from "../seal/canonical.ts";
import { Changes } from "../seal/changes.ts";
import type { Seal } from "../seal/seal.ts";
import { readSeal } from "../seal/seal-store.ts";
import { realRoot, stateDir } from "../seal/state-dir.ts";
import { workDigest } from "../seal/work-digest.ts";
import type { Approval } from "./approval.ts";
import { addApproval } from "./approvals.ts";
import { refuseAgent, signedOrNot } from "./give.ts";

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
  /** What the person was shown, as {@link reviewEvidence} gave it: when it has changed since, nothing is recorded. */
  readonly seenSha256?: string | undefined;
  /** The tree when they were shown it, as {@link treeToApprove} gave it: when it has changed since, nothing is recorded. */
  readonly seenTreeSha256?: string | undefined;
  /** The ssh key that signs the approval: a file. Without one the caller must have asked a person, at a terminal. */
  readonly signKey?: string | undefined;
  /** Gives it up: nothing is recorded, and the promise rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

const optionNames = namesOf<ApproveOptions>({
  cwd: true,
  id: true,
  who: true,
  now: true,
  note: true,
  seal: true,
  stateDir: true,
  env: true,
  seenSha256: true,
  seenTreeSha256: true,
  signKey: true,
  signal: true,
});

/**
 * Records a person's approval in the state directory. That of a review is bound to the sha256 of its evidence; that of a claim, which has
 * none, to the work as it stands; and both to the tree that is judged. It is void when what it is bound to changes, and the receipt says so.
 *
 * @returns What was recorded.
 * @throws GoalpostError `verify/no-such-review`, `verify/no-evidence` when there is nothing to approve, `verify/evidence-changed`, `verify/no-name`,
 * `verify/agent-cannot-approve` in a process that runs under an agent, unless it signs; `verify/must-sign`, `verify/no-signers`, `verify/unknown-signer`,
 * `verify/cannot-sign`, `verify/no-ssh-keygen`; and those of the state directory.
 * @example
 * import { writeFileSync } from "node:fs";
 *
 * const contract = goal("Port it.", { id: "port" }).doneWhen(review("it reads well", { evidence: "review.md" })).build();
 * writeFileSync("review.md", "Three responses, each as before.");
 * await approve(contract, { cwd: ".", id: "D1", who: "Ada", now: () => new Date() });
 */
export async function approve(contract: Contract, options: ApproveOptions): Promise<Approval> {
  requireOptions("approve", options, optionNames);
  const { id, note, now, env = process.env, signal } = options;
  if (options.signKey === undefined) refuseAgent(id, env);
  const root = realRoot(options.cwd);
  const state = options.stateDir ?? stateDir({ cwd: root, id: contract.id, env });
  const sealed = options.seal === undefined ? await readSeal(state) : (options.seal ?? undefined);
  const seal = sealed === undefined ? undefined : await withMineOf(sealed, state, { root, env, signal });
  const used = seal?.contract ?? contract;
  const who = options.who.trim();
  if (who === "") {
    throw new GoalpostError({
      code: "verify/no-name",
      where: "who",
      what: "is empty, expected a name",
      help: "say who approves",
    });
  }
  const subject = await subjectOf(
    used,
    id,
    root,
    seal === undefined ? new Changes({ root, env, signal }, undefined) : await sealHistory(seal, { root, env, signal }),
  );
  if (options.seenSha256 !== undefined && options.seenSha256 !== subject) {
    throw new GoalpostError({
      code: "verify/evidence-changed",
      where: id,
      what: `its evidence changed while it was looked at (${options.seenSha256.slice(0, 12)} → ${subject.slice(0, 12)})`,
      help: "look at it again",
    });
  }
  const tree = seal === undefined ? null : await judgedTreeNow(seal, { root, env });
  if (options.seenTreeSha256 !== undefined && options.seenTreeSha256 !== tree) {
    throw new GoalpostError({
      code: "verify/evidence-changed",
      where: id,
      what: `the tree changed while it was looked at (${options.seenTreeSha256.slice(0, 12)} → ${tree?.slice(0, 12) ?? "unknown"})`,
      help: "look at it again",
    });
  }
  const given: Approval = {
    id,
    who,
    when: now().toISOString(),
    sha256: subject,
    tree_sha256: tree,
    contract_sha256: seal?.contract_sha256 ?? contractSha256(used),
    ...(note === undefined || note.trim() === "" ? {} : { note: note.trim() }),
    by: "terminal",
  };
  const place = { root, env, scratch: state };
  const approval = await signedOrNot(given, { allowedSigners: seal?.allowed_signers, signKey: options.signKey }, place);
  signal?.throwIfAborted();
  await addApproval(state, approval);
  return approval;
}

/**
 * The digest of the tree that would be judged now, which an approval is bound to; nothing is run.
 *
 * @returns In hex; nothing without a seal.
 * @throws GoalpostError `verify/base-lost`, `verify/no-project`.
 * @example
 * await treeToApprove(null, { cwd: "." }); // undefined
 */
export async function treeToApprove(
  seal: Seal | null,
  options: {
    readonly cwd: string;
    readonly stateDir?: string | undefined;
    readonly env?: NodeJS.ProcessEnv;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<string | undefined> {
  requireOptions("treeToApprove", options, ["cwd", "stateDir", "env", "signal"]);
  if (seal === null) return undefined;
  const { cwd, env = process.env, signal } = options;
  const place = { root: realRoot(cwd), env, signal };
  const state = options.stateDir ?? stateDir({ cwd: place.root, id: seal.contract.id, env });
  return judgedTreeNow(await withMineOf(seal, state, place), place);
}

/** What a person is shown before they approve. */
export interface ReviewEvidence {
  /** From the project's root. */
  readonly path: string;
  readonly bytes: number;
  /** Of the whole file, in hex: what `approve` takes as `seenSha256`. */
  readonly sha256: string;
  /** The first 64 KB as UTF-8, exactly as they are hashed: neutralise control characters before you print them. */
  readonly text: string;
}

/** Bytes of the evidence that are shown. */
const shownBytes = 65_536;

/**
 * Reads the evidence of a review for a person to look at. A path that leaves the project, by its words or through a link, is refused, and so
 * is what is not a regular file.
 *
 * @throws GoalpostError `verify/no-such-review`, `verify/no-evidence`, `verify/no-project`.
 * @example
 * import { writeFileSync } from "node:fs";
 *
 * const contract = goal("Port it.", { id: "port" }).doneWhen(review("it reads well", { evidence: "review.md" })).build();
 * writeFileSync("review.md", "Three responses.");
 * (await reviewEvidence(contract, { cwd: ".", id: "D1" })).text; // "Three responses."
 */
export async function reviewEvidence(
  contract: Contract,
  options: { readonly cwd: string; readonly id: string },
): Promise<ReviewEvidence> {
  requireOptions("reviewEvidence", options, ["cwd", "id"]);
  const { cwd, id } = options;
  const root = realRoot(cwd);
  const items = placesOf(contract).map(({ item }) => item);
  const item = items.find((each) => each.id === id);
  if (item?.kind !== "review") throw noSuchReview(id, items);
  const refused = (what: string): GoalpostError => noEvidence(id, what, `let the agent write ${item.evidence} first`);
  const found = inside(root, item.evidence);
  if (found.fault !== undefined) throw refused(found.fault);
  const hash = createHash("sha256");
  const head: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of pieces(found.path)) {
      hash.update(piece);
      if (bytes < shownBytes) head.push(Buffer.from(piece.subarray(0, shownBytes - bytes)));
      bytes += piece.length;
    }
  } catch (error) {
    throw refused(unreadable(error, item.evidence, found.path).what);
  }
  if (bytes === 0) throw refused(`${item.evidence} is empty, so there is nothing to review`);
  return { path: item.evidence, bytes, sha256: hash.digest("hex"), text: Buffer.concat(head).toString("utf8") };
}

/** The hash of what is approved. */
async function subjectOf(contract: Contract, id: string, root: string, changes: History): Promise<string> {
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

const noEvidence = (where: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "verify/no-evidence", where, what, help });

function noSuchReview(id: string, items: readonly { readonly id: string; readonly kind: string }[]): GoalpostError {
  const ids = items.filter(({ kind }) => kind === "review" || kind === "claim").map((item) => item.id);
  const kind = items.find((item) => item.id === id)?.kind;
  const near = nearest(id, ids) ?? ids[0];
  return new GoalpostError({
    code: "verify/no-such-review",
    where: id,
    what:
      kind === undefined
        ? `is not a review of this contract, expected ${ids.length === 0 ? "none: it holds no review" : ids.join(" or ")}`
        : `is a ${kind}, which a machine decides, expected ${ids.length === 0 ? "a review, and this contract holds none" : ids.join(" or ")}`,
    help: near === undefined ? "add review(…) to doneWhen" : `write ${near}`,
  });
}
