import * as fc from "fast-check";
import { expect, test } from "vitest";
import { defineSkill } from "./define-skill.ts";
import { lintSkills } from "./lint-skills.ts";
import { readSkillText } from "./read-skill.ts";

const sound = 'description: "Tidies a diff. Use when a change is done."';
const text = (matter: string, body = "Read the diff.\n"): string => `---\n${matter}\n---\n\n${body}`;
const said = (matter: string, body?: string, path = "tidy", files?: readonly string[]): readonly string[] =>
  lintSkills([{ path, text: text(matter, body), files }]).map(
    ({ ruleId, severity, what }) => `${severity} ${ruleId}: ${what}`,
  );

test("a sound skill has nothing against it", () => {
  expect(said(`name: tidy\n${sound}\nlicense: MIT\nallowed-tools: Read, Bash(git *)\nmetadata:\n  team: core`)).toEqual(
    [],
  );
});

test.each<[string, string, string | undefined, string | undefined, readonly string[] | undefined]>([
  ["an unquoted colon", "name: tidy\ndescription: Use when: a change is done", undefined, undefined, undefined],
  ["no front matter at all", "", undefined, undefined, undefined],
  ["a description that is a number", "name: tidy\ndescription: 12", undefined, undefined, undefined],
  ["an empty description", 'name: tidy\ndescription: ""', undefined, undefined, undefined],
  ["a long description", `name: tidy\ndescription: "Use when ${"x".repeat(1100)}"`, undefined, undefined, undefined],
  ["a description that does not say when", "name: tidy\ndescription: Tidies diffs", undefined, undefined, undefined],
  ["no name", sound, undefined, undefined, undefined],
  ["a name that is not kebab-case", `name: Tidy Up\n${sound}`, undefined, undefined, undefined],
  ["a name that is too long", `name: ${"a".repeat(65)}\n${sound}`, undefined, undefined, undefined],
  ["another folder", `name: tidy\n${sound}`, undefined, "skills/clean", undefined],
  ["tools as a mapping", `name: tidy\n${sound}\nallowed-tools:\n  git: true`, undefined, undefined, undefined],
  ["an empty body", `name: tidy\n${sound}`, "\n", undefined, undefined],
  ["a long body", `name: tidy\n${sound}`, "x\n".repeat(501), undefined, undefined],
  [
    "a file that is not there",
    `name: tidy\n${sound}`,
    "See [limits](references/limits.md) and `scripts/a.sh`; [web](https://a.example/x).\n",
    undefined,
    ["scripts/b.sh"],
  ],
  [
    "a command that runs at once",
    `name: tidy\n${sound}`,
    "!`git status`\n\n```\n!`not this`\n```\n",
    undefined,
    undefined,
  ],
])("%s", (_, matter, body, path, files) => {
  expect(said(matter, body, path, files)).toMatchSnapshot();
});

test.each<[string, string, readonly string[]]>([
  ["a value with a colon", `name: tidy\ndescription: Use when: asked`, ["warning"]],
  ["a list in brackets that goes on", `name: tidy\n${sound}\nargument-hint: [a] [b]`, ["warning"]],
  ["a key that is there twice", `name: tidy\nname: tidy\n${sound}`, ["error"]],
  ["a tab that indents", `name: tidy\n${sound}\nmetadata:\n\ta: b`, ["error"]],
  ["a value that begins with a star", "name: tidy\ndescription: *x Use when asked.", ["error"]],
  ["a quote that is not closed", 'name: tidy\ndescription: "Use when asked.', ["error"]],
  ["a line of words alone", `name: tidy\n${sound}\njust words`, ["error"]],
  ["a colon, and a key that is there twice", "name: tidy\nname: tidy\ndescription: Use when: asked", ["error"]],
  ["an anchor and its alias", "name: tidy\ndescription: &d Use when asked.\ncompatibility: *d", []],
  ["a tab behind a colon", "name:\ttidy\ndescription:\tUse when asked.", []],
])("front matter with %s", (_name, matter, severities) => {
  const found = lintSkills([{ path: "tidy", text: text(matter) }]);
  expect(found.map(({ ruleId, severity }) => [ruleId, severity])).toEqual(severities.map((each) => ["skill/front-matter", each])); // biome-ignore format: one
});

