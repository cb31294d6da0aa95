import fc from "fast-check";

/**
 * Random TOML documents with what real files have: comments, odd spacing, CRLF, a BOM, no last newline, quoted and dotted keys, inline tables over
 * several lines, lists of tables, dates, strings of all four kinds.
 */
const word = fc.stringMatching(/^[a-d]{1,2}$/);
const key = fc.oneof(
  { weight: 5, arbitrary: word },
  { weight: 1, arbitrary: word.map((text) => `"${text} q"`) },
  { weight: 1, arbitrary: word.map((text) => `'${text}.l'`) },
);
const scalar = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom(
    "true",
    "false",
    "0x1F",
    "1_000",
    "1.5",
    "-0.0",
    "inf",
    "1e3",
    "1979-05-27",
    "07:32:00",
    "1979-05-27T07:32:00Z",
  ),
  fc.constantFrom('"text"', '"a # b"', "'lit\\eral'", '"é😀\\n"', '"""\nmany\n# lines\n"""', "'''\nlit [x]\n'''", '""'),
);
const blank = fc.constantFrom("", " ", "  ", "\t");
const comment = fc.constantFrom("", "", " # note", '# = [x] "', "\t# é");

const value: fc.Arbitrary<string> = fc.letrec<{ value: string; list: string; table: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 2 },
    { weight: 6, arbitrary: scalar },
    { weight: 1, arbitrary: tie("list") },
    { weight: 1, arbitrary: tie("table") },
  ),
  list: fc
    .tuple(fc.array(tie("value"), { maxLength: 3 }), fc.constantFrom(", ", ",", ",\n  ", ", # c\n    "), fc.boolean())
    .map(([items, comma, tail]) => `[${items.join(comma)}${tail && items.length > 0 ? ",\n" : ""}]`),
  table: fc
    .tuple(
      fc.uniqueArray(fc.tuple(word, tie("value")), { maxLength: 3, selector: ([name]) => name }),
      fc.constantFrom(", ", ",\n  "),
    )
    .map(([pairs, comma]) => `{ ${pairs.map(([name, inner]) => `${name} = ${inner}`).join(comma)} }`),
})).value;

const pairLine = (name: fc.Arbitrary<string>) =>
  fc
    .tuple(blank, name, blank, blank, value, comment)
    .map(([indent, left, a, b, right, note]) => `${indent}${left}${a}=${b}${right}${note}`);
const dottedKey = fc
  .tuple(fc.constantFrom("", "", "", "x.", "x.y.", "z . "), key)
  .map(([prefix, name]) => prefix + name);
const filler = fc.constantFrom("", "# own line", "  # indented", "\t");

const body = fc.array(fc.oneof({ weight: 4, arbitrary: pairLine(dottedKey) }, { weight: 1, arbitrary: filler }), {
  maxLength: 5,
});
const header = fc
  .tuple(fc.constantFrom("s", "t", "s.u", '"q r"', "list", "t.list"), fc.boolean(), comment)
  .map(([name, many, note]) => {
    const isList = name.endsWith("list");
    return `${isList ? `[[${name}]]` : many ? `[ ${name} ]` : `[${name}]`}${note}`;
  });
const sectionText = fc.tuple(header, body).map(([head, lines]) => [head, ...lines]);

/** A text that may or may not be valid TOML; a property keeps those that are. */
export const tomlText: fc.Arbitrary<string> = fc
  .tuple(body, fc.array(sectionText, { maxLength: 4 }), fc.boolean(), fc.boolean(), fc.boolean())
  .map(([root, sections, crlf, bom, open]) => {
    const text = [root, ...sections].flat().join("\n") + (open ? "" : "\n");
    return (bom ? "\uFEFF" : "") + (crlf ? text.replaceAll("\n", "\r\n") : text);
  });
