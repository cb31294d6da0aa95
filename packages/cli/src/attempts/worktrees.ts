import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rmdir } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { stateDir } from "@goalpost/verify";
import writeFileAtomic from "write-file-atomic";
import type { Io } from "../io.ts";
import { gitHere } from "./git-here.ts";

/** A worktree that was made for an attempt. */
export interface MadeWorktree {
  /** Absolute. */
  readonly path: string;
  /** ISO 8601, UTC. */
  readonly made_at: string;
  /** The project's folder below it. */
  readonly inside?: string;
}

/** The repository that attempts are made of. */
export interface AttemptBase {
  /** Its root, absolute. */
  readonly top: string;
  /** The project's folder below it. */
  readonly inside: string;
  /** The commit that every attempt begins with. */
  readonly commit: string;
}

/**
 * Looks at what attempts begin with: the commit at HEAD, with nothing changed since, because a worktree holds nothing else.
 *
 * @throws GoalpostError `cli/attempts-need-git`, `cli/tree-not-clean`.
 */
export async function attemptBase(io: Io): Promise<AttemptBase> {
  const top = await gitHere(["rev-parse", "--show-toplevel"], io.cwd, io);
  const head = await gitHere(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], io.cwd, io);
  if (!top.ok || !head.ok) {
    const why = top.ok ? "has no commit yet" : `is not in a git repository (${top.why})`;
    throw new GoalpostError({ code: "cli/attempts-need-git", where: io.cwd, what: `${why}, and each attempt is a worktree of a commit`, help: "git init && git add -A && git commit -m start" });
  }
  const status = await gitHere(["status", "--porcelain", "-z", "--untracked-files=normal"], io.cwd, io);
  const changed = (status.ok ? status.text : "").split("\0").filter((line) => line !== "" && !/^.. (?:.*\/)?\.goalpost\//.test(line));
  if (!status.ok || changed.length > 0) {
    const what = status.ok ? `${changed.length === 1 ? "1 file differs" : `${changed.length} files differ`} from the commit (${changed[0]?.slice(3, 200)}), and an attempt would begin without that` : status.why;
    throw new GoalpostError({ code: "cli/tree-not-clean", where: io.cwd, what, help: "commit it, or put it aside: git stash -u" });
  }
  const root = top.text.replace(/\n$/, "");
  return { top: root, inside: relative(root, io.cwd), commit: head.text.trim() };
} // biome-ignore format: one

/**
 * Makes the worktree of one attempt, beside the repository, and remembers it for `goalpost runs clean`.
 *
 * @throws GoalpostError `cli/no-worktree`.
 */
export async function addWorktree({ top, commit, inside }: AttemptBase, stamp: string, number: number, io: Io): Promise<string> {
  const path = join(dirname(top), `${basename(top)}-attempts`, `${stamp}-${number}`);
  const cannot = (why: string): GoalpostError =>
    new GoalpostError({ code: "cli/no-worktree", where: `attempt ${number}`, what: `cannot make its worktree ${path}: ${why}`, help: "make the folder beside the project writable, or move what stands there; git worktree prune forgets those that are gone" });
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    throw cannot((error as NodeJS.ErrnoException).code ?? String(error));
  }
  const made = await gitHere(["worktree", "add", "--detach", "--quiet", path, commit], top, io);
  if (!made.ok) throw cannot(made.why);
  await remember([...(await worktreesMade(io)), { path, made_at: new Date().toISOString(), inside }], io);
  return path;
} // biome-ignore format: one

/**
 * Leaves what an attempt made as a branch: one commit over the start, without our own folder.
 *
 * @throws GoalpostError `cli/no-branch`.
 */
