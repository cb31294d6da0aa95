import { type Infer, maybe, number, object, recordShapes, type StateKind, string, word } from "@goalpost/runtime";
import { goalStatuses } from "../app-server/messages.ts";
import { endReasons } from "./events.ts";

const resultShape = object({
  ...recordShapes.usage.fields,
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
  owner: recordShapes.process,
  client: maybe(recordShapes.process),
  goal: word(...goalStatuses, "none"),
  usage: recordShapes.usage,
  reactivations: number,
  bounds: recordShapes.bounds,
  updatedAt: string,
  /** The last end; absent while the run goes on. */
  result: maybe(resultShape),
});
export type RunRecord = Infer<typeof recordShape>;

/** How a run of Codex is kept. */
export const runKind: StateKind<RunRecord> = { area: "codex", shape: recordShape };
