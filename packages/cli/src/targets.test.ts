import { conditionLimit } from "@goalpost/claude-code";
import { objectiveLimit } from "@goalpost/codex";
import { clientLimits } from "@goalpost/core/lint";
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
    "target",
    "condition",
    "prompt",
    "settings",
    "files",
    "argv",
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
  expect(err).toContain("--target claude: is no target, expected codex or claude-code");
});

test("lint measures by what the targets pack to", () => {
  const packed = { codex: objectiveLimit, "claude-code": conditionLimit };
  const counted = (limits: typeof packed | typeof clientLimits) =>
    Object.entries(limits).map(([name, { max, unit }]) => [name, max, unit]);
  expect(counted(clientLimits)).toEqual(counted(packed));
});
