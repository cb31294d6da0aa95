import { textPattern } from "../node/text-pattern.ts";

/** An order of another kind. */
export const beginsOther = textPattern(() => /^(?:and|then|but|run|do|use|make|don't|never)(?!\p{L})/iu);
/** In front of why something is said. */
export const reasonMark = textPattern(() => /,| [–—-]{1,2} |;|: | \((?=\p{L})/gu);
/** Whether there is a word. */
export const hasLetter = textPattern(() => /\p{L}/u);

/** "No `tabIndex` above 0 is left": a label that states what is to be, though it begins with a denial. */
export const statesLack =
  /^(?:there (?:is|are) )?(?:no|zero|not (?:a single|one)) (?!longer|more|need)([^:]{2,60} (?:is|are|remains?|exists?|appears?|occurs?|left)(?: (?:left|there|any ?more|anywhere|found))?)$/iu;
