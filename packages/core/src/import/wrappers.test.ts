import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";

describe("a tag that only stands around blocks is structure", () => {
  const words = (text: string): readonly string[] =>
    importPrompt(text).spans.flatMap((span) => (span.as === "other" ? [span.text] : []));
  const blocks = "<goal>Port it.</goal>\n<done_when>\n- `npm test` passes\n</done_when>";

  test.each([
    ["of a block's name", `<instructions>\n${blocks}\n</instructions>`],
    ["of a name of its own", `<my-task>\n${blocks}\n</my-task>\n`],
    ["around headings", "<prompt>\n## Goal\nPort it.\n\n## Done when\n- `npm test` passes\n</prompt>\n"],
    ["two, one in the other", `<a>\n<b>\n${blocks}\n</b>\n</a>`],
  ])("%s", (_name, text) => {
    expect(words(text)).toEqual([]);
    expect(importPrompt(text).contract?.blocks.find(({ kind }) => kind === "done_when")?.items).toHaveLength(1);
  });

  test.each([
    ["one half", `<job>\n${blocks}`, ["<job>"]],
    ["another name", `<job>\n${blocks}\n</duty>`, ["<job>", "</duty>"]],
    ["no block in it", `<note>\nHello there.\n</note>\n${blocks}`, ["<note>\nHello there.\n</note>"]],
    ["what it says beside its name", `<job for="you">\n${blocks}\n</job>`, ['<job for="you">', "</job>"]],
    ["words beside it", `Please:\n<prompt>\n${blocks}\n</prompt>\nThanks!`, ["Please:", "Thanks!"]],
  ])("but what stands there is kept: %s", (_name, text, kept) => {
    expect(words(text)).toEqual(kept);
  });
});
