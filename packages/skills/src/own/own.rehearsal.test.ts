import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { clientForTests, isolatedHome, runProcess, say, script, startModelServer } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { ownSkills } from "./index.ts";
import type { OwnSkill } from "./own-skill.ts";

const codex = await clientForTests("codex");
const claude = await clientForTests("claude-code");
const packageRoot = resolve(import.meta.dirname, "../..");

/** Puts the skill as the package has it. */
function put({ skill }: OwnSkill, root: string): void {
  for (const path of Object.keys(skill.files)) {
    const file = join(root, skill.name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, readFileSync(join(packageRoot, "skills", skill.name, path)));
  }
}

/** A sentence as it stands in a request's JSON. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

describe.each(ownSkills.map((own) => [own.skill.name, own] as const))("%s", (name, own) => {
  test.skipIf(codex.skip)("Codex gives the model the skill that is named", async () => {
    for (const { asks, sees } of own.cases) {
      await using server = await startModelServer(script(say("ready")));
      await using home = await isolatedHome({ client: "codex", server });
      const project = join(home.root, "project");
      put(own, join(project, ".agents/skills"));
      const argv = ["exec", "--skip-git-repo-check", `$${name} ${asks}`];
      const { stderr, exitCode } = await runProcess(codex.client?.path ?? "", argv, {
        cwd: project,
        env: home.env,
        timeoutSeconds: 90,
      });
      expect(exitCode, stderr).toBe(0);
      const asked = JSON.stringify(server.requests.map(({ body }) => body));
      for (const sentence of [asks, ...sees]) expect(asked).toContain(inJson(sentence));
    }
  });

  test.skipIf(claude.skip)("Claude Code gives the model the skill that is called", async () => {
    for (const { asks, sees } of own.cases) {
      await using server = await startModelServer(script(say("ready")));
      await using home = await isolatedHome({ client: "claude-code", server });
      const project = join(home.root, "project");
      put(own, join(project, ".claude/skills"));
      const { stderr, exitCode } = await runProcess(claude.client?.path ?? "", ["-p", `/${name} ${asks}`], {
        cwd: project,
        env: home.env,
        timeoutSeconds: 90,
      });
      expect(exitCode, stderr).toBe(0);
      const asked = JSON.stringify(server.requests.map(({ body }) => body));
      for (const sentence of [asks, ...sees]) expect(asked).toContain(inJson(sentence));
    }
  });
});

describe("the package as it is published is a plugin and a marketplace", () => {
  const files = ["skills", ".agents", ".claude-plugin", ".codex-plugin"];

  test("and its manifest names what is in it", () => {
    const manifest = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { files: string[] };
    for (const each of files) expect(manifest.files).toContain(each);
  });

  test.skipIf(claude.skip)("Claude Code validates it strictly", async () => {
    await using home = await isolatedHome({ client: "claude-code" });
    const ran = await runProcess(claude.client?.path ?? "", ["plugin", "validate", packageRoot, "--strict"], {
      cwd: home.root,
      env: home.env,
      timeoutSeconds: 60,
    });
    expect(ran.exitCode, ran.stdout + ran.stderr).toBe(0);
    expect(ran.stdout).toContain("goalpost:forge");
  });

  test.skipIf(codex.skip)("Codex installs it from its folder", async () => {
    await using home = await isolatedHome({ client: "codex", config: "[features]\nplugins = true\n" });
    const call = async (...argv: readonly string[]): Promise<string> => {
      const ran = await runProcess(codex.client?.path ?? "", argv, {
        cwd: home.root,
        env: home.env,
        timeoutSeconds: 90,
      });
      expect(ran.exitCode, `${argv.join(" ")}: ${ran.stderr}`).toBe(0);
      return ran.stdout;
    };
    await call("plugin", "marketplace", "add", packageRoot);
    await call("plugin", "add", "goalpost@goalpost");
    const prompt = await call("debug", "prompt-input", "hi");
    for (const { skill } of ownSkills) expect(prompt).toContain(`goalpost:${skill.name}: ${inJson(skill.description)}`);
  });
});
