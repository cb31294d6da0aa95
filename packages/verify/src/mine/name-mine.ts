import { constants, copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { isGlob, matcher } from "@goalpost/core/glob";
import type { Approval } from "../approve/approval.ts";
import { addApproval } from "../approve/approvals.ts";
import { refuseAgent, signedOrNot } from "../approve/give.ts";
import { requireOptions } from "../bad-option.ts";
import { sha256, sha256OfFile } from "../files/file-facts.ts";
import type { Change } from "../git/tree-changes.ts";
import { compareTree } from "../room/make-room.ts";
import { type Seal, sealSha256 } from "../seal/seal.ts";
import { realRoot, stateDir } from "../seal/state-dir.ts";
import { ownFiles } from "../statement/own-files.ts";
import type { BlobStore } from "../store/blob-store.ts";
import { readSealedTree, sealedRules } from "../store/record-tree.ts";
import { openStore } from "../store/store-place.ts";
import type { TreeEntry } from "../store/tree.ts";
import { changesInRevision } from "./changes-in-revision.ts";
import { type MineEntry, mineId, mineText } from "./mine-list.ts";
import { withMineOf } from "./with-mine.ts";

/** Where changes are looked for. */
export interface MinePlace {
  /** The project's root. */
  readonly cwd: string;
  /** Default: what `stateDir` gives for the project and the contract. */
  readonly stateDir?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly signal?: AbortSignal | undefined;
}

const placeNames = ["cwd", "stateDir", "env", "signal"] as const;

/** Changes since the start that a person may take upon themselves. */
export interface FoundMine {
  readonly changes: readonly { readonly path: string; readonly change: Change }[];
  /** Of each name that is a revision: the commit that it means, who made it and what for. */
  readonly commits: readonly string[];
  /** The list that is recorded, in hex: a word on it is bound to the content of every file. */
  readonly sha256: string;
}

/**
 * Finds changes since the start by name: paths and globs, or a revision of git. Of a revision those count that stand just as it has them, so that
 * what somebody has edited after a pull is not among them.
 *
 * @param names - As a person wrote them.
 * @throws GoalpostError `verify/mine-names-nothing`, `verify/base-lost`, `verify/evidence-changed`.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("node --version")).build();
 * const seal = await sealContract(contract, { cwd: "." });
 * await findMine(seal, ["docs/**"], { cwd: "." }).catch((error) => error.code); // "verify/mine-names-nothing"
 */
export async function findMine(seal: Seal, names: readonly string[], place: MinePlace): Promise<FoundMine> {
  requireOptions("findMine", place, placeNames);
  const { env = process.env, signal } = place;
  const root = realRoot(place.cwd);
  const state = place.stateDir ?? stateDir({ cwd: root, id: seal.contract.id, env });
  const store = openStore(root, env);
  try {
    const counting = await withMineOf(seal, state, { root, env, signal });
    const base = readSealedTree(store, counting.tree);
    const rules = await sealedRules(counting, base, store, { root, env, signal });
    const tree = await compareTree({ root, base, rules, isOurs: ownFiles(root, env), scratch: () => store.scratch(), signal });
    const wanted = new Set<string>();
    const commits: string[] = [];
    for (const name of names) {
      const meant = matcher([name]);
      const byPath = [...tree.changes.keys()].filter(meant);
      const inRevision = byPath.length > 0 || isGlob(name) ? undefined : await changesInRevision(name, tree.changes, tree.now, { root, env, signal });
      if (inRevision !== undefined) commits.push(inRevision.commit);
      const found = inRevision === undefined ? byPath : [...inRevision.same];
      if (found.length === 0) throw nothingNamed(name, inRevision !== undefined);
      for (const path of found) wanted.add(path);
    }
    const entries = [...wanted].sort().map((path) => entryAt(path, tree.changes, tree.now));
    for (const { path, entry } of entries) await keep(path, entry, root, store);
    const text = mineText(sealSha256(seal), entries);
    const hash = sha256(text);
    store.put(hash, { bytes: Buffer.from(text) });
    return { changes: entries.map(({ path, change }) => ({ path, change })), commits, sha256: hash };
  } finally {
    store.close();
  }
} // biome-ignore format: one

function entryAt(path: string, changes: ReadonlyMap<string, Change>, now: ReadonlyMap<string, TreeEntry>): MineEntry {
  const entry = now.get(path);
  const change = changes.get(path) ?? "modified";
  if (entry !== undefined || change === "deleted") return { path, change, entry };
  throw new GoalpostError({
    code: "verify/evidence-changed",
    where: path,
    what: "is not a file that can be read, so nobody can say that it is theirs",
    help: "remove it, or give leave to read it",
  });
}

/** Keeps the very content that was seen. */
async function keep(path: string, entry: TreeEntry | undefined, root: string, store: BlobStore): Promise<void> {
  if (entry?.kind !== "file") return;
  const copy = store.scratch();
  try {
    copyFileSync(join(root, path), copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    if ((await sha256OfFile(copy)) !== entry.sha256) throw changedMeanwhile(path);
    store.put(entry.sha256, { file: copy });
  } finally {
    rmSync(copy, { force: true });
  }
}

const changedMeanwhile = (path: string): GoalpostError =>
  new GoalpostError({
    code: "verify/evidence-changed",
    where: path,
    what: "changed while it was looked at",
    help: "look at it again",
  });

const nothingNamed = (name: string, isRevision: boolean): GoalpostError =>
  new GoalpostError({
    code: "verify/mine-names-nothing",
    where: name,
    what: isRevision
      ? "is a commit, and no file that has changed since the start stands as it has it"
      : "names no file that has changed since the start, and no commit",
    help: "name what the receipt lists: a path, a glob, or the branch that was pulled, such as origin/main",
  });

/** Options of {@link nameMine}. */
export interface NameMineOptions extends MinePlace {
  /** Who says so, as they call themselves. */
  readonly who: string;
  /** The clock. */
  readonly now: () => Date;
  /** The ssh key that signs it: a file. Without one the caller must have asked a person, at a terminal. */
  readonly signKey?: string | undefined;
}

/**
 * Records that changes are a person's own, so that nobody else is blamed for them: from then on they belong to the start that the work is judged
 * against, and the receipt lists them. The word holds for this seal and for the content of each file as it was shown; a file that changes
 * afterwards is a change again.
 *
 * @returns What was recorded.
 * @throws GoalpostError `verify/agent-cannot-approve` in a process that runs under an agent, unless it signs; `verify/no-name`, `verify/must-sign`,
 * `verify/no-signers`, `verify/unknown-signer`, `verify/cannot-sign`, `verify/no-ssh-keygen`.
 * @example
 * import { writeFileSync } from "node:fs";
 *
 * const contract = goal("Port it.", { id: "port" }).constraints(scope("src/**")).doneWhen(command("node --version")).build();
 * const seal = await sealContract(contract, { cwd: "." });
 * writeFileSync("NOTES.md", "Mine.");
 * const found = await findMine(seal, ["NOTES.md"], { cwd: "." });
 * (await nameMine(seal, found, { cwd: ".", who: "Ada", now: () => new Date() })).by; // "terminal"
 */
export async function nameMine(seal: Seal, found: FoundMine, options: NameMineOptions): Promise<Approval> {
  requireOptions("nameMine", options, [...placeNames, "who", "now", "signKey"]);
  const { env = process.env, now, signKey } = options;
  if (signKey === undefined) refuseAgent("--mine", env);
  const root = realRoot(options.cwd);
  const state = options.stateDir ?? stateDir({ cwd: root, id: seal.contract.id, env });
  const who = options.who.trim();
  if (who === "") throw new GoalpostError({ code: "verify/no-name", where: "who", what: "is empty, expected a name", help: "say whose changes they are" }); // biome-ignore format: one
  const given: Approval = {
    id: mineId,
    who,
    when: now().toISOString(),
    sha256: found.sha256,
    tree_sha256: null,
    contract_sha256: seal.contract_sha256,
    by: "terminal",
  };
  const word = await signedOrNot(
    given,
    { allowedSigners: seal.allowed_signers, signKey },
    { root, env, scratch: state },
  );
  options.signal?.throwIfAborted();
  await addApproval(state, word);
  return word;
}
