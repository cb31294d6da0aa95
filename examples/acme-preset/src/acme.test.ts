import { claudeSettings, codexConfig, explainConfig, renderConfig, validateConfig } from "@goalpost/config";
import { expect, test } from "vitest";
import { acme } from "./index.ts";

test("a repository tightens the house rules, and cannot loosen them without a reason", () => {
  const mine = codexConfig(acme, {
    goals: { max_goal_token_budget: 9_000_000 },
    web_search: "disabled",
    sandbox_mode: "danger-full-access",
  });
  expect(mine.config).toMatchObject({
    goals: { max_goal_token_budget: 2_000_000 },
    web_search: "disabled",
    sandbox_mode: "workspace-write",
  });
  expect(mine.merged.held.map(({ path }) => path.join("."))).toEqual(["goals.max_goal_token_budget", "sandbox_mode"]);
});

test("explain names the package and the version that set a key", () => {
  const lines = explainConfig("claude-code", claudeSettings(acme, { permissions: { deny: ["WebFetch"] } }).merged);
  expect(lines.find(({ key }) => key === "permissions.deny")).toMatchObject({
    value: ["Read(./.env)", "Read(./secrets/**)", "WebFetch"],
    setBy: "preset acme (@acme/goalpost-preset 1.2.0), values",
    elements: [
      { value: "Read(./.env)", setBy: ["preset acme (@acme/goalpost-preset 1.2.0)"] },
      { value: "Read(./secrets/**)", setBy: ["preset acme (@acme/goalpost-preset 1.2.0)"] },
      { value: "WebFetch", setBy: ["values"] },
    ],
  });
});

test("both clients take it", () => {
  expect(validateConfig(renderConfig(codexConfig(acme)), { target: "codex", strict: true })).toMatchObject({
    verdict: "accept",
    findings: [],
  });
  expect(validateConfig(renderConfig(claudeSettings(acme)), { target: "claude-code" })).toMatchObject({
    verdict: "accept",
    findings: [],
  });
});
