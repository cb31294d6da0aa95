import { badStep, describe, requireInteger, requirePath, requireText } from "./require-value.ts";
import type { Seen } from "./seen.ts";
import { checkUsage, type Usage } from "./usage.ts";

/** The clients that a script can drive. */
export type ClientName = "codex" | "claude-code";

/** Something that the model asks the client to do. */
export type Call =
  | { readonly kind: "run"; readonly command: string; readonly timeoutSeconds: number; readonly background: boolean }
  | { readonly kind: "write"; readonly path: string; readonly text: string }
  | { readonly kind: "edit"; readonly path: string; readonly changes: readonly Change[] }
  | { readonly kind: "goal"; readonly status: GoalWord }
  | { readonly kind: "tool"; readonly codex?: RawTool; readonly claudeCode?: RawTool };

/** What a scripted model may say about its goal. */
export type GoalWord = "complete" | "blocked" | "paused";

/** A tool call by the client's own name, for what has no neutral step. */
export interface RawTool {
  readonly name: string;
  /** An object for a tool that takes JSON, a string for a freeform one. */
  readonly input: string | Readonly<Record<string, unknown>>;
}

/** One change of {@link edit}: whole lines that stand in the file, and the whole lines that take their place. */
export interface Change {
  readonly find: string;
  readonly replace: string;
}

/** How an unusable answer looks on the wire. `bad-json`: an event that does not parse; `cut`: the stream ends early; `html`: a web page. */
export type GarbageForm = "bad-json" | "cut" | "html" | "empty";

/** A failed request: the status and the body's error type. */
export interface FailStep {
  readonly kind: "fail";
  readonly status: number;
  readonly times: number;
  readonly type?: string;
  readonly message?: string;
}

/** An answer that the client cannot read. */
export interface GarbageStep {
  readonly kind: "garbage";
  readonly form: GarbageForm;
}

/** A full context window, and how the compaction that follows is answered. */
export interface CompactStep {
  readonly kind: "compact";
  readonly inputTokens: number;
  readonly summary: string;
  readonly answer?: FailStep | GarbageStep;
}

/** One line of a script. Made by the functions below, never by hand. */
export type Step =
  | Call
  | FailStep
  | GarbageStep
  | CompactStep
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "delay"; readonly milliseconds: number }
  | { readonly kind: "usage"; readonly usage: Partial<Usage> }
  | { readonly kind: "together"; readonly calls: readonly Call[] }
  | { readonly kind: "choose"; readonly next: (seen: Seen) => Step | readonly Step[] };

const kinds: ReadonlySet<unknown> = new Set<Step["kind"]>([
  "say",
  "run",
  "write",
  "edit",
  "goal",
  "tool",
  "together",
  "fail",
  "garbage",
  "compact",
  "delay",
  "usage",
  "choose",
]);

/** Refuses what is no step, also where no compiler has looked. @internal */
export function requireStep(where: string, value: unknown): asserts value is Step {
  const kind = typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
  if (kinds.has(kind)) return;
  const seen = kind === "turn" ? "a turn" : describe(value);
  throw badStep(
    where,
    `is ${seen}, expected a step`,
    "use say, run, write, edit, completeGoal or another of the step functions",
  );
}

/** Says a text. It goes out with the next call of the turn, or ends the turn when no call follows. */
export function say(text: string): Step {
  return { kind: "say", text: requireText("say(text)", text) };
}

/**
 * Runs a command with the client's shell tool (Codex `exec_command`, Claude Code `Bash`) and waits until it has ended.
 *
 * @param options.timeoutSeconds - Whole seconds that the client is asked to wait, 1 to 600, default 120.
 * @param options.background - Go on without waiting; default false.
 */
export function run(
  command: string,
  options: { readonly timeoutSeconds?: number; readonly background?: boolean } = {},
): Call {
  const { timeoutSeconds = 120, background = false } = options;
  requireInteger("run(timeoutSeconds)", timeoutSeconds, [1, 600]);
  return { kind: "run", command: requireText("run(command)", command), timeoutSeconds, background };
}

/** Writes a whole file with the client's own tool. A missing line break at the end is added: Codex's patch format cannot leave it out. */
export function write(path: string, text: string): Call {
  if (typeof text !== "string")
    throw badStep("write(text)", `is ${String(text)}, expected a string`, 'pass the text, "" for an empty file');
  return {
    kind: "write",
    path: requirePath("write(path)", path),
    text: text === "" || text.endsWith("\n") ? text : `${text}\n`,
  };
}

/**
 * Changes lines of a file with the client's own tool. `find` and `replace` are whole lines, without a line break at their end, because
 * Codex's patch format knows lines only; an empty `replace` removes the lines.
 *
 * @example
 * edit("src/price.ts", { find: "const vat = 7;", replace: "const vat = 19;" });
 */
export function edit(path: string, ...changes: readonly [Change, ...Change[]]): Call {
  for (const [index, change] of changes.entries()) {
    requireText(`edit(changes[${index}].find)`, change.find);
    if (typeof change.replace !== "string") {
      throw badStep(
        `edit(changes[${index}].replace)`,
        `is ${String(change.replace)}, expected a string`,
        'pass "" to remove the lines',
      );
    }
  }
  return { kind: "edit", path: requirePath("edit(path)", path), changes };
}

/** Says that the goal is reached: Codex `update_goal`. Claude Code's model has no such tool; there the judge decides. */
export function completeGoal(): Call {
  return { kind: "goal", status: "complete" };
}

/** Gives up on the goal: Codex `update_goal` with `blocked`. */
export function blockGoal(): Call {
  return { kind: "goal", status: "blocked" };
}

/** Pauses the goal: Codex `update_goal` with `paused`. */
export function pauseGoal(): Call {
  return { kind: "goal", status: "paused" };
}

/** Calls a tool by the client's own name. A client that is not named skips the step. */
export function tool(byClient: { readonly codex?: RawTool; readonly claudeCode?: RawTool }): Call {
  if (byClient.codex === undefined && byClient.claudeCode === undefined) {
    throw badStep(
      "tool(byClient)",
      "names no client, expected codex, claudeCode or both",
      "pass { codex: { name, input } }",
    );
  }
  return { kind: "tool", ...byClient };
}

/** Makes several calls in one response, in parallel where the client allows it. */
export function together(...calls: readonly [Call, Call, ...Call[]]): Step {
  return { kind: "together", calls };
}

/**
 * Answers the request with an HTTP error. 429 says `usage_limit_reached`, which ends a Codex goal as `usageLimited`; pass a `type` for another.
 *
 * @param status - 400 to 599.
 * @param options.times - How many requests in a row fail, default 1.
 */
export function fail(
  status: number,
  options: { readonly times?: number; readonly type?: string; readonly message?: string } = {},
): FailStep {
  requireInteger("fail(status)", status, [400, 599]);
  const times = requireInteger("fail(times)", options.times ?? 1, [1, 1_000]);
  return { ...options, kind: "fail", status, times };
}

/** Answers with something that is no answer. */
export function garbage(form: GarbageForm = "bad-json"): GarbageStep {
  return { kind: "garbage", form };
}

/** Waits before the next response goes out; whole milliseconds, 0 to 600,000. */
export function delay(milliseconds: number): Step {
  return { kind: "delay", milliseconds: requireInteger("delay(milliseconds)", milliseconds, [0, 600_000]) };
}

/** Sets the token figures of the next response; what is left out stays at the default. */
export function usage(figures: Partial<Usage>): Step {
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
