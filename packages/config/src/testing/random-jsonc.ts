import fc from "fast-check";

const word = fc.stringMatching(/^[a-d]{1,2}$/);
const gap = fc.constantFrom("", "", " ", "\n  ", "\n\t", " // note, {\n", "/* [ , */", "\n\n    ");
const scalar = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom("true", "false", "null", "1.5e3", '"text"', '"// no, comment"', '"\\u00e9\\n"', '"é😀"', '""'),
);

const value: fc.Arbitrary<string> = fc.letrec<{ value: string; list: string; table: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    { weight: 3, arbitrary: scalar },
    { weight: 1, arbitrary: tie("list") },
    { weight: 2, arbitrary: tie("table") },
  ),
  list: fc
    .tuple(fc.array(fc.tuple(gap, tie("value"), gap), { maxLength: 3 }), gap, fc.boolean())
    .map(([items, end, tail]) => {
      const inner = items.map(([a, item, b]) => `${a}${item}${b}`).join(",");
      return `[${inner}${tail && items.length > 0 ? "," : ""}${end}]`;
    }),
  table: fc
    .tuple(
      fc.uniqueArray(fc.tuple(word, gap, gap, gap, tie("value"), gap), { maxLength: 4, selector: ([name]) => name }),
      gap,
      fc.boolean(),
    )
    .map(([members, end, tail]) => {
      const inner = members.map(([name, a, b, c, item, d]) => `${a}"${name}"${b}:${c}${item}${d}`).join(",");
      return `{${inner}${tail && members.length > 0 ? "," : ""}${end}}`;
    }),
})).table;

/** Random JSON texts with comments, trailing commas, CRLF and BOM; the root is an object. */
export const jsoncText: fc.Arbitrary<string> = fc
  .tuple(gap, value, gap, fc.boolean(), fc.boolean())
  .map(([a, text, b, crlf, bom]) => {
    const whole = `${a}${text}${b}`;
    return (bom ? "\uFEFF" : "") + (crlf ? whole.replaceAll("\n", "\r\n") : whole);
  });
