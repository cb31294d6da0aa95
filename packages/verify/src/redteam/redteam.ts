import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Contract, GoalpostError } from "@goalpost/core";
import { requireId } from "@goalpost/core/adapter";
import { namesOf } from "@goalpost/core/errors";
import { requireOptions } from "../bad-option.ts";
import { type RunSettings, runSettingNames } from "../context.ts";
import { deepFreeze } from "../freeze.ts";
import { judgeInRoom } from "../judge-in-room.ts";
import type { Verdict } from "../receipt/receipt.ts";
import { verdictOf } from "../receipt/verdict.ts";
import { dataPaths, madePaths } from "../room/admission.ts";
import { fillRoom } from "../room/make-room.ts";
import { newRoomFolder } from "../room/room-folder.ts";
import type { RoomSettings } from "../room/settings.ts";
import { contractSha256 } from "../seal/canonical.ts";
import type { Seal } from "../seal/seal.ts";
import { type SealOptions, sealContract } from "../seal/seal-contract.ts";
import { realRoot, stateBase } from "../seal/state-dir.ts";
import type { BlobStore } from "../store/blob-store.ts";
import { readSealedTree } from "../store/record-tree.ts";
import { openStore } from "../store/store-place.ts";
import type { Tree } from "../store/tree.ts";
import type { Judged } from "../verify-options.ts";
import { type Line, leavesOpen, linesFor, withLines } from "./lines.ts";
import type { LieClass, LineKind, Play, Scene } from "./play.ts";
import { playsFor } from "./plays.ts";
import { sceneOf } from "./scene.ts";

/** What {@link redteam} tells while it plays. */
export interface RedteamEvent {
  readonly type: "lie-started";
  /** The lie's. */
  readonly id: string;
  /** From 0, in this round. */
  readonly index: number;
  readonly total: number;
}

/** Options of {@link redteam}. */
export interface RedteamOptions extends RunSettings {
  /** The project's root. */
  readonly cwd: string;
  /** How the room is made: `room` in goalpost.json. */
  readonly room?: RoomSettings | undefined;
  /** By id of a held-out check that the contract leaves open: the folder that holds it, absolute. One that is not named here is not played. */
  readonly heldOut?: Readonly<Record<string, string>> | undefined;
  /** Told before each lie is played; those that were believed are played once more, with the lines. */
  readonly onEvent?: ((event: RedteamEvent) => void) | undefined;
}

/** What became of one lie. */
export interface PlayedLie {
  readonly id: string;
  readonly class: LieClass;
  /** Goes on after "an agent that": `empties test/a.test.js`. */
  readonly does: string;
  /** The verdict on it; null where it was not played, because nobody can write it without knowing the work. */
  readonly verdict: Verdict | null;
  /** Whether a machine would have taken it: anything but not done. */
  readonly believed: boolean;
  /** The line that stops it, as code; null when it is not believed, or when no line does. */
  readonly stopped_by: string | null;
}

/** A line that a contract lacks, and what it stops. */
export interface RedteamLine extends Line {
  /** Ids of the lies that it stops, as it was seen; of one that a person must complete, those that it is meant for. */
  readonly stops: readonly string[];
}

/** What lies a contract believes, and what would close it. */
export interface RedteamReport {
  readonly version: 1;
  readonly contract: { readonly id: string; readonly sha256: string };
  /** True when the untouched tree is already taken for done: then every lie is, and none was played but that one. */
  readonly proves_nothing: boolean;
  readonly interrupted: boolean;
  readonly lies: readonly PlayedLie[];
  readonly lines: readonly RedteamLine[];
}

/** Nobody can write these without knowing the work; that nothing stops them can be told from the contract. */
const unplayable: readonly (readonly [id: string, does: string])[] = [
  ["source-tables", "answers the cases that can be seen from a table, and no others"],
  ["source-knows-caller", "works where a check runs it, by environment, caller or date, and nowhere else"],
];

