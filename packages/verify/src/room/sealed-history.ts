import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { gitFetchesNothing } from "@goalpost/target/internal";
import { sha256OfFile } from "../files/file-facts.ts";
import { readWhole } from "../files/read-whole.ts";
import { type GitPlace, git, resolveCommit } from "../git/git.ts";
import type { BlobStore } from "../store/blob-store.ts";
import { gitPrivately } from "./git-privately.ts";

/** The history of git up to the start, as far as branches and tags led to it then. */
export interface SealedHistory {
  /** The commit that stood at HEAD. */
  readonly head: string;
  /** By full name: the commits and tags that branches and tags named. */
  readonly refs: Readonly<Record<string, string>>;
  /** Of the pack with all of it, in hex; it is in the store, and so is its index. */
  readonly pack_sha256: string;
  readonly index_sha256: string;
  /** Where a shallow history ends. */
  readonly shallow: readonly string[];
}

/**
 * Keeps the history of the user's repository in the store: what a room's own repository goes on from. Nothing is fetched for it.
 *
 * @returns Nothing before the first commit.
 * @throws GoalpostError `verify/history-not-sealed`.
 */
export async function recordHistory(store: BlobStore, place: GitPlace): Promise<SealedHistory | undefined> {
  const head = await resolveCommit(place, "HEAD");
  if (head.fault !== undefined) return undefined;
  const refs = await refsOf(place);
  const pack = store.scratch();
  const index = `${pack}.idx`;
  try {
    await packTo(pack, [head.text, ...Object.values(refs)], place);
    await gitPrivately(place.root, place).run(["index-pack", "-o", index, pack]).catch((error: unknown) => {
      throw notSealed(place.root, String((error as { readonly stderr?: unknown }).stderr ?? error));
    });
    const [pack_sha256, index_sha256] = [await sha256OfFile(pack), await sha256OfFile(index)];
    store.put(pack_sha256, { file: pack });
    store.put(index_sha256, { file: index });
    return { head: head.text, refs, pack_sha256, index_sha256, shallow: await shallowOf(place) };
  } finally {
    for (const each of [pack, index]) await rm(each, { force: true });
  }
} // biome-ignore format: one

/** Branches, those that were fetched, and tags. */
async function refsOf(place: GitPlace): Promise<Readonly<Record<string, string>>> {
  const listed = await git(place, ["for-each-ref", "--format=%(objectname) %(symref) %(refname)", "refs/heads", "refs/remotes", "refs/tags"]); // biome-ignore format: one
  if (listed.fault !== undefined) throw notSealed(place.root, listed.fault);
  const rows = listed.text.split("\n").flatMap((line): readonly (readonly [string, string])[] => {
    const [, id, name] = /^([0-9a-f]{40,64}) {2}(refs\/\S+)$/.exec(line) ?? [];
    return id === undefined || name === undefined ? [] : [[name, id]];
  });
  return Object.fromEntries(rows);
}

async function packTo(file: string, commits: readonly string[], { root, env, signal }: GitPlace): Promise<void> {
  const own = gitPrivately(root, { root, env, signal });
  const child = spawn("git", ["--no-replace-objects", ...own.words, "pack-objects", "--revs", "--delta-base-offset", "--stdout", "-q"], { cwd: root, env: { ...own.env, ...gitFetchesNothing }, stdio: ["pipe", "pipe", "pipe"], signal }); // biome-ignore format: one
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = `${said}${text}`.slice(0, 2000);
  });
  child.stdin.on("error", () => {}); // how it ended says why
  const out = createWriteStream(file, { flags: "wx", mode: 0o600 });
  child.stdout.pipe(out);
  child.stdin.end(`${[...new Set(commits)].join("\n")}\n`);
  const [[code]] = await Promise.all([once(child, "close"), once(out, "close")]);
  if (code !== 0) throw notSealed(root, said.trim().split("\n").at(-1) ?? `git pack-objects ended with ${code}`);
}

async function shallowOf(place: GitPlace): Promise<readonly string[]> {
  const path = await git(place, ["rev-parse", "--git-path", "shallow"]);
  if (path.fault !== undefined) return [];
  const file = path.text.trim();
  try {
    return readWhole(isAbsolute(file) ? file : join(place.root, file)).toString("utf8").split("\n").filter((line) => /^[0-9a-f]{40,64}$/.test(line)); // biome-ignore format: one
  } catch {
    return [];
  }
}

const notSealed = (root: string, said: string): GoalpostError =>
  new GoalpostError({
    code: "verify/history-not-sealed",
    where: root,
    what: `has a history that cannot be read whole: ${said.trim().split("\n")[0] ?? ""}`,
    help: 'fetch what is missing (git fetch --refetch), or leave out "git": "history"',
  });
