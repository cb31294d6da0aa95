import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type GitAnswer, type GitPlace, git, resolveCommit } from "./git.ts";

/** How git is pointed at a repository of ours that has the user's objects, and none of its settings. */
export interface PlainRepository {
  readonly env: NodeJS.ProcessEnv;
  /** The commit at the user's HEAD; nothing before the first one. */
  readonly head: string | undefined;
}

/**
 * Makes a repository that only looks: git runs programs that a repository's settings name for filters, monitors and the like when it compares files,
 * and an agent may have written those. Attributes of the tree say for which files; the ones that stand here go before them.
 *
 * @param folder - An empty folder of ours.
 */
export async function plainRepository(folder: string, place: GitPlace): Promise<PlainRepository | Extract<GitAnswer, { readonly fault: string }>> {
  const [facts, set] = await Promise.all([factsOf(place), git(place, ["config", "--null", "--get-regexp", "^core\\.(autocrlf|eol)$"])]);
  if ("fault" in facts) return facts;
  const own = join(folder, "git");
  for (const each of ["refs", "objects", "info"]) await mkdir(join(own, each), { recursive: true });
  const sha256 = facts.format === "sha256";
  const settings = set.fault === undefined ? settingsOf(set.text) : [];
  await writeFile(join(own, "HEAD"), "ref: refs/heads/none\n");
  await writeFile(join(own, "config"), `[core]\n\trepositoryformatversion = ${sha256 ? 1 : 0}\n\tbare = false\n${settings.join("")}${sha256 ? "[extensions]\n\tobjectformat = sha256\n" : ""}`);
  await writeFile(join(own, "info", "attributes"), "* !filter !diff !merge\n");
  await writeFile(join(own, "info", "exclude"), await readFile(resolve(place.root, facts.exclude)).catch(() => ""));
  return {
    env: { GIT_DIR: own, GIT_WORK_TREE: facts.top, GIT_OBJECT_DIRECTORY: resolve(place.root, facts.objects), GIT_INDEX_FILE: join(folder, "index") },
    head: facts.head,
  };
} // biome-ignore format: one

interface RepositoryFacts {
  readonly format: string;
  readonly objects: string;
  readonly exclude: string;
  readonly top: string;
  readonly head: string | undefined;
}

const questions = [
  ["--show-object-format"],
  ["--git-path", "objects"],
  ["--git-path", "info/exclude"],
  ["--show-toplevel"],
] as const;

/** Asks once for all: git takes longer to start than to answer. Where a path holds a line break, each is asked by itself. */
async function factsOf(place: GitPlace): Promise<RepositoryFacts | Extract<GitAnswer, { readonly fault: string }>> {
  const all = await git(place, ["rev-parse", ...questions.flat(), "--revs-only", "HEAD^{commit}"]);
  if (all.fault === undefined) {
    const lines = withoutEnd(all.text).split("\n");
    // Before the first commit there is none to name.
    if (lines.length === questions.length) return named(lines, undefined);
    if (lines.length === questions.length + 1 && /^[0-9a-f]{40,64}$/.test(lines.at(-1) ?? "")) return named(lines, lines.at(-1));
  }
  const [head, ...each] = await Promise.all([resolveCommit(place, "HEAD"), ...questions.map((question) => git(place, ["rev-parse", ...question]))]);
  const failed = each.find((answer) => answer.fault !== undefined);
  if (failed?.fault !== undefined) return failed;
  return named(each.map((answer) => (answer.fault === undefined ? withoutEnd(answer.text) : "")), head.fault === undefined ? head.text : undefined);
} // biome-ignore format: one

const named = ([format = "", objects = "", exclude = "", top = ""]: readonly string[], head: string | undefined): RepositoryFacts => ({ format, objects, exclude, top, head }); // biome-ignore format: one

const withoutEnd = (text: string): string => text.replace(/\n$/, "");

/** Settings that say how a file is written, and run nothing. The last value of a name counts. */
function settingsOf(listed: string): readonly string[] {
  const values = new Map(listed.split("\0").map((entry) => [entry.slice(0, entry.indexOf("\n")), entry.slice(entry.indexOf("\n") + 1)]));
  return [...values].flatMap(([name, value]) => (/^\w+$/.test(value) && name !== "" ? [`\t${name.slice("core.".length)} = ${value}\n`] : []));
} // biome-ignore format: one
