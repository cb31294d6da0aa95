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
    expect(await said(["lint", "port", "--target", "claude-code"], low)).not.toContain("codex runs");
    expect(await said(["lint", "port"], high)).not.toContain("codex runs");
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
  });

  const both = (codex: string, claude: string) => ({ "codex/config.toml": codex, "claude/settings.json": claude });
  // Of the user's own file the client takes no effortLevel.
  const ofProject = (codex: string, claude: string) => ({
    "codex/config.toml": codex,
    ".claude/settings.json": claude,
  });
  test.each([
    ["nothing is set", {}, "low", "medium"],
    ["only a model is set", both('model = "gpt-5.5"\n', '{ "model": "sonnet" }'), "medium", "medium"],
    ["the model is not known", both('model = "of-my-own"\n', '{ "model": "of-my-own" }'), undefined, undefined],
    ["the catalogue is another", both('model_catalog_json = "/x.json"\n', "{}"), undefined, "medium"],
    ["models have their own", both("", '{ "modelSettings": { "opus": { "effortLevel": "high" } } }'), "low", undefined],
    ["a variable gives the model", both("", '{ "env": { "ANTHROPIC_MODEL": "x" } }'), "low", undefined],
    ["the effort is set", ofProject('model_reasoning_effort = "none"\n', '{ "effortLevel": "low" }'), "none", "low"],
    ["it is high", ofProject('model_reasoning_effort = "high"\n', '{ "effortLevel": "xhigh" }'), undefined, undefined],
  ])("lint and launch say the same where %s", async (_name, files, codex, claude) => {
    const efforts = (text: string) => [...text.matchAll(/(codex|claude-code) runs with effort "(\w+)"/g)].map(([, client, effort]) => [client, effort]); // biome-ignore format: one
    for (const [client, effort] of [["codex", codex], ["claude-code", claude]]) {
      const expected = effort === undefined ? [] : [[client, effort]];
      expect(efforts(await said(["lint", "port", "--target", String(client)], files))).toEqual(expected);
      expect(efforts(await said(["render", "port", "--target", String(client)], files))).toEqual(expected);
    } // biome-ignore format: pairs
  });

  test("a file that does not parse is not this warning's matter", async () => {
    const codexAlone = ["lint", "port", "--target", "codex"];
    expect(await said(codexAlone, { "codex/config.toml": "model_reasoning_effort = \n" })).toMatch(
      /^1 contract: \d+ hints$/m,
    );
  });
});
