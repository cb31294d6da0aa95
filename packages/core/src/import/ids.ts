import type { Item } from "../node/contract.ts";
import type { Line } from "./lines.ts";

/** What a tracker or a specification calls an entry: "AC2  ", "R1. ", "**FR-001**: ", "[REQ-3] ". */
const id =
  /^(\*\*|__|\[|\()?([A-Z]{1,8})([-–_]?)(\d{1,4}(?:\.\d{1,3}){0,2})(?:[.:：]?(?:\*\*|__|\]|\))[.:：]?|[.:：)]| [–—-](?= )|(?= {2,}))[ \t]+(?=\S)/;
const mark = /^\s*(?:[-*+•] +)?(?:\[[ xX]?\] +)?/;

const rows = new WeakMap<readonly Line[], ReadonlySet<string>>();

/** The letters of ids that stand in a row: two lines at least begin with them, each with a number of its own. */
function rowsOf(lines: readonly Line[]): ReadonlySet<string> {
  const known = rows.get(lines);
  if (known !== undefined) return known;
  const numbers = new Map<string, Set<string>>();
  for (const { text, fenced } of lines) {
    const [, , letters, , number] = fenced ? [] : (id.exec(text.replace(mark, "")) ?? []);
    if (letters === undefined || number === undefined) continue;
    const found = numbers.get(letters);
    if (found === undefined) numbers.set(letters, new Set([number]));
    else found.add(number);
  }
  const made = new Set([...numbers].flatMap(([letters, all]) => (all.size > 1 ? [letters] : [])));
  rows.set(lines, made);
  return made;
}

/** Makes the reader of the ids in front of entries: how many characters one has; 0 where an entry has none. */
export function idReader(lines: readonly Line[]): (text: string) => number {
  const known = rowsOf(lines);
  if (known.size === 0) return () => 0;
  return (text) => {
    const found = id.exec(text);
    return found !== null && known.has(found[2] ?? "") ? found[0].length : 0;
  };
}

/** An item of words with the id in front of it, as other lines name it by that. */
export const withId = (item: Item, before: string): Item =>
  "text" in item && item.kind !== "never" && item.kind !== "review" ? { ...item, text: before + item.text } : item;
