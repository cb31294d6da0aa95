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

test("a name of every object is not a name of ours", () => {
  const own = { constructor: 1, toString: 2, model: "x" };
  const part = { source: { kind: "file", name: "x" }, config: own } as const;
  expect(configOf(mergeConfig("codex", [part, part]))).toEqual(own);
  expect(mergeConfig("codex", [part]).entries.get("constructor")?.loosened).toBeUndefined();
  const { findings } = validateConfig("[features]\n__proto__ = true\nconstructor = true\n", { target: "codex" });
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(["unknown-key", "unknown-key"]);
  const keys = validateConfig('[tui.keymap.global]\nopen_transcript = "constructor-a"\n', { target: "codex" });
  expect(keys.verdict).toBe("reject");
});

test("deep nesting is refused with a place, not with a crash", () => {
  const deep = 100_000;
  expect(validateConfig("[".repeat(deep), { target: "claude-code" }).verdict).toBe("reject");
  const codex = (text: string) => validateConfig(text, { target: "codex" });
  expect(codex(`a = ${"[".repeat(deep)}`).verdict).toBe("reject");
  const names = (count: number) => Array.from({ length: count }, () => "a").join(".");
  for (const [allowed, text] of [
    [true, `${names(80)} = ${"[".repeat(80)}${"]".repeat(80)}`],
    [false, `a = ${"[".repeat(81)}${"]".repeat(81)}`],
    [false, `# one\n${names(81)} = 1`],
    [false, `# one\n[${names(20_000)}]`],
  ] as const)
    expect(codex(text).verdict).toBe(allowed ? "accept" : "reject");
  expect(codex(`# one\n${names(81)} = 1`).findings[0]?.at).toMatchObject({ line: 2, column: 1 });
});

test("line ends in a reason or a name open no line of their own", () => {
  expect(setToml("", ["a\nb"], "c\nd = 1")).toBe('"a\\nb" = "c\\nd = 1"\n');
});
