import type { End } from "./player.ts";
import type { Reading, RequestKind } from "./seen.ts";
import type { WireAnswer } from "./sse.ts";
import type { Call, FailStep, GarbageStep } from "./step.ts";
import type { JsonObject } from "./unknown-json.ts";
import type { ScriptedUsage } from "./usage.ts";

/** A response to write: what the model says and calls, and the figures. */
export interface Answer {
  readonly texts: readonly string[];
  readonly calls: readonly Call[];
  readonly usage: ScriptedUsage;
}

/** Where the answer belongs. */
export interface AnswerContext {
  readonly body: JsonObject;
  readonly reading: Reading;
  /** The request's number, for ids. */
  readonly index: number;
}

/** One wire format: how its requests read and how answers are written. Pure. */
export interface Dialect {
  readonly name: "openai-responses" | "anthropic-messages";
  /** What is wrong with a request that cannot be answered; undefined as a rule. */
  problem(body: JsonObject): string | undefined;
  read(body: JsonObject): Reading;
  kindOf(body: JsonObject, reading: Reading): RequestKind;
  /** Whether this client has a way to make the call at all. */
  can(call: Call): boolean;
  /** An answer that the protocol itself asks for before the script goes on; undefined as a rule. */
  interlude(context: AnswerContext): Answer | undefined;
  /** @throws {@link ToolNotOffered} when the client did not offer the tool. */
  answer(answer: Answer, context: AnswerContext): WireAnswer;
  compaction(summary: string, usage: ScriptedUsage, context: AnswerContext): WireAnswer;
  failure(failure: FailStep | GarbageStep, context: AnswerContext): WireAnswer;
  end(end: End, context: AnswerContext): WireAnswer;
}

/** The script asks for a tool that this client did not offer in its request. */
export class ToolNotOffered extends Error {
  override readonly name = "ToolNotOffered";
  constructor(step: string, wanted: readonly string[], offered: readonly string[]) {
    super(`${step} needs the tool ${wanted.join(" or ")}, but the client offered ${offered.join(", ") || "none"}`);
  }
}
