import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";

/** What the constraints of a prompt are, as "never Touch src/.". */
function rules(...text: readonly string[]): readonly string[] {
  const head = "## Goal\nx\n## Done when\n- y\n";
  const { contract } = importPrompt(`${head}${text.join("\n")}\n`);
  return (contract?.blocks ?? []).flatMap((block) =>
    block.kind === "constraints" ? block.items.map((item) => `${item.kind} ${"text" in item ? item.text : ""}`) : [],
  );
}
const kinds = (...text: readonly string[]): readonly string[] => rules(...text).map((each) => each.split(" ")[0] ?? "");

const spellings = (name: string): readonly string[] => {
  const words = name.split(" ");
  const humps = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return [words.join("_"), words.join("-"), words.join("_").toUpperCase(), humps];
};

test.each(
  ["must not", "do not", "never", "out of scope", "not in scope", "non goals", "anti patterns"].flatMap(spellings),
)("a name that forbids does so as a tag and as a heading, however it is spelled: %s", (name) => {
  expect(kinds(`<${name}>`, "- Change the schema.", `</${name}>`)).toEqual(["never"]);
  expect(kinds(`## ${name}`, "- Change the schema.")).toEqual(["never"]);
});

test.each([
  ["**Never** edit released migrations.", "Edit released migrations."],
  ["*Never* use --force", "Use --force"],
  ["_Never_ use --force", "Use --force"],
  ["⛔ Don't push.", "Push."],
  ["🚫 **Never:** commit secrets", "Commit secrets"],
  ["Please never push.", "Push."],
  ["Agents must not push.", "Push."],
  ["The agent may never push.", "Push."],
  ["You should not push.", "Push."],
  ["You must **not** push.", "Push."],
  ["It is forbidden to push.", "Push."],
  ["Under no circumstances push.", "Push."],
  ["You mustn’t push.", "Push."],
  ["No new dependencies.", "New dependencies."],
  ["Use of `eval` is not allowed", "Use of `eval`"],
  ["`vendor/` is off limits.", "`vendor/`"],
  ["Editing the price list is forbidden.", "Edit the price list"],
  ["Snapshots may not be regenerated.", "Regenerate snapshots."],
  ["Avoid changing the public types.", "Change the public types."],
  ["Breaking changes are not allowed.", "Breaking changes"],
  ["unsafe is off the table", "unsafe"],
])("an entry that forbids is a never-rule, without the words that forbid: %s", (entry, act) => {
  expect(rules("## Rules", `- ${entry}`)).toEqual([`never ${act}`]);
});

test.each([
  "❌ Commit secrets.",
  "**Never:** touch src/legacy/.",
  "Niemals Beträge runden.",
  "Keine neuen Abhängigkeiten.",
  "Nunca subir a main.",
  "Ne pas modifier l’API.",
  "Не изменять API.",
  "禁止修改 API。",
  "不要修改数据库。",
])("an entry that forbids by a sign, or in another language: %s", (entry) => {
  expect(kinds("## Rules", `- ${entry}`)).toEqual(["never"]);
});

test.each([
  "No need to keep backwards compatibility",
  "Never mind the formatting",
  "Don't hesitate to delete dead code.",
  "Do not forget to update CHANGELOG.md.",
  "Do not only run unit tests, run e2e too.",
  "No-op handlers stay.",
  "Never-null fields stay.",
  "`never` is the type of the last branch.",
  "No olvides actualizar CHANGELOG.md.",
  "不要忘记更新日志。",
  "Nightly builds stay green.",
])("an entry that only begins like one that forbids does not: %s", (entry) => {
  expect(rules("## Rules", `- ${entry}`)).toEqual([`must ${entry}`]);
});

test.each([
  "Agents should never:",
  "It is forbidden to:",
  "The following is not allowed:",
  "The following are forbidden:",
  "The agent must not:",
  "Please do not:",
  "### What you must not do",
  "**Strictly forbidden:**",
  "**Hard no:**",
  "Out of scope:",
])("what stands below a lead that forbids is forbidden once: %s", (lead) => {
  expect(rules("## Constraints", lead, "- Touch.", "- Rename.")).toEqual(["never Touch.", "never Rename."]);
});

test.each(["Nothing below may be changed:", "When in doubt, never:", "Out of scope for the first release:"])(
  "a lead that forbids and says more stands behind what is forbidden: %s",
  (lead) => {
    const name = lead.slice(0, -1);
    expect(rules("## Constraints", lead, "- Touch.", "- Rename.")).toEqual([
      `never Touch (${name})`,
      `never Rename (${name})`,
    ]);
  },
);

test.each(["Only when nothing else helps:", "If the tests do not pass:", "The agent:", "Tests that do not pass yet:"])(
  "a lead that is not known goes with each entry, and forbids nothing: %s",
  (lead) => {
    const name = lead.slice(0, -1);
    expect(rules("## Constraints", "- Keep it.", lead, "- Touch.", "- Rename.")).toEqual([
      "must Keep it.",
      `must ${name}: Touch.`,
      `must ${name}: Rename.`,
    ]);
  },
);

test("a condition inside a part goes with its entries, too", () => {
  expect(rules("## Rules", "### Staging", "Never:", "- push", "### Release", "Only when asked:", "- tag")).toEqual([
    "never Staging: push",
    "must Release: Only when asked: tag",
  ]);
});

