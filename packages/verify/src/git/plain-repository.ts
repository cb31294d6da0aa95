import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type GitAnswer, type GitPlace, git, resolveCommit } from "./git.ts";

/** How git is pointed at a repository of ours that has the user's objects, and none of its settings. */
export interface PlainRepository {
  readonly env: NodeJS.ProcessEnv;
  /** The commit at the user's HEAD; nothing before the first one. */
  readonly head: string | undefined;
}

/** Settings that say how a file is written, and run nothing. */
const harmless = ["core.autocrlf", "core.eol"] as const;

/**
 * Makes a repository that only looks: git runs programs that a repository's settings name for filters, monitors and the like when it compares files,
 * and an agent may have written those. Attributes of the tree say for which files; the ones that stand here go before them.
 *
 * @param folder - An empty folder of ours.
 */
export async function plainRepository(folder: string, place: GitPlace): Promise<PlainRepository | Extract<GitAnswer, { readonly fault: string }>> {
  const asked = await Promise.all(["objects", "info/exclude"].map((name) => git(place, ["rev-parse", "--git-path", name])));
  const [objects, exclude] = asked;
  if (objects?.fault !== undefined || objects === undefined) return objects ?? { fault: "git says nothing of its objects", missing: false };
  const [top, head, format] = await Promise.all([git(place, ["rev-parse", "--show-toplevel"]), resolveCommit(place, "HEAD"), git(place, ["rev-parse", "--show-object-format"])]);
  if (top.fault !== undefined) return top;
  const own = join(folder, "git");
  for (const each of ["refs", "objects", "info"]) await mkdir(join(own, each), { recursive: true });
  const sha256 = format.fault === undefined && format.text.trim() === "sha256";
  const settings: string[] = [];
  for (const name of harmless) {
    const value = await git(place, ["config", "--get", name]);
    if (value.fault === undefined && /^\w+\n?$/.test(value.text)) settings.push(`\t${name.slice("core.".length)} = ${value.text.trim()}\n`);
  }
  await writeFile(join(own, "HEAD"), "ref: refs/heads/none\n");
  await writeFile(join(own, "config"), `[core]\n\trepositoryformatversion = ${sha256 ? 1 : 0}\n\tbare = false\n${settings.join("")}${sha256 ? "[extensions]\n\tobjectformat = sha256\n" : ""}`);
  await writeFile(join(own, "info", "attributes"), "* !filter !diff !merge\n");
  if (exclude?.fault === undefined && exclude !== undefined) await writeFile(join(own, "info", "exclude"), await readFile(resolve(place.root, exclude.text.trim())).catch(() => ""));
  return {
    env: { GIT_DIR: own, GIT_WORK_TREE: top.text.replace(/\n$/, ""), GIT_OBJECT_DIRECTORY: resolve(place.root, objects.text.replace(/\n$/, "")), GIT_INDEX_FILE: join(folder, "index") },
    head: head.fault === undefined ? head.text : undefined,
  };
} // biome-ignore format: one