test("what is not UTF-8, and a byte order mark, are errors: Codex refuses both", () => {
  const one = text(`name: tidy\n${sound}`);
  const found = (skill: object): readonly string[] =>
    lintSkills([{ path: "tidy", text: one, ...skill }]).map(({ ruleId, severity }) => `${severity} ${ruleId}`);
  expect(found({ text: one.replaceAll("\n", "\r\n") })).toEqual([]);
  expect(found({ text: `\ufeff${one}` })).toEqual(["error skill/encoding"]);
  expect(found({ isUtf8: false })).toEqual(["error skill/encoding"]);
});

test("one name in the folders of two clients is allowed; in two of one client it is a duplicate", () => {
  const one = text(`name: tidy\n${sound}`);
  const found = (...paths: readonly string[]): readonly string[] =>
    lintSkills(paths.map((path) => ({ path, text: one }))).map(({ ruleId }) => ruleId);
  expect(found(".agents/skills/tidy", ".claude/skills/tidy")).toEqual([]);
  expect(found(".agents/skills/tidy", ".codex/skills/tidy")).toEqual(["skill/duplicate-name"]);
  expect(found("x/.claude/skills/tidy", ".claude/skills/more/tidy")).toEqual(["skill/duplicate-name"]);
});

test("a folder without SKILL.md, a link in its place, and a name that is there twice", () => {
  const one = text(`name: tidy\n${sound}`);
  const findings = lintSkills([
    { path: "none", text: undefined },
    { path: "a/tidy", text: one, isLink: true },
    { path: "b/tidy", text: one },
  ]);
  expect(findings.map(({ ruleId, at }) => `${at?.file} ${ruleId}`)).toEqual([
    "none/SKILL.md skill/no-file",
    "a/tidy/SKILL.md skill/linked-file",
    "b/tidy/SKILL.md skill/duplicate-name",
  ]);
});

test("CRLF, a byte-order mark and rules in the body change nothing of what is read", () => {
  const { matter, body, bodyLine } = readSkillText(`\ufeff---\r\nname: tidy\r\n---\r\nOne\r\n\r\n---\r\nTwo\r\n`);
  expect({ matter, body, bodyLine }).toEqual({ matter: { name: "tidy" }, body: "One\n\n---\nTwo\n", bodyLine: 4 });
});

test("a nest of aliases is refused, and no text makes it throw", () => {
  const bomb = [
    "a: &a [x,x,x,x,x,x,x,x,x]",
    ..."bcdefgh".split("").map((name, at) => `${name}: &${name} [${`*${"abcdefg"[at]},`.repeat(9)}]`),
  ].join("\n");
  expect(readSkillText(text(bomb)).fault).toMatch(/alias/i);
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      (matter, body) => void lintSkills([{ path: "tidy", text: text(matter, body) }]),
    ),
    { numRuns: 500 },
  );
});

test("a defined skill is what it says, quoted so that both clients read it", () => {
  const skill = defineSkill({
    name: "tidy",
    description: 'Says "done": always. Use when a change is done.',
    body: [
      "Be brief.",
      { title: "Steps", steps: ["Read the diff.", "Remove what is dead.\nIn one commit."] },
      { title: "Rules", rules: ["No new code."] },
    ],
    allowedTools: ["Read", "Bash(git *)"],
    files: { "references/limits.md": "# Limits\n" },
    claudeCode: { effort: "high", "disable-model-invocation": true },
  });
  expect(skill.files["SKILL.md"]).toMatchInlineSnapshot(`
    "---
    name: "tidy"
    description: "Says \\"done\\": always. Use when a change is done."
    allowed-tools: "Read, Bash(git *)"
    effort: "high"
    disable-model-invocation: true
    ---

    Be brief.

    ## Steps

    1. Read the diff.
    2. Remove what is dead.
       In one commit.

    ## Rules

    - No new code.
    "
  `);
  expect(Object.keys(skill.files)).toEqual(["SKILL.md", "references/limits.md"]);
});

test.each([
  ["a name that the format refuses", { name: "Tidy Up" }],
  ["a path that leaves the folder", { files: { "../x.md": "" } }],
  ["a file in the place of SKILL.md", { files: { "SKILL.md": "" } }],
  ["an option that there is not", { tools: ["Read"] }],
])("%s is an error that says what to do", (_, change) => {
  const whole = { name: "tidy", description: "Use when a change is done.", body: ["Be brief."], ...change };
  expect(() => defineSkill(whole as never)).toThrowErrorMatchingSnapshot();
});
