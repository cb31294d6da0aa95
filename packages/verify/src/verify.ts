import { join } from "node:path";
import type { Contract } from "@goalpost/core";
import type { CheckContext } from "./check/context.ts";
import { makeContext, type RunSettings } from "./context.ts";
import { changedDefiners } from "./definers/compare.ts";
import { keepIn, newRunFolder } from "./evidence.ts";
import { deepFreeze } from "./freeze.ts";
import { type GitPlace, git, resolveCommit } from "./git/git.ts";
import { changesSinceCommit } from "./git/tree-changes.ts";
import type { ChangedDefiner, Receipt } from "./receipt/receipt.ts";
import { verdictOf } from "./receipt/verdict.ts";
import { type CheckEvent, runChecks } from "./run-checks.ts";
import type { Approval } from "./seal/approval.ts";
import { readApprovals } from "./seal/approvals.ts";
import { gitSettings } from "./seal/base.ts";
import { contractSha256 } from "./seal/canonical.ts";
import type { Seal } from "./seal/seal.ts";
import { readSeal } from "./seal/seal-store.ts";
import { realRoot, stateDir } from "./seal/state-dir.ts";
import { writePrivate } from "./seal/state-files.ts";

/** Options of {@link verify}. */
export interface VerifyOptions extends RunSettings {
  /** The project's root. */
  readonly cwd: string;
  /** The seal to use. Default: the one in the state directory, if there is one; null uses none. */
  readonly seal?: Seal | null | undefined;
  /** The approvals to use. Default: those in the state directory. */
  readonly approvals?: readonly Approval[] | undefined;
  /** Where seal, approvals and evidence are. Default: what `stateDir` gives for the project and the contract. */
  readonly stateDir?: string | undefined;
  /** False keeps no output and no receipt. Default true: both go into a folder of the state directory, secrets masked; the last 10 runs stay. */
  readonly evidence?: boolean | undefined;
  /** Programs that run at once. Default 1: commands of one project often collide. */
  readonly parallel?: number | undefined;
  /** Told when a check starts and when it has ended. */
  readonly onEvent?: ((event: CheckEvent) => void) | undefined;
  /** @deprecated since 0.2.0, removed in 0.4.0: write `onEvent`. */
  readonly onProgress?: ((event: CheckEvent) => void) | undefined;
  /** The clock. Default: the system's. */
  readonly now?: (() => Date) | undefined;
}

/**
 * Runs the checks of a contract in a working tree and says which hold. With a seal, it is the sealed contract that counts, never the one
 * that is given. It starts the contract's commands: see the README for what that touches.
 *
 * @param contract - The contract; with a seal, what is compared with it.
 * @returns A receipt. An aborted run gives one too, marked `interrupted`.
 * @throws GoalpostError `verify/no-project`, `verify/state-inside-project`, `verify/state-not-writable`, `verify/broken-state`.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("node --version")).build();
 * const receipt = await verify(contract, { cwd: ".", seal: null, evidence: false });
 * exitCode(receipt); // 0
 */
export async function verify(contract: Contract, options: VerifyOptions): Promise<Receipt> {
  const { env = process.env, now = () => new Date(), parallel = 1 } = options;
  const root = realRoot(options.cwd);
  const started = now();
  const clock = performance.now();
  const state = options.stateDir ?? stateDir({ cwd: root, id: contract.id, env });
  const seal = options.seal === undefined ? await readSeal(state) : (options.seal ?? undefined);
  const used = seal?.contract ?? contract;
  const evidenceDir = options.evidence === false ? null : await newRunFolder(state, started);
  const context = makeContext(root, options, {
    contractSha256: seal?.contract_sha256 ?? contractSha256(used),
    base: seal?.base,
    approvals: options.approvals ?? (await readApprovals(state)),
    keep: evidenceDir === null ? undefined : keepIn(evidenceDir),
    validateSchema: lazySchema,
  });
  // Both are taken before any command runs: they are about what the agent left, not about what the commands do.
  const tree = await treeFacts(root, env);
  const definers = seal === undefined ? [] : await definersSince(seal, contract, context);
  const checked = await runChecks(used, context, { parallel, onProgress: options.onEvent ?? options.onProgress });
  const checks = checked.map(({ check }) => check);
  const interrupted = options.signal?.aborted === true;
  const receipt: Receipt = deepFreeze({
    version: 1,
    contract: {
      id: used.id,
      sha256: context.contractSha256,
      sealed: seal !== undefined,
      sealed_at: seal?.sealed_at ?? null,
    },
    verdict: verdictOf(checks, definers, interrupted),
    interrupted,
    started_at: started.toISOString(),
    duration_ms: Math.round(performance.now() - clock),
    environment: {
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      git: tree.git,
    },
    tree: { commit: tree.commit, base_commit: seal?.base.commit ?? null, dirty: tree.dirty },
    checks,
    changed_definers: definers,
    notes: notesOf(seal, definers, interrupted),
    evidence_dir: evidenceDir,
  });
  if (evidenceDir !== null)
    await writePrivate(join(evidenceDir, "receipt.json"), `${JSON.stringify(receipt, null, 2)}\n`);
  return receipt;
}

/** Loaded by the contracts that need it alone: it is larger than all the rest. */
const lazySchema: CheckContext["validateSchema"] = async (...args) =>
  (await import("./check/json-schema.ts")).validateJsonSchema(...args);

interface TreeFacts {
  readonly git: string | null;
  readonly commit: string | null;
  readonly dirty: boolean | null;
}

async function treeFacts(root: string, env: NodeJS.ProcessEnv): Promise<TreeFacts> {
  const place: GitPlace = { root, env };
  const version = await git(place, ["--version"]);
  if (version.fault !== undefined) return { git: null, commit: null, dirty: null };
  const name = version.text.trim().replace(/^git version /, "");
  const head = await resolveCommit(place, "HEAD");
  if (head.fault !== undefined) return { git: name, commit: null, dirty: null };
  const changed = await changesSinceCommit(place, head.text);
  return { git: name, commit: head.text, dirty: changed.fault === undefined ? changed.changes.size > 0 : null };
}

async function definersSince(
  seal: Seal,
  contract: Contract,
  context: CheckContext,
): Promise<readonly ChangedDefiner[]> {
  const changed = [...(await changedDefiners(seal.contract, context.root, seal.definers))];
  const place: GitPlace = context;
  if (seal.base.git_settings !== null && (await gitSettings(place, seal.base.commit)) !== seal.base.git_settings) {
    changed.unshift({ path: ".git settings", change: "modified", defines: gitChecks(seal.contract), allowed_by: null });
  }
  if (contractSha256(contract) !== seal.contract_sha256) {
    changed.unshift({ path: "contract", change: "modified", defines: [], allowed_by: null });
  }
  return changed;
}

const gitChecks = (contract: Contract): readonly string[] =>
  contract.blocks.flatMap(({ kind, items }) =>
    kind === "constraints" || kind === "done_when"
      ? items.flatMap((item) => (item.kind === "scope" || item.kind === "unchanged" ? [item.id] : []))
      : [],
  );

function notesOf(seal: Seal | undefined, definers: readonly ChangedDefiner[], interrupted: boolean): readonly string[] {
  const notes: string[] = [];
  if (interrupted) notes.push("interrupted: what had not ended was not decided");
  if (seal === undefined) {
    notes.push(
      "not sealed: this is the contract of the tree, and nothing shows that its checks are those of the start",
    );
  }
  if (definers.some(({ path }) => path === "contract")) {
    notes.push("the contract that was given is not the sealed one; the sealed one was used");
  }
  return notes;
}