const optionNames = namesOf<RedteamOptions>({
  ...runSettingNames,
  cwd: true,
  room: true,
  heldOut: true,
  onEvent: true,
});

/**
 * Plays lies on a contract: what an agent could write to get a done without the work. Each is written into a scratch copy of the tree and judged
 * as `verify` would, in a fresh room; nothing in the project is touched, no model and no network is asked, and the same tree gives the same
 * answer. What is believed is played again with the lines that would stop it.
 *
 * @throws GoalpostError as `sealContract` does; `contract/no-id`.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("test -f done.txt")).build();
 * const { lines } = await redteam(contract, { cwd: "." });
 * for (const { code, why } of lines) console.log(code, why);
 */
export async function redteam(contract: Contract, options: RedteamOptions): Promise<RedteamReport> {
  requireOptions("redteam", options, optionNames);
  requireId(contract);
  const { env = process.env, signal } = options;
  const root = realRoot(options.cwd);
  const playable = withoutOpenHeldOut(contract, options.heldOut ?? {});
  const seal = await sealContract(playable, sealing(options, root));
  const folder = await newRoomFolder(stateBase(root, env));
  const store = openStore(root, env);
  try {
    const base = readSealedTree(store, seal.tree);
    await fillRoom({ folder: folder.path, base, store, signal });
    const stage = new Stage(folder.path, root, base, store, options);
    const scene = sceneOf(playable, base, store, folder.path);
    const plays = playsFor(scene);
    const seen = await stage.playAll(seal, plays);
    const idle = seen.get("idle");
    const report = { version: 1, contract: { id: contract.id, sha256: contractSha256(contract) }, interrupted: signal?.aborted === true } as const; // biome-ignore format: one
    if (idle !== undefined && idle !== "not done") {
      const lies = plays.filter(({ id }) => id === "idle").map((play) => told(play, idle, null));
      return deepFreeze({ ...report, proves_nothing: true, lies, lines: [] });
    }
    const believed = plays.filter(({ id }) => seen.has(id) && seen.get(id) !== "not done");
    // A held-out check that is left open is one all the same.
    const isAsked = ({ kind }: Line): boolean => kind !== "held-out" || playable === contract;
    const wanted = linesFor(scene, folder.path).filter(
      (line) =>
        (isWanted(line, believed) || leavesOpen(line, scene) || (line.kind === "tests" && scene.tests.length === 0)) &&
        isAsked(line),
    );
    const { lines, again } = await playClosed(playable, wanted, stage, believed, options);
    const lies = [
      ...plays.flatMap((play) => {
        const verdict = seen.get(play.id);
        return verdict === undefined ? [] : [told(play, verdict, stopping(play, verdict, again.get(play.id), lines))];
      }),
      ...unplayed(lines, scene),
    ];
    return deepFreeze({ ...report, proves_nothing: false, interrupted: signal?.aborted === true, lies, lines: lines.map((line) => ({ ...line, stops: lies.filter(({ stopped_by }) => stopped_by === line.code).map(({ id }) => id) })) }); // biome-ignore format: one
  } finally {
    store.close();
    await folder.remove();
  }
}

/** What a held-out check is may be said at the start alone: without it, it decides nothing, and would hide what the others believe. */
function withoutOpenHeldOut(contract: Contract, given: Readonly<Record<string, string>>): Contract {
  const isOpen = (item: { readonly kind: string; readonly id: string }): boolean =>
    item.kind === "held_out" && !("check" in item && item.check !== undefined) && given[item.id] === undefined;
  if (!contract.blocks.some(({ items }) => items.some(isOpen))) return contract;
  const blocks = contract.blocks.map((block) => ({ ...block, items: block.items.filter((item) => !isOpen(item)) }) as typeof block); // biome-ignore format: one
  return { ...contract, blocks };
}

