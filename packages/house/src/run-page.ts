import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, delimiter, dirname, join, resolve, sep } from "node:path";
import { type Action, actionsOf, blocksOf, prints } from "./pages.ts";
import { run } from "./run.ts";
import { testCache } from "./test-cache.ts";
import { fromSources } from "./tools.ts";
import { packagesIn, publicPackages, root, type WorkspacePackage } from "./workspace.ts";

/** Where the code of the pages runs from sources: in the workspace, so that the compiler finds its base, and ignored by git. */
export const pagesCache = join(root, ".cache/pages");

/** A page, laid out as a small project of its own. */
export interface Page {
  /** Path of the Markdown file from the root. */
  readonly path: string;
  readonly directory: string;
  readonly actions: readonly Action[];
  /** The argv that runs the program of one line. */
  readonly program: (line: number) => readonly string[];
  /** Folders that stand first on PATH; `goalpost` is in one of them. */
  readonly bin: readonly string[];
  /** Whether our packages are there from their tarballs; default: from sources. */
  readonly isPacked?: boolean;
}

/** Lays a page out as a project that has our packages as sources, and what the page's own package depends on. Nothing runs yet. */
export function layOut(path: string): Page {
  const directory = join(pagesCache, path.replace(/\.md$/, "").replaceAll("/", "__"));
  rmSync(directory, { recursive: true, force: true });
  linkModules(
    directory,
    packagesIn("packages").find((one) => path.startsWith(`${one.path}/`)),
  );
  return {
    path,
    directory,
    actions: writePage(path, directory),
    program: (line) => [...fromSources, programPath(directory, line)],
    bin: [binFromSources(), join(root, "node_modules/.bin")],
  };
}

/** Copies a folder of the repository to a project of its own that has our packages as sources, and what it depends on itself. */
export function copyProject(path: string): { readonly directory: string; readonly bin: readonly string[] } {
  const directory = join(root, ".cache/projects", path.replaceAll("/", "__"));
  rmSync(directory, { recursive: true, force: true });
  copyTree(inside(root, path), directory);
  linkAll(join(inside(root, path), "node_modules"), linkOurs(directory));
  return { directory, bin: [binFromSources(), join(root, "node_modules/.bin")] };
}

/** Gives a project our packages as sources, and what a package of ours and the workspace depend on. */
export function linkModules(directory: string, owner: WorkspacePackage | undefined): void {
  const modules = linkOurs(directory);
  if (owner !== undefined) linkAll(join(owner.directory, "node_modules"), modules);
  linkAll(join(root, "node_modules"), modules);
}

/** Gives a project our packages as sources, and returns its node_modules. */
function linkOurs(directory: string): string {
  const modules = join(directory, "node_modules");
  mkdirSync(modules, { recursive: true });
  for (const { manifest, directory: target } of publicPackages()) link(join(modules, manifest.name), target);
  return modules;
}

/** Writes the programs and TypeScript files of a page into a folder, and the tree that it runs in, if it names one. */
export function writePage(path: string, directory: string): readonly Action[] {
  const markdown = readFileSync(join(root, path), "utf8");
  const tree = /^<!-- runs in a copy of (\S+) -->$/m.exec(markdown)?.[1];
  if (tree !== undefined) copyTree(inside(root, tree), directory);
  const manifest = join(directory, "package.json");
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "name": "page", "private": true, "type": "module" }\n');
  const actions = actionsOf(blocksOf(markdown));
  for (const action of actions) {
    if (action.kind === "program") writeFileSync(programPath(directory, action.line), action.text);
    if (action.kind === "file" && /\.[cm]?ts$/.test(action.path)) writeFile(directory, action);
  }
  return actions;
}

/** Does what the page says, in order, and returns what did not come out as the page shows. */
export async function runPage(
  { path, directory, actions, program, bin, isPacked = false }: Page,
  env: NodeJS.ProcessEnv = environment(directory, bin),
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const action of actions) {
    if (action.kind === "file") {
      writeFile(directory, action);
      continue;
    }
    if (action.kind === "command" && action.isPacked && !isPacked) continue;
    const [command = "", ...args] = action.kind === "program" ? program(action.line) : ["sh", "-c", action.command];
    const { code, stdout, output } = await run(command, args, { cwd: directory, env, timeoutSeconds: 120 });
    const exit = action.kind === "program" ? 0 : action.exit;
    if (code !== exit) wrong.push(`${path}:${action.line}: exit code ${code}, expected ${exit}\n${output}`);
    else if (action.expected !== undefined && !prints(action.expected, stdout)) {
      wrong.push(`${path}:${action.line}: prints\n${stdout}\nexpected\n${action.expected}`);
    }
  }
  return wrong;
}

/** Where the program of one line of a page is written. */
export function programPath(directory: string, line: number): string {
  return join(directory, `line-${line}.ts`);
}

/** A home of its own, no colour, no secret of ours, and no repository above it. */
export function environment(directory: string, bin: readonly string[]): NodeJS.ProcessEnv {
  const home = join(dirname(directory), ".homes", directory.slice(dirname(directory).length + 1));
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const cache = testCache();
  // A seal below the temp directory is refused: of a repository that lies there, the seals are kept where its caches are.
  const state = join(cache, "states", basename(directory));
  if (!cache.startsWith(root)) rmSync(state, { recursive: true, force: true });
  return {
    ...(cache.startsWith(root) ? {} : { GOALPOST_STATE_DIR: state }),
    PATH: [...bin, dirname(process.execPath), process.env.PATH ?? ""].join(delimiter),
    HOME: home,
    GOALPOST_CACHE_DIR: testCache(),
    GIT_CEILING_DIRECTORIES: dirname(directory),
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    LANG: "C.UTF-8",
    NO_COLOR: "1",
    ...kept(["CI", "GOALPOST_SOURCES"]),
  };
}

/** Variables of ours, where they are set. */
const kept = (names: readonly string[]): NodeJS.ProcessEnv =>
  Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));

function writeFile(directory: string, { path, text }: { readonly path: string; readonly text: string }): void {
  const file = inside(directory, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function inside(base: string, path: string): string {
  const file = resolve(base, path);
  if (!file.startsWith(base + sep)) throw new Error(`${path} leaves ${base}`);
  return file;
}

/** Copies a folder without what is installed, built or kept in it. */
export function copyTree(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !/[/\\](node_modules|dist|\.goalpost)$/.test(path) });
}

/** A folder with a `goalpost` that runs the command line from sources. */
function binFromSources(): string {
  const bin = join(pagesCache, ".bin");
  mkdirSync(bin, { recursive: true });
  const quoted = [...fromSources, join(root, "packages/cli/src/bin.ts")].map((word) => `'${word}'`).join(" ");
  writeFileSync(join(bin, "goalpost"), `#!/bin/sh\nexec ${quoted} "$@"\n`);
  // what npx would find in the project is on PATH here
  writeFileSync(join(bin, "npx"), '#!/bin/sh\nexec "$@"\n');
  for (const program of ["goalpost", "npx"]) chmodSync(join(bin, program), 0o755);
  return bin;
}

function link(path: string, target: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "dir");
}

/** Links every package of one node_modules into another; names that are there already stay. */
function linkAll(from: string, to: string): void {
  if (!existsSync(from)) return;
  for (const name of readdirSync(from)) {
    if (name.startsWith(".")) continue;
    if (!name.startsWith("@")) link(join(to, name), join(from, name));
    else for (const inner of readdirSync(join(from, name))) link(join(to, name, inner), join(from, name, inner));
  }
}
