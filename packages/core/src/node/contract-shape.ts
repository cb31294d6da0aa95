import * as z from "zod/mini";
import { fault } from "../errors/fault.ts";
import { afterSchema } from "./after.ts";
import { architectureSchema } from "./architecture.ts";
import { blockedSchema } from "./blocked.ts";
import { budgetSchema } from "./budget.ts";
import { checkSchemas } from "./check.ts";
import { claimSchema } from "./claim.ts";
import { completionSignalSchema } from "./completion-signal.ts";
import { deliverSchema } from "./deliver.ts";
import { finalAnswerSchema } from "./final-answer.ts";
import { gateSchema } from "./gate.ts";
import { heldOutSchema } from "./held-out.ts";
import { homesOf } from "./homes.ts";
import { strict } from "./item.ts";
import { mustSchema } from "./must.ts";
import { neverSchema } from "./never.ts";
import { noteSchema } from "./note.ts";
import { once } from "./once.ts";
import { otherTextSchema } from "./other-text.ts";
import { outcomeSchema } from "./outcome.ts";
import { parallelSchema } from "./parallel.ts";
import { readSchema } from "./read.ts";
import { referenceSchema } from "./reference.ts";
import { reviewSchema } from "./review.ts";
import { ruleSchema } from "./rule.ts";
import { spellAsId } from "./scalars.ts";
import { stepSchema } from "./step.ts";
import { whySchema } from "./why.ts";

/** What is said of an item that stands in another block than its own; undefined for a kind that nobody knows, of which the schema's own words speak. */
const misplaced = ({ input }: { readonly input?: unknown }): string | undefined => {
  const kind = (input as { readonly kind?: unknown } | null | undefined)?.kind;
  const blocks = homesOf(kind);
  return blocks.length === 0
    ? undefined
    : fault("does not stand in this block", `move the item to ${blocks.join(" or ")}`);
};

const block = <const Kind extends string, Schema extends z.core.SomeType>(kind: Kind, items: Schema) =>
  z.readonly(
    strict({
      kind: z.literal(kind),
      items: z.readonly(
        z
          .array(items)
          .check(
            z.minLength(1, { error: fault("is empty, expected at least one item", "add one, or remove the block") }),
          ),
      ),
    }),
  );

const blockSchema = /* @__PURE__ */ once(() =>
  z.discriminatedUnion("kind", [
    block("goal", z.discriminatedUnion("kind", [outcomeSchema(), whySchema()], { error: misplaced })),
    block(
      "context",
      z.discriminatedUnion("kind", [readSchema(), referenceSchema(), noteSchema()], { error: misplaced }),
    ),
    block(
      "constraints",
      z.discriminatedUnion("kind", [mustSchema(), neverSchema(), architectureSchema(), ...checkSchemas()], {
        error: misplaced,
      }),
    ),
    block(
      "done_when",
      z.discriminatedUnion("kind", [...checkSchemas(), reviewSchema(), claimSchema(), heldOutSchema()], {
        error: misplaced,
      }),
    ),
    block(
      "workflow",
      z.discriminatedUnion("kind", [stepSchema(), parallelSchema(), gateSchema()], { error: misplaced }),
    ),
    block("verification_loop", z.discriminatedUnion("kind", [afterSchema(), ruleSchema()], { error: misplaced })),
    block("execution_rules", z.discriminatedUnion("kind", [ruleSchema()], { error: misplaced })),
    block(
      "output_contract",
      z.discriminatedUnion("kind", [deliverSchema(), finalAnswerSchema(), completionSignalSchema()], {
        error: misplaced,
      }),
    ),
    block("stop_when", z.discriminatedUnion("kind", [blockedSchema(), budgetSchema()], { error: misplaced })),
    block("other", z.discriminatedUnion("kind", [otherTextSchema()], { error: misplaced })),
  ]),
);

/** @internal The id of a contract. It names a folder, so it holds nothing that a path could act on. */
export const contractIdSchema = /* @__PURE__ */ once(() =>
  z.string().check(
    z.maxLength(64, { error: fault("is longer than 64 characters", "shorten it") }),
    z.regex(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/, {
      error: ({ input }) => fault('is not a contract id, expected kebab-case such as "port-billing"', spellAsId(input)),
    }),
  ),
);

/** @internal The schema, without the rules across blocks: what the published JSON Schema says. */
export const contractShape = /* @__PURE__ */ once(() =>
  z.readonly(
    strict({
      version: z.literal(1, { error: fault("is another version, expected 1", "write 1, or update goalpost") }),
      id: contractIdSchema(),
      blocks: z.readonly(z.array(blockSchema())),
    }),
  ),
);
