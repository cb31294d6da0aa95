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
import { delimiter, dirname, join, resolve, sep } from "node:path";
import { type Action, actionsOf, blocksOf, prints } from "./pages.ts";
import { run } from "./run.ts";
import { fromSources } from "./tools.ts";
import { packagesIn, publicPackages, root } from "./workspace.ts";

/** Where the code of the pages runs: inside of the workspace, so that package names resolve to sources, and ignored by git. */
const cache = join(root, ".cache/pages");

/** A page, laid out as a small project of its own. */
export interface Page {
  /** Path of the Markdown file from the root. */
  readonly path: string;
  readonly directory: string;
  readonly actions: readonly Action[];
}

/** Lays a page out: an empty project that has our packages, and what the package of the page depends on. Nothing runs yet. */
export function layOut(path: string): Page {
  const markdown = readFileSync(join(root, path), "utf8");
  const directory = join(cache, path.replace(/\.md$/, "").replaceAll("/", "__"));
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(join(directory, "node_modules"), { recursive: true });
  const copied = /<!-- runs in a copy of (\S+) -->/.exec(markdown)?.[1];
  if (copied !== undefined)
    cpSync(inside(root, copied), directory, { recursive: true, filter: (from) => !/node_modules|dist$/.test(from) });
  writeFileSync(join(directory, "package.json"), '{ "name": "page", "private": true, "type": "module" }\n', {
    flag: copied ? "a" : "w",
  });
  if (copied !== undefined) cpSync(join(root, copied, "package.json"), join(directory, "package.json"));
  for (const { manifest, directory: target } of publicPackages())
    link(join(directory, "node_modules", manifest.name), target);
  const owner = packagesIn("packages").find((one) => path.startsWith(`${one.path}/`));
  if (owner !== undefined) linkAll(join(owner.directory, "node_modules"), join(directory, "node_modules"));
  linkAll(join(root, "node_modules"), join(directory, "node_modules"));
  const actions = actionsOf(blocksOf(markdown));
  for (const action of actions) {
    if (action.kind === "program") writeFileSync(program(directory, action.line), action.text);
    if (action.kind === "file" && action.path.endsWith(".ts")) write(directory, action);
  }
  return { path, directory, actions };
}

/** Does what the page says, in order, and returns what did not come out as the page shows. */
export async function runPage({ path, directory, actions }: Page): Promise<readonly string[]> {
  const env = environment(directory);
  const wrong: string[] = [];
  for (const action of actions) {
    if (action.kind === "file") {
      write(directory, action);
      continue;
    }
    const [command = "", ...args] =
      action.kind === "program" ? [...fromSources, program(directory, action.line)] : ["sh", "-c", action.command];
    const { code, stdout, output } = await run(command, args, { cwd: directory, env, timeoutSeconds: 120 });
    const exit = action.kind === "program" ? 0 : action.exit;
    if (code !== exit) wrong.push(`${path}:${action.line}: exit code ${code}, expected ${exit}\n${output}`);
    else if (action.expected !== undefined && !prints(action.expected, stdout)) {
      wrong.push(`${path}:${action.line}: prints\n${stdout}\nexpected\n${action.expected}`);
    }
  }
  return wrong;
}

const program = (directory: string, line: number) => join(directory, `line-${line}.ts`);

function write(directory: string, { path, text }: { readonly path: string; readonly text: string }): void {
  const file = inside(directory, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function inside(base: string, path: string): string {
  const file = resolve(base, path);
  if (!file.startsWith(base + sep)) throw new Error(`${path} leaves ${base}`);
  return file;
}

/** A home of its own, no colour, no repository above it, and `goalpost` on PATH, from sources. */
function environment(directory: string): NodeJS.ProcessEnv {
  const home = join(cache, ".homes", directory.slice(cache.length + 1));
  const bin = join(cache, ".bin");
  rmSync(home, { recursive: true, force: true });
  for (const folder of [home, bin]) mkdirSync(folder, { recursive: true });
  const quoted = [...fromSources, join(root, "packages/cli/src/bin.ts")].map((word) => `'${word}'`).join(" ");
  writeFileSync(join(bin, "goalpost"), `#!/bin/sh\nexec ${quoted} "$@"\n`);
  chmodSync(join(bin, "goalpost"), 0o755);
  return {
    PATH: [bin, join(root, "node_modules/.bin"), dirname(process.execPath), process.env.PATH ?? ""].join(delimiter),
    HOME: home,
    GIT_CEILING_DIRECTORIES: cache,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    LANG: "C.UTF-8",
    NO_COLOR: "1",
    ...(process.env.CI === undefined ? {} : { CI: process.env.CI }),
  };
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
