import { stat } from "node:fs/promises";
import { join } from "node:path";
import { outcomeOf } from "@goalpost/core/internal/lint";
import { type Found, mostCommands, plainName, suiteRank, withSuite } from "./found.ts";
import { readManifest } from "./read-manifest.ts";

const managers = ["npm", "pnpm", "yarn", "bun"] as const;
type Manager = (typeof managers)[number];

const lockfiles: readonly (readonly [name: string, manager: Manager])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
];

/** Words that pnpm takes for its own, so that a script of that name needs `run`. */
const pnpmOwn = new Set(
  "add approve-builds audit bin cache cat-file cat-index ci config create dedupe deploy dlx docs doctor env exec fetch find-hash help i import info init install it la licenses link list ll ln ls outdated owner pack patch patch-commit patch-remove peers ping prefix prune publish rb rebuild recursive remove repo restart rm root search self-update server set-script setup show stage star stop store t team token un uninstall unlink unpublish up update upgrade version view whoami why".split(" "), // biome-ignore format: one list
);

/** The scripts of package.json, as the project's own package manager runs them. */
export async function packageScripts(root: string): Promise<readonly Found[]> {
  const manifest = record(parsed(await readManifest(root, "package.json")));
  const scripts = record(manifest?.scripts);
  if (manifest === undefined || scripts === undefined) return [];
  const manager = await managerOf(root, manifest.packageManager);
  const written = new Map(
    Object.entries(scripts).flatMap(([name, script]): [string, string][] =>
      typeof script === "string" && script.trim() !== "" && plainName.test(name) ? [[name, script]] : [],
    ),
  );
  const found = [...written].slice(0, mostCommands).flatMap(([name, script]) => {
    const last = followed(script, written);
    const { canPass, canFail } = outcomeOf(last);
    // npm's placeholder fails whatever happens: it is not a command of the project's.
    if (!canPass) return [];
    const isWhole = canFail && !isPart(script);
    const vacuous = canFail ? {} : { cannotFail: last };
    return [{ run: runOf(manager, name), from: `package.json, script ${name}`, lines: [script], rank: suiteRank(name), wholeSuite: suiteRank(name) !== undefined && isWhole, ...vacuous }]; // biome-ignore format: one entry
  });
  return withSuite(found);
}

/** A runner that is told to run one file, or tests of one name. */
const isPart = (script: string): boolean =>
  /(?:^|\s)(?:-t|-k|--grep|--testNamePattern|--filter)(?:[\s=])|\S+[./_](?:test|spec)\.\w+(?:\s|$)/.test(script) &&
  !/[*{]/.test(script);

/** What `npm run x` comes to, where a script only hands on to another. */
function followed(script: string, written: ReadonlyMap<string, string>): string {
  let text = script;
  for (let step = 0; step < 8; step += 1) {
    const [, name = ""] = /^\s*(?:npm|pnpm|yarn|bun)(?:\s+run(?:-script)?)?\s+([\w:./-]+)\s*$/.exec(text) ?? [];
    const next = written.get(name === "t" ? "test" : name);
    if (next === undefined) return text;
    text = next;
  }
  // Scripts that call each other never end.
  return "false";
}

async function managerOf(root: string, named: unknown): Promise<Manager> {
  const [said] = typeof named === "string" ? named.split("@") : [];
  const known = managers.find((each) => each === said);
  if (known !== undefined) return known;
  for (const [name, manager] of lockfiles) {
    if ((await stat(join(root, name)).catch(() => undefined))?.isFile() === true) return manager;
  }
  return "npm";
}

function runOf(manager: Manager, name: string): string {
  // `bun test` is bun's own runner.
  if (manager === "bun") return `bun run ${name}`;
  if (manager === "pnpm") return pnpmOwn.has(name) ? `pnpm run ${name}` : `pnpm ${name}`;
  return name === "test" ? `${manager} test` : `${manager} run ${name}`;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const record = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
