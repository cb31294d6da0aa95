import { textPattern } from "../node/text-pattern.ts";

/** An order of another kind. */
export const beginsOther = textPattern(() => /^(?:and|then|but|run|do|use|make|don't|never)(?!\p{L})/iu);
/** In front of why something is said. */
export const reasonMark = textPattern(() => /,| [–—-]{1,2} |;|: | \((?=\p{L})/gu);
/** Whether there is a word. */
export const hasLetter = textPattern(() => /\p{L}/u);
