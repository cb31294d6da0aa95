import type { Contract } from "@goalpost/core";
import type { CheckContext } from "../check/context.ts";
import { placesOf } from "../checks-of.ts";
import { makeContext, type RunSettings } from "../context.ts";
import { type GitPlace, resolveCommit } from "../git/git.ts";
import { changesSinceCommit } from "../git/tree-changes.ts";
import { heldOutJudge } from "../held-out/judge.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Base } from "../seal/base.ts";
import type { Seal } from "../seal/seal.ts";
import { Guard } from "./guard.ts";
import { openRoom } from "./open-room.ts";
import { roomParts } from "./room-parts.ts";

/** What a room of the start alone is made of: a seal, or what one would hold. */
export type StartFacts = Pick<
  Seal,
  "contract" | "tree" | "room" | "layer" | "git" | "repository" | "since" | "held_out"
>;

/** Runs something in a room that holds the tree of the start and nothing else; the room goes afterwards. */
export async function inBaseRoom<Result>(
  start: StartFacts,
  root: string,
  settings: RunSettings,
  own: Pick<CheckContext, "contractSha256" | "validateSchema" | "onOutput">,
  use: (context: CheckContext, sandbox: Sandbox["name"]) => Promise<Result>,
): Promise<Result> {
  const { env = process.env, signal } = settings;
  const room = await openRoom({ seal: start, root, env, withWork: false, signal });
  try {
    const guard = new Guard(start.contract, room.root, room.filled);
    const parts = roomParts(room, start, root, env, guard);
    const heldOut = heldOutJudge({ seal: start, root, settings, own: { contractSha256: own.contractSha256, validateSchema: own.validateSchema }, base: noBase, withWork: false, addedTests: false }); // biome-ignore format: one
    return await use(makeContext(room.root, settings, { ...own, ...parts, base: noBase, heldOut }), room.sandbox.name);
  } finally {
    await room.close();
  }
}

/** At the start nothing was measured yet. */
const noBase: Base = { commit: null, refs: {}, dirty: {}, snapshot: null, unchanged: {}, baselines: {}, baseline_faults: {}, git_settings: null }; // biome-ignore format: one

/** By revision that a contract names: what differs from it at the start. Later, the repository is not to be trusted. */
export async function changedSince(contract: Contract, place: GitPlace): Promise<Seal["since"]> {
  const since: Record<string, Readonly<Record<string, string>>> = {};
  for (const { item } of placesOf(contract)) {
    if ((item.kind !== "scope" && item.kind !== "unchanged") || item.since === undefined) continue;
    const commit = await resolveCommit(place, item.since);
    const tree = commit.fault === undefined ? await changesSinceCommit(place, commit.text) : commit;
    if ("changes" in tree && tree.changes !== undefined) since[item.since] = Object.fromEntries(tree.changes);
  }
  return since;
}
