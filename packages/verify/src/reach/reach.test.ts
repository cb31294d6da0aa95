import { spawnSync } from "node:child_process";
import { delimiter } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PreflightCheck, preflight } from "../preflight.ts";
import { contractOf, type Project, project } from "../testing/project.ts";
import { absentCommands, honestCommands, type ReachCase, reachFiles } from "../testing/reach-cases.ts";
import { isProgram } from "./programs.ts";

/** A program that a package manager put beside a project's dependencies, as npx does, is not a toolchain: the room does not hold it. */
const toolchainPath = (process.env.PATH ?? "").split(delimiter).filter((each) => !each.includes("node_modules")).join(delimiter); // biome-ignore format: one

/** rustup's cargo without a toolchain, as in an empty home, is a program that can run nothing. */
const runsNothing = (program: string, env: NodeJS.ProcessEnv): boolean =>
  program === "cargo" && spawnSync(program, ["--version"], { env, stdio: "ignore" }).status !== 0;

const lacks = ({ needs = [] }: ReachCase): string | undefined => {
  const env = { ...process.env, PATH: toolchainPath };
  return needs.find((program) => !isProgram(program, process.cwd(), env) || runsNothing(program, env));
};

/** All commands in one contract, in one project: what is not on this machine is skipped, and that is said. */
function eachOf(cases: readonly ReachCase[], state: string): void {
  let at: (Project & Disposable) | undefined;
  let checks: readonly PreflightCheck[] = [];
  const here = cases.filter((one) => lacks(one) === undefined);
  beforeAll(async () => {
    at = project(reachFiles);
    at.put("node_modules/.bin/checker", "#!/bin/sh\necho checked; exit 1\n", 0o755);
    at.put("cli.mjs", at.text("cli.mjs"), 0o755);
    const items = here.map(({ run, shell, exitCode }) => ({
      kind: shell ? "shell" : "command",
      run,
      ...(exitCode === undefined ? {} : { exit_code: exitCode }),
    }));
    // The machine's own toolchains are found by their usual variables.
    const env = { ...process.env, ...at.env, PATH: toolchainPath, HOME: process.env.HOME, NODE_OPTIONS: undefined };
    ({ checks } = await preflight(contractOf(items), { cwd: at.root, env }));
  }, 180_000);
  afterAll(() => at?.[Symbol.dispose]());
  for (const one of cases) {
    const program = lacks(one);
    const title = `${one.run}${one.shell ? " (shell)" : ""}${one.exitCode === undefined ? "" : ` (exit ${one.exitCode})`}`;
    test.skipIf(program !== undefined)(program === undefined ? title : `${title}: skipped, no ${program} here`, () => {
      const check = checks[here.indexOf(one)];
      expect(`${check?.state}`, `${check?.what}\n${check?.output ?? ""}`).toBe(state);
    });
  }
}

describe("what is not there cannot run", () => eachOf(absentCommands, "cannot-run"));

describe("what fails honestly fails", () => eachOf(honestCommands, "fails"));
