import { join } from "node:path";
import { type Contract, GoalpostError } from "@goalpost/core";
import { readApprovals } from "./approve/approvals.ts";
import { signerCheck } from "./approve/counts.ts";
import { requireOptions } from "./bad-option.ts";
import type { CheckContext } from "./check/context.ts";
import { makeContext } from "./context.ts";
import { keepIn, newRunFolder } from "./evidence.ts";
import { deepFreeze } from "./freeze.ts";
import { type GitPlace, git, resolveCommit } from "./git/git.ts";
import { differsFromHead, type KnownStart } from "./git/tree-changes.ts";
import { type Differing, judgeInRoom, type Look } from "./judge-in-room.ts";
import type { Receipt } from "./receipt/receipt.ts";
import { verdictOf } from "./receipt/verdict.ts";
import { runChecks } from "./run-checks.ts";
import { noSandbox } from "./sandbox/sandbox.ts";
import { contractSha256 } from "./seal/canonical.ts";
import type { Seal } from "./seal/seal.ts";
import { readSeal } from "./seal/seal-store.ts";
import { realRoot, stateDir } from "./seal/state-dir.ts";
import { writePrivate } from "./seal/state-files.ts";
import { type Judged, type VerifyOptions, verifyOptionNames } from "./verify-options.ts";

/**
 * Runs the checks of a sealed contract in a fresh room, which holds the tree of the start and of the work only what the contract's scope lets
 * in, and says which hold. It is the sealed contract that counts, never the one that is given. It starts the contract's commands: see the
 * README for what that touches.
 *
 * @param contract - The contract; with a seal, what is compared with it.
 * @returns A receipt. An aborted run gives one too, marked `interrupted`.
 * @throws GoalpostError `verify/no-seal`, `verify/base-lost`, `verify/sandbox-lacks`, `verify/no-project`, `verify/state-inside-project`,
 * `verify/state-not-writable`, `verify/broken-state`.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("node --version")).build();
 * const receipt = await verify(contract, { cwd: ".", seal: null, evidence: false });
 * receipt.verdict; // "open"
 */
export async function verify(contract: Contract, options: VerifyOptions): Promise<Receipt> {
  requireOptions("verify", options, verifyOptionNames);
  const { env = process.env, now = () => new Date() } = options;
  const root = realRoot(options.cwd);
  const started = now();
  const clock = performance.now();
  const state = options.stateDir ?? stateDir({ cwd: root, id: contract.id, env });
  const seal = options.seal === undefined ? await readSeal(state) : options.seal;
  if (seal === undefined) throw noSeal(contract.id, state);
  const used = seal?.contract ?? contract;
  const evidenceDir = options.evidence === false ? null : await newRunFolder(state, started);
  const keep = evidenceDir === null ? undefined : keepIn(evidenceDir);
  const approvals = options.approvals ?? (await readApprovals(state));
  // Taken before any command runs: it is about what the agent left, not about what the commands do.
  const looking = new TreeLook(root, env, seal);
  const judged =
    seal === null
      ? await judgeInTree(contract, root, options, { keep, approvals }, looking)
      : await judgeInRoom(
          seal,
          contract,
          root,
          options,
          {
            keep,
            approvals,
            validateSchema: lazySchema,
            signer: signerCheck(seal.allowed_signers, { root, env, scratch: state }),
          },
          looking,
        );
  const tree = await looking.facts();
  const { checks, definers, room, open } = judged;
  const interrupted = options.signal?.aborted === true;
  const receipt: Receipt = deepFreeze({
    version: 1,
    contract: {
      id: used.id,
      sha256: seal?.contract_sha256 ?? contractSha256(used),
      sealed: seal !== null,
      sealed_at: seal?.sealed_at ?? null,
    },
    verdict: verdictOf(checks, definers, interrupted, open),
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
    room,
    open,
    notes: [...(interrupted ? ["interrupted: what had not ended was not decided"] : []), ...judged.notes],
    evidence_dir: evidenceDir,
  });
  if (evidenceDir !== null)
    await writePrivate(join(evidenceDir, "receipt.json"), `${JSON.stringify(receipt, null, 2)}\n`);
  return receipt;
}

/** Without a seal: the contract of the tree, its checks in the tree. */
async function judgeInTree(
  contract: Contract,
  root: string,
  options: VerifyOptions,
  own: Pick<CheckContext, "keep" | "approvals">,
  look: Look,
): Promise<Judged> {
  await look.facts();
  const context = makeContext(root, options, {
    ...own,
    contractSha256: contractSha256(contract),
    validateSchema: lazySchema,
    readJunit: async (text) => (await import("./counting/read-junit.ts")).readJunit(text),
    enclose: (process) => noSandbox("the checks run in the tree").enclose(process),
  });
  const { parallel = 1, onEvent, onProgress } = options;
  const checked = await runChecks(contract, context, { parallel, onProgress: onEvent ?? onProgress });
  return {
    checks: checked.map(({ check }) => check),
    definers: [],
    room: null,
    open: ["it was not sealed at the start, so whoever wrote the tree also says what its checks are; goalpost run seals it"],
    notes: ["not sealed: this is the contract of the tree, and nothing shows that its checks are those of the start"],
  };
} // biome-ignore format: one

/** Loaded by the contracts that need it alone: it is larger than all the rest. */
const lazySchema: CheckContext["validateSchema"] = async (...args) =>
  (await import("./check/json-schema.ts")).validateJsonSchema(...args);

const noSeal = (id: string, state: string): GoalpostError =>
  new GoalpostError({
    code: "verify/no-seal",
    where: id,
    what: `was not sealed here: there is no seal in ${state}, and the tree's own contract is not a substitute`,
    help: `goalpost run ${id} seals it at the start; or judge the tree by its own contract, which is never done: goalpost verify ${id} --unsealed`,
  });

interface TreeFacts {
  readonly git: string | null;
  readonly commit: string | null;
  readonly dirty: boolean | null;
}

/** Looks at the tree once. The first who asks may know what differs from the start. */
class TreeLook implements Look {
  readonly #place: GitPlace;
  readonly #seal: Seal | null;
  readonly #named: Promise<Omit<TreeFacts, "dirty">>;
  #facts: Promise<TreeFacts> | undefined;

  constructor(root: string, env: NodeJS.ProcessEnv, seal: Seal | null) {
    this.#place = { root, env };
    this.#seal = seal;
    this.#named = this.#names();
  }

  facts(differing?: Differing): Promise<TreeFacts> {
    this.#facts ??= this.#look(differing);
    return this.#facts;
  }

  async #names(): Promise<Omit<TreeFacts, "dirty">> {
    const version = await git(this.#place, ["--version"]);
    if (version.fault !== undefined) return { git: null, commit: null };
    const head = await resolveCommit(this.#place, "HEAD");
    return {
      git: version.text.trim().replace(/^git version /, ""),
      commit: head.fault === undefined ? head.text : null,
    };
  }

  async #look(differing: Differing | undefined): Promise<TreeFacts> {
    const named = await this.#named;
    if (named.commit === null) return { ...named, dirty: null };
    const start = differing === undefined ? undefined : this.#start(differing);
    return { ...named, dirty: await differsFromHead(this.#place, named.commit, start) };
  }

  #start({ changes, ours, lineEnds }: Differing): KnownStart | undefined {
    const base = this.#seal?.base;
    if (base === undefined || base.commit === null || base.snapshot !== null) return undefined;
    return { commit: base.commit, differing: [...changes.keys(), ...ours, ...lineEnds, ...Object.keys(base.dirty)] };
  }
}
