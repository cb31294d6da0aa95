import { once } from "../node/once.ts";
import type { Line } from "./lines.ts";
import { blockNamed, type KnownBlock } from "./vocabulary.ts";

/** A line that names what follows. */
export interface Heading {
  readonly title: string;
  readonly kind: KnownBlock | undefined;
  /** 1 to 6; bold lines and labels are 7. */
  readonly level: number;
  /** Index of the line. */
  readonly line: number;
  /** Offset, in the line, where what it names begins: after "Goal:" there may be text. */
  readonly rest: number;
}

/** What counts as a heading: what Markdown says; also "Done when:" and bold lines; also a line that is a block's name and no more. */
export type Marks = "headings" | "labels" | "names";

const atx = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/;
const underline = /^ {0,3}(?:={2,}|-{2,})[ \t]*$/;
const underlined = /^ {0,3}[^\s>|#*+=-]/;
const bold = /^\s{0,3}(\*\*|__)([^*_]{1,80})\1\s*[:：]?\s*$/;
const boldLabel = /^\s{0,3}(\*\*|__)([^*_:：]{1,80})(?:[:：]\1|\1\s*[:：]|\1\s+[–—-](?=\s))\s*/;
const label = once(() => /^\s{0,3}([\p{L}][\p{L}\p{N} _'’-]{1,40})[:：](?=\s|$|[^\p{ASCII}])\s*/u);
const nameAlone = once(() => /^ {0,3}(?:\d{1,2}[.)][ \t]+)?((?!\p{Ll})\p{L}.{0,60})$/u);

/** Finds the headings of a range of lines. Labels and bare names count only where the text has no better mark, as `marks` says. */
export function headingsOf(lines: readonly Line[], from: number, to: number, marks: Marks): readonly Heading[] {
  const headings: Heading[] = [];
  for (let index = from; index < to; index += 1) {
    const line = lines[index];
    if (line === undefined || line.fenced) continue;
    const found =
      readHeading(line.text, index) ??
      readUnderlined(lines, index) ??
      (marks === "headings" ? undefined : readLabel(line.text, index)) ??
      (marks === "names" ? readName(lines, index) : undefined);
    if (found !== undefined) headings.push(found);
  }
  return headings;
}

const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === "";

/** A line of its own above a rule: a heading of Markdown's other kind. */
function readUnderlined(lines: readonly Line[], line: number): Heading | undefined {
  const [above, own, below] = [lines[line - 1], lines[line], lines[line + 1]];
  if (own === undefined || below === undefined || below.fenced || !isBlank(above)) return undefined;
  if (!underline.test(below.text) || !underlined.test(own.text)) return undefined;
  const title = own.text.trim();
  const level = below.text.includes("=") ? 1 : 2;
  return { title, kind: named(title), level, line, rest: own.text.length + 1 + below.text.length };
}

/** A block's name alone on its line, below a blank one: "DONE WHEN", "3. Done when". */
function readName(lines: readonly Line[], line: number): Heading | undefined {
  const text = lines[line]?.text ?? "";
  const title = isBlank(lines[line - 1]) ? nameAlone().exec(text)?.[1]?.trim() : undefined;
  const kind = title === undefined ? undefined : blockNamed(title);
  return title === undefined || kind === undefined ? undefined : { title, kind, level: 7, line, rest: text.length };
}

function readHeading(text: string, line: number): Heading | undefined {
  const [, marks, words] = atx.exec(text) ?? [];
  if (marks === undefined || words === undefined) return undefined;
  const title = words.replace(/[ \t]#+[ \t]*$/, "").trim();
  return { title, kind: named(title), level: marks.length, line, rest: text.length };
}

/** A label at the start of a line: "Done when: …", "**Goal** – …". */
export function readLabel(text: string, line: number): Heading | undefined {
  const whole = bold.exec(text);
  if (whole !== null) {
    const kind = named(whole[2] ?? "");
    return kind === undefined ? undefined : { title: (whole[2] ?? "").trim(), kind, level: 7, line, rest: text.length };
  }
  const found = boldLabel.exec(text) ?? label().exec(text);
  if (found === null) return undefined;
  const title = (found.length === 3 ? found[2] : found[1]) ?? "";
  const kind = named(title);
  return kind === undefined ? undefined : { title: title.trim(), kind, level: 7, line, rest: found[0].length };
}

/** The block of a title, also with a remark in brackets or after a colon or dash: "Done when (all of these)". */
function named(title: string): KnownBlock | undefined {
  const bare = title.slice(0, 200).replace(/[*_`]/g, "");
  return (
    blockNamed(bare) ??
    blockNamed(bare.replace(/\s*[（(][^)）]{0,80}[)）]\s*:?$/, "")) ??
    blockNamed(bare.split(/\s[—–-]\s|[:：]\s/, 1)[0] ?? "")
  );
}
