import { describe, expect, test } from "vitest";
import { project } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const contract = "## goal\n\n- G1 outcome: Port it.\n\n## done_when\n\n- D1 command: `node --test` exits 0.\n";
const long = `${contract}\n## stop_when\n\n- S1 blocked: stuck\n- S2 budget: at the first of these bounds:\n  minutes: 360\n`;
const user = (cwd: string) => ({ CODEX_HOME: `${cwd}/codex`, CLAUDE_CONFIG_DIR: `${cwd}/claude` });

async function said(argv: readonly string[], files: Readonly<Record<string, string>>, text = long): Promise<string> {
  const cwd = project({ "port.goal.md": text, ...files });
  const { out, err } = await call(argv, { cwd, env: user(cwd) });
  return out + err;
}

const low = { "codex/config.toml": 'model_reasoning_effort = "low"\n' };
const high = { "codex/config.toml": 'model_reasoning_effort = "high"\n' };

describe("a goal of over an hour with an effort below high", () => {
  test("is a warning of lint, by the clients' own files", async () => {
    expect(await said(["lint", "port"], low)).toMatch(/^warning .*codex runs with effort "low".* effort-fits-budget$/m);
    expect(await said(["lint", "port"], { "claude/settings.json": '{ "effortLevel": "medium" }' })).not.toContain(
      "effort-fits-budget",
    );
    expect(await said(["lint", "port", "--target", "claude-code"], low)).not.toContain("effort-fits-budget");
    expect(await said(["lint", "port"], high)).not.toContain("effort-fits-budget");
    expect(await said(["lint", "port"], low, contract)).not.toContain("effort-fits-budget");
  });

  test("is a warning of the launch, also where nothing is set and the client's default is below high", async () => {
    expect(await said(["render", "port"], low)).toContain('codex runs with effort "low"');
    expect(await said(["build", "port"], low)).toContain('codex runs with effort "low"');
    expect(await said(["render", "port"], {})).toContain('codex runs with effort "low"');
    expect(await said(["render", "port", "--target", "claude-code"], {})).toContain(
      'claude-code runs with effort "medium"',
    );
    const byModel = { "claude/settings.json": '{ "modelSettings": { "claude-opus-5-5": { "effortLevel": "high" } } }' };
    expect(await said(["render", "port", "--target", "claude-code"], byModel)).not.toContain("runs with effort");
    expect(await said(["render", "port"], high)).not.toContain("runs with effort");
    expect(await said(["render", "port"], { "codex/config.toml": 'model = "gpt-5.5"\n' })).not.toContain(
      "runs with effort",
    );
  });

  test("a file that does not parse is not this warning's matter", async () => {
    expect(await said(["lint", "port"], { "codex/config.toml": "model_reasoning_effort = \n" })).toMatch(
      /^1 contract: \d+ hints$/m,
    );
  });
});
