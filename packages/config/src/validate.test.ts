import { describe, expect, test } from "vitest";
import { validateConfig } from "./validate.ts";

const codex = (text: string, strict = false) => validateConfig(text, { target: "codex", strict });
const claude = (text: string) => validateConfig(text, { target: "claude-code" });

describe("a finding says where, what was seen, what was expected and how to fix", () => {
  test("a misspelt key", () => {
    expect(codex('# mine\nmodel = "x"\nmodle_verbosity = "low"').findings).toEqual([
      {
        ruleId: "unknown-key",
        severity: "warning",
        where: "modle_verbosity",
        what: expect.stringMatching(/^key "modle_verbosity", expected one of agents, /),
        help: "rename it to model_verbosity",
        at: { file: "config.toml", line: 3, column: 1 },
      },
    ]);
  });

  test("a misspelt word, deep in a table", () => {
    const [finding] = codex('[tui]\nalternate_screen = "alway"').findings;
    expect(finding).toMatchObject({
      where: "tui.alternate_screen",
      what: '"alway", expected one of auto, always, never',
      help: 'write "always"',
      at: { line: 2, column: 1 },
    });
  });

  test("a syntax error has its place and nothing else is said", () => {
    expect(codex('model = "x"\nmodel_verbosity = \n')).toMatchObject({
      verdict: "reject",
      findings: [{ ruleId: "valid-syntax", at: { line: 2 } }],
    });
    expect(claude('{\n  "model": ,\n}')).toMatchObject({
      verdict: "reject",
      findings: [{ ruleId: "valid-syntax", at: { line: 2, column: 12 } }],
    });
  });

  test("no secret is repeated", () => {
    const { findings } = codex(
      'model_verbosity = "sk-proj-abcdefghijklmnop1234"\n[model_providers.x]\nname = "x"\nexperimental_bearer_token = "hunter2hunter2"',
    );
    expect(findings.length).toBeGreaterThan(1);
    expect(JSON.stringify(findings)).not.toMatch(/abcdefgh|hunter2/);
  });
});

describe("strict mode is the client's", () => {
  test("an unknown key is accepted leniently and rejected strictly", () => {
    expect([codex("auto_approve = true").verdict, codex("auto_approve = true", true).verdict]).toEqual([
      "accept",
      "reject",
    ]);
  });

  test("what 0.169.0 is looser on than it should be is accepted, and warned of", () => {
    for (const [text, ruleId] of [
      ['model_reasoning_effort = "very high"', "unknown-effort"],
      ["model_context_window = -1", "no-effect-clamped-window"],
    ] as const) {
      const { verdict, findings } = codex(text, true);
      expect([verdict, findings.map((finding) => [finding.ruleId, finding.severity])]).toEqual([
        "accept",
        [[ruleId, "warning"]],
      ]);
    }
  });
});

describe("texts as they are in the wild", () => {
  test.each([
    ["TOML 1.1: an inline table over lines with a last comma", 'tui = {\n  theme = "x", # why\n}\n'],
    ["a BOM", '\uFEFFmodel = "x"'],
    ["CRLF", 'model = "x"\r\n[tui]\r\ntheme = "y"\r\n'],
    ["nothing", ""],
    ["an unknown hook event", "[hooks]\nZzz = []"],
    [
      "two names of one field beside an absolute path",
      '[agents]\nmax_threads = 1\nmax_concurrent_threads_per_session = 2\n[agents.a]\nconfig_file = "/x"',
    ],
    ["waits that the probe had not learned", "[features.multi_agent_v2]\ndefault_wait_timeout_ms = 10000"],
    ["old profiles", '[profiles.x]\nmodel = "y"'],
  ])("Codex accepts %s", (_name, text) => expect(codex(text).verdict).toBe("accept"));

  test.each([
    ["root profile", 'profile = "x"'],
    ["wire_api chat", '[model_providers.x]\nname = "x"\nwire_api = "chat"'],
    ["a provider named openai", '[model_providers.openai]\nname = "x"'],
    ["a server that is local and remote", '[mcp_servers.x]\ncommand = "a"\nurl = "b"'],
    ["a key that a feature's table has not", "[features.context_management]\nenabled = true"],
    ["a pattern of everything", 'default_permissions = "x"\n[permissions.x.filesystem]\n"/**" = "write"'],
    [
      "two names of one field beside a relative path",
      'log_dir = "x"\n[agents]\nmax_threads = 1\nmax_concurrent_threads_per_session = 2',
    ],
    ["a percentage of 0", "[features.async_compaction]\nmodel_async_compact_threshold_percent = 0"],
    ["waits that do not rise", "[features.multi_agent_v2]\nmin_wait_timeout_ms = 30001"],
    ["a prompt without its buffer", '[features.token_budget]\nenabled = true\nauto_compact_fallback_prompt = "x"'],
    ["a reminder without words", '[features.token_budget]\nenabled = true\nreminder_message_template = " "'],
    ["a command by a relative path", '[model_providers.amazon-bedrock.aws.credential_export]\ncommand = "a/b"'],
    ["another command than aws", '[model_providers.amazon-bedrock.aws.auth_refresh]\ncommand = "x"'],
    ["a server that is neither", "[mcp_servers.x]\nenabled = true"],
  ])("Codex rejects %s", (_name, text) => expect(codex(text).verdict).toBe("reject"));

  test.each([
    ["a wrong mode", '{ "permissions": { "defaultMode": "x" } }', "reject"],
    ["a comment", '// x\n{ "model": "opus" }', "reject"],
    ["an effort that is dropped alone", '{ "effortLevel": "max" }', "accept"],
    ["a hook that is left out", '{ "hooks": { "Stop": [{ "matcher": 5, "hooks": [] }] } }', "accept"],
    ["a number in env", '{ "env": { "A": 1 } }', "accept"],
    ["nothing", "", "accept"],
  ])("Claude Code: %s", (_name, text, verdict) => expect(claude(text).verdict).toBe(verdict));
});

