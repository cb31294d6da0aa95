import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { namesOf } from "@goalpost/core/errors";
import { requireOptions } from "../bad-option.ts";
import { fromRoot, isInside } from "../files/inside.ts";
import { deepFreeze } from "../freeze.ts";
import type { Receipt } from "../receipt/receipt.ts";
import { realOfExisting, realRoot } from "../seal/state-dir.ts";
import { sshKeyOf, sshVerify } from "../sign/ssh-keygen.ts";
import { checkoutSha256, commitTree } from "./checkout.ts";
import { receiptNamespace } from "./envelope.ts";
import { type ReadStatement, readStatement } from "./read-statement.ts";

/** Whose word a receipt is. */
export type ReceiptWord =
  /** Nobody signed it: it is the word of whoever wrote the file. */
  | { readonly kind: "unsigned" }
  /** A key signed it; whose that is, nobody said here. */
  | { readonly kind: "signed"; readonly key: string; readonly who: string | null }
  /** The signature does not hold. */
  | { readonly kind: "broken"; readonly what: string };

/** How a receipt stands against a checkout. */
export interface CheckedReceipt {
  readonly version: 1;
  /**
   * `valid`: it is about this very tree, and nothing in it was changed. `stale`: the tree is another, or the receipt itself was changed. `untrusted`:
   * it is about this tree, but signed by nobody of those who are allowed.
   */
  readonly state: "valid" | "stale" | "untrusted";
  /** Why, in a sentence. */
  readonly what: string;
  readonly word: ReceiptWord;
  readonly tree: {
    /** What the receipt is about. */
    readonly judged: { readonly content: string; readonly git: string | null };
    /** What is here; null where it was not looked at. */
    readonly found: { readonly content: string | null; readonly git: string | null };
    /** By which of the two they are the same. */
    readonly by: "content" | "git" | null;
  };
  readonly receipt: Receipt;
  readonly cannot_know: readonly string[];
}

/** Options of {@link checkReceipt}. */
export interface CheckReceiptOptions {
  /** The checkout's root. */
  readonly cwd: string;
  /** Where the receipt lies: inside of the checkout it is not part of the tree. */
  readonly file: string;
  /** Compares a commit of the repository instead of what is checked out. */
  readonly commit?: string | undefined;
  /** Who may sign, in the form of ssh: with such a list, a receipt that none of them signed is not trusted. */
  readonly allowedSigners?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly signal?: AbortSignal | undefined;
}

const optionNames = namesOf<CheckReceiptOptions>({
  cwd: true,
  file: true,
  commit: true,
  allowedSigners: true,
  env: true,
  signal: true,
});

/**
 * Checks a receipt against a checkout, on any machine: nothing of our state is needed. It says whether the receipt is about this tree, whether it was
 * changed, and whose word it is; not whether the checks would hold again.
 *
 * @param json - What `goalpost verify --receipt` wrote.
 * @throws GoalpostError `verify/bad-statement`, `verify/receipt-version`, `verify/no-commit`, `verify/no-project`, `verify/tree-unreadable`, `verify/no-ssh-keygen`.
 */
export async function checkReceipt(json: string, options: CheckReceiptOptions): Promise<CheckedReceipt> {
  requireOptions("checkReceipt", options, optionNames);
  const { env = process.env, signal, file, commit } = options;
  const read = readStatement(json, file);
  const { subject, predicate } = read.statement;
  const { receipt, cannot_know } = predicate;
  const root = realRoot(options.cwd);
  const place = { root, env, signal };
  const word = await wordOf(read, options.allowedSigners, root, env);
  const real = realOfExisting(file);
  const madeAgain = (receipt.room?.left_out ?? []).flatMap(({ path, made_again }) =>
    made_again === true ? [path] : [],
  );
  const own = new Set(isInside(root, real) ? [fromRoot(root, real)] : []);
  const without = new Set([...own, ...madeAgain]);
  const { goalpostTree, gitTree = null } = subject[0].digest;
  const { ignored = [], kept = [] } = receipt.room ?? {};
  const content = commit === undefined ? await checkoutSha256(place, { ignored, kept, without }) : null;
  const found = { content, git: (await commitTree(place, commit, own)) ?? null };
  const by = content === goalpostTree ? "content" : gitTree !== null && found.git === gitTree ? "git" : null;
  const tree = { judged: { content: goalpostTree, git: gitTree }, found, by } as const;
  return deepFreeze({ version: 1, ...stateOf(read, word, tree, options), word, tree, receipt, cannot_know });
}

function stateOf(
  { statement, whole }: ReadStatement,
  word: ReceiptWord,
  tree: CheckedReceipt["tree"],
  { allowedSigners, commit }: CheckReceiptOptions,
): Pick<CheckedReceipt, "state" | "what"> {
  const { subject, predicate } = statement;
  const { room } = predicate.receipt;
  const [{ name, digest }] = subject;
  const consistent = name === predicate.receipt.contract.id && room?.tree_sha256 === digest.goalpostTree && (room?.git_tree ?? undefined) === digest.gitTree; // biome-ignore format: one
  if (!whole || !consistent) return { state: "stale", what: "the receipt itself was changed since it was written" };
  if (word.kind === "broken") return { state: "stale", what: `the receipt was changed since it was signed: ${word.what}` }; // biome-ignore format: one
  if (tree.by === null) return { state: "stale", what: differs(tree, commit) };
  if (allowedSigners !== undefined && (word.kind === "unsigned" || word.who === null)) {
    return { state: "untrusted", what: word.kind === "unsigned" ? "nobody signed it" : `the key ${word.key} is not among the allowed signers` }; // biome-ignore format: one
  }
  return {
    state: "valid",
    what: `it is about this very tree, by ${tree.by === "git" ? "its id in git" : "its content"}`,
  };
}

function differs({ judged, found }: CheckedReceipt["tree"], commit: string | undefined): string {
  if (commit !== undefined && judged.git === null) return "it names no tree of git, so no commit can be compared with it"; // biome-ignore format: one
  const [was, is] = commit === undefined ? [judged.content, found.content] : [judged.git, found.git];
  return `it is about another tree (${was?.slice(0, 12)}) than ${commit === undefined ? "the one that is here" : commit} (${is?.slice(0, 12) ?? "unknown"})`;
}

async function wordOf({ signed }: ReadStatement, allowedSigners: string | undefined, root: string, env: NodeJS.ProcessEnv): Promise<ReceiptWord> {
  if (signed === undefined) return { kind: "unsigned" };
  const scratch = await mkdtemp(join(tmpdir(), "goalpost-"));
  try {
    const place = { root, env, scratch };
    const { text, signature, keyid } = signed;
    const key = await sshKeyOf(text, { signature, namespace: receiptNamespace }, place);
    if (key === undefined) return { kind: "broken", what: "its signature does not hold" };
    if (key !== keyid) return { kind: "broken", what: `it names the key ${keyid}, and ${key} signed it` };
    if (allowedSigners === undefined) return { kind: "signed", key, who: null };
    const signer = await sshVerify(text, { signature, allowedSigners, namespace: receiptNamespace }, place);
    return { kind: "signed", key, who: signer.fault === undefined ? signer.who : null };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
} // biome-ignore format: one
