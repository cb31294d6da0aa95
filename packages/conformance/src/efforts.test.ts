import { effortOf as claudeEffort } from "@goalpost/claude-code";
import { effortOf as codexEffort } from "@goalpost/codex";
import { describe, expect, test } from "vitest";
import { readResults } from "./results.ts";

const nothingSet = { configuredEffort: null };
const known = (effort = "none"): string | undefined => (effort === "none" ? undefined : effort);

describe.each(readResults().filter(({ client }) => client === "codex"))("codex $version", (result) => {
  const at = { ...nothingSet, clientVersion: result.version };
  test("each model of its catalogue has the effort that the client gives it", () => {
    const models = Object.entries((result.surface as Record<string, Record<string, string>> | undefined)?.models ?? {});
    expect(models.length).toBeGreaterThan(5);
    expect(models.map(([model]) => [model, codexEffort({ ...at, model })])).toEqual(
      models.map(([model, said]) => [model, known(/, effort (\w+)/.exec(said)?.[1])]),
    );
  });
  test("without a model it is that of the default model", () => {
    expect(codexEffort(at)).toBe(known(/, effort (\w+)/.exec(result.seen["default-model"] ?? "")?.[1]));
  });
});

describe.each(readResults().filter(({ client }) => client === "claude-code"))("claude-code $version", (result) => {
  const at = { ...nothingSet, clientVersion: result.version };
  const said = [...(result.seen["claude-model-efforts"] ?? "").matchAll(/(\w+): ([\w.-]+), effort (\w+)/g)];
  test.each(said.map(([all, word, model, effort]) => ({ all, word, model, effort })))(
    "$all",
    ({ word, model, effort }) => {
      expect([word, model].map((each) => claudeEffort({ ...at, model: each ?? "" }))).toEqual([
        known(effort),
        known(effort),
      ]);
    },
  );
  test("without a model it is that of the default model", () => {
    expect(said).toHaveLength(4);
    expect(claudeEffort(at)).toBe(known(/, effort (\w+)/.exec(result.seen["claude-default-model"] ?? "")?.[1]));
  });
});
