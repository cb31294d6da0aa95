import { type Finding, findingJson } from "../errors/finding.ts";
import { namesOf, requireKnown } from "../errors/options.ts";
import { safeParse } from "../parse/parse.ts";
import { languagesFor } from "../read/words/languages.ts";
import { withCriteria } from "./by-content.ts";
import { fromLabelled } from "./labelled.ts";
import { type Line, linesOf } from "./lines.ts";
import { inMarkdown } from "./notations.ts";
import type { ImportedCommand } from "./offers.ts";
import { preambleOf } from "./preamble.ts";
import { Reader } from "./reader.ts";
import type { ImportResult } from "./result.ts";
import { sectionsOf } from "./sections.ts";
import type { ImportedSpan } from "./spans.ts";
import { dedented, unquoted, withSpeakers } from "./threads.ts";

/** Options of {@link importPrompt}. */
export interface ImportOptions {
  /** The contract's id, kebab-case. Default `"goal"`. */
  readonly id?: string | undefined;
  /** The name that findings give the text. Default `"prompt"`. */
  readonly file?: string | undefined;
  /** Commands that the project has, so that "all tests pass" can name one. Default: none. */
  readonly commands?: readonly ImportedCommand[] | undefined;
}

const optionNames = namesOf<ImportOptions>({ id: true, file: true, commands: true });

/**
 * Reads a prompt as people write it: XML blocks in any order, with attributes, hyphens or capitals, unclosed or nested; Markdown headings;
 * labels; OpenAI's and Anthropic's words. Text that belongs to no block is kept in `other` blocks, in its place; `spans` shows of the whole text what
 * became of it. Time grows with the text, whatever it holds. Labelled text, as `render` writes it, is read by its own grammar.
 *
 * @param text - The prompt. A BOM is dropped, CRLF becomes LF, a lone surrogate becomes U+FFFD.
 * @throws GoalpostError `import/bad-option` for an option that there is not.
 * @example
 * importPrompt("<goal>Port it.</goal>\n<done_when>\n- `pnpm test` exits 0\n</done_when>\n").contract;
 */
export function importPrompt(text: string, options: ImportOptions = {}): ImportResult {
  requireKnown("importPrompt", options, optionNames, "import/bad-option");
  const written = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .toWellFormed();
  const clean = unquoted(written);
  const labelled = /^[ \t]*- \S+ [a-z_]+: /m.test(clean)
    ? safeParse(clean, { id: options.id, file: options.file }).contract
    : undefined;
  const whole = linesOf(clean);
  if (labelled !== undefined) return fromLabelled(labelled, clean, whole);
  const isRepaired = written !== text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const isQuoted = clean !== written;
  const read = (each: string, lines: readonly Line[]): ImportResult => {
    const { lines: own, command } = preambleOf(isQuoted ? dedented(lines, written) : lines);
    const marked = withSpeakers(own);
    const reader = new Reader(each, marked, options.id ?? "goal", options.file ?? "prompt", options.commands ?? []);
    const sections = withCriteria(each, marked, sectionsOf(each, marked), languagesFor(each));
    reader.readAll(sections, command);
    return reader.finish(isRepaired);
  };
  const plain = read(clean, whole);
  const result = !isQuoted ? plain : { ...plain, spans: spansIn(written, plain.spans) };
  const marked = inMarkdown(clean);
  if (marked === undefined) return result;
  const other = read(marked.text, marked.lines);
  const [fewer, before] = [keptIn(other), keptIn(result)];
  const isBetter = marked.isSure || fewer < before;
  if (!isBetter) return result;
  const issues = [...other.issues, ...commentsIn(whole, marked.lines, options.file ?? "prompt")];
  return { ...other, issues, spans: spansIn(written, other.spans) };
}

/** How many characters belong to no block. */
const keptIn = ({ spans }: ImportResult): number =>
  spans.reduce((sum, { as, text }) => sum + (as === "other" ? text.trim().length : 0), 0);

/** Comments of another notation, which are in no block: what is left out is told. */
const commentsIn = (lines: readonly Line[], read: readonly Line[], file: string): readonly Finding[] =>
  lines.flatMap(({ text }, index) =>
    /^\s*#/.test(text) && read[index]?.text.trim() === ""
      ? {
          ruleId: "import/comment",
          severity: "info",
          where: "prompt",
          what: `"${text.trim().slice(0, 80)}" is a comment, and was left out`,
          help: "write it as an entry where it is meant for the agent",
          at: { file, line: index + 1, column: text.search(/\S/) + 1 },
        }
      : [],
  );

/** Spans with the text as it was written, which is as long as the one that was read. */
function spansIn(text: string, spans: readonly ImportedSpan[]): readonly ImportedSpan[] {
  let at = 0;
  return spans.map((span) => {
    const from = at;
    at += span.text.length;
    return { ...span, text: text.slice(from, at) };
  });
}

/** What `goalpost import --format json` prints. */
export const formatImport = ({ contract, blocks, rest, issues, spans }: ImportResult): string =>
  `${JSON.stringify({ contract, blocks, rest, issues: issues.map(findingJson), spans }, null, 2)}\n`;
