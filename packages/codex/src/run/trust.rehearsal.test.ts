import { readFileSync } from "node:fs";
import { join } from "node:path";
import { completeGoal, repeat, say, script, turn } from "@goalpost/rehearsal";
import { put } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, clientPath, realCodex, stage } from "../testing/stage.ts";
import { resume } from "./run.ts";

const done = script(repeat(2, turn(completeGoal(), say("Done."))));
const effortOf = (body: unknown): unknown => (body as { reasoning?: { effort?: string } }).reasoning?.effort;

describe.skipIf(realCodex.skip)("trust in the project, with the real Codex", () => {
  test.each(["workspace-write", "danger-full-access"] as const)(
    "is not written into the user's config.toml under %s",
    async (sandbox) => {
      const set = await stage(done, { codex: { sandbox, dangerouslyDisableSandbox: true } });
      const config = join(set.home.configDir, "config.toml");
      const before = readFileSync(config, "utf8");
      const { run } = await begin(set);
      expect(await run.result).toMatchObject({ reason: "complete" });
      const again = await resume(set.stateDir, { client: [clientPath], env: set.home.env, evidence: "D1" });
      expect(await again.result).toMatchObject({ reason: "complete", turns: 2 });
      expect(readFileSync(config, "utf8")).toBe(before);
    },
  );

  test.each([
    [false, "medium", ["project-untrusted"]],
    [true, "low", []],
  ] as const)("given for the run: %s", async (trustProject, effort, warnings) => {
    const set = await stage(done);
    put(set.cwd, ".codex/config.toml", 'model_reasoning_effort = "low"\n');
    const { run, events } = await begin(set, { trustProject });
    await run.result;
    expect(effortOf(set.server.requests[0]?.body)).toBe(effort);
    const codes = events.filter((event) => event.type === "warning").map(({ code }) => code);
    expect(codes.filter((code) => code === "project-untrusted")).toEqual(warnings);
    expect(readFileSync(join(set.home.configDir, "config.toml"), "utf8")).not.toContain("trust_level");
  });

  test("that the user has decided is left alone", async () => {
    const set = await stage(done);
    put(set.cwd, ".codex/config.toml", 'model_reasoning_effort = "low"\n');
    const config = join(set.home.configDir, "config.toml");
    const text = `${readFileSync(config, "utf8")}\n[projects.${JSON.stringify(set.cwd)}]\ntrust_level = "trusted"\n`;
    put(set.home.configDir, "config.toml", text);
    const { run } = await begin(set);
    await run.result;
    expect(effortOf(set.server.requests[0]?.body)).toBe("low");
    expect(readFileSync(config, "utf8")).toBe(text);
  });
});
