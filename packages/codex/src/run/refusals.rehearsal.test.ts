import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { repeat, say, script, turn } from "@goalpost/rehearsal";
import { processesOf, put } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { fakeClient } from "../testing/fake-client.ts";
import { realCodex, stage } from "../testing/stage.ts";
import { checkClient, start, status } from "./run.ts";

const nothing = script(repeat(5, turn(say("Never asked."))));

describe.skipIf(realCodex.skip)("a start that cannot be", () => {
  test.each([
    [
      "a long one",
      "x".repeat(4001),
      /objective: the client refused it \(4001 characters\): goal objective must be at most 4000 characters\n {2}help: compile the contract/,
    ],
    [
      "a blank one",
      " \u00a0\n",
      /objective: the client refused it \(0 characters\): goal objective must not be empty\n {2}help: change what/,
    ],
  ])("because the client refuses the objective: %s", async (_name, objective, error) => {
    const set = await stage(nothing);
    await expect(start({ ...set.launch, objective }, set.options)).rejects.toThrow(error);
    expect(processesOf(set)).toEqual([]);
    expect(status(set.stateDir)).toMatchObject({ phase: "ended", usage: { turns: 0 } });
    expect(set.server.requests.filter(({ kind }) => kind === "turn")).toEqual([]);
  });

  test.each([
    { size: "4,000 bytes of ASCII", objective: "a".repeat(4000), whole: true },
    { size: "4,000 bytes in 1,334 characters", objective: `${"漢".repeat(1333)}a`, whole: true },
    { size: "4,002 bytes in 2,001 characters", objective: "é".repeat(2001), whole: false },
    { size: "16,000 bytes in 4,000 characters", objective: "🥅".repeat(4000), whole: false },
  ])("not because of its bytes: $size are taken, and shown whole: $whole", async ({ objective, whole }) => {
    const set = await stage(script());
    const run = await start({ ...set.launch, objective }, set.options);
    expect(await run.result).toMatchObject({ reason: "blocked" });
    expect(set.server.seen.objective() === objective).toBe(whole);
    expect(/…\d+ tokens truncated…/.test(set.server.seen.objective() ?? "")).toBe(!whole);
  });

  test("because a setting is wrong: the client's own words", async () => {
    const set = await stage(nothing);
    const refused =
      /^codex app-server: the client's settings do not load: .+\n {2}help: correct the key[^\n]+\n {2}code: codex\/settings-invalid$/;
    for (const config of ['approval_policy="whatever"', "sandbox_mode=5", 'model_provider="nope"']) {
      const options = { ...set.options, config: [config] };
      await expect(checkClient(set.launch, options)).rejects.toThrow(refused);
      await expect(start(set.launch, options)).rejects.toThrow(refused);
    }
    await expect(checkClient(set.launch, { ...set.options, config: ["sandbox_mode=5"] })).rejects.toThrow(
      /invalid type: .+ in `sandbox_mode`\n/,
    );
    expect(processesOf(set)).toEqual([]);
  });

  test("because config.toml does not load, of which the client only warns: before anything is started", async () => {
    const set = await stage(nothing);
    put(set.home.configDir, "config.toml", "model = 5\n");
    const refused =
      /^codex, \/\S+: the client's settings do not load: .+invalid type: integer `5`, expected a string.*\n {2}help: correct the key[^\n]+\n {2}code: codex\/settings-invalid$/;
    await expect(checkClient(set.launch, set.options)).rejects.toThrow(refused);
    expect(existsSync(set.stateDir)).toBe(false);
    await expect(start(set.launch, set.options)).rejects.toThrow(refused);
    expect(status(set.stateDir)).toMatchObject({ phase: "ended", usage: { turns: 0 } });
    expect(processesOf(set)).toEqual([]);
  });

  test("because goals are off", async () => {
    const set = await stage(nothing);
    await expect(start(set.launch, { ...set.options, config: ["features.goals=false"] })).rejects.toThrow(
      /goals feature is disabled/,
    );
    expect(processesOf(set)).toEqual([]);
  });

  test("because the contract is not built, or the client is missing or too old: nothing is started, and no state is left", async () => {
    const set = await stage(nothing);
    const missing = { ...set.options, client: [join(set.home.root, "codex")] };
    await expect(start(set.launch, missing)).rejects.toThrow(/codex\/client-missing/);
    const old = { ...set.options, client: fakeClient('console.log("codex-cli 0.120.0");').client };
    await expect(start(set.launch, old)).rejects.toThrow(/is 0\.120\.0, expected 0\.169\.0 or later/);
    rmSync(join(set.cwd, ".goalpost"), { recursive: true });
    await expect(start(set.launch, set.options)).rejects.toThrow(
      /contract\.md: is missing[\s\S]+run goalpost build greeting/,
    );
    expect(existsSync(set.stateDir)).toBe(false);
  });
});
