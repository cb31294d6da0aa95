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

const atx = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/;
const bold = /^\s{0,3}(\*\*|__)([^*_]{1,80})\1\s*[:：]?\s*$/;
const boldLabel = /^\s{0,3}(\*\*|__)([^*_:：]{1,80})(?:[:：]\1|\1\s*[:：])\s*/;
const label = /^\s{0,3}([\p{L}][\p{L}\p{N} _'’-]{1,40})[:：](?=\s|$|[^\p{ASCII}])\s*/u;

/** Finds the headings of a range of lines. Labels ("Done when:") count only where there are neither tags nor headings that name a block. */
export function headingsOf(lines: readonly Line[], from: number, to: number, labels: boolean): readonly Heading[] {
  const headings: Heading[] = [];
  for (let index = from; index < to; index += 1) {
    const line = lines[index];
    if (line === undefined || line.fenced) continue;
    const found = readHeading(line.text, index) ?? (labels ? readLabel(line.text, index) : undefined);
    if (found !== undefined) headings.push(found);
  }
  return headings;
}

function readHeading(text: string, line: number): Heading | undefined {
  const [, marks, words] = atx.exec(text) ?? [];
  if (marks === undefined || words === undefined) return undefined;
  const title = words.replace(/[ \t]#+[ \t]*$/, "").trim();
  return { title, kind: named(title), level: marks.length, line, rest: text.length };
}

function readLabel(text: string, line: number): Heading | undefined {
  const whole = bold.exec(text);
  if (whole !== null) {
    const kind = named(whole[2] ?? "");
    return kind === undefined ? undefined : { title: (whole[2] ?? "").trim(), kind, level: 7, line, rest: text.length };
  }
  const found = boldLabel.exec(text) ?? label.exec(text);
  if (found === null) return undefined;
  const title = (found.length === 3 ? found[2] : found[1]) ?? "";
  const kind = named(title);
  return kind === undefined ? undefined : { title: title.trim(), kind, level: 7, line, rest: found[0].length };
}

/** The block of a title, also with a remark in brackets or after a colon or dash: "Done when (all of these)". */
function named(title: string): KnownBlock | undefined {
  const bare = title.replace(/[*_`]/g, "");
  return (
    blockNamed(bare) ??
    blockNamed(bare.replace(/\s*[（(][^)）]{0,80}[)）]\s*:?$/, "")) ??
    blockNamed(bare.split(/\s[—–-]\s|[:：]\s/, 1)[0] ?? "")
  );
}
