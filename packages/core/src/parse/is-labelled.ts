import { forms } from "../node/forms.ts";
import { once } from "../node/once.ts";

/** An item's first line: a derived id with any word after it, since the kind may be misspelt; a given id with a kind that there is. */
const labelled = once(
  () => new RegExp(`^- (?:[A-Z]\\d+ [a-z_]+|[a-z0-9]+(?:-[a-z0-9]+)* (?:${Object.keys(forms()).join("|")})):(?: |$)`),
);

/**
 * Tells whether a text is meant as labelled text, also where a slip keeps `parse` from reading it: half of its list items or more have an id
 * and a kind. A prompt that says "- Use npm: …" has none.
 *
 * @example
 * isLabelled("<goal>\n- G1 outcome: Port it.\n</goal>\n"); // true
 */
export function isLabelled(text: string): boolean {
  const items = text.split(/\r?\n/).filter((line) => line.startsWith("- "));
  const count = items.filter((line) => labelled().test(line)).length;
  return count > 0 && 2 * count >= items.length;
}
