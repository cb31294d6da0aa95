import type { Contract } from "../../node/contract.ts";
import type { RuleCase } from "../rule.ts";
import { blockCases } from "./cases/blocks.ts";
import { doneWhenCases } from "./cases/done-when.ts";
import { textCases } from "./cases/texts.ts";

/** Real-looking contracts beyond those that document a rule. */
export interface MoreCases {
  readonly silent: readonly (Contract | RuleCase)[];
  readonly speaks: readonly (Contract | RuleCase)[];
}

/** By rule. */
export const builtIns: Readonly<Record<string, MoreCases>> = { ...doneWhenCases, ...blockCases, ...textCases };
