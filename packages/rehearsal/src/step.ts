import { badStep, describe } from "./require-value.ts";
import type { Seen } from "./seen.ts";
import type { ScriptedUsage } from "./usage.ts";

/** The clients that a script can drive. */
export type ClientName = "codex" | "claude-code";

/** Something that the model asks the client to do. */
export type Call =
  | { readonly kind: "run"; readonly command: string; readonly timeoutSeconds: number; readonly background: boolean }
  | { readonly kind: "write"; readonly path: string; readonly text: string }
  | { readonly kind: "edit"; readonly path: string; readonly changes: readonly LineChange[] }
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
export interface LineChange {
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
  readonly resetsAt?: number;
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
  | { readonly kind: "usage"; readonly usage: Partial<ScriptedUsage> }
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

/** Refuses what is not a step, also where no compiler has looked. @internal */
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
