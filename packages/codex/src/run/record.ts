import { type Infer, maybe, number, object, type StateKind, string, word } from "@goalpost/runtime";
import { goalStatuses } from "../app-server/messages.ts";
import { endReasons } from "./events.ts";

const processShape = object({ pid: number, startedAt: string });

const usageFields = {
  turns: number,
  seconds: number,
  tokens: number,
  inputTokens: number,
  cachedInputTokens: number,
  outputTokens: number,
  dollars: maybe(number),
} as const;

const resultShape = object({
  ...usageFields,
  reason: word(...endReasons),
  client: word(...goalStatuses, "none"),
  threadId: string,
  reactivations: number,
  verdict: maybe(word("done", "not-done")),
  bound: maybe(object({ bound: word("turns", "minutes", "tokens", "dollars"), limit: number, used: number })),
  lastMessage: maybe(string),
  error: maybe(object({ code: string, where: string, what: string, mend: string })),
});

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
  usage: object(usageFields),
  reactivations: number,
  bounds: object({ turns: maybe(number), minutes: maybe(number), tokens: maybe(number), dollars: maybe(number) }),
  updatedAt: string,
  /** The last end; absent while the run goes on. */
  result: maybe(resultShape),
});
export type RunRecord = Infer<typeof recordShape>;

/** How a run of Codex is kept. */
export const runKind: StateKind<RunRecord> = { area: "codex", shape: recordShape };
