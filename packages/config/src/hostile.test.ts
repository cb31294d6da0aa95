import { expect, test } from "vitest";
import { configOf, effective, effectiveConfig, mergeConfig, setJsonc, setToml, validateConfig } from "./index.ts";

const hostile = JSON.parse(
  '{ "__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } } }',
) as Record<string, unknown>;
const isClean = () => (({}) as Record<string, unknown>).polluted === undefined;

test("a key named __proto__ is a key, and reaches no prototype", () => {
  const merged = configOf(mergeConfig("codex", [{ source: { kind: "file", name: "x" }, config: hostile }]));
  const layered = effectiveConfig(effective("codex", [{ kind: "user", name: "x", config: hostile }]));
  expect([Object.keys(merged), Object.keys(layered)]).toEqual([Object.keys(hostile), Object.keys(hostile)]);
  setToml("", ["__proto__", "polluted"], true);
  setJsonc("{}", ["__proto__", "polluted"], true);
  validateConfig("[__proto__]\npolluted = true\n[features]\n__proto__ = 1\n", { target: "codex" });
  validateConfig(JSON.stringify(hostile), { target: "claude-code" });
  expect(isClean()).toBe(true);
});

test("deep nesting is refused with a place, not with a crash", () => {
  const deep = 100_000;
  expect(validateConfig("[".repeat(deep), { target: "claude-code" }).verdict).toBe("reject");
  expect(validateConfig(`a = ${"[".repeat(deep)}`, { target: "codex" }).verdict).toBe("reject");
});

test("line ends in a reason or a name open no line of their own", () => {
  expect(setToml("", ["a\nb"], "c\nd = 1")).toBe('"a\\nb" = "c\\nd = 1"\n');
});
