import { anything, type Infer, maybe, number, object, type StateKind, string, word } from "@goalpost/runtime";
import { goalStatuses } from "../app-server/messages.ts";

const processShape = object({ pid: number, startedAt: string });

/** What a run keeps on disk, in `run.json`, so that another process can take it up. */
export const recordShape = object({
  version: number,
  runId: string,
  contractId: string,
  launchHash: string,
  cwd: string,
  codexHome: maybe(string),
  clientVersion: string,
  threadId: maybe(string),
  phase: word("running", "ended"),
  owner: processShape,
  client: maybe(processShape),
  goal: word(...goalStatuses, "none"),
  usage: object({
    turns: number,
    seconds: number,
    tokens: number,
    inputTokens: number,
    cachedInputTokens: number,
    outputTokens: number,
  }),
  reactivations: number,
  bounds: object({ turns: maybe(number), minutes: maybe(number), tokens: maybe(number), dollars: maybe(number) }),
  updatedAt: string,
  /** The last end, a {@link RunResult}; absent while the run goes on. */
  result: maybe(anything),
});
export type RunRecord = Infer<typeof recordShape>;

/** How a run of Codex is kept. */
export const runKind: StateKind<RunRecord> = { area: "codex", shape: recordShape };
