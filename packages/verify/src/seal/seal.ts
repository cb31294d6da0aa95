import type { Contract } from "@goalpost/core";
import type { StartTests } from "../counting/sealed-tests.ts";
import type { SealedDefiner } from "../definers/compare.ts";
import { sha256 } from "../files/file-facts.ts";
import type { SealedHeldOut } from "../held-out/record.ts";
import type { SealedLayer } from "../room/layer.ts";
import type { SealedGit } from "../room/sealed-git.ts";
import type { RoomSettings } from "../room/settings.ts";
import type { SealedTree } from "../store/record-tree.ts";
import type { Base } from "./base.ts";
import { canonicalJson } from "./canonical.ts";

/** A contract as it was fixed at the start, with what its result is measured against. It is kept where the agent cannot write. */
export interface Seal {
  readonly version: 2;
  readonly contract: Contract;
  /** Of the contract's canonical JSON, in hex. */
  readonly contract_sha256: string;
  /** ISO 8601, UTC. */
  readonly sealed_at: string;
  /** The project's root, as a real path, and how its disk knows it: a project that was moved is found by that. */
  readonly root: { readonly path: string; readonly device: string; readonly inode: string };
  /** The tree at the start by content; its files are in the store of the state folder. */
  readonly tree: SealedTree;
  /** Whether the project used git at the start. */
  readonly git: boolean;
  /** The repository that a room gets: a commit of the start; null without git. */
  readonly repository: SealedGit | null;
  readonly base: Base;
  /** By revision that the contract names: what differed from it at the start. */
  readonly since: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By id of a check that runs tests: what they were at the start, in two runs. */
  readonly tests: Readonly<Record<string, StartTests>>;
  /** What checks that were run at the start made in its room, from the root; a folder, which was not there before, has a slash at its end. Absent when nothing was seen. */
  readonly made?: readonly string[];
  /** What the same checks made of files that decide how checks run: a lockfile that was out of date. By path; absent when there is none. */
  readonly rewritten?: Readonly<Record<string, string>>;
  /** Files of the start that hold tests, by what their runners say and not by how they are called. Absent when there is none. */
  readonly test_files?: readonly string[];
  readonly definers: readonly SealedDefiner[];
  readonly room: RoomSettings;
  /** By id: what is held out. Absent when nothing is. */
  readonly held_out?: Readonly<Record<string, SealedHeldOut>>;
  /** Who may sign approvals, in the form of ssh. Absent when nobody was listed: then a word at a terminal counts. */
  readonly allowed_signers?: string;
  /** What setup made; null when nothing had to be run. */
  readonly layer: SealedLayer | null;
  /** The sha256 of our own packages, in hex, by name. */
  readonly packages: Readonly<Record<string, string>>;
}

/**
 * The sha256 of a seal, in hex: what `goalpost run` prints at the start, and what `verify --seal` pins.
 *
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();
 * sealSha256(await sealContract(contract, { cwd: "." })).length; // 64
 */
export const sealSha256 = (seal: Seal): string => sha256(canonicalJson(seal));
