import { GoalpostError, namesOf, requireKnown } from "@goalpost/core/errors";
import { nearest } from "@goalpost/core/internal";
import type { StepReceipt } from "../steps/step-receipt.ts";

/** One step of a pipeline. */
export interface PipelineStep {
  /** `interview`, `refine`, `draft`, or one of the caller's own. */
  readonly name: string;
  /** What a change of the specification means for what was done: `"keep"`: nothing, as for an interview, whose answers hold. Default `"again"`. */
  readonly onChange?: "again" | "keep";
  /** Whether a receipt that is there still holds, beside what the specification says. Default: it does. */
  readonly holds?: (receipt: StepReceipt) => boolean;
  /** Does it. What it keeps as a receipt is found again by its name; without one, it is done each time. */
  run(): Promise<StepEnd>;
}

/** How a step ended. */
export interface StepEnd {
  /** `paused`: it goes on when the pipeline is started again, and nothing after it is begun. */
  readonly status: "done" | "paused";
  /** Why it paused, in a line. */
  readonly why?: string;
}

/** What came of a step. */
export interface PipelineStepResult {
  readonly name: string;
  /** `kept`: its receipt holds for the specification as it is. */
  readonly status: "done" | "kept" | "paused";
  readonly why?: string;
  readonly receipt?: StepReceipt;
}

/** Options of {@link pipeline}. */
export interface PipelineOptions {
  /** In the order in which they are done; at least one, each name once. */
  readonly steps: readonly PipelineStep[];
  /** The name of the last step that is done. Default: the last. */
  readonly until?: string;
  /** The receipts as they are now: asked before the first step and after each. */
  readonly receipts: () => readonly StepReceipt[];
  /** SHA-256 of the specification as it is now, in hex. */
  readonly digest: () => string;
  /** Does every step again, whatever its receipt says. Default false. */
  readonly again?: boolean;
  /** Told what comes of each step, and that one begins. */
  readonly onStep?: (step: { readonly name: string; readonly status: PipelineStepResult["status"] | "begins" }) => void;
  /** Begins no further step when it is aborted. */
  readonly signal?: AbortSignal;
}

/** What a pipeline came to. */
export interface PipelineResult {
  readonly status: "done" | "paused";
  readonly steps: readonly PipelineStepResult[];
  /** Seconds of all its steps, by their receipts. */
  readonly seconds: number;
  /** Tokens of all its steps, by their receipts. */
  readonly tokens: number;
}

const optionNames = namesOf<PipelineOptions>({
  steps: true,
  until: true,
  receipts: true,
  digest: true,
  again: true,
  onStep: true,
  signal: true,
});

/**
 * Does steps in sequence, and begins where the last one ended: a step whose receipt holds for the specification as it is, or as the next step found it, is not
 * done again.
 *
 * @throws GoalpostError `spec/unknown-step` for an `until` that is not a step, `spec/bad-steps` for no step or two of one name, `spec/bad-option`, and what a step throws.
 * @example
 * const step = { name: "draft", run: async () => ({ status: "done" as const }) };
 * (await pipeline({ steps: [step], receipts: () => [], digest: () => "" })).status; // "done"
 */
export async function pipeline(options: PipelineOptions): Promise<PipelineResult> {
  requireKnown("pipeline", options, optionNames, "spec/bad-option");
  const { receipts, digest, again = false, onStep, signal } = options;
  const steps = wanted(options);
  const kept = again ? new Map<string, StepReceipt>() : keptSteps(steps, receipts(), digest());
  const results: PipelineStepResult[] = [];
  for (const { name, run } of steps) {
    const receipt = kept.get(name);
    // what comes after a step that was done is done anew, if its text has changed
    if (receipt !== undefined && results.every(({ status }) => status === "kept")) {
      results.push({ name, status: "kept", receipt });
      onStep?.({ name, status: "kept" });
      continue;
    }
    if (signal?.aborted === true) {
      results.push({ name, status: "paused", why: "it was interrupted" });
      break;
    }
    onStep?.({ name, status: "begins" });
    const mine = (): readonly StepReceipt[] => receipts().filter(({ step }) => step === name);
    const before = mine().length;
    const end = await run();
    const own = mine().slice(before).at(-1);
    results.push({ name, ...end, ...(own === undefined ? {} : { receipt: own }) });
    onStep?.({ name, status: end.status });
    if (end.status === "paused") break;
  }
  const all = results.flatMap(({ receipt }) => (receipt === undefined ? [] : [receipt]));
  return {
    status: results.some(({ status }) => status === "paused") ? "paused" : "done",
    steps: results,
    seconds: all.reduce((sum, { seconds }) => sum + seconds, 0),
    tokens: all.reduce((sum, { tokens = 0 }) => sum + tokens, 0),
  };
}

function wanted({ steps, until }: PipelineOptions): readonly PipelineStep[] {
  const names = steps.map(({ name }) => name);
  const double = names.find((name, index) => names.indexOf(name) !== index);
  if (steps.length === 0 || double !== undefined)
    throw new GoalpostError({
      code: "spec/bad-steps",
      where: "pipeline.steps",
      what: double === undefined ? "is empty, expected at least one step" : `has two steps of the name "${double}"`,
      help: double === undefined ? "give a step" : "give one of them another name",
    });
  if (until === undefined) return steps;
  const at = names.indexOf(until);
  if (at !== -1) return steps.slice(0, at + 1);
  throw new GoalpostError({
    code: "spec/unknown-step",
    where: "pipeline.until",
    what: `"${until}" is not a step, expected one of ${names.join(", ")}`,
    help: `write "${nearest(until, names) ?? names.at(-1)}"`,
  });
}

/** From the last step to the first: a receipt holds when it left the text that there is, or that the step after it found. */
function keptSteps(
  steps: readonly PipelineStep[],
  receipts: readonly StepReceipt[],
  now: string,
): ReadonlyMap<string, StepReceipt> {
  const kept = new Map<string, StepReceipt>();
  let digest = now;
  for (const { name, onChange, holds } of steps.toReversed()) {
    const last = receipts.findLast(({ step }) => step === name);
    if (last === undefined || (last.digest !== digest && onChange !== "keep")) continue;
    if (holds?.(last) === false) continue;
    kept.set(name, last);
    digest = last.digest_before;
  }
  return kept;
}
