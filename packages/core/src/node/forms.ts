import { afterForm } from "./after.ts";
import { architectureForm } from "./architecture.ts";
import { blockedForm } from "./blocked.ts";
import { budgetForm } from "./budget.ts";
import { checkForms } from "./check.ts";
import { claimForm } from "./claim.ts";
import { completionSignalForm } from "./completion-signal.ts";
import type { Item } from "./contract.ts";
import { deliverForm } from "./deliver.ts";
import { finalAnswerForm } from "./final-answer.ts";
import type { Form } from "./form.ts";
import { gateForm } from "./gate.ts";
import { heldOutForm } from "./held-out.ts";
import { mustForm } from "./must.ts";
import { neverForm } from "./never.ts";
import { noteForm } from "./note.ts";
import { once } from "./once.ts";
import { otherTextForm } from "./other-text.ts";
import { outcomeForm } from "./outcome.ts";
import { parallelForm } from "./parallel.ts";
import { readForm } from "./read.ts";
import { referenceForm } from "./reference.ts";
import { reviewForm } from "./review.ts";
import { ruleForm } from "./rule.ts";
import { stepForm } from "./step.ts";
import { whyForm } from "./why.ts";

/** @internal The sentence form of every kind. */
export const forms = once(
  (): Readonly<Record<Item["kind"], Form>> => ({
    ...checkForms(),
    outcome: outcomeForm(),
    why: whyForm(),
    read: readForm(),
    reference: referenceForm(),
    note: noteForm(),
    must: mustForm(),
    never: neverForm(),
    architecture: architectureForm(),
    review: reviewForm(),
    claim: claimForm(),
    held_out: heldOutForm(),
    step: stepForm(),
    parallel: parallelForm(),
    gate: gateForm(),
    after: afterForm(),
    rule: ruleForm(),
    deliver: deliverForm(),
    final_answer: finalAnswerForm(),
    completion_signal: completionSignalForm(),
    blocked: blockedForm(),
    budget: budgetForm(),
    text: otherTextForm(),
  }),
);