export async function leaveBranch(path: string, id: string, message: string, { top, commit }: AttemptBase, io: Io): Promise<string> {
  const cannot = (why: string): GoalpostError =>
    new GoalpostError({ code: "cli/no-branch", where: path, what: `the best attempt could not be left as a branch: ${why}`, help: `it stands in ${path}; commit it there yourself` });
  const name = await freeBranch(id, top, io);
  const own = await ownFolder(path, top, io);
  if (own === undefined) throw cannot("git does not know it as a worktree any more");
  const author = ["-c", "user.name=goalpost", "-c", "user.email=goalpost@localhost", "-c", "user.useConfigOnly=false"];
  const steps = [
    ["add", "-A", "--", ".", ":(exclude,glob)**/.goalpost/**"],
    [...author, "commit", "--quiet", "--allow-empty", "--no-verify", "-m", message],
    ["branch", name, "HEAD"],
  ];
  for (const step of steps) {
    const said = await gitHere([...own, ...step], path, io);
    if (!said.ok) throw cannot(said.why);
  }
  const head = await gitHere([...own, "rev-parse", "HEAD"], path, io);
  if (!head.ok || head.text.trim() === commit) throw cannot("the commit was not made");
  return name;
} // biome-ignore format: one

/** Names a worktree to git by what the repository itself knows: its own file `.git` is the agent's to write, and may lead to settings that run programs. */
async function ownFolder(path: string, top: string, io: Io): Promise<readonly string[] | undefined> {
  const asked = await gitHere(["rev-parse", "--git-common-dir"], top, io);
  if (!asked.ok) return undefined;
  const all = resolve(top, asked.text.replace(/\n$/, ""), "worktrees");
  for (const name of await readdir(all).catch(() => [])) {
    const leads = await readFile(join(all, name, "gitdir"), "utf8").catch(() => "");
    if (leads.replace(/\n$/, "") === join(path, ".git")) return ["--git-dir", join(all, name), "--work-tree", path];
  }
  return undefined;
}

async function freeBranch(id: string, path: string, io: Io): Promise<string> {
  const plain = `goalpost/${id.replace(/[^\w.-]/g, "-").replace(/\.+(?=$|\.)|^[.-]+/g, "-")}`;
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? plain : `${plain}-${count}`;
    const found = await gitHere(["show-ref", "--verify", "--quiet", `refs/heads/${name}`], path, io);
    if (!found.ok || count > 10_000) return name;
  }
}

/** Worktrees of attempts that were made for this project and not removed yet. */
async function worktreesMade(io: Pick<Io, "cwd" | "env">): Promise<readonly MadeWorktree[]> {
  try {
    const kept: unknown = JSON.parse(await readFile(recordFile(io), "utf8"));
    return Array.isArray(kept) ? kept.filter((each): each is MadeWorktree => typeof each?.path === "string" && typeof each?.made_at === "string") : []; // biome-ignore format: one
  } catch {
    return [];
  }
}

/** The project's folder in each worktree that is there. */
export async function attemptFolders(io: Pick<Io, "cwd" | "env">): Promise<readonly string[]> {
  const folders = (await worktreesMade(io)).map(({ path, inside = "" }) => join(path, inside));
  return folders.filter((folder) => existsSync(folder));
}

/** The state of a contract in each of these: where the runs of its attempts are. */
export const attemptStates = async (id: string, io: Io): Promise<readonly string[]> =>
  (await attemptFolders(io)).map((cwd) => stateDir({ cwd, id, env: io.env }));

/** Removes those that were made before a moment; what is a branch stays one. Returns their paths. */
export async function removeWorktrees(before: string, isDry: boolean, io: Io): Promise<readonly string[]> {
  const made = await worktreesMade(io);
  const going = made.filter(({ made_at }) => made_at <= before);
  if (isDry || going.length === 0) return going.map(({ path }) => path);
  const left: MadeWorktree[] = made.filter((each) => !going.includes(each));
  const gone: string[] = [];
  for (const each of going) {
    const said = await gitHere(["worktree", "remove", "--force", each.path], io.cwd, io);
    if (said.ok || !existsSync(each.path)) gone.push(each.path);
    else left.push(each);
    await rmdir(dirname(each.path)).catch(() => undefined);
  }
  await remember(left, io);
  return gone;
}

const recordFile = ({ cwd, env }: Pick<Io, "cwd" | "env">): string => join(stateDir({ cwd, env }), "attempts.json");

async function remember(made: readonly MadeWorktree[], io: Io): Promise<void> {
  const file = recordFile(io);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFileAtomic(file, JSON.stringify(made), { mode: 0o600 });
}