const told = ({ id, class: cls, does }: Play, verdict: Verdict, stopped_by: string | null): PlayedLie => ({ id, class: cls, does, verdict, believed: verdict !== "not done", stopped_by }); // biome-ignore format: one

/** What only unseen cases contradict, and what needs to know the work: told from the contract, and not played. */
function unplayed(lines: readonly Line[], scene: Scene): readonly PlayedLie[] {
  const lie = (id: string, does: string, line: Line | undefined, cls: LieClass = "source"): readonly PlayedLie[] =>
    line === undefined ? [] : [{ id, class: cls, does, verdict: null, believed: true, stopped_by: line.code }];
  const [named] = [...scene.fixtures, ...scene.programs].filter((path) => scene.admits(path));
  const guard = lines.find(({ kind }) => kind === "unchanged") ?? lines.find(({ kind }) => kind === "scope");
  const inputs = `edits what the checks read or run${named === undefined ? "" : `, such as ${named}`}, and answers the rest from a table`;
  const heldOut = lines.find(({ kind }) => kind === "held-out");
  const fresh = scene.tests.length > 0 ? undefined : lines.find(({ kind }) => kind === "tests");
  return [
    ...lie("check-inputs", inputs, guard),
    // Where another check contradicts the forger, the file is the agent's word all the same once the work is done.
    ...lines
      .filter((line) => leavesOpen(line, scene))
      .flatMap((line) =>
        lie(
          `report-by-hand-${line.replaces?.toLowerCase()}`,
          `does the rest, and writes what ${line.replaces} judges by hand`,
          line,
          "artifacts",
        ),
      ),
    ...lie("empty-tests", "adds a test that asserts nothing", fresh),
    ...unplayable.flatMap(([id, does]) => lie(id, does, heldOut)),
  ];
}

/** A line is wanted when a lie that it may stop was believed; what may change, and a check that is held out, always are. */
const isWanted = ({ kind }: Line, believed: readonly Play[]): boolean =>
  kind === "held-out" || kind === "scope" || kind === "unchanged" || believed.some(({ stops }) => stops.includes(kind));

function stopping(play: Play, verdict: Verdict, closed: Verdict | undefined, lines: readonly Line[]): string | null {
  if (verdict === "not done") return null;
  const kinds: readonly LineKind[] = closed === "not done" ? [...play.stops.filter((kind) => kind !== "held-out"), "scope"] : ["held-out"]; // biome-ignore format: one
  for (const kind of kinds) {
    const line = lines.find((each) => each.kind === kind);
    if (line !== undefined) return line.code;
  }
  // Shown to be stopped, by whichever of the lines.
  return closed === "not done" ? (lines.find(({ item }) => item !== null)?.code ?? null) : null;
}

interface Closed {
  /** The lines that the contract takes here. */
  readonly lines: readonly Line[];
  readonly again: ReadonlyMap<string, Verdict>;
}

/** Plays what was believed once more, with the lines. One that this project does not take, such as tests that nobody can count, is left out. */
async function playClosed(contract: Contract, wanted: readonly Line[], stage: Stage, believed: readonly Play[], options: RedteamOptions): Promise<Closed> {
  const usable = wanted.filter(({ item }) => item !== null);
  if (usable.length === 0 || believed.length === 0) return { lines: wanted, again: new Map() };
  try {
    const seal = await sealContract(withLines(contract, usable), sealing(options, stage.root));
    return { lines: wanted, again: await stage.playAll(seal, believed) };
  } catch (error) {
    if (!GoalpostError.is(error) || error.code !== "verify/tests-not-counted") throw error;
    const left = wanted.filter(({ kind, replaces }) => kind !== "tests" || replaces !== error.where);
    if (left.length === wanted.length) throw error;
    return playClosed(contract, left, stage, believed, options);
  }
} // biome-ignore format: one

/** What the seal takes of the options. */
const sealing = ({ onEvent: _told, ...options }: RedteamOptions, cwd: string): SealOptions => ({ ...options, cwd });

