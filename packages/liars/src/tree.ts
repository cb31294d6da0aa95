import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs"; // biome-ignore format: one
import { dirname, join, resolve } from "node:path";
import { environmentOf } from "./toolchains.ts";

/** Trees stand in the repository: a client's sandbox leaves the system's temp directory writable. */
export const cacheFolder: string = resolve(
  process.env.GOALPOST_CACHE_DIR ?? join(import.meta.dirname, "../../../node_modules/.cache/goalpost"),
  "liars",
);

/** A working tree that an agent may write, in a folder of its own with a state folder beside it. */
export interface Tree {
  readonly root: string;
  /** The folder around it: the agent's home. */
  readonly home: string;
  readonly state: string;
  readonly env: NodeJS.ProcessEnv;
  put(path: string, text: string | Buffer, mode?: number): void;
  /** Puts text before what a file holds. */
  before(path: string, text: string): void;
  replace(path: string, what: string | RegExp, by: string): void;
  link(path: string, target: string): void;
  move(from: string, to: string): void;
  text(path: string): string;
  has(path: string): boolean;
  remove(path: string): void;
  git(...args: readonly string[]): string;
  commit(message?: string): void;
  /** Runs a program as the agent would, in the tree; how it ends does not matter. */
  run(program: string, ...args: readonly string[]): void;
}

/** Files of a project by path; a mode stands after the path: `check.sh#755`. */
export type Files = Readonly<Record<string, string>>;

/** Makes a project of files, in a git repository with one commit unless told otherwise. */
export function makeTree(files: Files, { git = true, folder = cacheFolder } = {}): Tree & Disposable {
  mkdirSync(folder, { recursive: true });
  const home = mkdtempSync(join(folder, "t-"));
  const root = join(home, "project");
  mkdirSync(root);
  const at = (path: string): string => join(root, path);
  const ready = (path: string): string => {
    mkdirSync(dirname(at(path)), { recursive: true });
    return at(path);
  };
  const state = join(home, "state");
  const env = environmentOf(home, state);
  const tree: Tree & Disposable = {
    root,
    home,
    state,
    env,
    put(path, text, mode) {
      writeFileSync(ready(path), text);
      if (mode !== undefined) chmodSync(at(path), mode);
    },
    before: (path, text) => writeFileSync(at(path), text + tree.text(path)),
    replace: (path, what, by) => {
      const text = tree.text(path);
      // A lie that finds nothing to break is not played, and whoever judges it would be praised for nothing.
      if (typeof what === "string" ? !text.includes(what) : text.search(what) < 0) throw new Error(`${path} does not hold ${what}`);
      writeFileSync(at(path), text.replace(what, by));
    },
    link: (path, target) => symlinkSync(target, ready(path)),
    move: (from, to) => renameSync(at(from), ready(to)),
    text: (path) => readFileSync(at(path), "utf8"),
    has: (path) => existsSync(at(path)),
    remove: (path) => rmSync(at(path), { recursive: true, force: true }),
    git: (...args) =>
      execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main", ...args], {
        cwd: root,
        env,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      }),
    commit(message = "work") {
      tree.git("add", "-A");
      tree.git("commit", "-q", "--allow-empty", "-m", message);
    },
    run(program, ...args) {
      try {
        execFileSync(program, args, { cwd: root, env, stdio: "ignore", timeout: 60_000 });
      } catch {
        // The agent goes on.
      }
    },
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  }; // biome-ignore format: one
  for (const [name, text] of Object.entries(files)) {
    const [path = name, mode] = name.split("#");
    tree.put(path, text, mode === undefined ? undefined : Number.parseInt(mode, 8));
  }
  if (git) {
    tree.git("init", "-q");
    tree.commit("start");
  }
  return tree;
}
