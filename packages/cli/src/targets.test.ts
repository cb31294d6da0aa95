import { claudeCode } from "@goalpost/claude-code";
import { codex } from "@goalpost/codex";
import { command, type GoalpostError, goal } from "@goalpost/core";
import { lint } from "@goalpost/core/lint";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { project } from "./testing/cache.ts";
import { call } from "./testing/call.ts";

const tree = () =>
  project({
    "port.goal.md": "## goal\n\n- G1 outcome: Port it.\n\n## done_when\n\n- D1 command: `node --test` exits 0.\n",
  });

test("render prints what Claude Code is given, by its own words", async () => {
  const { code, out } = await call(["render", "port", "--target", "claude-code", "--format", "json"], { cwd: tree() });
  expect(code).toBe(0);
  const launch = JSON.parse(out);
  expect(Object.keys(launch)).toEqual([
    "version",
    "command",
    "target",
    "condition",
    "prompt",
    "settings",
    "files",
    "argv",
    "who_set",
    "warnings",
    "trace",
  ]);
  expect(launch).toMatchObject({ target: "claude-code", settings: { permissions: { defaultMode: "acceptEdits" } } });
});

test("render says the condition's size against the client's limit", async () => {
  const { out } = await call(["render", "port", "--target", "claude-code"], { cwd: tree() });
  expect(out).toMatch(/port for claude-code: condition \d+ of 4,000 UTF-16 code units/);
});

test("a target that is none is named, with the nearest", async () => {
  const { code, err } = await call(["render", "port", "--target", "claude"], { cwd: tree() });
  expect(code).toBe(2);
  expect(err).toContain("--target claude: is not a target, expected codex or claude-code");
});

/** Contracts around the limits of both clients, in scripts of one to four bytes, with texts that a client rewrites. */
const contracts = fc
  .record({
    unit: fc.constantFrom("x", "Port it. ", "é", "移", "👍", "$1 ", "$ARGUMENTS "),
    length: fc.integer({ min: 900, max: 4200 }),
    stops: fc.integer({ min: 0, max: 3 }),
    why: fc.boolean(),
    id: fc.constantFrom("p", "a-contract-with-a-longer-name"),
  })
  .map(({ unit, length, stops, why: hasWhy, id }) => {
    const text = unit
      .repeat(Math.ceil(length / unit.length))
      .slice(0, length)
      .toWellFormed()
      .trim();
    const base = goal(text, { id, ...(hasWhy ? { why: "Somebody waits for it." } : {}) }).doneWhen(
      command("pnpm test"),
    );
    return Array.from({ length: stops }, (_none, index) => `state ${index}`)
      .reduce((builder, state) => builder.stopWhen(state), base)
      .build();
  });

test.each([codex(), claudeCode()])(
  "lint says over-the-limit of $name where it does not compile, and nowhere else",
  (target) => {
    let refused = 0;
    fc.assert(
      fc.property(contracts, (contract) => {
        let error: unknown;
        try {
          target.compile(contract);
        } catch (thrown) {
          error = thrown;
        }
        if (error !== undefined) refused += 1;
        const said = lint(contract, { targets: [target.name] }).filter(({ ruleId }) => ruleId === "over-the-limit");
        expect(said.map(({ what }) => what)).toEqual(
          error === undefined ? [] : [`${(error as GoalpostError).what} (${target.name})`],
        );
      }),
      { numRuns: 300, seed: 5 },
    );
    // Both sides of the limit were tried.
    expect(refused).toBeGreaterThan(30);
    expect(refused).toBeLessThan(270);
  },
);

test("a goal of 3,300 characters lints as it builds", () => {
  const long = goal("x".repeat(3300), { id: "port" }).doneWhen(command("pnpm test")).build();
  expect(() => codex().compile(long)).toThrow(/pack\/over-limit/);
  expect(lint(long).map(({ ruleId }) => ruleId)).toContain("over-the-limit");
});