/** The contract with nothing but what says what may change. */
const lookersOf = (contract: Contract): Contract => ({
  ...contract,
  blocks: contract.blocks.map((block) => ({ ...block, items: block.items.filter(({ kind }) => kind === "scope" || kind === "unchanged" || kind === "outcome") }) as typeof block),
}); // biome-ignore format: one

/** A scratch copy of the tree, on which lies are played one after the other. */
class Stage {
  readonly root: string;
  readonly #folder: string;
  readonly #base: Tree;
  readonly #options: RedteamOptions;
  readonly #read: (sha256: string) => Buffer;

  constructor(folder: string, root: string, base: Tree, store: BlobStore, options: RedteamOptions) {
    this.root = root;
    this.#folder = folder;
    this.#base = base;
    this.#options = options;
    this.#read = (sha256) => store.get(sha256);
  }

  /** The verdict on each lie, by its id; what was not played because of a signal is missing. The first decides whether the others are worth it. */
  async playAll(seal: Seal, plays: readonly Play[]): Promise<ReadonlyMap<string, Verdict>> {
    const verdicts = new Map<string, Verdict>();
    for (const [index, play] of plays.entries()) {
      if (this.#options.signal?.aborted) break;
      this.#options.onEvent?.({ type: "lie-started", id: play.id, index, total: plays.length });
      const verdict = await this.#play(seal, play);
      if (this.#options.signal?.aborted) break;
      verdicts.set(play.id, verdict);
      if (play.id === "idle" && verdict !== "not done") break;
    }
    return verdicts;
  }

  async #play(seal: Seal, { edits }: Play): Promise<Verdict> {
    try {
      for (const [path, edit] of edits) this.#write(path, edit);
      if (await this.#isRefused(seal, [...edits.keys()])) return "not done";
      const judged = await this.#judge(seal, seal.contract);
      return verdictOf(judged.checks, judged.definers, false, judged.open);
    } finally {
      for (const path of edits.keys()) this.#restore(path);
    }
  } // biome-ignore format: one

  /** What may not change is looked at first: where that fails, no command can make it done. Of what items name as their own, they decide. */
  async #isRefused(seal: Seal, paths: readonly string[]): Promise<boolean> {
    const own = new Set([...dataPaths(seal.contract), ...madePaths(seal.contract)]);
    if (paths.some((path) => own.has(path))) return false;
    const { checks, definers } = await this.#judge({ ...seal, contract: lookersOf(seal.contract), git: false, repository: null }, seal.contract); // biome-ignore format: one
    return checks.some(({ status }) => status === "fail" || status === "cannot-run") || definers.some(({ allowed_by }) => allowed_by === null); // biome-ignore format: one
  }

  #judge(seal: Seal, given: Contract): Promise<Judged> {
    const own = { keep: undefined, approvals: [], work: this.#folder, validateSchema };
    return judgeInRoom(seal, given, this.root, { ...this.#options, cwd: this.root, onEvent: undefined }, own);
  }

  #write(path: string, edit: { readonly text: string; readonly executable?: boolean } | null): void {
    const full = join(this.#folder, path);
    rmSync(full, { recursive: true, force: true });
    if (edit === null) return;
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, edit.text);
    if (edit.executable) chmodSync(full, 0o755);
  }

  #restore(path: string): void {
    const full = join(this.#folder, path);
    rmSync(full, { recursive: true, force: true });
    const entry = this.#base.get(path);
    if (entry === undefined) return;
    mkdirSync(dirname(full), { recursive: true });
    if (entry.kind === "link") symlinkSync(entry.target, full);
    else if (entry.kind === "file")
      writeFileSync(full, this.#read(entry.sha256), { mode: entry.executable ? 0o755 : 0o644 });
  }
}

const validateSchema: NonNullable<Parameters<typeof judgeInRoom>[4]["validateSchema"]> = async (...args) =>
  (await import("../check/json-schema.ts")).validateJsonSchema(...args);
