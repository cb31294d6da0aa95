import { definePreset, type Preset, presets } from "@goalpost/config";

/** Acme's house rules: unattended, one model, a bound on every goal, and no reading of secrets. */
export const acme: Preset = definePreset({
  name: "acme",
  package: { name: "@acme/goalpost-preset", version: "1.2.0" },
  extends: presets.unattended,
  why: "Every repository of Acme runs alike.",
  cases: ["every repository of Acme"],
  codex: { model: "gpt-5.5", goals: { max_goal_token_budget: 2_000_000 }, web_search: "cached" },
  claudeCode: { permissions: { deny: ["Read(./.env)", "Read(./secrets/**)"] } },
});

export default acme;
