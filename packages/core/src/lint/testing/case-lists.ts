import type { Contract } from "../../node/contract.ts";
import type { RuleCase } from "../rule.ts";

/** Real-looking contracts beyond those that document a rule. */
export interface MoreCases {
  readonly silent: readonly (Contract | RuleCase)[];
  readonly speaks: readonly (Contract | RuleCase)[];
}
