import { expect, test } from "vitest";
import { validateConfig } from "../validate.ts";
import { applyConfig, planConfig } from "./apply.ts";
import { presets } from "./presets.ts";
import { claudeSettings, codexConfig } from "./resolve.ts";

test("a preset goes into an existing file key by key, and every other byte stays", () => {
  const text =
    '# mine\r\nmodel = "gpt-5.5" # team\r\nsandbox_mode = "danger-full-access"\r\n\r\n[features] # flags\r\nhooks = true\r\n';
  expect(applyConfig(text, codexConfig(presets.guarded), "user")).toBe(
    '# mine\r\nmodel = "gpt-5.5" # team\r\nsandbox_mode = "workspace-write"\r\nmodel_reasoning_effort = "high"\r\nplan_mode_reasoning_effort = "xhigh"\r\n' +
      'approval_policy = "on-request"\r\n\r\n[features] # flags\r\nhooks = true\r\ngoals = true\r\n',
  );
});

test("settings keep their order and what is not named", () => {
  const edited = applyConfig(
    '{\n  "model": "opus",\n  "permissions": {\n    "allow": ["Bash(ls)"]\n  }\n}\n',
    claudeSettings(presets.guarded),
    "user",
  );
  expect(edited).toBe(
    '{\n  "model": "opus",\n  "permissions": {\n    "allow": ["Bash(ls)"],\n    "defaultMode": "default",\n    "disableBypassPermissionsMode": "disable"\n  }\n}\n',
  );
  expect(validateConfig(edited, { target: "claude-code" }).verdict).toBe("accept");
});

test("what has no effect in a layer is left out of it, and told: the effort in Claude Code's user file", () => {
  for (const preset of [presets.guarded, presets.unattended, presets.planning, presets.reviewOnly, presets.ci]) {
    for (const text of [undefined, '{ "model": "opus" }\n']) {
      const { text: edited, left } = planConfig(text, claudeSettings(preset), "user");
      expect(left).toEqual([{ path: ["effortLevel"], help: expect.stringContaining("modelSettings") }]);
      expect(validateConfig(edited, { target: "claude-code", layer: "user" }).findings).toEqual([]);
    }
    expect(planConfig(undefined, claudeSettings(preset), "profile").left).toEqual([]);
    expect(applyConfig(undefined, claudeSettings(preset), "project")).toContain('"effortLevel"');
    expect(planConfig(undefined, codexConfig(preset), "user").left).toEqual([]);
  }
});

test("danger is refused in a base or project file", () => {
  const danger = codexConfig(presets.unsandboxed, { trustedProjects: ["/c"] });
  for (const layer of ["user", "project"] as const)
    expect(() => applyConfig("", danger, layer)).toThrow(/expected a profile/);
  expect(applyConfig(undefined, danger, "profile")).toContain('sandbox_mode = "danger-full-access"');
});

test("a tighter key of the text stays, and is told, unless it is loosened by name", () => {
  const text = 'sandbox_mode = "read-only" # ours\n';
  const preset = codexConfig(presets.guarded);
  expect(applyConfig(text, preset, "user")).toContain(text);
  expect(planConfig(text, preset, "user").held.map(({ path }) => path)).toEqual([["sandbox_mode"]]);
  const loosened = applyConfig(text, preset, "user", { loosens: { sandbox_mode: "a container" } });
  expect(loosened).toContain('# loosened: a container\nsandbox_mode = "workspace-write" # ours\n');
});

test("what a file without a type check gets wrong is named, and nothing is written without a layer", () => {
  const danger = codexConfig(presets.unsandboxed, { trustedProjects: ["/c"] });
  const loose = (value: unknown): never => value as never;
  const layers = 'layer: "usr", expected one of user, profile, project, local\n  help: write "user"\n  code: config/bad-option';
  expect(() => applyConfig("", danger, loose("usr"))).toThrow(layers);
  expect(() => applyConfig("", danger, loose(undefined))).toThrow("layer: is missing, expected one of user, profile, project, local");
  expect(() => applyConfig("", loose(presets.guarded), "user")).toThrow("resolved: is a preset, expected what codexConfig(…) or claudeSettings(…) returns\n  help: write codexConfig(presets.guarded)");
  expect(() => planConfig("", loose(undefined), "user")).toThrow("resolved: is missing, expected what codexConfig(…) or claudeSettings(…) returns");
  expect(() => planConfig(loose(5), danger, "profile")).toThrow("text: 5, expected a string, or undefined for a new file");
  expect(() => codexConfig(loose("guarded"))).toThrow('preset: "guarded", expected a preset\n  help: write presets.guarded');
  expect(() => claudeSettings(loose(undefined))).toThrow("preset: is missing, expected a preset\n  help: pass one of presets, or what definePreset(…) returns");
}); // biome-ignore format: one case, one line
