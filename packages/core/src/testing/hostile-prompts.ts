/** Prompts that would cost a careless reader quadratic time, by how many of the hostile pieces they hold. */
export const hostilePrompts: Readonly<Record<string, (n: number) => string>> = {
  "tags that open": (n) => "<goal>".repeat(n),
  "tags that open, a line each": (n) => "<goal>\n".repeat(n),
  "tags that open and close, nested": (n) => "<context>".repeat(n) + "</context>".repeat(n),
  "fences of growing length": (n) =>
    Array.from({ length: Math.round(Math.sqrt(n)) * 2 }, (_, at) => "`".repeat(at + 3)).join("\n"),
  "fences that never close": (n) => "```js\n~~~ts\n".repeat(n),
  "backtick runs of many lengths": (n) =>
    Array.from({ length: Math.round(Math.sqrt(n)) * 2 }, (_, at) => "`".repeat(at + 1)).join("x"),
  "half tags": (n) => "<goal ".repeat(n),
  "half tags with quotes": (n) => '<goal a="'.repeat(n),
  headings: (n) => "## Done when\n".repeat(n),
  "orders that and joins": (n) => "and dont ".repeat(n),
  "halts in one entry": (n) => `## Done when\n- ${"If a, stop. ".repeat(n)}`,
  "bans in one sentence": (n) => `Do not: ${"a; ".repeat(n)}`,
  labels: (n) => "Goal: a\nDone when:\n".repeat(n),
  "list marks": (n) => "- ".repeat(n),
  "deep lists": (n) =>
    Array.from({ length: Math.round(Math.sqrt(n)) * 2 }, (_, at) => `${" ".repeat(at)}- a`).join("\n"),
  blanks: (n) => " ".repeat(n * 8),
  "colons and stars": (n) => `:${"*".repeat(n * 4)}x`,
  "a word of tags": (n) => `x ${"<goal></goal> ".repeat(n)}`,
  dashes: (n) => `${"-".repeat(n * 8)}x`,
  ...Object.fromEntries(
    [
      "a",
      "a.",
      "Zm9v",
      "0",
      "1 ",
      "-",
      "/a",
      "a/",
      "A",
      "_",
      "移行",
      "ア",
      "가",
      "д",
      "a@b.c ",
      "a://",
      "eyJ-",
      "`a` ",
      "a=a= ",
    ].map((word) => [
      `a criterion of ${word}`,
      (n: number) =>
        `<goal>x</goal>\n<done_when>\n- \`${"a=a= ".repeat(40)}x\` ${word.repeat((n * 8) / word.length)}x\n</done_when>`,
    ]),
  ),
  "a title of blanks": (n) => `# Goal${" ".repeat(n * 8)}x (y\n`,
  "an unclosed block and many others": (n) => `<goal>\n${"<done_when>\n- a\n".repeat(n)}`,
};
