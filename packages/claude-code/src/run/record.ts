import {
  anything,
  type Infer,
  maybe,
  number,
  object,
  recordShapes,
  type StateKind,
  string,
  word,
} from "@goalpost/runtime";

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
  owner: recordShapes.process,
  client: maybe(recordShapes.process),
  goal: word("active", "met", "impossible", "none"),
  usage: recordShapes.usage,
  reactivations: number,
  bounds: recordShapes.bounds,
  updatedAt: string,
  /** The last end, a {@link RunResult}; absent while the run goes on. */
  result: maybe(anything),
});
export type RunRecord = Infer<typeof recordShape>;

/** Where and how runs of this target are kept. */
export const stateKind: StateKind<RunRecord> = { area: "claude-code", shape: recordShape };
