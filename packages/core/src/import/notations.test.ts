import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../testing/runs.ts";
import { importPrompt } from "./import-prompt.ts";
import { inMarkdown } from "./notations.ts";

const parts: readonly (readonly [title: string, entries: readonly string[]])[] = [
  ["Goal", ["The billing importer reads 2 GB files without running out of memory."]],
  ["Context", ["docs/format.md", "src/import/reader.ts"]],
  ["Constraints", ["Only src/import/ may change.", "Never skip a row that cannot be read."]],
  ["Done when", ["`npm test -- import` exits 0", "`reports/memory.md` exists"]],
  ["Workflow", ["Measure first.", "Turn the reader into a stream."]],
  ["Stop when", ["You have used 40 turns."]],
];
const written = (title: (name: string, at: number) => string, entry: (words: string, at: number) => string): string =>
  parts.map(([name, entries], at) => [title(name, at), ...entries.map(entry)].join("\n")).join("\n\n");
const snake = (name: string): string => name.toLowerCase().replaceAll(" ", "_");
const markdown = written(
  (name) => `# ${name}\n`,
  (words) => `- ${words}`,
);
const html = written(
  (name) => `<h2>${name}</h2>\n<ul>`,
  (words) => `<li>${words}</li>`,
);

const kinds = (text: string): readonly string[] =>
  importPrompt(text).draft.blocks.flatMap(({ kind, items }) =>
    kind === "other" ? [] : items.map((item) => item.kind),
  );
const wanted = ["outcome", "read", "read", "scope", "never", "command", "artifact", "step", "step", "budget"];

describe("the same prompt is the same contract, however its titles and lists are marked:", () => {
  test.each([
    ["Markdown", markdown],
    [
      "lines below titles",
      written(
        (name) => `${name}\n${"~".repeat(name.length)}\n`,
        (words) => `* ${words}`,
      ),
    ],
    [
      "Jira",
      written(
        (name) => `h3. ${name}`,
        (words) => `# ${words}`,
      ),
    ],
    [
      "a wiki",
      written(
        (name) => `== ${name} ==`,
        (words) => `* ${words}`,
      ),
    ],
    [
      "AsciiDoc",
      written(
        (name) => `== ${name}\n`,
        (words) => `* ${words}`,
      ),
    ],
    [
      "Org",
      written(
        (name) => `** ${name}`,
        (words) => `   - ${words}`,
      ),
    ],
    ["HTML", html],
    [
      "HTML that folds",
      written(
        (name) => `<details><summary>${name}</summary>\n`,
        (words) => `- ${words}`,
      ),
    ],
    [
      "sections with a name",
      written(
        (name) => `<section name="${name}">`,
        (words) => `- ${words}`,
      ),
    ],
    [
      "brackets",
      written(
        (name) => `[${name}]`,
        (words) => `- ${words}`,
      ),
    ],
    [
      "an INI file's sections",
      written(
        (name) => `[${snake(name)}]`,
        (words) => words,
      ),
    ],
    [
      "letters",
      written(
        (name, at) => `${"ABCDEF"[at]}. ${name}\n`,
        (words) => `- ${words}`,
      ),
    ],
    [
      "paragraph signs",
      written(
        (name, at) => `§ ${at + 1} ${name}`,
        (words) => `- ${words}`,
      ),
    ],
    [
      "no blank behind a mark",
      written(
        (name) => `#${name}`,
        (words) => `-${words}`,
      ),
    ],
    [
      "a list in a list",
      written(
        (name) => `- **${name}**`,
        (words) => `  - ${words}`,
      ),
    ],
    ["quoted", markdown.replace(/^/gm, "> ")],
    ["a comment", markdown.replace(/^/gm, "// ")],
    ["a fence around all", `\`\`\`markdown\n${markdown}\n\`\`\`\n`],
    [
      "a table",
      `| Section | Content |\n| --- | --- |\n${parts.flatMap(([name, entries]) => entries.map((words) => `| ${name} | ${words} |`)).join("\n")}\n`,
    ],
    [
      "YAML",
      written(
        (name) => `${snake(name)}:`,
        (words) => `  - "${words}"`,
      ),
    ],
    ["JSON", JSON.stringify(Object.fromEntries(parts.map(([name, entries]) => [snake(name), entries])), null, 2)],
  ])("%s", (_, text) => {
    expect(kinds(text)).toEqual(wanted);
    expect(
      importPrompt(text)
        .spans.map((span) => span.text)
        .join(""),
    ).toBe(text);
  });
});

