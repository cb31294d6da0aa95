import { adjuncts } from "./en/adjuncts.ts";
import { asides } from "./en/asides.ts";
import { bounds } from "./en/bounds.ts";
import { clauses } from "./en/clauses.ts";
import { criteria, criteriaMacros } from "./en/criteria.ts";
import { forbids, forbidsMacros } from "./en/forbids.ts";
import { loose } from "./en/loose.ts";
import { brief, outputs, outputsMacros } from "./en/outputs.ts";
import { personMacros } from "./en/persons.ts";
import { shared } from "./en/shared.ts";
import { spelling } from "./en/spelling.ts";
import { steps, stepsMacros } from "./en/steps.ts";
import { stops, stopsMacros } from "./en/stops.ts";
import { verbs } from "./en/verbs.ts";
import type { Language } from "./language.ts";

export const english: Language = {
  code: "en",
  macros: {
    ...shared,
    ...personMacros,
    ...criteriaMacros,
    ...stepsMacros,
    ...outputsMacros,
    ...stopsMacros,
    ...forbidsMacros,
  },
  asides,
  adjuncts,
  brief,
  spelling,
  verbs,
  bounds,
  criteria,
  steps,
  outputs,
  stops,
  more: { block: ["(?:(?:{as}|else) )?{any}"] },
  clauses,
  forbids,
  loose,
};
