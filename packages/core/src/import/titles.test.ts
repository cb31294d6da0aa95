import { expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { titleSense } from "./title-sense.ts";

const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;

test.each([
  ["**Never**", "touch src/legacy/"],
  ["Never:", "touch src/legacy/"],
  ["禁止：", "touch src/legacy/"],
  ["**Niemals**", "touch src/legacy/"],
  ["### Don'ts", "touch src/legacy/"],
  ["**Do not touch:**", "the old parser", "Touch the old parser"],
  ["You must never edit:", "the old parser", "Edit the old parser"],
  ["These are out of scope:", "the old parser"],
  ["Leave these alone:", "the old parser", "Change the old parser"],
])("a title inside constraints counts up to the next title or the end of its list: %s", (inner, entry, act = entry) => {
  const head = lines("## Goal", "x", "## Done when", "- y", "## Constraints");
  const items = (...below: string[]) =>
    importPrompt(head + lines(...below)).contract?.blocks.find(({ kind }) => kind === "constraints")?.items;
  const never = { kind: "never", text: act };
  expect(items(inner, `- ${entry}`, `- ${entry}`)).toMatchObject([never, never]);
  expect(items("- Keep the names.", inner, `- ${entry}`, "", "**Always**", "- Log each step.")).toMatchObject([
    { kind: "must", text: "Keep the names." },
    never,
    { kind: "must", text: expect.stringContaining("Log each step.") },
  ]);
  if (inner.startsWith("#")) return;
  expect(items(inner, `- ${entry}`, "", "The public names stay as they are.")).toMatchObject([never, { kind: "must" }]);
});

test.each(["**Do not touch:**", "Frozen files:", "Off limits:", "These are out of scope:", "Protected paths:"])(
  "a path below a title that forbids changes stays as it is: %s",
  (inner) => {
    const { contract } = importPrompt(
      lines(
        "## Goal",
        "x",
        "## Done when",
        "- y",
        "## Constraints",
        inner,
        "- `src/gen/` (the build writes it)",
        "- a.md, b.md",
      ),
    );
    expect(contract?.blocks.find(({ kind }) => kind === "constraints")?.items).toMatchObject([
      { kind: "unchanged", paths: ["src/gen/**"] },
      { kind: "unchanged", paths: ["a.md", "b.md"] },
    ]);
  },
);

test("what a title forbids to do with a file is not that it changes", () => {
  const { contract } = importPrompt(
    lines("## Goal", "x", "## Done when", "- y", "## Constraints", "You must never run:", "- tools/reset.js"),
  );
  expect(contract?.blocks.find(({ kind }) => kind === "constraints")?.items).toMatchObject([
    { kind: "never", text: "Run tools/reset.js" },
  ]);
});

test.each([
  "Agents must not:",
  "Hands off:",
  "What I don't want to see in the diff:",
  "### Not part of this work",
  "Lo que no queremos:",
])("such a title means the same inside of any block: %s", (inner) => {
  const { draft } = importPrompt(
    lines(
      "## Goal",
      "x",
      "## Done when",
      "- y",
      "## Plan",
      "Go file by file.",
      "",
      inner,
      "- a new logging library",
      "",
    ),
  );
  expect(draft.blocks.find(({ kind }) => kind === "constraints")?.items).toMatchObject([
    { kind: "never", text: expect.stringContaining("a new logging library") },
  ]);
});

test("what is allowed is not asked for", () => {
  const { draft } = importPrompt(
    lines(
      "## Goal",
      "x",
      "## Done when",
      "- y",
      "## Plan",
      "Go file by file.",
      "",
      "Agents may:",
      "- run `npm test` after each file",
      "",
    ),
  );
  expect(draft.blocks.find(({ kind }) => kind === "verification_loop")).toBeUndefined();
});

test.each(["Do not forget to:", "**No regressions**", "Notes:"])("%s forbids nothing", (inner) => {
  const { contract } = importPrompt(
    lines("## Goal", "x", "## Done when", "- y", "## Constraints", inner, "- log each step"),
  );
  expect(contract?.blocks.find(({ kind }) => kind === "constraints")?.items).toMatchObject([{ kind: "must" }]);
});

test("a deeper heading that names a topic is part of the block above it; below a goal and level 1 it is a block", () => {
  const names = (...text: string[]) => importPrompt(lines(...text)).blocks.map(({ name, items }) => `${name} ${items}`);
  const deep = [
    "## Done when",
    "### Tests",
    "- `pnpm test` passes",
    "### Behaviour",
    "- Login works.",
    "### Verification",
    "- It is fast.",
  ];
  expect(names("## Goal", "x", ...deep)).toEqual(["goal 1", "done_when 3"]);
  expect(names("## Goal", "x", "### Output", "- a.md", "## Done when", "- y")).toEqual([
    "goal 1",
    "output_contract 1",
    "done_when 1",
  ]);
  expect(names("# Instructions", "1. Go.", "## Output", "- a.md", "## Done when", "- y")).toEqual([
    "workflow 1",
    "output_contract 1",
    "done_when 1",
  ]);
  expect(names("## Goal", "x", "## Done when", "- y", "### Constraints", "- z", "### Stop when", "- q")).toEqual([
    "goal 1",
    "done_when 1",
    "constraints 1",
    "stop_when 1",
  ]);
});

test("an entry that begins with what it excludes is a never-rule", () => {
  const { contract } = importPrompt(
    lines("## Goal", "x", "## Done when", "- y", "## Rules", "Out of scope: the lexer.", "Keep the names."),
  );
  expect(contract?.blocks.find(({ kind }) => kind === "constraints")?.items).toMatchObject([
    { kind: "never", text: "The lexer." },
    { kind: "must", text: "Keep the names." },
  ]);
});

test("labels that order and forbid stand side by side", () => {
  const { contract } = importPrompt(
    lines("Goal: x", "Do not:", "- change prices", "Must:", "- keep the logs", "Done when: it is fast"),
  );
  expect(contract?.blocks.find(({ kind }) => kind === "constraints")?.items).toMatchObject([
    { kind: "never", text: "change prices" },
    { kind: "must", text: "keep the logs" },
  ]);
});

test.each([
  ["Must / must not", "Edit only `src/`.", "scope"],
  ["Red lines", "Edit only `src/`.", "scope"],
  ["Constraints and non-goals", "Keep commits small.", "must"],
  ["Limiti da rispettare", "Non aggiungere dipendenze.", "never"],
])("a title that orders and forbids turns no entry round: %s", (title, entry, kind) => {
  const { draft } = importPrompt(lines("## Goal", "x", `## ${title}`, `- ${entry}`, "## Done when", "- y"));
  expect(draft.blocks.find((block) => block.kind === "constraints")?.items.map((item) => item.kind)).toEqual([kind]);
});

test.each([
  ["Come back to me if", "stop_when"],
  ["Para si", "stop_when"],
  ["Остановись, если", "stop_when"],
  ["Rückfragen, wenn", "stop_when"],
  ["I'll merge it when", "done_when"],
  ["È finito quando", "done_when"],
  ["Está pronto quando", "done_when"],
  ["Готово, когда", "done_when"],
  ["De qué se trata", "goal"],
  ["Di cosa si tratta", "goal"],
  ["Where to look first", "context"],
  ["先看", "context"],
  ["À respecter", "constraints"],
  ["Tras cada paso", "verification_loop"],
  ["In this order", "workflow"],
  ["Sign-off line", "output_contract"],
  ["What if", undefined],
  ["Not only when", undefined],
])("a title in a language of its own: %s", (title, kind) => expect(titleSense(title)?.kind).toBe(kind));

test.each([
  "À respecter\n- Le style du code est libre.\n- Le format des logs peut changer.",
  "Da rispettare\n- Il formato dei log può cambiare.",
  "注意事项\n- 旧接口下周才删，不用管。\n- 日志里不用保留旧格式。",
])("what is free binds nobody: %j", (text) => {
  const { draft } = importPrompt(text);
  expect(
    draft.blocks.flatMap(({ items }) => items.map(({ kind }) => kind)).filter((kind) => kind === "architecture"),
  ).toEqual([]);
});
