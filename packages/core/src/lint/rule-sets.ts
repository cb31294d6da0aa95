import type { Rule } from "./rule.ts";
import { claimIsACommand } from "./rules/claim-is-a-command.ts";
import { doneWhenHasCheck } from "./rules/done-when-has-check.ts";
import { overTheLimit } from "./rules/over-the-limit.ts";
import { stopWhenPresent } from "./rules/stop-when-present.ts";

/** Every rule, by name of its file. */
export const rules: readonly Rule[] = [claimIsACommand, doneWhenHasCheck, overTheLimit, stopWhenPresent];

/** The rules that run when nothing else is said. */
export const recommended: readonly Rule[] = rules;

/** Every rule that we have. */
export const strict: readonly Rule[] = rules;
