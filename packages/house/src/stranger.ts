import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { parse as parseYaml } from "yaml";
import { importsIn } from "./imports.ts";
import { closureOf, type Installed, linkPrograms, linkTree } from "./npm-tree.ts";
import { blocksOf, type Setup, setupOf } from "./pages.ts";
import { type Ran, run } from "./run.ts";
import { environment, type Page, programPath, writePage } from "./run-page.ts";
import { testCache } from "./test-cache.ts";
import { tsc } from "./tools.ts";
import { type Manifest, readManifest, root } from "./workspace.ts";

const guides = readdirSync(join(root, "docs/guides")).filter((name) => name.endsWith(".md"));

/** The pages that run from the tarballs, as a stranger would follow them. */
export const strangersPages: readonly string[] = ["README.md", ...guides.map((name) => `docs/guides/${name}`)];

/** The variable that tells other suites that the tarballs are used in the same run: what is run from them is not run from sources as well. */
export const packedToo = "GOALPOST_PACKED_TOO";

/** One npm project that has everything that any page installs; the projects of the pages are made of its files. */
export interface Shop {
  /** The folder that holds it and every project of a page; outside of the workspace. */
  readonly base: string;
  /** What npm has installed there, by path: `node_modules/zod`. */
  readonly installed: Readonly<Record<string, Installed>>;
  /** What `npm init -y` writes. */
  readonly manifest: string;
  /** A folder with the two clients, which a reader has on PATH. */
  readonly clients: string;
}

/** What the reader of a page has beside the project. */
const clients: Readonly<Record<string, string>> = { "@openai/codex": "codex", "@anthropic-ai/claude-code": "claude" };

/**
 * Makes an empty npm project outside of the workspace and installs there, by npm, the tarballs and whatever else the pages install.
 *
 * @param paths - Pages, as paths from the root.
 */
export async function openShop(tarballs: Readonly<Record<string, string>>, paths: readonly string[]): Promise<Shop> {
  const base = mkdtempSync(join(tmpdir(), "goalpost-stranger-"));
  const shop = join(base, "shop");
  mkdirSync(shop);
  await must(run("npm", ["init", "-y"], { cwd: shop }));
  const manifest = readFileSync(join(shop, "package.json"), "utf8");
  const others = paths.flatMap((path) => namesIn(setupOf(blocksOf(readFileSync(join(root, path), "utf8")))));
  const versions = [...new Set(others)].filter((name) => tarballs[name] === undefined).map(versioned);
  const args = ["install", "--save-dev", "--prefer-offline", "--no-audit", "--no-fund", ...Object.values(tarballs)];
  await must(run("npm", [...args, ...versions.filter((name) => name !== undefined)], { cwd: shop }));
  const lock = JSON.parse(readFileSync(join(shop, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, Installed>>;
  };
  return { base, installed: lock.packages, manifest, clients: linkClients(join(base, "clients")) };
}

/** `zod` → `zod@4.6.7`: the version that we test with. A client is on PATH already. */
function versioned(name: string): string | undefined {
  if (Object.hasOwn(clients, name)) return undefined;
  const { catalog } = parseYaml(readFileSync(join(root, "pnpm-workspace.yaml"), "utf8")) as {
    readonly catalog: Readonly<Record<string, string>>;
  };
  // the catalogue has TypeScript 6 by this name, for typedoc
  const version =
    name === "typescript" ? catalog["@typescript/native"]?.replace(/^npm:typescript@/, "") : catalog[name];
  if (version === undefined) throw new Error(`a page installs ${name}, which is not in the catalogue`);
  return `${name}@${version}`;
}

function linkClients(folder: string): string {
  mkdirSync(folder);
  for (const name of Object.values(clients)) symlinkSync(join(root, "node_modules/.bin", name), join(folder, name));
  return folder;
}

/** What a page installs by name. */
const namesIn = (setup: readonly Setup[]): readonly string[] =>
  setup
    .flatMap(({ words }) => (words[0] === "npm" && /^(?:i|install)$/.test(words[1] ?? "") ? words.slice(2) : []))
    .filter((word) => !word.startsWith("-"));

/** Lays a page out as its reader would: an empty npm project, and in it what the page says to install, nothing else. */
export async function layOutStranger(path: string, { base, installed, manifest, clients: bin }: Shop): Promise<Page> {
  const directory = join(base, "pages", path.replace(/\.md$/, "").replaceAll("/", "__"));
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "package.json"), manifest);
  const setup = setupOf(blocksOf(readFileSync(join(root, path), "utf8")));
  for (const { words } of setup)
    if (words[1] === "pkg") await must(run("sh", ["-c", words.join(" ")], { cwd: directory }));
  const names = namesIn(setup);
  const own: Manifest = readManifest(directory);
  const devDependencies = Object.fromEntries(
    names.map((name) => [name, installed[`node_modules/${name}`]?.version ?? "*"]),
  );
  writeFileSync(join(directory, "package.json"), `${JSON.stringify({ ...own, devDependencies }, null, 2)}\n`);
  const packages = names.filter((name) => !Object.hasOwn(clients, name));
  for (const key of closureOf(installed, packages)) linkTree(join(base, "shop", key), join(directory, key));
  linkPrograms(join(directory, "node_modules"));
  return {
    path,
    directory,
    actions: writePage(path, directory),
    program: (line) => ["npx", "tsx", programPath(directory, line)],
    bin: [bin],
    isPacked: true,
  };
}

