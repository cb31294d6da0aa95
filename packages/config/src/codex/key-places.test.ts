import { describe, expect, test } from "vitest";
import type { ValidateOptions } from "../validate.ts";
import { validateConfig } from "../validate.ts";
import { codexInstead, safetyNames } from "./key-places.ts";

const found = (text: string, layer?: ValidateOptions["layer"]): readonly (readonly string[])[] =>
  validateConfig(text, { target: "codex", ...(layer === undefined ? {} : { layer }) }).findings.map(
    ({ severity, where, help }) => [severity, where, help],
  );
const above = (table: string): string => `move it above the first table: a line below [${table}] belongs to that table`;
const modes = 'write allowed_sandbox_modes, a list: ["read-only", "workspace-write"]';
const policies = 'write allowed_approval_policies, a list: ["on-request"]';

describe("a key in the wrong place gets one finding, which says where it belongs", () => {
  test.each([
    ["[features]", 'sandbox = "read-only"', "features.sandbox", `rename it to sandbox_mode, and ${above("features")}`],
    ["[features]", 'sandbox_mode = "read-only"', "features.sandbox_mode", above("features")],
    [
      "[features]",
      'sandbox-mode = "read-only"',
      "features.sandbox-mode",
      `rename it to sandbox_mode, and ${above("features")}`,
    ],
    [
      "[features.sandbox]",
      'mode = "read-only"',
      "features.sandbox",
      `rename it to sandbox_mode, and ${above("features")}`,
    ],
    [
      "[features]",
      'allowed_sandbox_modes = ["read-only"]',
      "features.allowed_sandbox_modes",
      "move it to requirements.toml, an administrator's file",
    ],
  ])("%s %s", (table, line, where, help) => {
    const text = `${table}\n${line}\n`;
    expect(found(text)).toEqual([["error", where, help]]);
    expect(validateConfig(text, { target: "codex" }).verdict).toBe("reject");
  });

  test.each([
    [
      "[tui]\nallowed_sandbox_modes = []\n",
      "tui.allowed_sandbox_modes",
      "move it to requirements.toml, an administrator's file",
    ],
    [
      '[tui]\nfull_auto = "x"\n',
      "tui.full_auto",
      `write sandbox_mode = "workspace-write" and approval_policy = "on-request", and ${above("tui")}`,
    ],
    [
      '[nosuch]\nsandbox_mode = "read-only"\nsandbox = 1\nx = 1\n',
      "nosuch",
      "take sandbox_mode, sandbox out of it and write them above the first table: the client has no table that is called so, and what stands in it is not set",
    ],
  ])("%j", (text, where, help) => expect(found(text)).toEqual([["warning", where, help]]));

  test("in an old profile an old name is renamed and stays", () => {
    expect(found('[profiles.p]\nsandbox = "read-only"\n')).toContainEqual([
      "warning",
      "profiles.p.sandbox",
      "rename it to sandbox_mode",
    ]);
  });

  test("a name that nobody knows, or that is only misspelt, keeps what is said of its value", () => {
    expect(found('[features]\nnobodyknowsit = "x"\n').map(([, , help]) => help)).toContain("write true or false");
    expect(
      found('[features]\ngoalz = "x"\n')
        .map(([, , help]) => help)
        .sort(),
    ).toEqual(["rename it to goals", "write true or false"]);
  });

  test("a variable of a table of variables may be a text, or the client's key", () => {
    expect(found('[mcp_servers.x]\ncommand = "x"\n[mcp_servers.x.env]\nsandbox = 1\n')).toEqual([
      [
        "error",
        "mcp_servers.x.env.sandbox",
        `rename it to sandbox_mode, and ${above("mcp_servers.x.env")}; or write a string, where it is a name of this table's own`,
      ],
    ]);
  });
});

describe("requirements.toml", () => {
  test.each([
    ['sandbox = "read-only"', "sandbox", modes],
    ['sandbox_policy = "read-only"', "sandbox_policy", modes],
    ['sandboxMode = "read-only"', "sandboxMode", modes],
    ['[sandbox]\nmode = "read-only"', "sandbox", modes],
    ['approval = "never"', "approval", policies],
    ["full_auto = true", "full_auto", `${modes}; ${policies}`],
    ['permissionMode = "plan"', "permissionMode", `${policies}; ${modes}`],
    ['reasoning_effort = "high"', "reasoning_effort", "write model_reasoning_effort below [models.new_thread]"],
    ['allowed_sandbox_mode = ["read-only"]', "allowed_sandbox_mode", "rename it to allowed_sandbox_modes"],
    ["verbosity = 1", "verbosity", "move it to config.toml, and there rename it to model_verbosity"],
    ["mcpServers = {}", "mcpServers", "rename it to mcp_servers"],
    ['[models.new_thread]\nsandbox = "x"', "models.new_thread.sandbox", `${modes}, and ${above("models.new_thread")}`],
    ['[features]\nsandbox = "read-only"', "features.sandbox", `${modes}, and ${above("features")}`],
    ['[features]\nsandbox_mode = "read-only"', "features.sandbox_mode", `${modes}, and ${above("features")}`],
    ["[features]\nfull_auto = true", "features.full_auto", `${modes}; ${policies}, and ${above("features")}`],
    [
      '[mcp_servers.x]\ncommand = "x"\nallowed_sandbox_modes = ["read-only"]',
      "mcp_servers.x.allowed_sandbox_modes",
      above("mcp_servers.x"),
    ],
    [
      '[[hooks.Stop]]\napproval_policy = "never"',
      "hooks.Stop[0].approval_policy",
      `${policies}, and ${above("hooks.Stop[0]")}`,
    ],
  ])("%j: the old name leads to the requirement", (text, where, help) => {
    expect(found(`${text}\n`, "requirements")).toEqual([["error", where, help]]);
  });

  test.each([
    '[[remote_sandbox_config]]\nhostname_patterns = ["x"]\nallowed_sandbox_modes = ["read-only"]',
    '[mcp_servers.x.tools.y]\napproval_mode = "approve"',
    "[features]\ngoals = true",
  ])("%j stands where it belongs", (text) => expect(found(text, "requirements")).toEqual([]));
});

describe("every old name, in every place and kind of file", () => {
  const tables = [
    "",
    "[features]\n",
    "[tui]\n",
    "[models.new_thread]\n",
    "[sandbox_workspace_write]\n",
    "[profiles.p]\n",
    "[nosuch]\n",
  ];
  test.each(Object.keys(codexInstead).flatMap((name) => tables.map((table) => [name, table] as const)))(
    "%s below %j is never said to be unknown alone, nor to want the value of its table",
    (name, table) => {
      for (const layer of ["user", "profile", "project", "managed", "requirements"] as const)
        for (const [, where, help = ""] of found(`${table}${name} = "x"\n`, layer)) {
          if (where?.endsWith(name)) expect(help, `${layer} ${where}`).not.toMatch(/^look up|^write true or false$/);
        }
    },
  );

  test("what fences in is among them", () =>
    expect(safetyNames).toEqual(
      expect.arrayContaining(["sandbox_mode", "approval_policy", "sandbox_policy", "full_auto"]),
    ));
});
