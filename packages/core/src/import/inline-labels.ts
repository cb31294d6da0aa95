import { textPattern } from "../node/text-pattern.ts";
import type { Heading } from "./headings.ts";
import { codeRanges, type Line } from "./lines.ts";
import { blockNamed } from "./vocabulary.ts";

/** The end of a sentence, and a label behind it. */
const label = textPattern(
  () =>
    /(?:(?<!\b(?:e\.g|i\.e|cf|vs|z\.B|d\.h|p\.\s?ej))[.!?;…][)"”'’`*_]{0,4}[ \t]{1,20}|[。！？；][ \t\u3000]{0,20})((\*\*|__)?(\p{L}[\p{L}\p{N} _'’-]{1,40})(?:[:：]\2|\2[:：])(?=\s|$|[^\p{ASCII}])\s*)/gu,
);
const small = textPattern(() => /^\p{Ll}/u);

/**
 * Finds the labels of a prompt that stands on one line: "Goal: port it. Done when: the tests pass." Its line begins with the goal's label, no other line
 * begins with a block's, and a label of another block stands behind the end of a sentence: no code, no quotation, and with a capital if the
 * goal's has one. Any other text keeps the labels that it has.
 */
export function withInlineLabels(headings: readonly Heading[], lines: readonly Line[]): readonly Heading[] {
  const [goal, ...others] = headings.filter(({ kind }) => kind !== undefined);
  const line = lines[goal?.line ?? 0];
  if (goal?.kind !== "goal" || goal.level !== 7 || line === undefined || others.length > 0) return headings;
  const inline = [...labelsBehind(goal, line.text)];
  if (inline.every(({ kind }) => kind === "goal")) return headings;
  return headings.flatMap((each) => (each === goal ? [goal, ...inline] : [each]));
}

function* labelsBehind(goal: Heading, text: string): Generator<Heading> {
  const quoted = quotes(text);
  const code = codeRanges(text);
  let inCode = 0;
  for (const { 0: whole, 1: mark = "", 3: title = "", index } of text.matchAll(label.of(text))) {
    const at = index + whole.length - mark.length;
    while ((code[inCode]?.[1] ?? Number.POSITIVE_INFINITY) <= at) inCode += 1;
    const kind = blockNamed(title);
    const shows = at >= (code[inCode]?.[0] ?? Number.POSITIVE_INFINITY) || quoted(at);
    if (kind === undefined || shows || at < goal.rest || (small.test(title) && !small.test(goal.title))) continue;
    const rest = index + whole.length;
    const name = title.trim();
    yield { title: name, name, kind, level: 7, line: goal.line, at, rest, remark: undefined };
  }
}

/** Tells whether an offset stands inside quotation marks; offsets are asked for in order. */
function quotes(text: string): (at: number) => boolean {
  let read = 0;
  let straight = false;
  let depth = 0;
  return (at) => {
    for (; read < at; read += 1) {
      const char = text.charAt(read);
      if (char === '"') straight = !straight;
      else if ("“«「『".includes(char)) depth += 1;
      else if ("”»」』".includes(char)) depth = Math.max(0, depth - 1);
    }
    return straight || depth > 0;
  };
}
