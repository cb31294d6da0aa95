import { blockKinds } from "../node/contract.ts";
import type { DraftParts } from "./draft-parts.ts";

/** Says that the text was no Unicode where a surrogate stood alone. */
export const sayRepaired = (draft: DraftParts): void =>
  draft.say(
    "import/well-formed",
    "warning",
    "prompt",
    0,
    "holds a lone surrogate, which was replaced by U+FFFD",
    "save it as UTF-8 again",
  );

/** Says which of the blocks that every contract has are missing. */
export function sayWhatIsMissing(draft: DraftParts): void {
  if (draft.blocks.length === 0) {
    const empty = draft.text.trim() === "";
    draft.say(
      "import/has-blocks",
      "error",
      "prompt",
      0,
      empty ? "holds nothing" : "holds no block that could be read: no tag, heading or label names one",
      `begin with <goal> and <done_when>, or with ## Goal and ## Done when; blocks are ${blockKinds.slice(0, 9).join(", ")}`,
    );
    return;
  }
  if (draft.lacks("goal"))
    draft.say(
      "import/has-goal",
      "error",
      "goal",
      0,
      "is missing: no block names the outcome",
      "add <goal>…</goal> or ## Goal",
    );
  if (draft.lacks("done_when"))
    draft.say(
      "import/has-done-when",
      "error",
      "done_when",
      0,
      "is missing: nothing says when the work is done",
      "add <done_when>…</done_when> or ## Done when",
    );
}
