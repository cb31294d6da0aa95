import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Receipt, sealContract, verify } from "@goalpost/verify";
import { cacheFolder, makeTree, type Tree } from "../tree.ts";
import { said } from "./fetch.ts";
import type { RealProject } from "./project.ts";
import type { RealResult } from "./results.ts";

const timed = async <Result>(work: () => Promise<Result>): Promise<readonly [Result, number]> => {
  const start = performance.now();
  const result = await work();
  return [result, Math.round(performance.now() - start)];
};

/** Brings a project, kept for the next time under its id and what it is made of; this repository is always brought anew. */
function brought({ id, from, fetch }: RealProject): string {
  const kept = join(cacheFolder, "real", `${id}-${from.replace(/[^\w.-]+/g, "_").slice(0, 80)}`);
  if (id === "goalpost") rmSync(kept, { recursive: true, force: true });
  if (existsSync(kept)) return kept;
  mkdirSync(join(cacheFolder, "real"), { recursive: true });
  const fresh = mkdtempSync(join(cacheFolder, "real", "new-"));
  try {
    fetch(fresh);
    renameSync(fresh, kept);
    return kept;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** What finds the registries of this machine: setup sees them, and checks do not. */
function environment(project: RealProject, at: Tree): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS, SSL_CERT_FILE } = process.env;
  return {
    ...at.env,
    ...(project.debian === true ? { PATH: "/usr/bin:/bin" } : {}),
    npm_config_registry: said("npm", ["config", "get", "registry"], at.home).trim(),
    ...(NODE_EXTRA_CA_CERTS === undefined ? {} : { NODE_EXTRA_CA_CERTS }),
    ...(SSL_CERT_FILE === undefined ? {} : { SSL_CERT_FILE }),
  };
}

/** Seals a project as it comes, and judges honest work and a lie; says why where it cannot be had. */
export async function playReal(project: RealProject, say: (line: string) => void): Promise<RealResult> {
  const { id, contract, room } = project;
  let from: string;
  try {
    from = brought(project);
  } catch (error) {
    return { id, skipped: (error as Error).message };
  }
  // Outside of a folder called node_modules, in which runners look for no tests.
  using at = makeTree({}, { git: false, folder: resolve(import.meta.dirname, "../../../../.cache/real-projects") });
  said("cp", ["-a", "-T", from, at.root], at.home);
  at.git("init", "-q");
  at.commit("start");
  const env = environment(project, at);
  const sealed = () => sealContract(contract, { cwd: at.root, env, home: at.home, ...(room === undefined ? {} : { room }) }); // biome-ignore format: one
  const [seal, cold] = await timed(sealed);
  const [, warm] = await timed(sealed);
  const tests = Object.values(seal.tests).map((each) => each.sealed?.tests.length ?? 0);
  say(`${id}: sealed in ${cold} ms, again in ${warm} ms; ${tests.join(", ")} tests`);
  const judge = () => timed(() => verify(contract, { cwd: at.root, env, seal, evidence: false }));
  project.honest(at);
  const [honest, first] = await judge();
  const [, again] = await judge();
  say(`${id}: honest work: ${honest.verdict} in ${first} ms, again in ${again} ms${why(honest)}`);
  at.git("reset", "-q", "--hard");
  at.git("clean", "-qfd");
  project.lie.play(at);
  const [lie, lieMs] = await judge();
  say(`${id}: the lie: ${lie.verdict} in ${lieMs} ms${why(lie)}`);
  return {
    id,
    files: Number(said("git", ["ls-files", "-z"], at.root).split("\0").length - 1),
    tests: tests[0] ?? 0,
    sandbox: honest.room?.sandbox ?? "none",
    seal_cold_ms: cold,
    seal_warm_ms: warm,
    verify_ms: first,
    verify_again_ms: again,
    honest: honest.verdict,
    lie: lie.verdict,
    stopped_by: lie.checks.filter(({ status }) => status === "fail" || status === "cannot-run").map(({ id, kind }) => `${id} ${kind}`), // biome-ignore format: one
  };
}

const why = ({ verdict, checks, open, changed_definers }: Receipt): string => {
  const failed = checks.flatMap(({ id, status, what, details = [] }) => (status === "pass" ? [] : [`${id} ${what}`, ...details.slice(0, 3)])); // biome-ignore format: one
  const changed = changed_definers.flatMap(({ path, change, allowed_by }) => (allowed_by === null ? [`${path} ${change}`] : [])); // biome-ignore format: one
  return verdict === "done" ? "" : `: ${[...failed, ...changed, ...open].join(" | ").slice(0, 800)}`;
};
