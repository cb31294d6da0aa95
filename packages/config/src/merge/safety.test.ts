import { describe, expect, test } from "vitest";
import type { ConfigTarget } from "../rules/rule.ts";
import { mergeConfig } from "./merge.ts";
import { safetyKeys, tighter } from "./safety.ts";

test.each([
  [{ kind: "least" }, 3, 9, 3],
  [{ kind: "least" }, 9, 3, 3],
  [{ kind: "boolean", tight: false }, false, true, false],
  [{ kind: "boolean", tight: false }, true, false, false],
  [{ kind: "boolean", tight: false }, true, true, true],
  [{ kind: "boolean", tight: true }, true, false, true],
  [{ kind: "boolean", tight: true }, false, true, true],
  [{ kind: "boolean", tight: true }, false, false, false],
  [{ kind: "intersection" }, ["a", "b"], ["b", "c"], ["b"]],
  [{ kind: "union" }, ["a"], ["b"], ["a", "b"]],
  [{ kind: "words", order: ["loose", "tight"] }, "tight", "loose", "tight"],
  [{ kind: "words", order: ["loose", "tight"] }, "loose", "tight", "tight"],
  [{ kind: "words", order: ["loose", "tight"] }, "tight", "unheard of", "tight"],
  // what is as tight as the other is the later one's
  [{ kind: "words", order: ["loose", "tight"] }, "odd", "unheard of", "unheard of"],
  [{ kind: "words", order: ["loose", "some", "tight"], tableAs: "some" }, { a: 1 }, "loose", { a: 1 }],
  [{ kind: "words", order: ["loose", "some", "tight"], tableAs: "some" }, "unheard of", "loose", "unheard of"],
  [{ kind: "least" }, 3, "3", "3"],
  [{ kind: "union" }, "no list", ["b"], ["b"]],
  [{ kind: "intersection" }, ["a"], "no list", []],
] as const)("%j: %j, then %j, gives %j", (rule, earlier, later, value) => {
  expect(tighter(rule, earlier, later)).toEqual(value);
});

/** Each safety key with values from the tightest to the loosest. */
const scales: readonly (readonly [ConfigTarget, string, readonly unknown[]])[] = [
  ["codex", "approval_policy", ["untrusted", "on-request", "on-failure", "never"]],
  ["codex", "approval_policy", ["untrusted", { granular: { rules: true } }, "on-failure", "never"]],
  ["codex", "sandbox_mode", ["read-only", "workspace-write", "danger-full-access"]],
  ["codex", "default_permissions", [":read-only", ":workspace", "mine", ":danger-full-access"]],
  ["codex", "web_search", ["disabled", "cached", "indexed", "live"]],
  ["codex", "sandbox_workspace_write.network_access", [false, true]],
  ["codex", "sandbox_workspace_write.writable_roots", [[], ["/a"], ["/a", "/b"]]],
  ["codex", "goals.max_goal_token_budget", [3, 9, 20]],
  [
    "claude-code",
    "permissions.defaultMode",
    ["plan", "dontAsk", "default", "acceptEdits", "auto", "bypassPermissions"],
  ],
  ["claude-code", "permissions.disableBypassPermissionsMode", ["disable", ""]],
  ["claude-code", "permissions.disableAutoMode", ["disable", ""]],
  ["claude-code", "permissions.deny", [["Read", "Edit"], ["Read"], []]],
  ["claude-code", "permissions.ask", [["Read", "Edit"], ["Read"], []]],
  ["claude-code", "sandbox.enabled", [true, false]],
  ["claude-code", "sandbox.failIfUnavailable", [true, false]],
  ["claude-code", "sandbox.allowUnsandboxedCommands", [false, true]],
  ["claude-code", "sandbox.network.allowedDomains", [[], ["a.test"], ["a.test", "b.test"]]],
  ["claude-code", "sandbox.network.deniedDomains", [["a.test", "b.test"], ["a.test"], []]],
  ["claude-code", "sandbox.network.allowLocalBinding", [false, true]],
];

const pairs = scales.flatMap(([target, key, scale]) =>
  scale.flatMap((tight, at) => scale.slice(at + 1).map((loose) => [target, key, tight, loose] as const)),
);

describe.each(pairs)("%s: %s is tighter at %j than at %j", (target, key, tight, loose) => {
  const path = key.split(".");
  const part = (name: string, value: unknown) => ({
    source: { kind: "override", name } as const,
    config: path.reduceRight((inner, step) => ({ [step]: inner }), value) as Record<string, unknown>,
  });

  test("a later part does not loosen it, and what was held is said", () => {
    const { entries, held } = mergeConfig(target, [part("tight", tight), part("loose", loose)]);
    expect(entries.get(key)).toMatchObject({ value: tight, source: { name: "tight" } });
    expect(held).toEqual([{ path, value: loose, source: { kind: "override", name: "loose" } }]);
  });

  test("a later part tightens it, and nothing is held", () => {
    const { entries, held } = mergeConfig(target, [part("loose", loose), part("tight", tight)]);
    expect(entries.get(key)).toMatchObject({ value: tight, source: { name: "tight" } });
    expect(held).toEqual([]);
  });
});

test.each(["codex", "claude-code"] as const)("%s: every safety key stands above, and no other", (target) => {
  const keys = scales.filter(([one]) => one === target).map(([, key]) => key);
  expect([...new Set(keys)].sort()).toEqual(Object.keys(safetyKeys[target]).sort());
});
