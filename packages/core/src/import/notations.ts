import { textPattern } from "../node/text-pattern.ts";
import { type Line, linesOf } from "./lines.ts";
import { preambleOf } from "./preamble.ts";
import { sectionsOf } from "./sections.ts";
import { titleSense } from "./title-sense.ts";
import { blockNamed } from "./vocabulary.ts";

/**
 * How titles and lists are marked elsewhere than in Markdown. Each writes Markdown's marks in the place of its own, character for character, so that
 * every offset stays what it was.
 */
interface Notation {
  /** Whether a text may be written in it: cheap, and more often true than not. */
  detects(text: string): boolean;
  /** The text with Markdown's marks, as long as before. */
  rewrite(text: string): string;
  /** The levels of lines that are titles in this notation alone. */
  levelsOf?(lines: readonly string[]): readonly (number | undefined)[];
}

const blank = (text: string): string => text.replace(/[^\n]/g, " ");
/** Words in the place of others that are at least as long. */
const inPlace = (old: string, made: string): string => (made.length > old.length ? old : made.padEnd(old.length));
const marks = (level: number, old: string): string => inPlace(old, `${"#".repeat(Math.min(level, old.length - 1))} `);

/** Rewrites each line that stands in no fence. */
const byLine =
  (rewrite: (line: string) => string) =>
  (text: string): string =>
    linesOf(text)
      .map((line) => (line.fenced ? line.text : rewrite(line.text)))
      .join("\n");

const isNamed = (title: string): boolean =>
  blockNamed(title.replace(/[*_`]/g, "").replace(/\s*[:：]\s*$/, "")) !== undefined;

/** Jira's and Confluence's: "h2. Goal", "# one", "** below". */
const jira: Notation = {
  detects: (text) => /^ {0,3}h[1-6]\. /m.test(text),
  rewrite: byLine((line) =>
    line
      .replace(/^([#*-]{1,4})(?= +\S)/, (old) => "-".padStart(old.length))
      .replace(/^ {0,3}h([1-6])\.(?= +\S)/, (old, level) =>
        inPlace(old, "#".repeat(Math.min(Number(level), old.length))),
      )
      .replace(/\{\{([^{}\n]+)\}\}/g, " `$1` "),
  ),
};

/** "== Goal" of AsciiDoc, "== Goal ==" of wikis. */
const equals: Notation = {
  detects: (text) => /^={1,6} +\S/m.test(text),
  rewrite: byLine((line) =>
    line
      .replace(
        /^(={1,6})( +\S.*?)( +=+)?( *)$/,
        (_, begin, title, end = "", rest) => `${"#".repeat(begin.length)}${title}${blank(end + rest)}`,
      )
      .replace(/^(\.{1,3}|\*{2,4})(?= +\S)/, (old) => "-".padStart(old.length)),
  ),
};

/** Org's "* Goal" above lists of "-". */
const org: Notation = {
  detects: (text) => /^\*{1,4} +\S/m.test(text) && !/^#{1,6} /m.test(text),
  rewrite: byLine((line) =>
    line.replace(
      /^(\*{1,4})( +)(TODO |DONE |NEXT )?(?=\S)/,
      (_, stars, gap, state = "") => `${"#".repeat(stars.length)}${gap}${blank(state)}`,
    ),
  ),
};

/** Lines below a title: "Goal" over "~~~~". */
const ruled: Notation = {
  detects: (text) => /^\S.*\n([~^"'+*#=_.-])\1{2,}[ \t]*$/m.test(text),
  rewrite(text) {
    const lines = text.split("\n");
    return lines
      .map((line, index) => {
        const title = lines[index - 1] ?? "";
        const isRule = /^([~^"'+*#_.])\1{2,}[ \t]*$/.test(line) && /^\S/.test(title);
        const fits =
          Math.abs(title.trimEnd().length - line.trimEnd().length) <= 2 && (lines[index - 2] ?? "").trim() === "";
        return isRule && fits ? line.replace(/\S/g, "-") : line;
      })
      .join("\n");
  },
};

/** HTML's titles, lists and paragraphs; sections that an attribute names. */
const html: Notation = {
  detects: (text) => /<(?:h[1-6]|li|summary|(?:section|block|part|div|item|field)\s[^>\n]{0,80}=)/i.test(text),
  rewrite: byLine((line) =>
    line
      .replace(/^(\s*)((?:<details[^>\n]*>\s*)?<summary[^>\n]*>)/i, (_, indent, old) => indent + marks(3, old))
      .replace(
        /^(\s*)<h([1-6])(?:\s[^>\n]*)?>/i,
        (old, indent, level) => indent + marks(Number(level), old.slice(indent.length)),
      )
      .replace(
        /^(\s*)(<(?:section|block|part|div|item|field)\s[^>\n]{0,60}?(?:name|id|title|class|type)=["'])([^"'\n]{2,60})(["'][^>\n]*>)/i,
        (_, indent, old, name, end) => indent + marks(2, old) + name + blank(end),
      )
      .replace(/<li(?:\s[^>\n]*)?>/gi, (old) => inPlace(old, "-"))
      .replace(
        /<code>([^<`\n]*)<\/code>/gi,
        (old, code) => `${"`".padStart(6)}${code}${"`".padEnd(old.length - 6 - code.length)}`,
      )
      .replace(
        /<\/?(?:h[1-6]|ul|ol|li|p|div|section|block|part|item|field|details|summary|br|b|strong|em|i|span|body|html|main|article)(?:\s[^>\n]*)?\/?>/gi,
        blank,
      ),
  ),
};

