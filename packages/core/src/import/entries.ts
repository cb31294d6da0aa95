import { once } from "../node/once.ts";
import type { Line } from "./lines.ts";

/** What a reader would count as one: a list item with all that is below it, a paragraph, or a line that stands for itself. */
export interface Entry {
  readonly text: string;
  /** Offset of its first character, the list mark not counted. */
  readonly at: number;
  readonly listed: boolean;
  /** Whether it only introduces what follows: "All of these must hold:". */
  readonly leads: boolean;
}

const mark = /^(\s*)(?:[-*+•‣◦▪●○–—]|\d{1,3}[.)]|\(\d{1,3}\)|[a-z]\)|[①-⑳])[ \t\u3000]+(?:\[ ?\][ \t]+)?(?=\S)/;
const tightMark = /^(\s*)(?:\d{1,3}[、．）]|[①-⑳・])[ \t\u3000]*(?=\S)/;
const ruler = /^\s*(?:[-*_=][ \t]*){3,}$/;
const subheading = /^ {0,3}#{1,6}[ \t]+\S/;
const boldLine = /^ {0,3}(\*\*|__)[^*_]{1,80}\1\s*[:：]?\s*$/;
/** The steps of a scenario: what follows "Given" belongs to it. */
const given = /^\s*(?:Given|When)\s/;
const then = /^\s*(?:When|Then|And|But)\s/;
const sentenceEnd = /[.!?:;。！？：；…)`"”」]\s*$/;

interface Draft {
  parts: string[];
  readonly at: number;
  readonly listed: boolean;
  readonly indent: number;
  wide: number;
  gap: boolean;
}

/**
 * Cuts what a block holds into entries.
 *
 * @param whole - Whether paragraphs stay whole, as in the goal; elsewhere short lines that end like sentences stand for themselves.
 */
export function entriesOf(
  lines: readonly Line[],
  from: number,
  to: number,
  first: number,
  whole: boolean,
): readonly Entry[] {
  const entries: Entry[] = [];
  let draft: Draft | undefined;
  const end = (): void => {
    if (draft !== undefined) entries.push(finish(draft));
    draft = undefined;
  };
  for (let index = first; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.start >= to) break;
    const start = Math.max(line.start, from);
    const text = line.text.slice(start - line.start, Math.max(0, to - line.start));
    if (!line.fenced && ruler.test(text)) {
      end();
    } else if (!line.fenced && text.trim() === "") {
      if (draft !== undefined && !draft.listed) end();
      else if (draft !== undefined) draft.gap = true;
    } else if (goesOn(draft, text, line.fenced, whole)) {
      add(draft, text);
    } else {
      end();
      draft = begin(text, start, line.fenced);
    }
  }
  end();
  return withLeads(entries);
}

function begin(text: string, start: number, fenced: boolean): Draft {
  const found = fenced ? null : (mark.exec(text) ?? tightMark.exec(text));
  const skip = found?.[0].length ?? text.length - text.trimStart().length;
  const indent = (found?.[1] ?? "").length;
  return { parts: [text.slice(skip)], at: start + skip, listed: found !== null, indent, wide: text.length, gap: false };
}

/** Whether a line belongs to what was begun before it. */
function goesOn(draft: Draft | undefined, text: string, fenced: boolean, whole: boolean): draft is Draft {
  if (draft === undefined) return false;
  if (fenced) return !(draft.gap && draft.listed && !/^\s/.test(text));
  const found = mark.exec(text) ?? tightMark.exec(text);
  const indent = text.length - text.trimStart().length;
  if (found !== null) return draft.listed && (found[1] ?? "").length > draft.indent + 1;
  if (subheading.test(text) || boldLine.test(text)) return false;
  if (then.test(text) && given.test(draft.parts[0] ?? "")) return true;
  if (draft.listed) return indent > draft.indent || (!draft.gap && !startsAnew(draft, text));
  return whole || !startsAnew(draft, text);
}

/** Whether a line stands for itself: the line before ended like a sentence, or was too short to have been wrapped. */
function startsAnew(draft: Draft, text: string): boolean {
  const before = draft.parts.at(-1) ?? "";
  if (subheading.test(before) || boldLine.test(before)) return true;
  const next = text.trimStart();
  if (lowerCase().test(next) && !/^\S*[./]\S/.test(next)) return false;
  const couldWrap = before.trimEnd().length >= (eastAsian().test(before) ? 32 : 56);
  return !couldWrap || (sentenceEnd.test(before) && before.length < 0.75 * draft.wide);
}

const lowerCase = once(() => /^\p{Ll}/u);
const eastAsian = once(() => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u);

function add(draft: Draft, text: string): void {
  if (draft.gap) draft.parts.push("");
  draft.gap = false;
  draft.wide = Math.max(draft.wide, text.length);
  draft.parts.push(text);
}

function finish({ parts, at, listed }: Draft): Entry {
  const below = parts.slice(1).filter((part) => part.trim() !== "");
  const depth = below.reduce((least, part) => Math.min(least, part.length - part.trimStart().length), 40);
  const body = parts.map((part, index) =>
    index === 0 ? part : part.slice(Math.min(depth, part.length - part.trimStart().length)),
  );
  return { text: unwrap(body).trim(), at, listed, leads: false };
}

const structure = /^(?:\s|```|~~~|\||>|#{1,6}\s)|^$|\s{2}$/;
const cjk = once(() => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，；：！？」』）]/u);

/** Joins the lines of a wrapped paragraph; lists, quotes, tables and code inside an entry keep their lines. */
function unwrap(lines: readonly string[]): string {
  if (lines.some((line) => /```|~~~/.test(line))) return lines.join("\n");
  let text = lines[0] ?? "";
  for (let index = 1; index < lines.length; index += 1) {
    const before = lines[index - 1] ?? "";
    const line = lines[index] ?? "";
    const wrapped =
      ![before, line].some((each) => structure.test(each)) &&
      !mark.test(line) &&
      !(then.test(line) && given.test(lines[0] ?? "")) &&
      !tightMark.test(line) &&
      !mark.test(before);
    const glue = cjk().test(before.charAt(before.length - 1)) && cjk().test(line.charAt(0)) ? "" : " ";
    text += (wrapped ? glue : "\n") + line;
  }
  return text;
}

/** A line that ends in a colon, a heading inside the block or a bold line introduces what is below it. */
const withLeads = (entries: readonly Entry[]): readonly Entry[] =>
  entries.map((entry, index) => {
    const next = entries[index + 1];
    const leads =
      next !== undefined &&
      !entry.listed &&
      (subheading.test(entry.text) ||
        (boldLine.test(entry.text) && !boldLine.test(next.text)) ||
        (next.listed && /[:：]\**$/.test(entry.text)));
    return leads ? { ...entry, leads } : entry;
  });
