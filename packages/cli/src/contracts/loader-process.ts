import { type ChildProcess, execFileSync, type StdioOptions, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { realpathSync, statSync } from "node:fs";
import { delimiter, isAbsolute, join, sep } from "node:path";
import { isSecretName, secretIn } from "@goalpost/core/secrets";
import { watched } from "./watched.ts";

/** How a process that loads contracts is started. */
interface LoaderPlace {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdio: StdioOptions;
  /** Whole seconds after which it is ended, whatever becomes of us. */
  readonly lifeSeconds: number;
}

/** Carried by all that a contract file starts, where no namespace holds it. */
const marker = "GOALPOST_LOADER";

/**
 * Starts Node for a contract file, in a group of its own. Where bubblewrap is there and permitted, in a process namespace of its own as well: the
 * file then sees no other process, the environment of ours among them, and nothing that it starts outlives it.
 */
export function startLoader(argv: readonly string[], { cwd, env, stdio, lifeSeconds }: LoaderPlace): ChildProcess {
  const own = { ...childEnv(env), [marker]: randomUUID() };
  const program = namespaceProgram(cwd, env);
  const node = watched(lifeSeconds, argv);
  const [first, ...words] =
    program === undefined
      ? [node.program, ...node.args]
      : [program, ...namespace, "--chdir", cwd, "--", node.program, ...node.args];
  const child = spawn(first, words, { cwd, env: own, detached: true, stdio, windowsHide: true });
  marks.set(child, program === undefined ? own[marker] : undefined);
  return child;
}

const marks = new WeakMap<ChildProcess, string | undefined>();

/** What looks like a credential, and what would change how Node starts, stays out: a contract needs neither. */
const kept = (name: string, value: string): boolean =>
  !isSecretName(name) &&
  !/TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|(API|ACCESS|PRIVATE)_?KEY/i.test(name) &&
  !/^(NODE_OPTIONS|NODE_PATH|NODE_CHANNEL_FD|NODE_V8_COVERAGE|JITI_.*|VITEST.*|TSX_.*)$/.test(name) &&
  secretIn(value) === undefined &&
  // The address of a database, a queue or a mailbox holds who may come in, in one form or another.
  !(/[a-z]:\/\//i.test(value) && !/^https?:\/\/[^\s@?]*$/i.test(value));

/** The environment of a child that loads contracts. */
const childEnv = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name, value = ""]) => kept(name, value)));

/** All of the machine as it is, but for its processes. */
const namespace = ["--dev-bind", "/", "/", "--unshare-pid", "--proc", "/proc", "--die-with-parent"] as const;

let known: string | undefined | null = null;

/** Bubblewrap, where it is permitted; asked once. */
function namespaceProgram(cwd: string, env: NodeJS.ProcessEnv): string | undefined {
  if (process.platform !== "linux") return undefined;
  if (known === null) known = find(cwd, env);
  return known;
}

function find(cwd: string, env: NodeJS.ProcessEnv): string | undefined {
  const root = real(cwd);
  // Nothing that lies in the project is started: whoever wrote the contract may have put it there.
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => isAbsolute(folder) && `${real(folder)}${sep}`.startsWith(`${root}${sep}`) === false); // biome-ignore format: one
  for (const folder of [...folders, "/usr/bin", "/bin"]) {
    const program = join(folder, "bwrap");
    if (statSync(program, { throwIfNoEntry: false })?.isFile() !== true) continue;
    try {
      execFileSync(program, [...namespace, "--", "/bin/sh", "-c", "exit 0"], { stdio: "ignore", timeout: 10_000, env: {} });
      return program;
    } catch {
      return undefined;
    }
  }
  return undefined;
} // biome-ignore format: one

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Ends a child with all that it started. */
export function endGroup(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === "win32") process.kill(pid, "SIGKILL");
    else process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended already, and so has its group.
  }
}

/** Ends what a contract file had started and what has left its group. */
export async function endStrays(child: ChildProcess): Promise<void> {
  const mark = marks.get(child);
  if (mark === undefined) return;
  const { marked, signalIfSame } = await import("@goalpost/target/internal");
  for (const each of marked(marker, mark)) signalIfSame(each, "SIGKILL");
}
