import { describe, expect, test } from "vitest";
import { project } from "../testing/cache.ts";
import { unattended } from "./unattended-options.ts";

const now = Date.parse("2026-11-30T02:00:00Z");
const none = { stuck: [] };

describe("how a run is held that nobody watches", () => {
  test("by options, and what they leave open by run in goalpost.json", async () => {
    const cwd = project({
      "goalpost.json":
        '{ "run": { "stuck": { "oscillation": "off", "no-progress": 20 }, "idle_minutes": 60, "limit_retry_minutes": 15 } }',
    });
    expect(await unattended(none, { cwd, env: {} }, now)).toEqual({
      stuck: { oscillation: "off", "no-progress": 20 },
      silentMinutes: 60,
      limitSeconds: 900,
    });
    const flags = { stuck: ["no-progress=30", "empty-turns=off"], idle: "off", limitRetry: "1.5", deadline: "8h" };
    expect(await unattended(flags, { cwd, env: {} }, now)).toEqual({
      stuck: { oscillation: "off", "no-progress": 30, "empty-turns": "off" },
      silentMinutes: Number.POSITIVE_INFINITY,
      limitSeconds: 90,
      bounds: { deadline: "2026-11-30T10:00:00.000Z" },
    });
    expect((await unattended({ stuck: ["off"] }, { cwd, env: {} }, now)).stuck).toBe("off");
    expect(await unattended(none, { cwd: project({}), env: {} }, now)).toEqual({ stuck: {} });
  });

  test("off in goalpost.json, and one kind on again", async () => {
    const cwd = project({ "goalpost.json": '{ "run": { "stuck": "off" } }' });
    const { stuck } = await unattended({ stuck: ["no-progress=9"] }, { cwd, env: {} }, now);
    expect(stuck).toMatchObject({ "no-progress": 9, oscillation: "off", "empty-turns": "off" });
  });

  test.each([
    [
      { stuck: ["no-progres=3"] },
      '--stuck no-progres=3: "no-progres" is not a kind, expected one of paused-but-spending, ',
      "write --stuck no-progress=20, or --stuck off",
    ],
    [
      { stuck: ["no-progress"] },
      '--stuck no-progress: says "nothing", expected a whole number from 1 to 1000, or off',
      "help",
    ],
    [{ stuck: ["no-progress=0"] }, 'says "0", expected a whole number', "help"],
    [{ stuck: ["no-progress=1e3"] }, 'says "1e3", expected', "help"],
    [{ stuck: ["no-progress=3=4"] }, "expected a whole number", "help"],
    [{ stuck: ["__proto__=3"] }, "is not a kind", "help"],
    [
      { stuck: [], idle: "0" },
      "--idle 0: is not a number of minutes above 0 and up to 10080, nor off",
      "write --idle 30",
    ],
    [{ stuck: [], idle: "soon" }, "--idle soon: is not a number", "help"],
    [{ stuck: [], limitRetry: "off" }, "--limit-retry off: is not a number of minutes", "write --limit-retry 30"],
    [
      { stuck: [], deadline: "07:00" },
      "--deadline 07:00: is neither a time from now on nor one of the clock with its zone",
      "write --deadline 8h",
    ],
    [{ stuck: [], deadline: "2026-13-01T00:00Z" }, "is neither a time from now on", "help"],
    [{ stuck: [], deadline: "999999d" }, "is neither a time from now on", "help"],
    [{ stuck: [], deadline: "2026-11-30T01:00Z" }, "has passed: it is 2026-11-30T02:00:00.000Z", "name a later time"],
  ])("%j is refused", async (flags, says, help) => {
    const failed = await unattended(flags, { cwd: project({}), env: {} }, now).catch((error: Error) => error.message);
    expect(failed).toContain(says);
    expect(failed).toContain(help);
  });

  test.each([
    ['{ "run": [] }', "goalpost.json: run: is [], expected an object"],
    [
      '{ "run": { "stuk": "off" } }',
      "goalpost.json: run.stuk: is not a setting of run, expected one of stuck, idle_minutes, limit_retry_minutes",
    ],
    ['{ "run": { "stuck": 3 } }', 'goalpost.json: run.stuck: is 3, expected "off" or an object'],
    ['{ "run": { "stuck": { "loops": 3 } } }', "goalpost.json: run.stuck.loops: is not a setting"],
    [
      '{ "run": { "stuck": { "no-progress": "3" } } }',
      'goalpost.json: run.stuck.no-progress: is "3", expected a whole number',
    ],
    ['{ "run": { "idle_minutes": -1 } }', "goalpost.json: run.idle_minutes: is -1, expected a number of minutes"],
    [
      '{ "run": { "limit_retry_minutes": "off" } }',
      'goalpost.json: run.limit_retry_minutes: is "off", expected a number',
    ],
    ['{ "run": ', "goalpost.json"],
  ])("%s is refused", async (text, says) => {
    await expect(unattended(none, { cwd: project({ "goalpost.json": text }), env: {} }, now)).rejects.toThrow(says);
  });
});
