import { readFile } from "node:fs/promises";
import { isAbsolute, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { GoalpostError } from "@goalpost/core";
import { splitWords } from "@goalpost/core/internal";
import { oneLine } from "../check/outcome.ts";
import { sha256 } from "../files/file-facts.ts";
import { isInside } from "../files/inside.ts";
import type { GitPlace } from "../git/git.ts";
import { capturedText } from "../process/capture.ts";
import { setupEnvironment } from "../process/environment.ts";
import { runProcess } from "../process/run-process.ts";
import { openSandbox, systemFolders } from "../sandbox/bubblewrap.ts";
import { canonicalJson } from "../seal/canonical.ts";
import { stateBase } from "../seal/state-dir.ts";
import { writePrivate } from "../seal/state-files.ts";
import { type BlobStore, diskError } from "../store/blob-store.ts";
import { readTree } from "../store/read-tree.ts";
import { type Tree, type TreeEntry, treeText } from "../store/tree.ts";
import { unreached } from "../twin/room-lacks.ts";
import { defaultSetup, refuseUnknownLockfile } from "./default-setup.ts";
import { fillRoom } from "./make-room.ts";
import { protectionOf } from "./protected.ts";
import { newRoomFolder } from "./room-folder.ts";
import type { RoomSettings } from "./settings.ts";
import { networkUse } from "./settings.ts";

/** What setup made at the start: dependencies, and what was warmed. Its files are in the store. */
export interface SealedLayer {
  /** Of the list as it is kept, in hex. */
  readonly list_sha256: string;
  readonly files: number;
  readonly bytes: number;
  /** What was run for it. */
  readonly commands: readonly string[];
}

/** What a layer is made of. */
export interface LayerOrder {
  readonly base: Tree;
  readonly settings: RoomSettings;
  readonly place: GitPlace;
  readonly store: BlobStore;
  /** Called before each command that is run for it; one that is made already needs none. */
  readonly onCommand?: ((command: string) => void) | undefined;
}

/** Seconds that one command of setup may take. */
const setupSeconds = 1800;

/**
 * Makes the dependencies of a start: in a room of the base, never from what is installed in the project. It is made once for the same
 * manifests, lockfiles, commands and toolchain.
 *
 * @returns Nothing when there is nothing to run.
 * @throws GoalpostError `verify/setup-failed`, `verify/layer-link`.
 */
export async function makeLayer(order: LayerOrder): Promise<SealedLayer | null> {
  const { base, settings, place, store } = order;
  if (settings.setup === undefined) refuseUnknownLockfile(base);
  const setup = settings.setup ?? defaultSetup(base, place.root);
  const commands = [...setup, ...(settings.warm ?? [])];
  if (commands.length === 0) return null;
  const path = join(stateBase(place.root, place.env), "store", "layers", `${keyOf(order, commands)}.json`);
  const known = await readKnown(path);
  if (known !== undefined) {
    store.get(known.list_sha256);
    return known;
  }
  const layer = await build(order, commands);
  await writePrivate(path, `${JSON.stringify(layer)}\n`);
  return layer;
}

async function readKnown(path: string): Promise<SealedLayer | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as SealedLayer;
  } catch {
    return undefined;
  }
}

/** With commands that warm caches the sources count too: what was built is built of them. */
function keyOf({ base, settings, place }: LayerOrder, commands: readonly string[]): string {
  const counts = (path: string): boolean =>
    (settings.warm ?? []).length > 0 || settings.setup !== undefined || protectionOf(path) !== undefined;
  const files = [...base].filter(([path]) => counts(path));
  const about = [commands, files.sort(([left], [right]) => (left < right ? -1 : 1)), process.version, process.platform, process.arch, place.root, place.env.PATH]; // biome-ignore format: one
  return sha256(canonicalJson(about));
}

async function build(
  { base, settings, place, store, onCommand }: LayerOrder,
  commands: readonly string[],
): Promise<SealedLayer> {
  const { root, env, signal } = place;
  const state = stateBase(root, env);
  const folder = await newRoomFolder(state);
  try {
    const { placed } = await fillRoom({ folder: folder.path, base, store, signal });
    const sandbox = await openSandbox({
      room: folder.path,
      root,
      state,
      env,
      network: networkUse(settings).setup,
      expose: [],
      home: true,
    });
    for (const command of commands) {
      onCommand?.(command);
      const words = splitWords(command).words as [string, ...string[]] | undefined;
      const argv = words === undefined ? (["sh", "-c", command] as const) : words;
      const plain = { argv, cwd: folder.path, env: setupEnvironment(env) };
      const result = sandbox.explain(await runProcess({ ...sandbox.enclose(plain), timeoutMs: setupSeconds * 1000, signal })); // biome-ignore format: one
      if (result.ended === "aborted") signal?.throwIfAborted();
      if (result.ended !== "exit" || result.exitCode !== 0) throw failed(command, result.startError ?? `ended with ${result.exitCode ?? result.ended}`, capturedText(result.output)); // biome-ignore format: one
    }
    return await keep(folder.path, placed, root, store, commands, signal);
  } catch (error) {
    throw diskError(folder.path, error);
  } finally {
    await folder.remove();
  }
}

