import { expect, test } from "vitest";
import { committedFiles, textOf } from "../src/committed.ts";

test("each package whose pages are measured has a test that compares them with what is checked in", async () => {
  const files = await committedFiles();
  const measuring = files.filter(
    (file) => /^packages\/[^/]+\/generate\.ts$/.test(file) && /^export const measured\b/m.test(textOf(file) ?? ""),
  );
  const held = measuring.filter((file) => {
    const tests = files.filter(
      (each) => each.startsWith(file.replace("generate.ts", "src/")) && each.endsWith(".test.ts"),
    );
    return tests.some((each) => textOf(each)?.includes("[...measured()]"));
  });
  expect([held, measuring.length > 1]).toEqual([measuring, true]);
});
