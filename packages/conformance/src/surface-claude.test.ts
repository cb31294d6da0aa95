import { expect, test } from "vitest";
import { modelsIn } from "./surface-claude.ts";

test("words for models are taken from the client's answer, each with the model and its efforts", () => {
  const models = [
    { value: "default", resolvedModel: "claude-a-1", supportedEffortLevels: ["low", "high"] },
    { value: "b", resolvedModel: "claude-b-2" },
    { displayName: "without a value" },
  ];
  expect(modelsIn({ models })).toEqual([
    ["default", "claude-a-1, efforts low high"],
    ["b", "claude-b-2"],
  ]);
  expect([modelsIn({}), modelsIn(undefined)]).toEqual([[], []]);
});