/** Keeps what is new in the room; what the base has stays the base's. */
async function keep(
  room: string,
  placed: Tree,
  root: string,
  store: BlobStore,
  commands: readonly string[],
  signal: AbortSignal | undefined,
): Promise<SealedLayer> {
  const made = new Map<string, TreeEntry>();
  let copies = 0;
  const rules = { file: () => false, folder: () => false };
  await store.together(async (put) => {
    for await (const seen of readTree({ root: room, rules, scratch: () => `${room}.copy-${copies++}`, signal })) {
      if ("what" in seen || placed.has(seen.path)) continue;
      if (seen.entry.kind === "link") refuseLeading(seen.path, seen.entry.target, root);
      if (seen.content !== undefined && "bytes" in seen.content) refuseEditable(seen.path, seen.content.bytes, root);
      if (seen.entry.kind === "file" && seen.content !== undefined) put(seen.entry.sha256, seen.content);
      made.set(seen.path, seen.entry);
    }
  });
  const text = treeText(made);
  const list_sha256 = sha256(text);
  store.put(list_sha256, { bytes: Buffer.from(text) });
  const sizes = [...made.values()].flatMap((entry) => (entry.kind === "file" ? [entry.bytes] : []));
  return { list_sha256, files: sizes.length, bytes: sizes.reduce((sum, each) => sum + each, 0), commands };
}

/** A link out of the room would be a way for what is outside to decide a check; the system's programs are no such thing. */
function refuseLeading(path: string, target: string, root: string): void {
  const full = isAbsolute(target) ? posix.normalize(target) : posix.join(root, posix.dirname(path), target);
  if (leadsOut(root, full)) throw leading(path, `is a link that setup made to ${target}`);
}

const leadsOut = (root: string, full: string): boolean =>
  !isInside(root, full) && !systemFolders.some((folder) => isInside(folder, full));

/** Python's way to a folder elsewhere is a line of a .pth file, or what an installer notes of an editable install (PEP 610). */
function refuseEditable(path: string, bytes: Buffer, root: string): void {
  const name = posix.basename(path);
  if (!name.endsWith(".pth") && name !== "direct_url.json") return;
  const text = bytes.toString("utf8");
  const ways = name === "direct_url.json" ? editableIn(text) : text.split("\n").map((line) => line.trim());
  const out = ways.find((way) => isAbsolute(way) && leadsOut(root, posix.normalize(way)));
  if (out !== undefined) throw leading(path, `is of an editable install, which leads to ${out}`);
}

function editableIn(text: string): readonly string[] {
  try {
    const { url, dir_info } = JSON.parse(text) as { readonly url?: unknown; readonly dir_info?: { readonly editable?: unknown } };
    return typeof url === "string" && url.startsWith("file:") && dir_info?.editable === true ? [fileURLToPath(url)] : [];
  } catch {
    return []; // it is none, and says nothing of an install
  }
} // biome-ignore format: one

const leading = (path: string, what: string): GoalpostError =>
  new GoalpostError({
    code: "verify/layer-link",
    where: path,
    what: `${what}, outside of the room`,
    help: "let setup install a copy: an editable install, or a link to a folder beside the project, is not sealed",
  });

const failed = (command: string, why: string, output: string): GoalpostError =>
  output.split("\n").some((line) => unreached.test(line)) ? withoutNetwork(command, output) : plainFailure(command, why, output); // biome-ignore format: one

const withoutNetwork = (command: string, output: string): GoalpostError =>
  new GoalpostError({
    code: "verify/setup-needs-network",
    where: "room.setup",
    what: `${command}: needs the network, which it did not reach${saidLines(output)}`,
    help: 'let setup have it ({ "room": { "network": { "setup": true } } }, the default) and name its proxy or mirror in the environment; or keep what it fetches in the project',
  });

const plainFailure = (command: string, why: string, output: string): GoalpostError =>
  new GoalpostError({
    code: "verify/setup-failed",
    where: "room.setup",
    what: `${command}: ${why}; it brings what the checks need${saidLines(output)}`,
    help: 'say what brings it: { "room": { "setup": ["npm ci"] } } in goalpost.json, or "setup": [] when the checks need nothing',
  });

/** The cause: where a tool begins to speak of an error, and how it ends. Between them it may print how it is used. */
const saidLines = (output: string): string => {
  const lines = output.split("\n").filter((line) => line.replace(/^npm (?:error|ERR!)/, "").trim() !== "" && !unhelpful.test(line)); // biome-ignore format: one
  const first = lines.findIndex((line) => /\berr(?:or)?\b|\bERR[!_]|\bfail/i.test(line));
  const shown = lines.length <= 4 ? lines : first === -1 ? lines.slice(-4) : [...lines.slice(first, first + 3), ...lines.slice(Math.max(first + 3, lines.length - 1))]; // biome-ignore format: one
  return shown.length === 0 ? "" : `; it said: ${shown.map((line) => oneLine(line).slice(0, 300)).join(" | ")}`;
};

/** Where npm keeps its log, and how to learn more. */
const unhelpful = /A complete log of this run|\bRun "?npm help\b|^npm notice\b/;
