import { GoalpostError } from "../errors/goalpost-error.ts";
import { givenOptions } from "../node/item.ts";
import { type OutcomeItem, outcome } from "../node/outcome.ts";
import { why } from "../node/why.ts";
import { ContractBuilder } from "./contract-builder.ts";
import { ownId } from "./own-id.ts";
import { record } from "./recorder.ts";

/** Options of {@link goal}. */
export interface GoalOptions {
  /** The contract's id, kebab-case. Default: the file's name. Where there is no file, what writes under the id asks for one. */
  readonly id?: string | undefined;
  /** Why the outcome matters. */
  readonly why?: string | undefined;
  /** Never given: an item is not options. */
  readonly kind?: never;
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
export function goal(text: string, options?: GoalOptions): ContractBuilder<"doneWhen">;
export function goal(text: string, ...rest: readonly unknown[]): ContractBuilder<"doneWhen"> {
  const options = givenOptions("goal", rest, ["id"], ["why"], "say it in one sentence; a reason is { why: … }");
  const items = [outcomeOf(text), ...(options.why === undefined ? [] : [why(options.why as string)])];
  record(items);
  return new ContractBuilder({
    ...(options.id === undefined ? {} : { id: ownId(options.id, "goal.id") }),
    parts: [{ kind: "goal", items }],
    applied: new Map(),
  });
}

/** The caller wrote goal(…), so the error speaks of the goal. */
function outcomeOf(text: string): OutcomeItem {
  try {
    return outcome(text);
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    const { code, what } = error;
    const help =
      typeof text === "string" && text.trim() !== "" ? error.help : "say in one sentence what must be true at the end";
    throw new GoalpostError({ code, where: "goal", what, help, cause: error });
  }
}
