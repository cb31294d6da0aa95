import { expect, test } from "vitest";
import { importPrompt } from "../import/import-prompt.ts";
import { type Contract, parseContract } from "../node/contract.ts";
import { render } from "../render/render.ts";
import { lint } from "./lint.ts";
import { positionsInJson, positionsInText } from "./positions.ts";

const text = (words: string) => ({ kind: "text", text: words });

/** Text before and behind the blocks, and an address that may not stand in a prompt in the last of it. */
const contract: Contract = parseContract({
  version: 1,
  id: "port",
  blocks: [
    { kind: "other", items: [text("You are careful."), text("You read first.")] },
    { kind: "goal", items: [{ kind: "outcome", text: "Port it." }] },
    { kind: "done_when", items: [{ kind: "command", run: "pnpm test" }] },
    { kind: "other", items: [text("Read /home/ada/notes.md.")] },
  ],
});

test("kept texts are counted over all blocks that hold some, as their ids are", () => {
  const [finding] = lint(contract).filter(({ ruleId }) => ruleId === "no-user-path");
  expect(finding?.where).toBe("other[2]");
  const hidden = { suppress: [{ rule: "no-user-path", item: "T3", reason: "it is shown, not read" }] };
  const others = { suppress: [{ rule: "no-user-path", item: "T1", reason: "it is shown, not read" }] };
  const said = (settings: typeof hidden) =>
    lint(contract, { settings }).map(({ ruleId, where }) => `${ruleId} ${where}`);
  expect(said(hidden).filter((each) => /user-path|unused/.test(each))).toEqual([]);
  expect(
    said(others)
      .filter((each) => /user-path|unused/.test(each))
      .toSorted(),
  ).toEqual(["no-user-path other[2]", "unused-suppression other[0]"]);
});

test("each of them has its own line, in every form", () => {
  const written = render(contract);
  const { places } = positionsInText(written, "a.goal.md");
  const lineOf = (words: string, source: string): number =>
    source.split("\n").findIndex((line) => line.includes(words)) + 1;
  expect(places["other[2]"]?.line).toBe(lineOf("notes.md", written));
  const json = JSON.stringify(contract, null, 2);
  expect(positionsInJson(json, "a.goal.json").places["other[2].text"]?.line).toBe(lineOf("notes.md", json));
  const prompt =
    "You are careful.\n\n<goal>Port it.</goal>\nAside.\n<done_when>\n- a\n</done_when>\n\nRead /home/ada/notes.md.\n";
  expect(importPrompt(prompt).places["other[2]"]).toEqual({ line: 9, column: 1 });
});

test("an import of labelled text names the same places as lint does", () => {
  for (const format of ["xml", "markdown"] as const) {
    const written = render(contract, { format });
    const { places } = positionsInText(written, "a.goal.md");
    expect(Object.keys(importPrompt(written).places).length).toBeGreaterThan(6);
    expect(places).toMatchObject(importPrompt(written).places);
  }
});

test("brackets that are nested without end are passed over", () => {
  const deep = `${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}`;
  expect(positionsInJson(deep, "a.goal.json").places).toEqual({});
  const within = JSON.stringify({ blocks: [{ kind: "goal", items: [{ kind: "outcome", text: "x" }], more: 0 }] });
  expect(Object.keys(positionsInJson(within.replace('"more":0', `"more":${deep}`), "a.goal.json").places)).toContain("goal[0].text"); // biome-ignore format: one
});