test("keys of YAML are titles, whatever they name: what is allowed is not forbidden, what would be nice is not asked for", () => {
  const { draft, lifts } = importPrompt(
    'goal: "Port it."\nconstraints:\n  must_not:\n    - "add dependencies"\n  may:\n    - "rename files in src/import"\ndone_when:\n  - "npm test exits 0"\nnice_to_have:\n  - "npm run bench prints less than 100"\nexamples:\n  - "npm run x exits 0"\noptional: "delete the old folder"\n',
  );
  expect(draft.blocks.filter(({ kind }) => kind !== "other").flatMap(({ items }) => items)).toMatchObject([
    { kind: "outcome" },
    { kind: "never", text: "add dependencies" },
    { kind: "command", run: "npm test" },
  ]);
  expect(lifts).toHaveLength(1);
});

test("a comment of YAML turns nothing below it round, and is told", () => {
  const { draft, issues } = importPrompt(
    'goal: "Port it."\nconstraints:\n  # never use eval, said the old guide\n  - "prefer small commits"   # ask Jo\ndone_when:\n  - "npm test exits 0"\n  - "optional: npm run bench prints at most 100"\n',
  );
  expect(draft.blocks.flatMap(({ items }) => items.map(({ kind }) => kind))).toEqual([
    "outcome",
    "must",
    "command",
    "claim",
  ]);
  expect(issues.filter(({ ruleId }) => ruleId === "import/comment")).toMatchObject([
    { what: '"# never use eval, said the old guide" is a comment, and was left out', at: { line: 3 } },
  ]);
});

test.each(["Nice to have", "Optional", "Stretch goals", "Ideas for later", "Optionales", "可选"])(
  "below a title that asks for nothing, nothing is lifted: %s",
  (title) => {
    const { lifts } = importPrompt(
      `# Goal\nPort it.\n\n# Done when\n- \`npm test\` exits 0\n\n# ${title}\n- \`npm run y\` exits 0\n- Never use z.\n`,
    );
    expect(lifts.map(({ text }) => text)).toEqual(["`npm test` exits 0"]);
  },
);

test.each([
  [
    "code that looks like a table of contents",
    "Port it.\n\n```\n[Goal]\n- a\n[Done when]\n- b\n```\n\nStop after 9 turns.\n",
  ],
  ["a list whose first word is a block's", "Port it.\n\n- Goal scoring stays\n- Context menus open\n"],
])("is left as it is: %s", (_, text) => {
  expect(inMarkdown(text)).toBeUndefined();
});

test("another notation is as long as it was, so that every place stays what it was", () => {
  const line = fc.oneof(
    fc.constantFrom(
      "h2. Goal",
      "== Context ==",
      "* Done when",
      "[Constraints]",
      "<h2>Goal</h2>",
      "<li>`a` exits 0</li>",
      "> x",
      "- Goal",
      "goal:",
      '  - "a"',
      "| Goal | a<br>b |",
      "§ 1 Goal",
      "~~~~",
      '{ "goal": "x",',
      "#Goal",
    ),
    fc.string({ maxLength: 30 }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      const text = lines.join("\n");
      expect(inMarkdown(text)?.text.length ?? text.length).toBe(text.length);
    }),
    { numRuns: runs(300) },
  );
});
