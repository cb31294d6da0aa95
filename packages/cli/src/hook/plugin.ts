import { existsSync, lstatSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { ConfigTarget } from "@goalpost/config";
import { GoalpostError } from "@goalpost/core";
import { defineMarketplace, definePlugin } from "@goalpost/skills";
import { sha256 } from "@goalpost/target/internal";
import { stateDir } from "@goalpost/verify";
import writeFileAtomic from "write-file-atomic";
import { configTargets } from "../config/client-files.ts";
import { shellWord } from "../output/shell-word.ts";
import { version } from "../version.ts";
import { type HookPlan, hookGroups } from "./entries.ts";

/** The marketplace that a folder of ours is. */
export const hookMarket = "goalpost-hooks";

/** Says which files of a folder are ours, by their sha256. */
const lockName = "goalpost-hooks.lock.json";

/** A folder that both clients take as a marketplace, with one plugin in it. */
export interface HookPlugin {
  /** The plugin's name: `goalpost-hooks`, or with the contract's id. */
  readonly name: string;
  /** Files by their path in the folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** The hooks as a plugin for both clients. Each client is given a file of its own, since it calls us by its own name. */
export function hookPlugin(plan: Omit<HookPlan, "target" | "isEverywhere">): HookPlugin {
  const isEverywhere = plan.id === undefined;
  const hooksOf = (target: ConfigTarget): string => {
    const groups = hookGroups({ ...plan, target, isEverywhere });
    return `${JSON.stringify({ hooks: Object.fromEntries([...groups].map(([event, group]) => [event, [group]])) }, null, 2)}\n`;
  };
  const name = isEverywhere ? hookMarket : `${hookMarket}-${slug(plan.id)}`.slice(0, 64).replace(/-+$/, "");
  const description = isEverywhere
    ? "The checks of every Goalpost contract that is sealed in a project decide at every stop."
    : `The checks of the Goalpost contract ${plan.id} decide at every stop.`;
  const author = { name: "Goalpost" };
  const plugin = definePlugin({
    name,
    version: version(),
    description,
    author,
    files: Object.fromEntries(configTargets.map((target) => [hooksFile(target), hooksOf(target)])),
    codex: { hooks: `./${hooksFile("codex")}` },
    claudeCode: { hooks: `./${hooksFile("claude-code")}` },
  });
  return { name, files: defineMarketplace({ name: hookMarket, owner: author, description, plugins: [plugin] }).files };
}

const hooksFile = (target: ConfigTarget): string => `hooks/${target}.json`;

const slug = (id: string): string =>
  id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "") || "contract";

/** Where it is written by default: outside of the project, where the agent cannot write. */
export const pluginFolder = (root: string, env: NodeJS.ProcessEnv): string =>
  join(stateDir({ cwd: root, env }), "hook-plugin");

/** What a client is told, in order: the person installs it, or takes it out. */
export const pluginCommands = (
  target: ConfigTarget,
  name: string,
  folder: string,
  isOut = false,
): readonly string[] => {
  const program = target === "codex" ? "codex" : "claude";
  const [into, out] = target === "codex" ? ["add", "remove"] : ["install", "uninstall"];
  return isOut
    ? [`${program} plugin ${out} ${name}@${hookMarket}`, `${program} plugin marketplace remove ${hookMarket}`]
    : [`${program} plugin marketplace add ${shellWord(folder)}`, `${program} plugin ${into} ${name}@${hookMarket}`];
};

type Lock = Readonly<Record<string, string>>;

/**
 * Writes the folder; what is in it and is not ours, or was edited, is left, and is an error.
 *
 * @throws GoalpostError `cli/exists`, `cli/not-writable`.
 */
export async function writePlugin(folder: string, { files }: HookPlugin): Promise<void> {
  const lock = readLock(folder);
  const foreign = pathsIn(folder).find((path) => path !== lockName && !isOurs(folder, path, lock));
  if (foreign !== undefined)
    throw new GoalpostError({
      code: "cli/exists",
      where: join(folder, foreign),
      what: lock[foreign] === undefined ? "is there, and is not ours" : "was edited since it was written",
      help: "name a folder of its own with --out, or take it away",
    });
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
      await writeFileAtomic(join(folder, path), text);
    }
    const ours = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, sha256(text)]));
    await writeFileAtomic(join(folder, lockName), `${JSON.stringify({ version: 1, files: ours }, null, 2)}\n`);
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new GoalpostError({ code: "cli/not-writable", where: folder, what: `cannot be written (${why})`, help: "name another folder with --out", cause }); // biome-ignore format: one
  }
  removeFiles(folder, Object.keys(lock).filter((path) => !Object.hasOwn(files, path))); // biome-ignore format: one
}

/** Takes away what we wrote and nobody has edited; gives what stays. */
export function removePlugin(folder: string): {
  readonly removed: readonly string[];
  readonly left: readonly string[];
} {
  const lock = readLock(folder);
  const removed = Object.keys(lock).filter((path) => isOurs(folder, path, lock));
  removeFiles(folder, [...removed, ...(removed.length > 0 ? [lockName] : [])]);
  return { removed, left: pathsIn(folder) };
}

function removeFiles(folder: string, paths: readonly string[]): void {
  for (const path of paths) {
    rmSync(join(folder, path), { force: true });
    for (let above = dirname(path); ; above = dirname(above)) {
      try {
        rmdirSync(join(folder, above));
      } catch {
        break; // it holds something
      }
      if (above === ".") break;
    }
  }
}

const isOurs = (folder: string, path: string, lock: Lock): boolean => {
  const full = join(folder, path);
  return Object.hasOwn(lock, path) && lstatSync(full, { throwIfNoEntry: false })?.isFile() === true && sha256(readFileSync(full, "utf8")) === lock[path]; // biome-ignore format: one
};

/** A lock that somebody has damaged says nothing is ours; a path that leads out of the folder never is. */
function readLock(folder: string): Lock {
  try {
    const { files } = JSON.parse(readFileSync(join(folder, lockName), "utf8")) as { readonly files?: object };
    const entries = Object.entries(files ?? {}).filter(
      ([path, hash]) => typeof hash === "string" && !path.split("/").includes("..") && !path.startsWith("/"),
    );
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

/** Every file below a folder, links not followed. */
const pathsIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    : [];
