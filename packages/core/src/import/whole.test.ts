import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const folder = new URL("../../fixtures/whole/", import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const names = readdirSync(folder).filter((name) => name.endsWith(".md"));

describe("whole prompts, each item of which a person has judged", () => {
  test("there are 25 and more, in ten languages", () => {
    expect(names.length).toBeGreaterThanOrEqual(25);
    for (const code of ["de", "fr", "es", "it", "pt", "ru", "zh", "ja", "ko"]) expect(names).toContain(`${code}.md`);
  });

  test.each(names)("%s", (name) => {
    const prompt = text(name);
    const { draft, spans } = importPrompt(prompt);
    expect(saidOf(draft)).toEqual(text(name.replace(".md", ".txt")).trimEnd().split("\n"));
    expect(spans.map((span) => span.text).join("")).toBe(prompt);
  });
});
