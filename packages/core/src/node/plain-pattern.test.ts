import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../testing/runs.ts";
import { plainPattern, plainText } from "./plain-pattern.ts";
import { withReadyPatterns } from "./ready-patterns.ts";
import { textPattern } from "./text-pattern.ts";

const word = fc.constantFrom("review", "read", "by", " ", "a", "I", "7", "прочти", "读", "é", ", ", "\\$", "\\.", "x");
const atom = fc.oneof(
  { weight: 4, arbitrary: word },
  fc.constantFrom("a*", "\\p{L}+", "(?:by)+", "7*?"),
  fc.constantFrom(
    "\\p{L}",
    "\\d",
    "[ab7]",
    "[读é]",
    "[^a]",
    ".",
    "\\b",
    "^",
    "$",
    "[0-9]",
    "(?<!\\p{L})",
    "(?!\\p{L})",
  ),
);
/** Sources of patterns, of the parts that ours have. */
const { source } = fc.letrec<{ source: string; run: string; part: string }>((tie) => ({
  source: fc.array(tie("run"), { minLength: 1, maxLength: 3 }).map((runs) => runs.join("|")),
  run: fc.array(tie("part"), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
  part: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    atom,
    fc
      .tuple(
        fc.constantFrom("(?:", "(", "(?=", "(?!", "(?<=", "(?<!"),
        tie("source"),
        fc.constantFrom("", "?", "{2}", "{0,2}", "?"),
      )
      .map(([open, inner, count]) => `${open}${inner})${/[=!]$/.test(open) ? "" : count}`),
    tie("source").map((inner) => `(?:${inner})`),
  ),
}));
const text = fc
  .array(fc.constantFrom("review", "READ", "by", " ", "a", "i", "7", ", ", "$", ".", "x", "b", "“"), { maxLength: 8 })
  .map((parts) => parts.join(""));

/** What a pattern finds, and where. */
const found = (all: RegExpExecArray | null) => (all === null ? null : [all.index, ...all]);

describe("a pattern for plain texts", () => {
  test.each(["u", "iu"])("finds what the whole pattern finds, flags %s", (flags) => {
    fc.assert(
      fc.property(source, fc.array(text, { minLength: 1, maxLength: 6 }), (given, texts) => {
        const whole = new RegExp(given, flags);
        const pattern = textPattern(() => [given, flags]);
        for (const each of texts) expect(found(pattern.exec(each))).toEqual(found(whole.exec(each)));
      }),
      { numRuns: runs(150) },
    );
  });

  test("parts a text and replaces in it as the whole pattern does", () => {
    fc.assert(
      fc.property(source, text, (given, each) => {
        const whole = new RegExp(given, "giu");
        const pattern = textPattern(() => [given, "giu"]);
        expect(each.replace(pattern.of(each), "_")).toBe(each.replace(whole, "_"));
        expect([...each.matchAll(pattern.of(each))].map(found)).toEqual([...each.matchAll(whole)].map(found));
      }),
      { numRuns: runs(100) },
    );
  });

  test.each([
    [
      "(?:reviews|reads) (?:it|them)",
      [
        ["reviews it", "reviews them", "reads it", "reads them"],
        ["it", "them"],
        ["reviews", "reads"],
      ],
    ],
    ["a?(?=b)\\p{L}+ by", [[" by"], ["b"]]],
    ["\\d+ ms", [[" ms"], [..."0123456789"]]],
    ["(?:nothing|ничего|[什么])", [["nothing"]]],
    ["(?!no)\\p{L}+", []],
    ["[^a]|b", []],
  ])("%s needs", (given, needs) => {
    const sorted = (lists: readonly (readonly string[])[]) => lists.map((list) => list.join("|")).sort();
    expect(sorted(plainPattern(given)?.needs ?? [])).toEqual(sorted(needs));
  });

  test.each([
    ["(?<!\\p{L})(?:nothing|ничего|什么)(?!\\p{L})|空", "(?<![a-zA-Z])(?:nothing)(?![a-zA-Z])"],
    ["空|(?:читай )?a|(非)", "(?:читай )?a|(非)"],
    ["(?:什|么)", "(?!)"],
  ])("%s is read as", (given, expected) => {
    expect(plainPattern(given)?.source).toBe(expected);
  });
});

const root = join(import.meta.dirname, "..");
const literal = /\btextPattern\(\s*\(\) =>\s*\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([a-z]*),?\s*\)/g;
const ours = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(join(root, file), "utf8"));
const lines = ["clean", "labelled"].flatMap((folder) =>
  readdirSync(join(root, "../fixtures", folder))
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => readFileSync(join(root, "../fixtures", folder, file), "utf8").split("\n"))
    .filter((line) => line !== "" && plainText.test(line)),
);

test("each literal of ours finds the same in each plain line of a prompt", () => {
  const literals = ours.flatMap((code) => [...code.matchAll(literal)]);
  expect(literals.length).toBeGreaterThan(150);
  expect(lines.length).toBeGreaterThan(1000);
  const other: string[] = [];
  for (const [, given = "", flags = ""] of literals) {
    const whole = new RegExp(given, flags);
    const pattern = textPattern(() => [given, flags]);
    for (const line of lines) {
      whole.lastIndex = 0;
      const wanted = JSON.stringify(found(whole.exec(line)));
      const is = JSON.stringify(found(new RegExp(pattern.of(line)).exec(line)));
      if (is !== wanted) other.push(`${given}: ${line}`);
    }
  }
  expect(other).toEqual([]);
});

describe("what the build puts in", () => {
  test("a literal is given by its source, with what plain texts need of it", () => {
    const code = withReadyPatterns(
      "const a = textPattern(() => /(?:no|не) \\p{L}/iu);\nconst b = textPattern(() => [made, 'u']);",
    );
    expect(code).toMatchInlineSnapshot(`
      "const a = textPattern(() => ["(?:no|не) \\\\p{L}","iu"], () => ({"source":"(?:no) [a-zA-Z]","needs":[["no "]]}));
      const b = textPattern(() => [made, 'u']);"
    `);
  });

  test("no literal is left as it was, but those that plain texts read as they are", () => {
    const left = ours.flatMap((code) => [...withReadyPatterns(code).matchAll(literal)].map(([, given = ""]) => given));
    expect(left.filter((given) => plainPattern(given) !== undefined)).toEqual([]);
  });
});
