import type { Contract } from "@goalpost/core";
import { requireId } from "@goalpost/core/adapter";
import { namesOf } from "@goalpost/core/errors";
import { requireOptions } from "../bad-option.ts";
import type { CheckContext } from "../check/context.ts";
import { type RunSettings, runSettingNames } from "../context.ts";
import { deepFreeze } from "../freeze.ts";
import { judgeInRoom } from "../judge-in-room.ts";
import type { ChangedDefiner, CheckStatus, ReceiptCheck } from "../receipt/receipt.ts";
import { isOwn } from "../room/make-room.ts";
import { newRoomFolder } from "../room/room-folder.ts";
import type { RoomSettings } from "../room/settings.ts";
import type { CheckEvent } from "../run-checks.ts";
import { contractSha256 } from "../seal/canonical.ts";
import type { Seal } from "../seal/seal.ts";
import { sealContract } from "../seal/seal-contract.ts";
import { realRoot, stateBase } from "../seal/state-dir.ts";
import { readSealedTree } from "../store/record-tree.ts";
import { openStore } from "../store/store-place.ts";
import type { Judged } from "../verify-options.ts";
import { type CheckTime, checkTime } from "./check-time.ts";
import { fillGood, goodSource } from "./good-tree.ts";
import { type FlakyCheck, requireRepeat, Tally } from "./tally.ts";

/** Options of {@link positiveControl}. */
export interface PositiveControlOptions extends RunSettings {
  /** The project's root, in the state of the start. */
  readonly cwd: string;
  /** A commit, a branch or a tag in which the goal is reached; or a patch file, relative to `cwd`, that makes it so. */
  readonly good: string;
  /** How often the checks run, each time in a fresh room. Whole number, 1 or more. Default 1. */
  readonly repeat?: number | undefined;
  /** A seal of an earlier start, whose tree is the one that the good tree is held against. Default: the tree as it is. */
  readonly seal?: Seal | undefined;
  /** How the room is made: `room` in goalpost.json. A seal has its own. */
  readonly room?: RoomSettings | undefined;
  /** By id of a held-out check that the contract leaves open: its folder, absolute. */
  readonly heldOut?: Readonly<Record<string, string>> | undefined;
  /** Programs that run at once. Default 1. */
  readonly parallel?: number | undefined;
  /** Told when a check starts and when it has ended. */
  readonly onEvent?: ((event: CheckEvent) => void) | undefined;
}

/** One check in the good tree. */
export interface GoodCheck extends Pick<ReceiptCheck, "id" | "block" | "kind" | "title" | "status" | "what" | "help" | "output" | "details" | "duration_ms"> {
  /** It is red each time where the goal is reached: nobody can satisfy it, or it is broken. */
  readonly unsatisfiable: boolean;
} // biome-ignore format: one

/** What the checks say of a tree in which the goal is reached. */
export interface PositiveControl {
  readonly version: 1;
  readonly good: { readonly given: string; readonly kind: "commit" | "patch"; readonly commit: string | null };
  /** True when every check that a machine decides passes, each time, and nothing that defines a check was changed against the scope. */
  readonly holds: boolean;
  readonly interrupted: boolean;
  readonly checks: readonly GoodCheck[];
  /** What defines checks, and that the good tree changes although no scope allows it. */
  readonly changed_definers: readonly ChangedDefiner[];
  readonly flaky: readonly FlakyCheck[];
  readonly time: CheckTime;
}

const optionNames = namesOf<PositiveControlOptions>({
  ...runSettingNames,
  cwd: true,
  good: true,
  repeat: true,
  seal: true,
  room: true,
  heldOut: true,
  parallel: true,
  onEvent: true,
});

