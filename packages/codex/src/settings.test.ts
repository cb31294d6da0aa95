import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { type CodexOptions, launchSettings, overridesOf } from "./settings.ts";

const settingsOf = (options: CodexOptions): readonly string[] => overridesOf(launchSettings(options));

test("defaults let the agent write in its tree and ask for more; everything else stays the user's", () => {
  expect(settingsOf({})).toEqual(['sandbox_mode="workspace-write"', 'approval_policy="on-request"']);
  expect(settingsOf({ sandbox: "configured", approvalPolicy: "configured" })).toEqual([]);
});

test("every setting is TOML that reads back as it was given", () => {
  const nasty = 'quote " backslash \\ newline \n tab \t del \u007f nul \u0000 emoji 🥅';
  const settings = settingsOf({
    model: "gpt-5.5",
    reasoningEffort: "high",
    networkAccess: true,
    config: {
      developer_instructions: nasty,
      "features.goals": true,
      model_context_window: 100000,
      project_doc_fallback_filenames: ["A.md", nasty],
    },
  });
  const read = (setting: string | undefined) => parse(setting ?? "");
  expect(settings.map(read)).toEqual([
    { model: "gpt-5.5" },
    { model_reasoning_effort: "high" },
    { sandbox_mode: "workspace-write" },
    { sandbox_workspace_write: { network_access: true } },
    { approval_policy: "on-request" },
    { developer_instructions: nasty },
    { features: { goals: true } },
    { model_context_window: 100000 },
    { project_doc_fallback_filenames: ["A.md", nasty] },
  ]);
});

test.each<[CodexOptions, string]>([
  [{ model: "" }, "codex({ model }): is empty, expected a value"],
  [{ config: { "a b": 1 } }, 'codex({ a b }): is not a dotted key of letters, digits, "_" and "-"'],
  [{ config: { "a=b": 1 } }, "codex({ a=b }): is not a dotted key"],
  [{ config: { a: Number.NaN } }, "codex({ a }): is NaN, expected a finite number"],
  [{ config: { a: "\ud800" } }, "codex({ a }): holds a lone surrogate"],
])("%j is refused", (options, error) => {
  expect(() => settingsOf(options)).toThrow(error);
});

describe("without a sandbox", () => {
  test.each([
    ["by the option", { sandbox: "danger-full-access" as const }],
    ["by a setting", { config: { sandbox_mode: "danger-full-access" } }],
    ["by a setting written as a table", { config: { "sandbox_mode.danger-full-access": [] } }],
    ["by a permission profile", { config: { default_permissions: ":danger-full-access" } }],
    ["beside the trusted path", { sandbox: "danger-full-access" as const, cwd: "/srv/b", trustedPaths: ["/srv/a"] }],
  ])("%s is refused", (_how, options) => {
    expect(() => settingsOf(options)).toThrow(
      /^codex\(\{ (?:sandbox|config) \}\): is (?::|sandbox_mode\.)?danger-full-access.*, which is under no trusted path: .+\n {2}help: use workspace-write; .+\n {2}code: codex\/danger-unnamed$/,
    );
  });

  test.each([
    ["named", { dangerouslyDisableSandbox: true }],
    ["below a trusted path", { cwd: "/srv/a/billing", trustedPaths: ["/srv/a"] }],
  ])("%s is taken", (_how, options) => {
    expect(settingsOf({ sandbox: "danger-full-access", ...options })).toContain('sandbox_mode="danger-full-access"');
  });
});
