import type { Bounds, Usage } from "@goalpost/runtime";
import type { RunEvent } from "./events.ts";
import type { RunOptions } from "./options.ts";

/** What an the engine needs to follow a goal. */
export interface EngineOptions {
  readonly threadId: string;
  readonly condition: string;
  /** What the model is told again when it has to go on: where the contract is. */
  readonly pointer: string;
  readonly cwd: string;
  readonly configDir: string;
  readonly blockCap: number;
  readonly bounds: Bounds;
  readonly before: { readonly usage: Usage; readonly reactivations: number };
  readonly options: Pick<RunOptions, "onComplete" | "approvals" | "maxReactivations">;
  /** Called with every event, before the reader gets it. */
  readonly onEvent: (event: RunEvent) => void;
}
