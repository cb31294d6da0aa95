import { describe, expect, test } from "vitest";
import type { Contract } from "../node/contract.ts";
import { applyFixes } from "./fix.ts";
import { lint } from "./lint.ts";
import type { RuleCase } from "./rule.ts";
import { rules } from "./rule-sets.ts";
import { builtIns } from "./testing/more-cases.ts";

const asCase = (given: Contract | RuleCase): RuleCase => ("blocks" in given ? { given } : given);

describe.each(rules)("$id", (rule) => {
  const { silent, speaks } = rule.cases();
  const more = builtIns[rule.id];
  const wheres = ({ given, context: { options = {}, ...context } = {} }: RuleCase): readonly string[] =>
    lint(given, {
      ...context,
      rules: [rule],
      settings: { rules: { [rule.id]: [rule.severity, options] } },
    }).map(({ where }) => where);

  test.each(Object.entries(silent))("is silent: %s", (_name, given) => {
    expect(wheres(asCase(given))).toEqual([]);
  });
  test.each(Object.entries(speaks))("speaks: %s", (_name, { finds, fixed, ...given }) => {
    expect(wheres(given)).toEqual(finds);
    if (fixed !== undefined) {
      const result = applyFixes(given.given, { rules: [rule] });
      expect(result.contract).toEqual(fixed);
      expect(wheres({ ...given, given: result.contract })).toEqual([]);
    }
  });
  test.each((more?.silent ?? []).map((given) => [nameOf(asCase(given)), asCase(given)] as const))(
    "is silent, in a real look: %s",
    (_name, given) => {
      expect(wheres(given)).toEqual([]);
    },
  );
  test.each((more?.speaks ?? []).map((given) => [nameOf(asCase(given)), asCase(given)] as const))(
    "speaks, in a real look: %s",
    (_name, given) => {
      expect(wheres(given).length).toBeGreaterThan(0);
    },
  );
  test("has at least five cases of each kind", () => {
    expect(Object.keys(silent).length + (more?.silent.length ?? 0)).toBeGreaterThanOrEqual(5);
    expect(Object.keys(speaks).length + (more?.speaks.length ?? 0)).toBeGreaterThanOrEqual(5);
  });
  test("says what, and how to fix it, in one sentence each", () => {
    for (const { given, context: { options: _options, ...context } = {} } of Object.values(speaks)) {
      for (const finding of lint(given, { ...context, rules: [rule] })) {
        expect(finding.what).toMatch(/^\S.+[^.\s]$/s);
        expect(finding.help).toMatch(/^\S.+$/s);
      }
    }
    expect(rule.summary).toMatch(/\.$/);
    expect(rule.source).toMatch(/^https:\/\/|\d{4}-\d\d-\d\d/);
  });
});

const nameOf = ({ given }: RuleCase): string => {
  // What a case adds stands last, in its block too.
  const block = given.blocks.findLast(({ kind }) => kind !== "done_when" && kind !== "goal") ?? given.blocks.at(-1);
  return JSON.stringify(block?.items.at(-1)).slice(0, 90);
};
