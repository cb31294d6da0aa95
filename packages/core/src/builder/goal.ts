import { outcome } from "../node/outcome.ts";
import { why } from "../node/why.ts";
import { ContractBuilder } from "./contract-builder.ts";
import { record } from "./recorder.ts";

/** Options of {@link goal}. */
export interface GoalOptions {
  /** The contract's id, kebab-case. Default: the file's name, and `"goal"` where there is no file. */
  readonly id?: string | undefined;
  /** Why the outcome matters. */
  readonly why?: string | undefined;
}

/**
 * Begins a contract with the state that must hold at the end.
 *
 * @param text - The outcome in one sentence; trimmed, at least 1 character.
 * @param options - `id`, kebab-case; `why` it matters.
 * @returns A builder that still lacks `.doneWhen(…)`.
 * @throws {@link GoalpostError} `contract/bad-input` when the text is empty or not well-formed Unicode.
 * @example
 * goal("Port billing to Fastify 5 with every HTTP response unchanged.").doneWhen(command("pnpm test")).build();
 */
export function goal(text: string, options: GoalOptions = {}): ContractBuilder<"doneWhen"> {
  const items = [outcome(text), ...(options.why === undefined ? [] : [why(options.why)])];
  record(items);
  return new ContractBuilder({
    ...(options.id === undefined ? {} : { id: options.id }),
    parts: [{ kind: "goal", items }],
    applied: new Map(),
  });
}
