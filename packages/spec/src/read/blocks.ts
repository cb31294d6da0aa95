import { fromMarkdown } from "mdast-util-from-markdown";

/** What the parser says of a block. */
export type Block = ReturnType<typeof fromMarkdown>["children"][number];

/**
 * What stands inside of a line is taken as it is written. The parser needs time with the square of it, half a minute for 30 KB of stars, so it does not
 * look there.
 */
const inside = {
  disable: {
    null: [
      ...["attention", "autolink", "characterEscape", "characterReference", "codeText"],
      ...["hardBreakEscape", "htmlText", "labelEnd", "labelStartImage", "labelStartLink"],
    ],
  },
};

/** The blocks of a Markdown text: headings, paragraphs, lists, quotations, code. Its lines end in line feeds. */
export const blocksOf = (source: string): readonly Block[] => fromMarkdown(source, { extensions: [inside] }).children;
