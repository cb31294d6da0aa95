import { execFileSync, spawn } from "node:child_process";
import type { Contract } from "@goalpost/core";
import { type Receipt, type Seal, sealContract, type Verdict, verify } from "@goalpost/verify";
import type { Project, Stage } from "./lie.ts";
import { makeTree, type Tree } from "./tree.ts";

/** What each of four gates says of one tree; true is believed. */
export interface Gates {
  /** The exit code of the first command, in the tree: what most loops ask for. */
  readonly exit_code: boolean;
  /** Every check of the contract, run in the tree. */
  readonly all_checks: boolean;
  /** Those, and no test of the start was edited, by what git says. */
  readonly and_tests: boolean;
  /** Ours: sealed, in a room. */
  readonly ours: Verdict;
}

/** Plays somebody's work on a fresh tree of a project, sealed before it, and gives what the gates say. */
export async function throughGates(
  project: Project,
  contract: Contract,
  work: (at: Stage) => unknown,
  afterwards?: (at: Stage, receipt: Receipt) => void,
  oursAlone = false,
): Promise<{ readonly gates: Gates; readonly receipt: Receipt }> {
  using tree = makeTree(project.files, { git: project.git ?? true });
  for (const [path, text] of Object.entries(project.heldOut?.files ?? {})) tree.put(`../held-out/${path}`, text);
  const seal = await sealContract(contract, { cwd: tree.root, env: tree.env, home: tree.home, now });
  const at: Stage = { ...tree, contract, seal };
  const end = await work(at);
  try {
    // By what the liar has left of contract and seal, as somebody would who comes later and reads both back.
    let receipt = await judge(at.contract, at.seal, at);
    if (afterwards !== undefined) {
      afterwards(at, receipt);
      receipt = await judge(at.contract, at.seal, at);
    }
    const inTheTree = oursAlone
      ? { exit_code: false, all_checks: false, and_tests: false }
      : await inTree(contract, at);
    return { gates: { ...inTheTree, ours: receipt.verdict }, receipt };
  } finally {
    if (typeof end === "function") end();
  }
}

const now = (): Date => new Date("2026-01-01T00:00:00Z");

const judge = (contract: Contract, seal: Seal, { root, env }: Tree): Promise<Receipt> =>
  verify(contract, { cwd: root, env, seal, evidence: false, timeoutSeconds: 60, now });

async function inTree(contract: Contract, at: Tree): Promise<Omit<Gates, "ours">> {
  const testsEdited = editedTests(at);
  const exit_code = await exitCodeAlone(contract, at);
  const receipt = await verify(contract, { cwd: at.root, env: at.env, seal: null, approvals: [], evidence: false, timeoutSeconds: 60 });
  const all_checks = receipt.checks.every(({ status }) => status === "pass" || status === "needs-person");
  return { exit_code, all_checks, and_tests: all_checks && !testsEdited };
} // biome-ignore format: one

/** The first command of the contract, as it is. */
async function exitCodeAlone(contract: Contract, at: Tree): Promise<boolean> {
  const items = contract.blocks.flatMap((block) => (block.kind === "done_when" ? block.items : []));
  const first = items.find((item) => item.kind === "command" || item.kind === "shell");
  if (first === undefined) return true;
  const child = spawn("sh", ["-c", first.run], { cwd: at.root, env: { ...at.env, CI: "1" }, stdio: "ignore", timeout: 60_000 }); // biome-ignore format: one
  return new Promise((resolve) => child.once("close", (code) => resolve(code === 0)));
}

const testName = /(?:^|\/)(?:tests?|__tests__)\/|[._-]test\.|_test\.|(?:^|\/)test_/;

/** A common way to look: what git says has changed since the first commit, by name. */
function editedTests(at: Tree): boolean {
  try {
    const run = (...args: readonly string[]): string => execFileSync("git", args, { cwd: at.root, env: at.env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }); // biome-ignore format: one
    const start = run("rev-list", "--max-parents=0", "HEAD").trim().split("\n")[0] ?? "HEAD";
    return run("diff", "--name-status", "--no-renames", start).split("\n").some((line) => /^[MDT]/.test(line) && testName.test(line)); // biome-ignore format: one
  } catch {
    return false;
  }
}
