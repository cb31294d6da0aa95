import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { explainConfig } from "../explain.ts";
import { refuseDanger } from "../node/doctor.ts";
import { validateConfig } from "../validate.ts";
import { definePreset } from "./define-preset.ts";
import { presets } from "./presets.ts";
import { renderClaudeManaged, renderCodexRequirements, renderConfig } from "./render.ts";
import { claudeSettings, codexConfig } from "./resolve.ts";

const cache = join(import.meta.dirname, "../../../../node_modules/.cache/goalpost/config");
mkdirSync(cache, { recursive: true });
const root = mkdtempSync(join(cache, "presets-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(Object.values(presets))("$name", (preset) => {
  const trusted = preset.needsTrustedProjects ? { trustedProjects: ["/code"] } : {};
  const facts = { layer: preset.layer, workingDirectory: "/code/x", trustedPaths: ["/code"] } as const;

  test("gives files that both clients accept, strictly, with no error of ours", () => {
    const codex = validateConfig(renderConfig(codexConfig(preset, trusted)), {
      target: "codex",
      strict: true,
      ...facts,
    });
    const claude = validateConfig(renderConfig(claudeSettings(preset, trusted)), { target: "claude-code", ...facts });
    expect([codex.verdict, claude.verdict]).toEqual(["accept", "accept"]);
    expect([...codex.findings, ...claude.findings].filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("sets no key without effect", () => {
    const { findings } = validateConfig(renderConfig(codexConfig(preset, trusted)), { target: "codex", ...facts });
    // In the user's own file an effort counts by model: that difference is told with the preset.
    const claude = validateConfig(renderConfig(claudeSettings(preset, trusted)), {
      target: "claude-code",
      ...facts,
      layer: "profile",
    });
    const idle = [...findings, ...claude.findings].filter(({ what }) => /no effect|ignored|unknown/.test(what));
    expect(idle).toEqual([]);
  });

  test("is clean as an administrator's file of either client", () => {
    const requirements = renderCodexRequirements(codexConfig(preset, trusted));
    const managed = renderClaudeManaged(claudeSettings(preset, trusted));
    expect(validateConfig(requirements, { target: "codex", layer: "requirements" }).findings).toEqual([]);
    expect(validateConfig(managed, { target: "claude-code", ...facts, layer: "managed" }).findings).toEqual([]);
  });
});

test("danger needs a trusted directory, and never goes into the base user file", () => {
  expect(() => codexConfig(presets.unsandboxed)).toThrow(/no trusted directory/);
  expect(() => claudeSettings(presets.unsandboxed)).toThrow(/no trusted directory/);
  expect(codexConfig(presets.unsandboxed, { trustedProjects: ["~/code"] }).layer).toBe("profile");
  const loose = { sandbox_mode: "danger-full-access", loosens: { sandbox_mode: "a container" } } as const;
  expect(() => codexConfig(presets.guarded, loose)).toThrow(/no trusted directory/);
  expect(codexConfig(presets.guarded, { ...loose, trustedProjects: ["/c"] }).layer).toBe("profile");
});

test("danger is refused outside the real path of a trusted directory", () => {
  const [trusted, outside] = [join(root, "trusted"), join(root, "trusted-2")];
  for (const path of [join(trusted, "inner"), outside]) mkdirSync(path, { recursive: true });
  symlinkSync(outside, join(trusted, "way-out"));
  symlinkSync(trusted, join(root, "way-in"));
  const config = codexConfig(presets.unsandboxed, { trustedProjects: [trusted] });
  for (const path of [trusted, join(trusted, "inner"), join(root, "way-in")])
    expect(() => refuseDanger(config, path)).not.toThrow();
  for (const path of [outside, join(trusted, "way-out"), join(trusted, ".."), join(trusted, "missing")]) {
    expect(() => refuseDanger(config, path)).toThrow(/is not below a trusted path/);
  }
  expect(() => refuseDanger(codexConfig(presets.guarded), "/")).not.toThrow();
});

test("a value cannot loosen a preset without a reason, and the reason is kept in the file", () => {
  expect(codexConfig(presets.planning, { sandbox_mode: "workspace-write" }).config.sandbox_mode).toBe("read-only");
  const text = renderConfig(
    codexConfig(presets.planning, {
      sandbox_mode: "workspace-write",
      loosens: { sandbox_mode: "drafts are written\n to notes/" },
    }),
  );
  expect(text).toContain('# loosened: drafts are written  to notes/\nsandbox_mode = "workspace-write"\n');
});

test("an organisation's preset is named with its package", () => {
  const acme = definePreset({
    name: "acme",
    package: { name: "@acme/goalpost-preset", version: "1.2.0" },
    extends: presets.unattended,
    why: "Ours.",
    cases: ["all"],
    codex: { model: "gpt-5.5" },
  });
  const lines = explainConfig("codex", codexConfig(acme, { model_verbosity: "low" }).merged);
  const by = Object.fromEntries(lines.map(({ key, setBy }) => [key, setBy]));
  expect(by).toMatchObject({
    model: "preset acme (@acme/goalpost-preset 1.2.0)",
    approval_policy: "preset unattended",
    model_verbosity: "values",
  });
});

test("a preset that a client would refuse is refused when it is made", () => {
  expect(() => definePreset({ name: "Bad Name", why: "", cases: [] })).toThrow(/kebab-case/);
  const codex = JSON.parse('{"sandbox_mode":"workspace-writ"}');
  expect(() => definePreset({ name: "bad", why: "", cases: [], codex })).toThrow(/one of read-only, workspace-write/);
});

test("what an administrator rolls out allows no more than the preset", () => {
  expect(renderCodexRequirements(codexConfig(presets.guarded))).toBe(
    'allowed_approval_policies = ["on-request"]\nallowed_sandbox_modes = ["read-only", "workspace-write"]\n\n[features]\ngoals = true\n',
  );
  expect(JSON.parse(renderClaudeManaged(claudeSettings(presets.ci))).permissions.disableBypassPermissionsMode).toBe(
    "disable",
  );
});

test("a key that a preset does not have is refused", () => {
  const init = { name: "acme", why: "a", cases: [] };
  // @ts-expect-error -- no such key
  expect(() => definePreset({ ...init, claude: { model: "a" } })).toThrow(
    /^definePreset\.claude: is not an option of definePreset, .*\n {2}help: write "claudeCode"\n {2}code: config\/bad-preset$/,
  );
  // @ts-expect-error -- no such client
  expect(() => definePreset({ ...init, loosens: { claude: {} } })).toThrow(/^definePreset\.loosens\.claude: /);
  // @ts-expect-error -- one preset
  expect(() => definePreset(init, init)).toThrow(/^definePreset: was given /);
});