test.each([
  ["Never:", "", "Touch src/legacy/.", "", "Rename routes."],
  ["❌ Never", "- Touch src/legacy/.", "- Rename routes."],
  ["❌ DON'T", "- Touch src/legacy/.", "- Rename routes."],
  ["Do not", "- Touch src/legacy/.", "- Rename routes."],
])("a short title leads what follows it, listed or not: %s", (...below) => {
  const never = ["never Touch src/legacy/.", "never Rename routes."];
  expect(rules("## Constraints", ...below)).toEqual(never);
  expect(rules("## Constraints", ...below, "", "✅ DO", "", "Log.")).toEqual([...never, "must Log."]);
});

test("a short title leads a fence", () => {
  expect(kinds("## Constraints", "Never:", "", "```", "git push", "```")).toEqual(["never"]);
});

test.each([
  ["## Constraints - never"],
  ["## Constraints: never"],
  ["## Rules — do not"],
  ["## Hard rules (never)"],
  ["## Boundaries: never do these"],
  ["## Scope – excluded"],
])("a remark beside the name of a block may forbid: %s", (heading) => {
  expect(rules(heading, "- Touch.", "- Rename.")).toEqual(["never Touch.", "never Rename."]);
});

test("a remark that forbids something of its own is an entry", () => {
  expect(rules("## Constraints: never touch src/legacy/", "- Log.")).toEqual(["never Touch src/legacy/", "must Log."]);
});

test.each([
  ["must Instead: Use Intl.", "### Instead", "- Use Intl."],
  ["must Instead: Use Intl.", "Instead:", "- Use Intl."],
  ["must You may: Use Intl.", "**You may:**", "- Use Intl."],
  ["must Exceptions: Docs.", "#### Exceptions", "- Docs."],
  ["must Use Intl instead.", "", "Use Intl instead."],
  ["must Always use Intl.", "- Always use Intl."],
  ["never In tests: Sleep.", "### In tests", "- Sleep."],
])("below a title that forbids, what affirms turns back, and nothing else: %s", (rule, ...below) => {
  expect(rules("## Never", "- Round.", ...below)).toEqual(["never Round.", rule]);
});

test("reasons below what is forbidden are kept as text", () => {
  const text = "## Goal\nx\n## Done when\n- y\n## Non-goals\n- Redis.\n### Why\nWe have none.\nNobody runs it.\n";
  expect(importPrompt(text).rest.map((each) => each.text)).toEqual(["### Why\nWe have none.", "Nobody runs it."]);
  expect(rules(text)).toEqual(["never Redis."]);
});

test.each([
  [
    ["<never>", "- Drop rows.", "</never>", "Log."],
    ["never Drop rows.", "must Log."],
  ],
  [
    ["<never>", "- Drop rows.", "</never>", "<always>", "- Log.", "</always>"],
    ["never Drop rows.", "must Log."],
  ],
  [
    ["- Log.", "<must_not>", "", "Drop rows.", "", "</must_not>", "- Test."],
    ["must Log.", "never Drop rows.", "must Test."],
  ],
  [
    ["<rule>Do not log names.</rule>", "- <rule>Log.</rule>"],
    ["never Log names.", "must Log."],
  ],
  [
    ["<do_not>Drop rows.</do_not>", "- Log."],
    ["never Drop rows.", "must Log."],
  ],
  [
    ["- Keep <T>.", "- Write <never>."],
    ["must Keep <T>.", "must Write <never>."],
  ],
])("tags inside of rules are titles of what they hold: %j", (below, expected) => {
  expect(rules("<rules>", ...below, "</rules>")).toEqual(expected);
});

test("a tag that only says that this is an entry is taken off in any block", () => {
  const criteria = "<criterion>`pnpm test` passes</criterion>\n- <item>a < b</item>\n- <T>x</T>";
  const { contract } = importPrompt(`<goal>x</goal>\n<done_when>\n${criteria}\n</done_when>\n`);
  expect(contract?.blocks[1]?.items).toMatchObject([
    { kind: "command", run: "pnpm test" },
    { kind: "claim", text: "a < b" },
    { kind: "claim", text: "<T>x</T>" },
  ]);
});

test.each(["Niemals", "Verboten", "Nunca", "Prohibido", "Proibido", "Jamais", "Vietato", "Нельзя", "禁止", "금지"])(
  "a block that forbids is known in other languages: %s",
  (name) => {
    expect(rules(`## ${name}`, "- the old parser")).toEqual(["never the old parser"]);
    expect(rules(`<${name}>`, "- the old parser", `</${name}>`)).toEqual(["never the old parser"]);
    expect(kinds(`## ${name}`, "- src/legacy/")).toEqual(["unchanged"]);
  },
);

test("a tag around an entry of a list is no block, and what it holds is read", () => {
  const text =
    "## Goal\nPort it.\n## Done when\n- <criterion>`make test` passes</criterion>\n- <criterion>b.md exists</criterion>\n";
  const { contract, draft } = importPrompt(text);
  expect(contract).not.toBeNull();
  expect(draft.blocks.at(-1)?.items).toMatchObject([
    { kind: "command", run: "make test" },
    { kind: "artifact", path: "b.md" },
  ]);
  expect(draft.blocks.map(({ kind }) => kind)).toEqual(["goal", "done_when"]);
});

test.each([
  ["Contraintes importantes", "Ne pas modifier les tests.", "Modifier les tests."],
  ["action_safety", "Never run migrations.", "Run migrations."],
  ["House rules for the API", "Never log a token.", "House rules for the API: Log a token."],
])("what forbids below the title %s is forbidden once", (title, entry, text) => {
  const { contract } = importPrompt(
    `## Goal\nPort it.\n## Constraints\n### ${title}\n- ${entry}\n## Done when\n- \`npm test\` exits 0\n`,
  );
  const items = contract?.blocks.find(({ kind }) => kind === "constraints")?.items;
  expect(items).toEqual([{ kind: "never", id: "C1", text }]);
});
