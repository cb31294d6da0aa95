import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clientForTests, completeGoal, type FoundClient, say, script, turn, write } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { call } from "../testing/call.ts";
import { smallStage } from "../testing/small.ts";

const preset = `import { definePreset } from "goalpost/preset";
export default definePreset({
  name: "acme",
  version: "1.2.0",
  codex: { developer_instructions: "Acme: tests come first.", approval_policy: "on-request" },
  claudeCode: { permissions: { deny: ["WebFetch"] } },
});
`;

/** What is asked for, what stands in the user's own file, and where the client shows that each has reached it. */
const clients = [
  {
    target: "codex",
    flags: ["--model", "gpt-5.5", "--effort", "high", "--permission-mode", "workspace-write"],
    own: (configDir: string) => {
      const file = join(configDir, "config.toml");
      writeFileSync(
        file,
        `sandbox_mode = "read-only"\nmodel_verbosity = "low"\n${readFileSync(file, "utf8").replace("gpt-5.5", "gpt-6-sol")}`,
      );
    },
    said: [
      '  model = "gpt-5.5"  the command line\n    over user CONFIG/config.toml:3: "gpt-6-sol"\n',
      '  model_reasoning_effort = "high"  the command line\n',
      '  sandbox_mode = "workspace-write"  the command line\n    over user CONFIG/config.toml:1: "read-only"\n',
      '  developer_instructions = "Acme: tests come first."  preset acme 1.2.0\n',
      '  approval_policy = "on-request"  preset acme 1.2.0\n',
    ],
    started: /^started: Codex [\d.]+, model gpt-5\.5, sandbox workspaceWrite$/m,
    asked: { model: "gpt-5.5", reasoning: { effort: "high" }, text: { verbosity: "low" } },
    texts: ["Acme: tests come first.", "`sandbox_mode` is `workspace-write`"],
    tools: [],
  },
  {
    target: "claude-code",
    flags: ["--model", "sonnet", "--effort", "high", "--permission-mode", "acceptEdits"],
    own: (configDir: string) =>
      appendFileSync(
        join(configDir, "settings.json"),
        JSON.stringify({ model: "haiku", permissions: { defaultMode: "plan", deny: ["WebSearch"] } }),
      ),
    said: [
      '  model = "sonnet"  the command line\n    over user CONFIG/settings.json:1: "haiku"\n',
      '  effortLevel = "high"  the command line\n',
      '  permissions.defaultMode = "acceptEdits"  the command line\n    over user CONFIG/settings.json:1: "plan"\n',
      '  permissions.deny = ["WebFetch","Edit(./.goalpost/**)"]  preset acme 1.2.0, the contract\n',
    ],
    started: /^started: Claude Code [\d.]+, model claude-sonnet-[\w-]+, permission mode acceptEdits$/m,
    asked: { model: expect.stringMatching(/^claude-sonnet-/), output_config: { effort: "high" } },
    texts: [],
    // a tool that is denied as a whole is not offered: one by the preset, one by the user's own file
    tools: ["WebFetch", "WebSearch"],
  },
] as const;

for (const { target, flags, own, said, started, asked, texts, tools } of clients) {
  const { client, skip } = await clientForTests(target);
  if (skip !== undefined) console.warn(skip);

  describe.skipIf(skip !== undefined)(`what is asked of ${target}`, () => {
    test("reaches the real client, says who set it, and leaves the user's own settings as they are", async () => {
      const work = script(turn(write("done.txt", "done"), completeGoal(), say("Done.")));
      const stage = await smallStage(work, client as FoundClient, { "preset.ts": preset });
      const { cwd, env, server } = stage;
      own(stage.home.configDir);
      const run = ["run", "small", "--target", target, "--preset", "./preset.ts", ...flags, "--no-preflight"];
      const { code, out, err } = await call(run, { cwd, env });
      expect([code, err], out).toEqual([0, expect.not.stringContaining("error")]);
      const shown = out.replaceAll(stage.home.configDir, "CONFIG");
      for (const each of said) expect(shown).toContain(each);
      expect(out).toMatch(started);
      const request = server.seen.requests[0];
      expect(request?.body).toMatchObject(asked);
      for (const each of texts) expect(request?.saw.contains(each), each).toBe(true);
      const offered = JSON.stringify(request?.body);
      for (const each of tools) expect(offered).not.toContain(`"name":"${each}"`);
      const launch = JSON.parse(
        readFileSync(join(String(env.GOALPOST_STATE_DIR), await runFolderOf(cwd, env)), "utf8"),
      );
      expect(launch.whoSet.open).toBeUndefined();
      expect(server.outside).toEqual([]);
    });
  });
}

/** Where a run keeps its launch, below the state folder. */
async function runFolderOf(cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { stateDir } = await import("@goalpost/verify");
  return join(stateDir({ cwd, id: "small", env }), "run/launch.json").slice(String(env.GOALPOST_STATE_DIR).length);
}
