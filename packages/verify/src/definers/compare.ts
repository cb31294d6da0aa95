import { join } from "node:path";
import type { Contract } from "@goalpost/core";
import { type Matcher, matcher } from "@goalpost/core/glob";
import { placesOf } from "../checks-of.ts";
import { type FileState, sha256, stateOf } from "../files/file-facts.ts";
import { type GitPlace, git } from "../git/git.ts";
import { foundOutside } from "../process/outside-path.ts";
import type { ChangedDefiner } from "../receipt/receipt.ts";
import { canonicalJson } from "../seal/canonical.ts";
import { compareState } from "../seal/changes.ts";
import type { Tree } from "../store/tree.ts";
import { collectDefiners, type Definers } from "./collect.ts";
import { folderState } from "./installed.ts";
import { memberOf, scriptsOf } from "./package-member.ts";

/** What defined a check at the seal, and its state then. */
export interface SealedDefiner {
  readonly path: string;
  readonly kind: Definers["kind"];
  readonly state: FileState;
  readonly defines: readonly string[];
}

/**
 * Records what defines the checks of a contract, with their states. An ignored file does not belong to the start, so no room has it, and it defines
 * nothing there.
 */
export async function recordDefiners(
  contract: Contract,
  place: GitPlace,
  base: Tree,
  contractFile?: string,
): Promise<readonly SealedDefiner[]> {
  const { root } = place;
  const ignored = await ignoredByGit(place);
  const definers: SealedDefiner[] = [];
  for (const [path, { kind, defines }] of collectDefiners(contract, root, {
    contractFile,
    ignored,
    onSystem: (program) => foundOutside(root, place.env, program),
  })) {
    const state = await definerState(root, path);
    const isOfStart = base.has(path.replace(/(package\.json)#.*$/, "$1"));
    if (isOfStart || state === "absent" || kind === "contract" || kind === "installed") definers.push({ path, kind, state, defines: [...defines] }); // biome-ignore format: one
  }
  return definers.sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** What git ignores, whole folders as such; nothing without git. */
async function ignoredByGit(place: GitPlace): Promise<Matcher> {
  const args = ["ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z"];
  const answer = await git(place, args);
  if (answer.fault !== undefined) return () => false;
  const listed = answer.text.split("\0").filter((path) => path !== "");
  const folders = listed.filter((path) => path.endsWith("/"));
  const files = new Set(listed);
  return (path) => files.has(path) || folders.some((folder) => path.startsWith(folder));
}

/** Lists what has changed since the seal, and what has come to define a check since. */
export async function changedDefiners(
  contract: Contract,
  root: string,
  sealed: readonly SealedDefiner[],
): Promise<readonly ChangedDefiner[]> {
  const known = new Set(sealed.map(({ path }) => path));
  const changed: ChangedDefiner[] = [];
  for (const { path, kind, state, defines } of sealed) {
    const change = compareState(state, await definerState(root, path));
    if (change !== undefined) changed.push({ path, change, defines, allowed_by: allowedBy(contract, path, kind) });
  }
  for (const [path, { kind, defines }] of collectDefiners(contract, root)) {
    // New tests are ordinary work; so is what an installation brings, and what build writes after the seal.
    if (known.has(path) || kind === "test" || kind === "installed" || kind === "contract") continue;
    if ((await definerState(root, path)) === "absent") continue;
    changed.push({ path, change: "added", defines: [...defines], allowed_by: allowedBy(contract, path, kind) });
  }
  return changed.sort((left, right) => (left.path < right.path ? -1 : 1));
}

async function definerState(root: string, path: string): Promise<FileState> {
  if (path.endsWith("/")) return folderState(root, path);
  const [, file, member] = /^(.*package\.json)#(.+)$/.exec(path) ?? [];
  if (file === undefined || member === undefined) return stateOf(join(root, path));
  const value = member.startsWith("scripts.")
    ? scriptsOf(root, file).get(member.slice("scripts.".length))
    : memberOf(root, file, member);
  if (value === undefined) return "absent";
  return `file 644 ${sha256(typeof value === "string" ? value : canonicalJson(value))}`;
}

/**
 * The path or glob of a scope that lets a definer change. `unchanged` never does, and nothing does for the contract and what build wrote. A
 * script needs its own name, `package.json#scripts.test`, and so do a tool's settings, `package.json#jest`: leave to add a dependency is not
 * leave to say what the test is.
 */
function allowedBy(contract: Contract, path: string, kind: Definers["kind"]): string | null {
  if (kind === "contract") return null;
  const scopes = placesOf(contract).flatMap(({ item }) => (item.kind === "scope" ? item.paths : []));
  if (kind === "script" || path.includes("package.json#")) return scopes.find((scope) => scope === path) ?? null;
  return scopes.find((scope) => matcher([scope])(path.replace(/\/$/, ""))) ?? null;
}
