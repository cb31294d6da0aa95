import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs, seed } from "../testing/seed.ts";
import { mergeConfig, mergedOf } from "./merge.ts";
import { type ConfigPart, configOf, mergeMerged } from "./merged.ts";
import { safetyKeys, tighter } from "./safety.ts";

const strings = fc.uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 3 });
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const codex = fc.record({
  model: optional(fc.constantFrom("m", "n")),
  approval_policy: optional(
    fc.constantFrom<unknown>("never", "on-failure", "on-request", { granular: { rules: true } }),
  ),
  sandbox_mode: optional(fc.constantFrom("read-only", "workspace-write", "danger-full-access")),
  sandbox_workspace_write: optional(
    fc.record({ network_access: optional(fc.boolean()), writable_roots: optional(strings) }),
  ),
  goals: optional(fc.record({ max_goal_token_budget: fc.integer({ min: 1, max: 9 }) })),
  features: optional(fc.dictionary(fc.constantFrom("goals", "hooks"), fc.boolean())),
  web_search: optional(fc.constantFrom("live", "cached", "disabled")),
});
const claude = fc.record({
  model: optional(fc.constantFrom("m", "n")),
  permissions: optional(
    fc.record({
      deny: optional(strings),
      allow: optional(strings),
      defaultMode: optional(fc.constantFrom("plan", "default", "bypassPermissions")),
      disableBypassPermissionsMode: optional(fc.constant("disable")),
    }),
  ),
  sandbox: optional(fc.record({ enabled: optional(fc.boolean()) })),
});

describe.each([
  ["codex", codex],
  ["claude-code", claude],
] as const)("%s", (target, config) => {
  const keys = Object.keys(safetyKeys[target]);
  const part = (canLoosen: boolean): fc.Arbitrary<ConfigPart> =>
    fc
      .tuple(config, fc.nat(99), canLoosen ? fc.subarray(keys) : fc.constant<string[]>([]))
      .map(([value, name, loosened]) => ({
        source: { kind: "override", name: `layer ${name}` },
        config: value,
        loosens: Object.fromEntries(loosened.map((key) => [key, "because"])),
      }));

  test("a merge is associative, with loosening too", () => {
    fc.assert(
      fc.property(part(true), part(true), part(true), (a, b, c) => {
        const [x, y, z] = [a, b, c].map((one) => mergedOf(target, one)) as [
          ReturnType<typeof mergedOf>,
          ReturnType<typeof mergedOf>,
          ReturnType<typeof mergedOf>,
        ];
        const values = (merged: typeof x) =>
          new Map([...merged.entries].map(([key, { value, loosened }]) => [key, { value, loosened }]));
        expect(values(mergeMerged(mergeMerged(x, y), z))).toEqual(values(mergeMerged(x, mergeMerged(y, z))));
      }),
      { seed, numRuns: runs(400) },
    );
  });

  test("a merge with itself changes nothing", () => {
    fc.assert(
      fc.property(part(true), (a) => {
        expect(mergeConfig(target, [a, a]).entries).toEqual(mergeConfig(target, [a]).entries);
        expect(mergeConfig(target, [a, a]).held).toEqual([]);
      }),
      { seed, numRuns: runs(400) },
    );
  });

  test("without a reason no safety key is looser than any part had it, and nothing is changed in place", () => {
    fc.assert(
      fc.property(fc.array(part(false), { maxLength: 4 }), (parts) => {
        const before = JSON.stringify(parts);
        const merged = mergeConfig(target, parts);
        expect(JSON.stringify(parts)).toBe(before);
        for (const one of parts) {
          for (const [key, { value }] of mergedOf(target, one).entries) {
            const rule = safetyKeys[target][key];
            const result = merged.entries.get(key)?.value;
            if (rule?.kind === "words")
              expect(JSON.stringify([result, tighter(rule, value, result)])).toBe(JSON.stringify([result, result]));
            else if (rule !== undefined) expect(sorted(tighter(rule, value, result))).toEqual(sorted(result));
          }
        }
      }),
      { seed, numRuns: runs(400) },
    );
  });
});

const sorted = (value: unknown) => (Array.isArray(value) ? [...value].sort() : value);

test("a loosened key keeps its reason and its source", () => {
  const merged = mergeConfig("codex", [
    {
      source: { kind: "preset", name: "acme", package: { name: "@acme/preset", version: "1.2.0" } },
      config: { sandbox_mode: "read-only" },
    },
    {
      source: { kind: "file", name: "config.toml", line: 3 },
      config: { sandbox_mode: "workspace-write" },
      loosens: { sandbox_mode: "the task writes" },
    },
  ]);
  expect(configOf(merged)).toEqual({ sandbox_mode: "workspace-write" });
  expect(merged.entries.get("sandbox_mode")).toMatchObject({
    loosened: "the task writes",
    source: { name: "config.toml", line: 3 },
  });
});

test("what was held is said", () => {
  const merged = mergeConfig("codex", [
    { source: { kind: "preset", name: "p" }, config: { sandbox_mode: "read-only" } },
    { source: { kind: "override", name: "me" }, config: { sandbox_mode: "danger-full-access" } },
  ]);
  expect(merged.held).toEqual([
    { path: ["sandbox_mode"], value: "danger-full-access", source: { kind: "override", name: "me" } },
  ]);
});