/**
 * Shows that a contract can be reached: judges a tree in which it is, as `verify` would judge an agent's, in a fresh room that holds the tree as
 * it is now and of the good tree what the scope lets in. A check that is red there is unsatisfiable or broken. Nothing in the project is touched.
 *
 * @throws GoalpostError `verify/no-good-tree`, `verify/patch-does-not-apply`, and those of `sealContract`; `contract/no-id`.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("test -f done.txt")).build();
 * await positiveControl(contract, { cwd: ".", good: "HEAD" }).catch(({ code }) => code);
 */
export async function positiveControl(contract: Contract, options: PositiveControlOptions): Promise<PositiveControl> {
  requireOptions("positiveControl", options, optionNames);
  requireId(contract);
  requireRepeat("positiveControl", options.repeat);
  const { env = process.env, signal, good, repeat = 1, onEvent, ...rest } = options;
  const root = realRoot(options.cwd);
  const place = { root, env, signal };
  const source = await goodSource(good, place);
  const { parallel: _lanes, seal: start, ...sealing } = rest;
  const seal = start === undefined ? await sealContract(contract, { ...sealing, env, signal, cwd: root, leaveHeldOutOpen: true }) : { ...start, contract, contract_sha256: contractSha256(contract) };
  const folder = await newRoomFolder(stateBase(root, env));
  const store = openStore(root, env);
  try {
    await fillGood(source, { folder: folder.path, base: readSealedTree(store, seal.tree), store }, place);
    const tally = new Tally();
    let last: Judged | undefined;
    for (let time = 0; time < repeat && (time === 0 || signal?.aborted !== true); time += 1) {
      const own = { keep: undefined, approvals: [], work: folder.path, validateSchema };
      const judged = await judgeInRoom(seal, contract, root, { ...rest, env, signal, cwd: root, onEvent }, own);
      if (signal?.aborted !== true) tally.add(judged.checks);
      last = time === 0 ? judged : { ...judged, checks: worst(last?.checks ?? [], judged.checks), definers: [...(last?.definers ?? []), ...judged.definers] };
    }
    const { checks, definers } = last ?? { checks: [], definers: [] };
    const flaky = tally.flaky();
    const isInterrupted = signal?.aborted === true;
    const sometimes = new Set(flaky.flatMap(({ id, seen }) => (seen.pass === undefined ? [] : [id])));
    // what we wrote into the project is not a part of anybody's solution
    const blocking = definers.filter(({ allowed_by, path }, index) => allowed_by === null && !isOwn(path) && definers.findIndex((each) => each.path === path) === index);
    return deepFreeze({
      version: 1,
      good: { given: good, kind: source.kind, commit: source.kind === "commit" ? source.commit : null },
      holds: !isInterrupted && blocking.length === 0 && checks.every(({ status }) => !isRed(status)),
      interrupted: isInterrupted,
      checks: checks.map((check) => goodCheck(check, !isInterrupted && isRed(check.status) && !sometimes.has(check.id))),
      changed_definers: blocking,
      flaky,
      time: checkTime(contract, checks),
    });
  } finally {
    store.close();
    await folder.remove();
  }
} // biome-ignore format: one

const isRed = (status: CheckStatus): boolean => status === "fail" || status === "cannot-run";

const goodCheck = ({ id, block, kind, title, status, what, help, output, details, duration_ms }: ReceiptCheck, unsatisfiable: boolean): GoodCheck => ({
  id, block, kind, title, status, what, unsatisfiable,
  ...(help === undefined ? {} : { help }), ...(output === undefined ? {} : { output }), ...(details === undefined ? {} : { details }),
  duration_ms,
}); // biome-ignore format: a table

/** Of several runs the one counts in which a check did not pass. */
const worst = (before: readonly ReceiptCheck[], now: readonly ReceiptCheck[]): readonly ReceiptCheck[] =>
  now.map((check, index) => {
    const then = before[index];
    return then !== undefined && isRed(then.status) ? then : check;
  });

const validateSchema: CheckContext["validateSchema"] = async (...args) =>
  (await import("../check/json-schema.ts")).validateJsonSchema(...args);