/** A whole prompt behind ">" or "//", and one in a fence of its own. */
const wrapped =
  (prefix: RegExp): Notation["detects"] =>
  (text) => {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    return lines.length > 2 && lines.filter((line) => prefix.test(line)).length >= 0.8 * lines.length;
  };
const behind = (prefix: RegExp): Notation => ({
  detects: wrapped(prefix),
  rewrite: (text) =>
    text
      .split("\n")
      .map((line) => line.replace(prefix, blank))
      .join("\n"),
});
const fenced: Notation = {
  detects(text) {
    if (!/^\s*(?:`{3,}|~{3,})/m.test(text)) return false;
    const inside = linesOf(text).filter((line) => line.fenced);
    return inside.reduce((sum, line) => sum + line.text.length, 0) >= 0.6 * text.trim().length;
  },
  rewrite: (text) => {
    const lines = linesOf(text);
    const isEdge = (index: number): boolean =>
      lines[index]?.fenced === true && (lines[index - 1]?.fenced !== true || lines[index + 1]?.fenced !== true);
    return lines.map((line, index) => (isEdge(index) ? blank(line.text) : line.text)).join("\n");
  },
};

const gluedMark = textPattern(() => /^([-*])(?=\p{L})/u);
const nameAndDash = textPattern(() => /^(?:\*\*)?(\p{Lu}[\p{L} _]{1,40})(?:\*\*)?( [–—-] )(\S.*)$/u);
const gluedTitle = textPattern(() => /^(#{1,6})(\p{L}.*)$/u);
const ownMark = textPattern(
  () =>
    /^ {0,3}(?:\[[^\]\n]{2,60}\] *$|[A-Z][.)] |§|#{1,6}\p{L}|[-*+] (?:\*\*)?\p{L}|\d{1,2}(?:\.\d{1,2})* \p{L}|\p{Lu}[^\n]{1,40} [–—-] )/mu,
);
/** Names of blocks in marks of their own: "[Goal]", "A. Goal", "§ 2 Goal", "#Goal", "- Goal" above what is indented, "Goal – …". */
const named: Notation = {
  detects: (text) => ownMark.test(text),
  rewrite: byLine((line) => {
    const [, bracket] = /^\[([^\]\n]{2,60})\] *$/.exec(line) ?? [];
    if (bracket !== undefined && isNamed(bracket.replace(/_/g, " "))) return inPlace(line, `# ${bracket}`);
    const [, mark, title] = gluedTitle.exec(line) ?? [];
    if (mark !== undefined && title !== undefined && isNamed(title)) return inPlace(line, `${title}:`);
    const [, number, below] =
      /^((?:[A-Z][.)]|§ ?\d{0,2}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})*|[-*+]) +)(\S.*)$/u.exec(line) ?? [];
    if (number !== undefined && below !== undefined && below.length < 80 && isNamed(below))
      return marks(1, number) + below;
    const [, name, dash, rest] = nameAndDash.exec(line) ?? [];
    if (name !== undefined && dash !== undefined && line.startsWith(name) && isNamed(name)) return `${name}:  ${rest}`;
    return line.replace(gluedMark.of(line), " ");
  }),
};

