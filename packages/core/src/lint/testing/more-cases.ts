import type { MoreCases } from "./case-lists.ts";
import { blockCases } from "./cases/blocks.ts";
import { doneWhenCases } from "./cases/done-when.ts";
import { runCases } from "./cases/runs.ts";
import { textCases } from "./cases/texts.ts";

/** By rule. */
export const builtIns: Readonly<Record<string, MoreCases>> = {
  ...doneWhenCases,
  ...blockCases,
  ...textCases,
  ...runCases,
};
