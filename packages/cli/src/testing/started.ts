import { rmSync } from "node:fs";
import { join } from "node:path";
import { identify } from "@goalpost/target/internal";
import { stateDir } from "@goalpost/verify";
import { onTestFinished } from "vitest";
import { put, testEnv } from "./cache.ts";
import { sealFile } from "./sealed.ts";
import { smallProject } from "./small.ts";

/** The run of {@link startedRun}. */
export const startedId = "7f3a91c2-0000-4000-8000-000000000000";

/** A sealed project with the state of a run; its process is this one, where none is given. */
export async function startedRun(change: object = {}): Promise<{ readonly cwd: string; readonly run: string }> {
  const cwd = smallProject();
  onTestFinished(() => rmSync(`${cwd}.state`, { recursive: true, force: true }));
  await sealFile(cwd, "small.goal.ts");
  const run = join(stateDir({ cwd, id: "small", env: testEnv(cwd) }), "run");
  const { pid, startedAt } = identify(process.pid) ?? { pid: 0, startedAt: "" };
  const usage = { turns: 2, seconds: 0, tokens: 9, input_tokens: 0, cached_input_tokens: 0, output_tokens: 0 };
  put(run, "run.json", JSON.stringify({ version: 2, target: "codex", run_id: startedId, contract_id: "small", launch_hash: "h", cwd, client_version: "1", phase: "running", owner: { pid, started_at: startedAt }, goal: "active", usage, reactivations: 0, bounds: {}, updated_at: "", ...change })); // biome-ignore format: one
  return { cwd, run };
}
