import { join, resolve } from "node:path";
import type { Contract } from "@goalpost/core";
import { clientForTests, type FoundClient, type Script } from "@goalpost/rehearsal";
import { onTestFinished } from "vitest";
import { loadFile } from "../contracts/load.ts";
import { styleFor } from "../output/style.ts";
import { notInTheTree } from "../rehearsal/demo-example.ts";
import { type Stage, setStage } from "../rehearsal/stage.ts";
import { buildAndSeal, type Ready } from "../run/build-and-seal.ts";
import { type Driven, drive } from "../run/drive.ts";
import { Follower } from "../run/follow.ts";
import { testCache, testEnv } from "./cache.ts";

process.env.GOALPOST_CACHE_DIR = testCache;

/** The installed client, or why the tests that need it are left out. */
export const realCodex = await clientForTests("codex");
if (realCodex.skip !== undefined) console.warn(realCodex.skip);

export const example = resolve(import.meta.dirname, "../../../../examples/port-billing");
export const contractPath = "goals/port-billing.goal.ts";

const env = testEnv(example);

/** The real client, for tests that are skipped without it. */
export function client(): FoundClient {
  if (realCodex.client === undefined) throw new Error(realCodex.skip);
  return realCodex.client;
}

/** A copy of the example with a scripted model; removed when the test ends. */
export async function exampleStage(script: Script): Promise<Stage> {
  const stage = await setStage({ from: example, script, env, onEvent: () => {}, leaveOut: notInTheTree, keep: false });
  onTestFinished(() => stage[Symbol.asyncDispose]());
  return stage;
}

/** The example's contract. */
export async function exampleContract(): Promise<Contract> {
  const options = { cwd: example, env, timeoutSeconds: 60, exec: true, printed: () => {} };
  return (await loadFile(join(example, contractPath), options)).contract;
}

/** Builds and seals the example on a stage. */
export async function readyOn(stage: Stage): Promise<Ready> {
  return buildAndSeal(await exampleContract(), {
    cwd: stage.cwd,
    file: join(stage.cwd, contractPath),
    env: stage.env,
    force: false,
  });
}

/** Drives the example through the real client, and returns both words and everything that was shown. */
export async function driveOn(
  stage: Stage,
  ready: Ready,
  maxReactivations = 0,
): Promise<Driven & { readonly shown: string }> {
  let shown = "";
  const sink = {
    write: (text: string) => {
      shown += text;
    },
  };
  const signal = new AbortController().signal;
  const io = {
    cwd: stage.cwd,
    env: stage.env,
    stdin: process.stdin,
    stdout: sink,
    stderr: sink,
    style: styleFor(sink, {}),
    quiet: true,
    signal,
  };
  const follower = new Follower(io);
  const options = { client: [client().path], maxReactivations, signal };
  const driven = await drive({ ...ready, cwd: stage.cwd, env: stage.env, follower, options }).finally(() =>
    follower.stop(),
  );
  return { ...driven, shown };
}
