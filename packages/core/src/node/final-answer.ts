import * as z from "zod/mini";
import { fault } from "../errors/fault.ts";
import { form, number, prose, word } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { countSchema, oneOf, textSchema } from "./scalars.ts";

/** What the agent's last message must be like. */
export interface FinalAnswerItem extends ItemBase {
  readonly kind: "final_answer";
  /** Words that it has at most. */
  readonly max_words?: number;
  /** Only code, no prose around it. */
  readonly code_only?: true;
  /** What it says. */
  readonly what?: string;
}

/** @internal */
export const finalAnswerSchema = once(() =>
  itemSchema("final_answer", {
    max_words: z.exactOptional(countSchema()),
    code_only: z.exactOptional(z.literal(true, { error: fault("is not true", "leave it out where prose is welcome") })),
    what: z.exactOptional(textSchema()),
  }).check(oneOf("says nothing", ["max_words", "code_only", "what"])),
);

/** @internal */
export const finalAnswerForm = once(() =>
  form<FinalAnswerItem>(["the last message:"], {
    "at most": number("max_words", " words"),
    "code only": word("code_only", { yes: true }),
    what: prose("what"),
  }),
);

/**
 * What the agent's last message must be like. An item of output_contract.
 *
 * @param options - At least one of `maxWords` (1 or more), `codeOnly`, `what` (what it says).
 * @throws {@link GoalpostError} `contract/bad-input` when none is given.
 * @example
 * finalAnswer({ maxWords: 120, what: "what was ported, and what was not" });
 */
export function finalAnswer(
  options: ItemOptions & {
    readonly maxWords?: number | undefined;
    readonly codeOnly?: true | undefined;
    readonly what?: string | undefined;
  },
): FinalAnswerItem;
export function finalAnswer(...rest: readonly unknown[]): FinalAnswerItem {
  const options = optionsOf(
    "finalAnswer",
    rest,
    ["maxWords", "codeOnly", "what"],
    "name the option that it is for, such as { what: … }",
  );
  return makeItem(finalAnswerSchema, "final_answer", options);
}
