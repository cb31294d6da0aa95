import { statSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { type Contract, GoalpostError, type MetricItem } from "@goalpost/core";
import { requireId } from "@goalpost/core/adapter";
import { namesOf } from "@goalpost/core/errors";
import { requireOptions } from "../bad-option.ts";
import { readMetric } from "../check/metric.ts";
import { placesOf } from "../checks-of.ts";
import { type RunSettings, runSettingNames } from "../context.ts";
import { countAtStart } from "../counting/count-at-start.ts";
import { recordDefiners } from "../definers/compare.ts";
import { fromRoot, isInside } from "../files/inside.ts";
import { deepFreeze } from "../freeze.ts";
import { type GitPlace, git } from "../git/git.ts";
import { countHeldOut } from "../held-out/count.ts";
import { refuseShownHeldOut } from "../held-out/define.ts";
import { recordHeldOut } from "../held-out/record.ts";
import { changedSince, inBaseRoom, type StartFacts } from "../room/base-room.ts";
import { makeLayer } from "../room/layer.ts";
import type { SeenAtStart } from "../room/made-by-checks.ts";
import { refuseClosedScope } from "../room/refuse-closed-scope.ts";
import { sealGit } from "../room/sealed-git.ts";
import type { RoomSettings } from "../room/settings.ts";
import { readAllowedSigners } from "../sign/allowed-signers.ts";
import { recordTree } from "../store/record-tree.ts";
import { openStore } from "../store/store-place.ts";
import { type Base, recordBase } from "./base.ts";
import { contractSha256 } from "./canonical.ts";
import { packageDigests } from "./package-digests.ts";
import type { Seal } from "./seal.ts";
import { realRoot, stateDir } from "./state-dir.ts";

/** Options of {@link sealContract}. */
export interface SealOptions extends RunSettings {
  /** The project's root. */
  readonly cwd: string;
  /** The file that the contract was loaded from; a change of it is listed. Outside of the project it is left alone. */
  readonly contractFile?: string | undefined;
  /** By id of a held-out check that the contract leaves open: the folder that holds its files and a `held-out.json`, absolute. */
  readonly heldOut?: Readonly<Record<string, string>> | undefined;
  /** Seals although nothing says what a held-out check is: it then cannot run, and nothing is done. Default false; a rehearsal has use for it. */
  readonly leaveHeldOutOpen?: boolean | undefined;
  /** What `~/` means in a held-out check's `files`. Default: HOME. */
  readonly home?: string | undefined;
  /** Who may sign approvals: a list in the form of ssh (`ada@example.com ssh-ed25519 AAAA…`). With one, no other approval counts. */
  readonly allowedSigners?: string | undefined;
  /** How the room is made: `room` in goalpost.json. */
  readonly room?: RoomSettings | undefined;
  /** The clock. Default: the system's. */
  readonly now?: (() => Date) | undefined;
}

const optionNames = namesOf<SealOptions>({
  ...runSettingNames,
  cwd: true,
  contractFile: true,
  heldOut: true,
  leaveHeldOutOpen: true,
  home: true,
  allowedSigners: true,
  room: true,
  now: true,
});

/**
 * Fixes a contract at the start: the contract with its hash, the commit, the state of every file that differs from it, what defines the
 * checks (scripts, test files, configuration, what build wrote), and the number of each metric that is judged by its change. The commands
 * of those metrics are run. Keep the seal with `writeSeal`; verify then uses it.
 *
 * @returns The seal, frozen.
 * @throws GoalpostError `verify/no-project`; `verify/state-inside-project` when there is no place for it that the agent cannot write; `verify/interrupted`; `contract/no-id`; `verify/held-out-shown`, `verify/held-out-undefined`, `verify/held-out-unknown`, `verify/held-out-in-project`, `verify/held-out-unreadable`; `verify/bad-signers`; `verify/scope-is-closed`; `verify/history-not-sealed`.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();
 * const seal = await sealContract(contract, { cwd: "." });
 * await writeSeal(stateDir({ cwd: ".", id: contract.id }), seal);
 */
export async function sealContract(contract: Contract, options: SealOptions): Promise<Seal> {
  requireOptions("sealContract", options, optionNames);
  requireId(contract);
  const { now = () => new Date(), env = process.env } = options;
  const root = realRoot(options.cwd);
  // Asked for its refusal alone: a seal that the agent can write is none.
  stateDir({ cwd: root, id: contract.id, env });
  refuseShownHeldOut(contract, { cwd: options.cwd, contractFile: options.contractFile });
  const hash = contractSha256(contract);
  const place = { root, env, signal: options.signal };
  const room = options.room ?? {};
  const store = openStore(root, env);
  try {
    const { sealed: tree, tree: files } = await recordTree(contract, place, store, room.ignore ?? []);
    refuseClosedScope(contract, files);
    const held_out = await recordHeldOut(contract, place, store, {
      folders: options.heldOut ?? {},
      complete: options.leaveHeldOutOpen !== true,
      home: options.home,
    });
    const layer = await makeLayer({ base: files, settings: room, place, store });
    const inGit = await usesGit(place);
    const repository = inGit ? await sealGit(files, store, place, room) : null;
    const since = await changedSince(contract, place);
    const start = { contract, tree, room, layer, git: inGit, repository, since };
    const metrics = await measure(start, root, options, hash);
    let seen: SeenAtStart = { made: [], rewritten: {}, test_files: [] };
    const counted = await countAtStart(start, root, options, hash, (each) => {
      seen = each;
    });
    const tests = { ...counted, ...(await countHeldOut({ ...start, held_out }, root, options, hash)) };
    options.signal?.throwIfAborted();
    const base = await recordBase(contract, place, metrics);
    const definers = await recordDefiners(contract, place, files, ownFile(root, options));
    const { dev, ino } = statSync(root, { bigint: true });
    return deepFreeze({
      version: 2,
      contract,
      contract_sha256: hash,
      sealed_at: now().toISOString(),
      root: { path: root, device: String(dev), inode: String(ino) },
      tree,
      git: inGit,
      repository,
      base,
      since,
      tests,
      ...(seen.made.length === 0 ? {} : { made: seen.made }),
      ...(Object.keys(seen.rewritten).length === 0 ? {} : { rewritten: seen.rewritten }),
      ...(seen.test_files.length === 0 ? {} : { test_files: seen.test_files }),
      definers,
      room,
      layer,
      ...(Object.keys(held_out).length === 0 ? {} : { held_out }),
      ...(options.allowedSigners === undefined
        ? {}
        : { allowed_signers: readAllowedSigners(options.allowedSigners, "allowedSigners") }),
      packages: await packageDigests(),
    });
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
    throw new GoalpostError({
      code: "verify/interrupted",
      where: "sealContract",
      what: "was interrupted before the start was recorded",
      help: "start again",
      cause: error,
    });
  } finally {
    store.close();
  }
}

function ownFile(root: string, { contractFile, cwd }: SealOptions): string | undefined {
  if (contractFile === undefined) return undefined;
  const path = isAbsolute(contractFile) ? contractFile : resolve(cwd, contractFile);
  return isInside(root, path) ? fromRoot(root, path) : undefined;
}

/** The number of each metric that is judged by its change, or why there is none; measured in a room of the start. */
async function measure(
  start: StartFacts,
  root: string,
  options: SealOptions,
  contractHash: string,
): Promise<Pick<Base, "baselines" | "baseline_faults">> {
  const baselines: Record<string, number> = {};
  const baseline_faults: Record<string, string> = {};
  const metrics = placesOf(start.contract).flatMap(({ item }) => (item.kind === "metric" && isRelative(item) ? [item] : []));
  if (metrics.length === 0) return { baselines, baseline_faults };
  const own = { contractSha256: contractHash, validateSchema: () => Promise.resolve(undefined) };
  await inBaseRoom(start, root, options, own, async (context) => {
    for (const item of metrics) {
      const reading = await readMetric(item, item.id, context);
      if (reading.fault === undefined) baselines[item.id] = reading.value;
      else baseline_faults[item.id] = context.mask(reading.fault.what);
    }
  });
  return { baselines, baseline_faults };
} // biome-ignore format: one

const isRelative = ({ baseline, change_at_most_percent, change_at_least_percent }: MetricItem): boolean =>
  baseline === undefined && (change_at_most_percent !== undefined || change_at_least_percent !== undefined);

/**
 * Whether a project uses git: then its room has a repository too. A shallow one, and a worktree of another, are like any.
 *
 * @throws GoalpostError `verify/bare-repository`.
 */
export async function usesGit(place: GitPlace): Promise<boolean> {
  const answer = await git(place, ["rev-parse", "--is-inside-work-tree"]);
  if (answer.fault !== undefined || answer.text.trim() === "true") return answer.fault === undefined;
  throw new GoalpostError({
    code: "verify/bare-repository",
    where: place.root,
    what: "is a repository without a working tree, so there are no files to judge",
    help: "check it out, and run it there: git worktree add ../work",
  });
}
