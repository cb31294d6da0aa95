import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { type Contract, GoalpostError } from "@goalpost/core";
import { pack, toldContract } from "@goalpost/core/adapter";
import type { RunnableLaunch, Target, TargetLaunch, WantedSettings } from "@goalpost/target";
import { boundsOf, clientVersion, maybe, object, recordShapes, string } from "@goalpost/target/adapter";
import { openSession } from "./session.ts";

/** What a run needs of a launch. */
export interface LineAgentTask extends RunnableLaunch {
  readonly task: string;
  /** What `--model` named. */
  readonly model?: string;
}

/** What the agent is given for a contract. */
export interface LineAgentLaunch extends TargetLaunch {
  readonly task: string;
  readonly model?: string;
}

const agent = resolve(import.meta.dirname, "../agent.mjs");
const limit = { max: 4000, unit: "scalars", source: "agent.mjs takes what it is given", seen: "2026-11-30" } as const;
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

function compile(given: Contract, { model }: WantedSettings = {}): LineAgentLaunch {
  const contract = toldContract(given);
  const { text, files, length, trace } = pack(contract, { limit, digest: sha256 });
  return {
    target: "line-agent",
    id: contract.id,
    task: text,
    ...(model === undefined ? {} : { model }),
    length,
    bounds: boundsOf(contract),
    files,
    argv: { agent: ["line-agent"] },
    warnings: [],
    trace,
  };
}

/** The adapter: all that Goalpost needs to know of this agent. */
const target: Target<LineAgentLaunch, LineAgentTask> = {
  name: "line-agent",
  title: "Line agent",
  program: "line-agent",
  word: "task",
  limit: { max: limit.max, unit: "characters" },
  // what is not named here is refused by name
  takes: { model: "any" },
  compile,
  goalText: ({ task }) => task,
  isLastWord: (word) => word === "done" || word === "stuck",
  launchShape: object({
    id: string,
    task: string,
    model: maybe(string),
    bounds: recordShapes.bounds,
    files: recordShapes.files,
  }),
  keep: ({ id, task, model, bounds, files }) => ({
    id,
    task,
    ...(model === undefined ? {} : { model }),
    bounds,
    files: files.map(({ path, sha256: hash }) => ({ path, sha256: hash })),
  }),
  look: async ({ launch, client, env, signal }) => {
    const versions = {
      area: "line-agent",
      program: "line-agent",
      title: "the line agent",
      npm: "@acme/line-agent",
      said: /^line-agent (\d+\.\d+\.\d+)/m,
      example: "line-agent 1.0.0",
      tested: "1.0.0",
      oldest: "1.0.0",
    };
    const { version } = await clientVersion(versions, client, env, signal);
    if (env.LINE_AGENT_SCRIPT === undefined) throw noScript();
    return { version, launch, warnings: [] };
  },
  open: openSession,
  double: (script) => ({
    client: [process.execPath, agent],
    env: { LINE_AGENT_SCRIPT: script ?? resolve(import.meta.dirname, "../rehearsal.json") },
  }),
};
export default target;

const noScript = (): GoalpostError =>
  new GoalpostError({
    code: "line-agent/no-script",
    where: "LINE_AGENT_SCRIPT",
    what: "is not set: the agent has no model, and plays a script",
    help: "name a file of turns, as rehearsal.json is one",
  });
