import { expect, test } from "vitest";
import { command, goal, render } from "./index.ts";
import { readSource } from "./lint-source.ts";
import { readStrictSource } from "./strict-source.ts";

const contract = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();

test.each([
  ["labelled text", render(contract), "a.goal.md"],
  ["JSON", JSON.stringify(contract), "a.goal.json"],
  ["JSON by its first sign", `\ufeff ${JSON.stringify(contract)}`, "a.md"],
  ["JSON that is none", "{", "a.md"],
])("%s needs no reader of prompts", (_name, text, file) => {
  const strict = readStrictSource(text, file, "port");
  expect(strict?.form).toBeDefined();
  expect(strict).toEqual(readSource(text, file, "port"));
});

test("a prompt does", () => {
  expect(readStrictSource("Port it. Done when `pnpm test` exits 0.", "a.md")).toBeUndefined();
  expect(readSource("Port it. Done when `pnpm test` exits 0.", "a.md").form).toBe("prompt");
});
