import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Contract, parseContract } from "@goalpost/core";

const cache = fileURLToPath(new URL("../../../../node_modules/.cache/goalpost/verify", import.meta.url));

/** A small project of its own, with a state directory beside it. */
export interface Project {
  readonly root: string;
  readonly state: string;
  /** An environment without anything of this process but PATH; git does not look above the project. */
  readonly env: NodeJS.ProcessEnv;
  put(path: string, text: string | Buffer, mode?: number): void;
  link(path: string, target: string): void;
  text(path: string): string;
  has(path: string): boolean;
  remove(path: string): void;
  git(...args: readonly string[]): string;
  commit(): void;
}

/** Makes a project of files, in a git repository with one commit unless told otherwise. */
export function project(files: Readonly<Record<string, string>> = {}, { git = true } = {}): Project & Disposable {
  mkdirSync(cache, { recursive: true });
  const home = mkdtempSync(join(cache, "p-"));
  const root = join(home, "project");
  mkdirSync(root);
  const at = (path: string): string => join(root, path);
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: home,
    GIT_CEILING_DIRECTORIES: home,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_SYSTEM: "/dev/null",
    GOALPOST_STATE_DIR: join(home, "state"),
  };
  const made: Project & Disposable = {
    root,
    state: join(home, "state"),
    env,
    put(path, text, mode) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), text);
      if (mode !== undefined) chmodSync(at(path), mode);
    },
    link(path, target) {
      mkdirSync(dirname(at(path)), { recursive: true });
      symlinkSync(target, at(path));
    },
    text: (path) => readFileSync(at(path), "utf8"),
    has: (path) => existsSync(at(path)),
    remove: (path) => rmSync(at(path), { recursive: true, force: true }),
    git: (...args) =>
      execFileSync(
        "git",
        [
          "-c",
          "user.name=T",
          "-c",
          "user.email=t@example.com",
          "-c",
          "init.defaultBranch=main",
          "-c",
          "gc.auto=0",
          "-c",
          "maintenance.auto=false",
          ...args,
        ],
        {
          cwd: root,
          env,
          encoding: "utf8",
          stdio: ["ignore", "pipe", "pipe"],
        },
      ),
    commit() {
      made.git("add", "-A");
      made.git("commit", "-q", "--allow-empty", "-m", "work");
    },
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }),
  };
  for (const [path, text] of Object.entries(files)) made.put(path, text);
  if (git) {
    made.git("init", "-q", "--template=");
    made.commit();
  }
  return made;
}

/** An item as a contract of JSON writes it. */
export type WireItem = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** A contract of these checks, for tests. */
export function contractOf(done: readonly WireItem[], constraints: readonly WireItem[] = []): Contract {
  return parseContract({
    version: 1,
    id: "under-test",
    blocks: [
      { kind: "goal", items: [{ kind: "outcome", text: "It holds." }] },
      ...(constraints.length === 0 ? [] : [{ kind: "constraints", items: constraints }]),
      { kind: "done_when", items: done },
    ],
  });
}
