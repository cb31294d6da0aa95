import { requireOptions } from "./require-options.ts";
import { badStep, requireInteger, requireText } from "./require-value.ts";
import type { Seen } from "./seen.ts";
import type { CompactStep, FailStep, GarbageForm, GarbageStep, Step } from "./step.ts";
import { checkUsage, type ScriptedUsage } from "./usage.ts";

/**
 * Answers the request with an HTTP error. 429 says `usage_limit_reached`, which ends a Codex goal as `usageLimited`; pass a `type` for another.
 *
 * @param status - 400 to 599.
 * @param options.times - How many requests in a row fail, default 1.
 * @param options.resetsAt - When the account's usage limit ends, in seconds since 1970: told as each provider tells it.
 */
export function fail(
  status: number,
  options: {
    readonly times?: number;
    readonly type?: string;
    readonly message?: string;
    readonly resetsAt?: number;
  } = {},
): FailStep {
  requireOptions("fail", options, ["times", "type", "message", "resetsAt"]);
  if (options.resetsAt !== undefined) requireInteger("fail(resetsAt)", options.resetsAt, [1, 10_000_000_000]);
  requireInteger("fail(status)", status, [400, 599]);
  const times = requireInteger("fail(times)", options.times ?? 1, [1, 1_000]);
  return { ...options, kind: "fail", status, times };
}

/** Answers with something that is not an answer. */
export function garbage(form: GarbageForm = "bad-json"): GarbageStep {
  return { kind: "garbage", form };
}

/** Waits before the next response goes out; whole milliseconds, 0 to 600,000. */
export function delay(milliseconds: number): Step {
  return { kind: "delay", milliseconds: requireInteger("delay(milliseconds)", milliseconds, [0, 600_000]) };
}

/** Sets the token figures of the next response; what is left out stays at the default. */
export function usage(figures: Partial<ScriptedUsage>): Step {
  return { kind: "usage", usage: checkUsage("usage", figures) };
}

/**
 * Makes the next response report a full context window, so that the client compacts before its next request, and sets the answer to that
 * compaction: the summary, or a failure.
 *
 * @param options.inputTokens - Tokens to report, default 1,000,000, above the window of every known model.
 * @param options.summary - What the compaction answers.
 * @param options.answer - `fail(…)` or `garbage(…)`, in place of a summary.
 */
export function compact(
  options: { readonly inputTokens?: number; readonly summary?: string; readonly answer?: FailStep | GarbageStep } = {},
): CompactStep {
  requireOptions("compact", options, ["inputTokens", "summary", "answer"]);
  const { inputTokens = 1_000_000, summary = defaultSummary, answer } = options;
  requireInteger("compact(inputTokens)", inputTokens, [1, 1_000_000_000]);
  requireText("compact(summary)", summary);
  return { kind: "compact", inputTokens, summary, ...(answer === undefined ? {} : { answer }) };
}

/** What a compaction is answered with when the script says nothing. */
export const defaultSummary = "Summary of the rehearsal so far: the work goes on.";

/** Decides the next steps by what the model has been sent so far. The request at hand is `seen.last`. */
export function choose(next: (seen: Seen) => Step | readonly Step[]): Step {
  if (typeof next !== "function")
    throw badStep("choose(next)", `is ${String(next)}, expected a function`, "pass (seen) => step");
  return { kind: "choose", next };
}
