import { anything, type Infer, maybe, number, object, type StateKind, string, word } from "@goalpost/runtime";

const process = object({ pid: number, startedAt: string });

/** What a run keeps on disk, in `run.json`, so that another process can take it up. */
export const recordShape = object({
  version: number,
  target: word("claude-code"),
  runId: string,
  contractId: string,
  launchHash: string,
  cwd: string,
  configDir: maybe(string),
  clientVersion: string,
  /** The client's session. */
  threadId: string,
  phase: word("running", "ended"),
  owner: process,
  client: maybe(process),
  goal: word("active", "met", "impossible", "none"),
  usage: object({
    turns: number,
    seconds: number,
    tokens: number,
    inputTokens: number,
    cachedInputTokens: number,
    outputTokens: number,
    dollars: maybe(number),
  }),
  reactivations: number,
  bounds: object({ turns: maybe(number), minutes: maybe(number), tokens: maybe(number), dollars: maybe(number) }),
  updatedAt: string,
  /** The last end, a {@link RunResult}; absent while the run goes on. */
  result: maybe(anything),
});
export type RunRecord = Infer<typeof recordShape>;

/** Where and how runs of this target are kept. */
export const stateKind: StateKind<RunRecord> = { area: "claude-code", shape: recordShape };
