import { noTitle, type Title } from "./block-title.ts";
import type { Range } from "./spans.ts";
import type { TableRow } from "./table-rows.ts";

/** Words, and where they stand. */
export interface Words {
  readonly text: string;
  readonly ranges: readonly Range[];
  /** Of a row of a table: its cells as one sentence. */
  readonly row?: TableRow | undefined;
  /** Characters of the id in front of it. */
  readonly id?: number | undefined;
}

/** An entry, with what it stands below. */
export interface Entered extends Words {
  readonly lead: Words | undefined;
  readonly title: Title;
  /** Words of a lead-in that are read before the entry's own: "After each route:". */
  readonly prefix?: string;
}

/** A title inside a block: it counts up to the next of its rank, or to the end of its list if it is no heading. */
export interface Inside {
  readonly title: Title;
  /** 1 to 6 of a heading, else 7. */
  readonly level: number;
  /** Its words, until the first entry below it holds them; none where they are kept. */
  readonly words: Words | undefined;
  /** Whether nothing stands below it yet. */
  readonly fresh: boolean;
  readonly listed: boolean;
}

/** How far a block is read. */
export interface Standing {
  title: Title;
  /** Titles of the tags that are open around what is read. */
  readonly titles: Title[];
  inside: Inside | undefined;
  lead: Words | undefined;
  /** A lead-in that is read before each entry of the list below it. */
  leads: { readonly words: Words; readonly prefix: string; used: boolean } | undefined;
  /** Words beside a block's name that go with the entries, which the next one holds. */
  before: Words | undefined;
  count: number;
  /** Whether the block has a list: a paragraph beside it explains. */
  readonly lists: boolean;
  /** Whether an entry of a list stands above, below the same title. */
  listed: boolean;
  /** The level of the last heading inside the block; 7 where there is none. */
  level: number;
}

/** Where the reading of a block begins. */
export const standingBelow = (title: Title, lists: boolean, before: Words | undefined, count: number): Standing => ({
  title,
  titles: [],
  inside: undefined,
  lead: undefined,
  leads: undefined,
  before,
  count,
  lists,
  listed: false,
  level: 7,
});

const sentence = /[.!?。！？]["')\]*_]*\s*$/u;

/**
 * The title that counts for an entry. A sentence behind a list is none of the acts that a title forbids: "If the port is taken, stop." below
 * what is not to be done says what to do.
 */
export function titleOf(at: Standing, listed: boolean, text: string): Title {
  const title = at.inside?.title ?? at.title;
  const isBehind = !listed && at.listed && title.forbids && sentence.test(text);
  return isBehind ? noTitle : title;
}

/** Words that introduce others, and those. */
export const joined = (lead: Words, more: Words): Words => ({
  text: `${lead.text}\n${more.text}`,
  ranges: [...lead.ranges, ...more.ranges],
});
