import { execFile } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { GoalpostError } from "@goalpost/core";
import { kindAt } from "../files/kind-at.ts";
import { scratchFolder } from "../files/scratch.ts";
import { type GitPlace, git, resolveCommit } from "../git/git.ts";
import { plainRepository } from "../git/plain-repository.ts";
import { gitPrivately } from "../room/git-privately.ts";
import { fillRoom } from "../room/make-room.ts";
import type { BlobStore } from "../store/blob-store.ts";
import type { Tree } from "../store/tree.ts";

/** What a good tree is made from. */
export type GoodSource =
  | { readonly kind: "commit"; readonly given: string; readonly commit: string }
  | { readonly kind: "patch"; readonly given: string; readonly file: string };

/** A patch above this is not a patch that a person reads: 64 MB. */
const mostPatchBytes = 64 * 1024 * 1024;

/**
 * Tells what the name of a good tree means: a file is a patch, anything else a revision of the repository.
 *
 * @throws GoalpostError `verify/no-good-tree`.
 */
export async function goodSource(given: string, place: GitPlace): Promise<GoodSource> {
  if (given.trim() === "" || given.startsWith("-") || given.includes("\0")) {
    throw noGoodTree(
      given,
      given.startsWith("-") ? "begins with a dash, so it is not a revision" : "names nothing",
      `name a commit, a branch or a tag, or a patch file${given.startsWith("-") ? `; for a file of that name: ./${given}` : ""}`,
    );
  }
  const file = resolve(place.root, given);
  const kind = kindAt(file);
  const commit = await resolveCommit(place, given);
  if (kind === "file" && commit.fault === undefined) {
    throw noGoodTree(given, "is a file and a revision", `write ./${given} for the patch, or refs/heads/${given} for the branch`); // biome-ignore format: one
  }
  if (kind === "file") return { kind: "patch", given, file };
  if (commit.fault === undefined) return { kind: "commit", given, commit: commit.text };
  const what = kind === undefined ? "is neither a patch file nor a revision that git knows here" : "is a folder, expected a patch file or a revision"; // biome-ignore format: one
  throw noGoodTree(given, commit.missing ? `${what}: ${commit.fault}` : what, "name a commit, a branch or a tag that is here (git fetch brings those of a remote), or a patch as git diff writes it"); // biome-ignore format: one
}

/** Where a good tree is made, and from what. */
export interface GoodPlace {
  /** An empty folder; nothing outside of it is written. */
  readonly folder: string;
  /** The tree of the start. */
  readonly base: Tree;
  readonly store: BlobStore;
}

/**
 * Fills a folder with a good tree. Files of the start that git does not track stand in it too.
 *
 * @throws GoalpostError `verify/patch-does-not-apply`, `verify/no-good-tree`.
 */
export async function fillGood(source: GoodSource, at: GoodPlace, place: GitPlace): Promise<void> {
  if (source.kind === "commit") return fromCommit(source, at, place);
  await fillRoom({ ...at, signal: place.signal });
  await withPatch(source, at.folder, place);
}

/** The files of the commit stand where git tracks some now. Git runs no filter and no hook: the repository that it sees is one of ours. */
async function fromCommit({ given, commit }: Extract<GoodSource, { kind: "commit" }>, { folder, base, store }: GoodPlace, place: GitPlace): Promise<void> {
  const prefix = await git(place, ["rev-parse", "--show-prefix"]);
  const inside = prefix.fault === undefined ? prefix.text.replace(/\n$/, "").replace(/\/$/, "") : "";
  const scratch = await scratchFolder(place.root);
  try {
    const own = await plainRepository(scratch, place);
    if ("fault" in own) throw noGoodTree(given, own.fault, "name a patch file");
    const listed = own.head === undefined ? { text: "" } : await git(place, ["ls-tree", "-r", "-z", "--name-only", `${own.head}:${inside}`]);
    const tracked = new Set(listed.fault === undefined ? listed.text.split("\0") : []);
    await fillRoom({ folder, base: new Map([...base].filter(([path]) => !tracked.has(path))), store, signal: place.signal });
    const env = { ...own.env, GIT_WORK_TREE: folder };
    for (const args of [["read-tree", `${commit}:${inside}`], ["checkout-index", "--all", "--force", `--prefix=${folder}/`]]) {
      const answer = await git({ ...place, root: folder }, args, env);
      if (answer.fault !== undefined) throw noGoodTree(given, `cannot be checked out: ${answer.fault}`, inside === "" ? "fetch what is missing: git fetch" : `see that ${inside}/ is in it`);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
} // biome-ignore format: one

/** `git apply` refuses a path that leaves the folder, and one behind a symbolic link. */
async function withPatch({ given, file }: Extract<GoodSource, { kind: "patch" }>, folder: string, place: GitPlace): Promise<void> {
  const { size } = statSync(file);
  if (size > mostPatchBytes) throw noPatch(given, `is larger than ${mostPatchBytes / 1024 / 1024} MB`);
  const patch = readFileSync(file, "utf8");
  const own = gitPrivately(folder, place);
  const env = { ...own.env, GIT_CEILING_DIRECTORIES: resolve(folder, ".."), GIT_DIR: join(folder, "..", "none") };
  const apply = async (...extra: readonly string[]): Promise<void> => {
    const child = promisify(execFile)("git", [...own.words, "apply", "--whitespace=nowarn", ...extra, "-"], { cwd: folder, env, signal: place.signal, maxBuffer: 16 * 1024 * 1024 });
    child.child.stdin?.on("error", () => {});
    child.child.stdin?.end(patch);
    await child;
  };
  try {
    await apply("--check");
    await apply();
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split("\n").slice(0, 3).join("; ");
    throw noPatch(given, `does not apply to the tree: ${said === undefined || said === "" ? String(error) : said}`);
  }
} // biome-ignore format: one

const noPatch = (given: string, what: string): GoalpostError =>
  new GoalpostError({
    code: "verify/patch-does-not-apply",
    where: given,
    what,
    help: "make it against the tree as it is: git diff HEAD solved > good.patch",
  });

const noGoodTree = (given: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "verify/no-good-tree", where: `--good ${given}`, what, help });