/** JSON as it is printed, a value on each line. */
const json: Notation = {
  detects: (text) => /^\s*\{/.test(text) && /^\s*"[^"\n]{2,40}"\s*:/m.test(text),
  rewrite: byLine((line) => {
    const words = (text: string): string => text.replace(/\\(["\\/])/g, " $1").replace(/\\[nt]/g, "  ");
    const [, indent, key, rest] = /^(\s*)"([^"\n]{2,40})"\s*:\s*(\S.*)$/.exec(line) ?? [];
    if (indent !== undefined && key !== undefined && rest !== undefined) {
      const [, value] = /^"(.*)",?\s*$/.exec(rest) ?? [];
      return inPlace(line, value === undefined ? `# ${key}` : `${key}: ${words(value)}`);
    }
    const [, before = "", value] = /^(\s+)"(.*)",?\s*$/.exec(line) ?? [];
    return value === undefined
      ? line.replace(/^[\s[\]{},]+$/, blank)
      : inPlace(line, `${before.slice(1)}- ${words(value)}`);
  }),
};

/** Whether a cell is a title, to the letter or by its head: "Must not change", "Escalate if". */
const isTitle = (name: string): boolean =>
  isNamed(name) || (!/[`|\d]/.test(name) && titleSense(name.replace(/[*_]/g, "")) !== undefined);
/** A table whose first column names the blocks: "| Goal | … |". */
const table: Notation = {
  detects: (text) => /^ {0,3}\|.*\n {0,3}\|[ :|-]+\|?[ \t]*$/m.test(text),
  rewrite: byLine((line) => {
    const [, first, second, rest] = /^ {0,3}\|( *[^|\n]{2,60}?) *\| ([^|\n]*?)( *\|? *)$/.exec(line) ?? [];
    if (first === undefined || second === undefined || !isTitle(first.trim())) return line;
    const cell = second.replace(/<br ?\/?>/gi, (old) => inPlace(old, " ; "));
    const at = line.indexOf("|", line.indexOf("|") + 1);
    return `${inPlace(line.slice(0, at + 1), `${first.trim()}:`)} ${cell}${blank(rest ?? "")}`;
  }),
};

const yamlKey = textPattern(() => /^[\p{L}_][\p{L}\p{N}_-]{1,40}:(?:\s|$)/u);
const yamlBlock = textPattern(() => /^[\p{L}_][\p{L}\p{N}_-]{1,40}:\s*[|>]?[+-]?\s*\n +\S/mu);
/** A key whose text stands below it. */
const yamlText = textPattern(() => /^(\s*[\p{L}_][\p{L}\p{N}_-]{1,40}:)(\s*[|>][+-]?\s*)$/u);
const yamlQuoted = textPattern(
  () => /^(\s*(?:- (?:[\p{L}_][\p{L}\p{N}_-]{1,40}: +)?|[\p{L}_][\p{L}\p{N}_-]{1,40}: +))(["'])(.*)\2(,?\s*(?:#.*)?)$/u,
);
const yamlLine = textPattern(() => /^ *(- +)?(?:([\p{L}_][\p{L}\p{N}_-]{1,40}):(?:\s+(.*))?)?/u);

/** YAML: its keys are titles, whatever they name; its texts stand in quotation marks or below "|". */
const yaml: Notation = {
  detects(text) {
    const lines = text.split("\n").filter((line) => /^\S/.test(line));
    const keys = lines.filter((line) => yamlKey.test(line));
    return (
      keys.length >= 3 &&
      lines.every((line) => keys.includes(line) || /^(?:- |#(?!#)|---\s*$|\.\.\.\s*$)/.test(line)) &&
      yamlBlock.test(text)
    );
  },
  // A comment is said to nobody: as a title of Markdown's it would be about all below it.
  rewrite: byLine((line) =>
    line
      .replace(/^\s*#.*$/, blank)
      .replace(yamlText.of(line), (_, key, block) => key + blank(block))
      .replace(
        yamlQuoted.of(line),
        (_, key, quote, words, rest) => `${key} ${words.replaceAll(`\\${quote}`, ` ${quote}`)} ${rest}`,
      ),
  ),
  levelsOf(lines) {
    /** Indents of the keys and list items above, from the outermost on. */
    const above: { readonly indent: number; readonly isItem: boolean }[] = [];
    return lines.map((line) => {
      const indent = /^ */.exec(line)?.[0].length ?? 0;
      const [, mark = "", key, value = ""] = yamlLine.exec(line) ?? [];
      if (line.trim() === "" || (mark === "" && key === undefined)) return undefined;
      while ((above.at(-1)?.indent ?? -1) >= indent) above.pop();
      const isField = above.some(({ isItem }) => isItem);
      above.push({ indent, isItem: mark !== "" });
      if (mark !== "" || isField || (value.trim() !== "" && indent > 0 && above.length < 2)) return undefined;
      return Math.min(6, 1 + Math.ceil(indent / 2));
    });
  },
};

const outlineTitle = /^[-*+•] +(?=\S.{0,60}$)/;
const outlineItem = /^(?: {2,8}|\t)\s*(?:[-*+•]|\d{1,2}[.)]) +\S/;
const untitled = /^(?:#{1,6} |\d{1,2}[.)] |[^\s#*+•-])/m;

/** A list of lists: what other lists stand below is their title. */
const outline: Notation = {
  detects(text) {
    if (untitled.test(text)) return false;
    const lines = text.split("\n");
    return (
      lines.filter((line, index) => outlineTitle.test(line) && outlineItem.test(lines[index + 1] ?? "")).length >= 3
    );
  },
  rewrite(text) {
    const lines = text.split("\n");
    return lines
      .map((line, index) => (outlineItem.test(lines[index + 1] ?? "") ? line.replace(outlineTitle, blank) : line))
      .join("\n");
  },
  levelsOf: (lines) =>
    lines.map((line, index) =>
      /^ {2,}\S/.test(line) && !outlineItem.test(line) && outlineItem.test(lines[index + 1] ?? "") ? 1 : undefined,
    ),
};

const notations: readonly Notation[] = [outline, jira, equals, org, ruled, html, behind(/^ {0,3}(?:\/\/|--|;;|%)(?: |$)/), fenced, named, table, json, yaml]; // biome-ignore format: one

/** A text with Markdown's marks in place of its own, and its lines. */
interface Marked {
  readonly text: string;
  readonly lines: readonly Line[];
}

/** How many kinds of blocks a text names. */
function known({ text, lines }: Marked): number {
  const sections = sectionsOf(text, preambleOf(lines).lines);
  return new Set(sections.flatMap(({ kind }) => (kind === "rest" ? [] : [kind]))).size;
}

function markedBy({ rewrite, levelsOf }: Notation, text: string): Marked {
  const made = rewrite(text);
  const lines = linesOf(made);
  if (levelsOf === undefined) return { text: made, lines };
  const levels = levelsOf(lines.map((line) => (line.fenced ? "" : line.text)));
  const levelled = lines.map(
    (line, index): Line => (levels[index] === undefined ? line : { ...line, level: levels[index] }),
  );
  return { text: made, lines: levelled };
}

/** A text that names so many kinds of blocks is read as it stands, unless its notation says of more lines what they are than Markdown can. */
const enough = 4;

/**
 * The text with Markdown's marks in place of those of the notation in which it names more blocks, as long as it was; undefined where none does.
 *
 * @returns `isSure` where the whole text is of that notation, so that reading it as Markdown would read it wrongly.
 */
export function inMarkdown(text: string): (Marked & { readonly isSure: boolean }) | undefined {
  const might = notations.filter((each) => each.detects(text));
  if (might.length === 0) return undefined;
  const plain = known({ text, lines: linesOf(text) });
  const sure = might.find(({ levelsOf }) => levelsOf !== undefined);
  const whole = sure === undefined ? undefined : markedBy(sure, text);
  if (whole !== undefined && known(whole) >= Math.max(2, plain)) return { ...whole, isSure: true };
  if (plain >= enough) return undefined;
  const all = might.flatMap((notation) => {
    const made = markedBy(notation, text);
    return might.includes(named) && notation !== named ? [made, markedBy(named, made.text)] : [made];
  });
  const [best] = all
    .filter((each) => each.text !== text && each.text.length === text.length)
    .map((each) => ({ ...each, count: known(each) }))
    .filter(({ count }) => count >= 2 && count > plain)
    .sort((left, right) => right.count - left.count);
  return best === undefined ? undefined : { text: best.text, lines: best.lines, isSure: false };
}