test.each([
  [
    "sandbox",
    '"workspace-write"',
    "rename it to sandbox_mode, and move it above the first table: a line below [tui] belongs to that table",
  ],
  ["sandbox_policy", '"read-only"', "rename it to sandbox_mode, and move it above the first table"],
  ["full_auto", "true", 'write sandbox_mode = "workspace-write" and approval_policy = "on-request"'],
])("an old name of the root that stands below a table is renamed and moved: %s", (name, value, help) => {
  const { findings } = validateConfig(`[tui]\n${name} = ${value}\n`, { target: "codex" });
  expect(findings.map((each) => [each.where, each.help])).toEqual([[`tui.${name}`, expect.stringContaining(help)]]);
});

test.each([
  ["[features]\ngoals = \"yes\"", "features.goals", "write true or false"],
  ['[mcp_servers.a]\ncmd = "x"\nurl = "http://127.0.0.1"', "mcp_servers.a.cmd", "rename it to command"],
  ['[mcp_servers.a]\nurl = "http://127.0.0.1"\nheaders = {}', "mcp_servers.a.headers", "rename it to http_headers"],
  ['[mcp_servers.a]\nurl = "http://127.0.0.1"\ntype = "http"', "mcp_servers.a.type", "leave it out: command or url says which kind it is"],
  ['[model_providers.x]\nname = "x"\nurl = "http://127.0.0.1"', "model_providers.x.url", "rename it to base_url"],
  ['model_provider = "mine"', "model_provider", "write one of openai, ollama, lmstudio, amazon-bedrock, amazon-bedrock-runtime, or define [model_providers.mine]"],
  ['sandbox_mode = "danger-full-access"', "sandbox_mode", "move it to NAME.config.toml beside config.toml, and start with -p NAME below a trusted directory"],
  ['[history]\npersist = "none"', "history.persist", "rename it to persistence"],
])("what Codex was told in other words: %j", (text, where, help) => {
  const { findings } = validateConfig(text, { target: "codex" });
  expect(findings.map((each) => [each.where, each.help])).toEqual([[where, help]]);
}); // biome-ignore format: a table

test.each([
  ['{ "hooks": { "PreToolUse": [{ "matcher": "Bash", "command": "x", "hooks": [] }] } }', "hooks.PreToolUse[0].command", 'move it one level in: "hooks": [{ … }]'],
  ['{ "hooks": { "PreTool": [] } }', "hooks.PreTool", "rename it to PreToolUse"],
  ['{ "hooks": { "OnSave": [] } }', "hooks.OnSave", expect.stringMatching(/^write one of PreToolUse, .* and \d+ more$/)],
  ['{ "permissions": { "defaultMode": "bypassPermissions" } }', "permissions.defaultMode", "move it to .claude/settings.local.json of the project that it is meant for"],
  ['{ "hooks": { "Stop": {} } }', "hooks.Stop", "write an array"],
  ['{ "sandbox": true }', "sandbox", "write an object"],
  ["[]", "", "write an object"],
  ['{ "permissions": { "disableBypassPermissionsMode": true } }', "permissions.disableBypassPermissionsMode", 'write "disable"'],
  ['{ "hooks": { "Stop": [{}] } }', "hooks.Stop[0]", 'write "hooks": …'],
])("help for settings speaks JSON: %s", (text, where, help) => {
  const { findings } = validateConfig(text, { target: "claude-code" });
  expect(findings.map((each) => [each.where, each.help])).toEqual([[where, help]]);
  expect(JSON.stringify(findings)).not.toContain("table");
}); // biome-ignore format: a table