/**
 * A reader's environment: none of the workspace's programs is on PATH, and npm fetches nothing more. Seals are kept outside of the temp directory
 * in which the pages lie, as a reader's are: one that lies there is refused.
 */
export function strangerEnvironment(directory: string, bin: readonly string[]): NodeJS.ProcessEnv {
  const env = environment(directory, bin);
  const path = (env.PATH ?? "").split(delimiter).filter((folder) => !folder.startsWith(root));
  const state = join(testCache(), "strangers", basename(directory));
  rmSync(state, { recursive: true, force: true });
  return {
    ...env,
    PATH: path.join(delimiter),
    GOALPOST_STATE_DIR: state,
    npm_config_offline: "true",
    npm_config_update_notifier: "false",
  };
}

/** What the code of a page imports and the page does not install: it works where npm happens to lift it, and nowhere else. */
export function undeclared({ path, directory, actions }: Page): readonly string[] {
  const { devDependencies = {} } = readManifest(directory);
  return actions.flatMap((action) => {
    if (action.kind === "command" || (action.kind === "file" && !/\.[cm]?[jt]s$/.test(action.path))) return [];
    return importsIn(action.text)
      .flatMap(({ package: name }) => (name === undefined || name.startsWith("node:") ? [] : [name]))
      .filter((name) => !Object.hasOwn(devDependencies, name))
      .map((name) => `${path}:${action.line}: imports ${name}, which the page does not install`);
  });
}

/**
 * Compiles the code of pages that are laid out with what TypeScript's own `--init` writes, and returns what it says. Each page is a program of its own, as
 * its reader has it: a class that two copies of a package declare is two classes.
 */
export async function compileStrangers({ base }: Shop, pages: readonly Page[]): Promise<string> {
  await must(tsc(["--init"], { cwd: join(base, "shop") }));
  const said: string[] = [];
  for (const { directory } of pages) {
    const config = {
      extends: join(base, "shop/tsconfig.json"),
      include: ["**/*.ts", "**/*.mts"],
      exclude: ["node_modules"],
    };
    const file = join(directory, "tsconfig.stranger.json");
    writeFileSync(file, JSON.stringify(config));
    const { output } = await tsc(["-p", file, "--noEmit", "--pretty", "false"], { cwd: base });
    rmSync(file);
    // A page without code is not a program.
    if (!output.includes("error TS18003")) said.push(output.trim());
  }
  return said.filter((each) => each !== "").join("\n");
}

async function must(ran: Promise<Ran>): Promise<Ran> {
  const { code, output } = await ran;
  if (code !== 0) throw new Error(output);
  return ran;
}
