import { expect, test } from "vitest";
import { fromWire, toWire } from "./wire.ts";

test("keys and types are snake_case on the wire, values stay, and the way back gives the same", () => {
  const event = {
    type: "commandEnded",
    exitCode: 0,
    at: "x",
    nested: [{ cachedInputTokens: 1, status: "usageLimited" }],
  };
  expect(toWire(event)).toEqual({
    type: "command_ended",
    exit_code: 0,
    at: "x",
    nested: [{ cached_input_tokens: 1, status: "usageLimited" }],
  });
  expect(fromWire(toWire({ goalStatus: "usageLimited", list: [{ sha256: "ab", runId: 1 }] }))).toEqual({
    goalStatus: "usageLimited",
    list: [{ sha256: "ab", runId: 1 }],
  });
});
