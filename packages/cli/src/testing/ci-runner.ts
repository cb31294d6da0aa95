import { execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { parse } from "yaml";
import { testEnv } from "./cache.ts";

/** A step of a workflow. */
export interface WorkflowStep {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** A workflow, as far as the tests read it. */
export interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, { readonly permissions: object; readonly steps: readonly WorkflowStep[] }>>;
}

/** How an expression begins that GitHub fills in. */
export const opens = ["$", "{{"].join("");

/** How a step ended. */
export interface RanStep {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** The runner's temp folder. */
  readonly temp: string;
}

const root = resolve(import.meta.dirname, "../../../..");
const goalpost = `node --conditions=@goalpost/source ${root}/packages/house/from-sources.mjs ${root}/packages/cli/src/bin.ts`;

/**
 * Programs of a runner: `npx goalpost` is ours from sources; `gh` keeps what it posts, and brings what an earlier job has left; what would install something is
 * only noted.
 */
const programs = (temp: string): Readonly<Record<string, string>> => ({
  npx: `[ "$1" = --yes ] && shift\nshift\nexec ${goalpost} "$@"`,
  gh: `if [ "$1 $2" = "run download" ]; then mkdir -p "$7" && exec cp -R "$ARTIFACTS/$5/." "$7"; fi
for last in "$@"; do :; done
cp "$last" "${temp}/posted.md"`,
  npm: `echo "npm $*" >> "${temp}/installed.txt"`,
  sudo: `echo "sudo $*" >> "${temp}/installed.txt"`,
});

/** Runs a program of a workflow as a runner does. */
export async function runStep(text: string, cwd: string, env: NodeJS.ProcessEnv): Promise<RanStep> {
  const temp = `${cwd}.temp`;
  onTestFinished(() => rmSync(temp, { recursive: true, force: true }));
  const bin = join(temp, "bin");
  mkdirSync(bin, { recursive: true });
  for (const [name, lines] of Object.entries(programs(temp))) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${lines}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const { PATH = "", ...rest } = { ...testEnv(cwd), ...env };
  // not in one go: the scripted model answers from this process
  const child = spawn("bash", ["-e", "-o", "pipefail", "-c", text], {
    cwd,
    env: { ...rest, PATH: `${bin}:${PATH}`, RUNNER_TEMP: temp },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = new Promise<number | null>((done) => child.once("close", done));
  const [out, err, status] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended]);
  return { status, out, err, temp };
}

/** Runs all steps of a job in a folder that is checked out, with expressions filled in; what is uploaded goes to a folder. What fails ends it, but for steps that are always done. */
export async function runJob(
  { jobs }: Workflow,
  job: string,
  given: {
    readonly cwd: string;
    readonly artifacts: string;
    readonly expressions: Readonly<Record<string, string>>;
    readonly env?: NodeJS.ProcessEnv;
  },
): Promise<RanStep & { readonly ran: readonly string[] }> {
  const { cwd, artifacts, expressions, env = {} } = given;
  const temp = `${cwd}.temp`;
  const fill = (text: string): string =>
    text.replace(/\$\{\{ *([\w.]+) *\}\}/g, (whole, name: string) => expressions[name] ?? whole);
  const all = { status: 0 as number | null, out: "", err: "", temp, ran: [] as string[] };
  for (const step of jobs[job]?.steps ?? []) {
    if (all.status !== 0 && step.if !== "always()") continue;
    if (step.uses?.startsWith("actions/upload-artifact@") === true) {
      const folder = join(artifacts, fill(String(step.with?.name)));
      mkdirSync(folder, { recursive: true });
      const paths = fill(String(step.with?.path))
        .trim()
        .split(/\s*\n\s*/);
      for (const path of paths) cpSync(path, join(folder, basename(path)));
    }
    if (step.run === undefined) continue;
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value)]));
    const { status, out, err } = await runStep(step.run, cwd, { ...env, ...own, ARTIFACTS: artifacts });
    Object.assign(all, { status, out: all.out + out, err: all.err + err });
    all.ran.push(step.name ?? step.run);
  }
  return all;
}

/** Makes a git repository of a folder, with all that lies in it in one commit, whose id it returns. */
export function commitAll(cwd: string): string {
  const git = (...argv: readonly string[]) => execFileSync("git", argv, { cwd, env: testEnv(cwd), encoding: "utf8" });
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "Start");
  return git("rev-parse", "HEAD").trim();
}

/** Reads a workflow's text. */
export const workflowOf = (text: string): Workflow => parse(text) as Workflow;
