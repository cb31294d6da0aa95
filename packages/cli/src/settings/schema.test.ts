import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { project } from "../testing/cache.ts";
import { checkSettings } from "./check.ts";
import { projectSettings } from "./project-settings.ts";
import { settingsSchema } from "./schema.ts";

const published = JSON.parse(
  readFileSync(new URL("../../settings.schema.gen.json", import.meta.url), "utf8"),
) as object;
const valid = new Ajv2020({ allErrors: true, strict: false }).compile(published);

/** What both readers must agree on: an editor that says yes to what we refuse would teach the wrong words. */
const cases: readonly (readonly [object, boolean])[] = [
  [{}, true],
  [{ $schema: "./x.json", presets: ["guarded"], contracts: ["goals"], targets: ["codex"] }, true],
  [{ lint: { extends: "strict", packages: ["@acme/rules"] }, approvals: { allowed_signers: "team/signers" } }, true],
  [{ presets: "guarded" }, false],
  [{ presets: [""] }, false],
  [{ preset: [] }, false],
  [{ run: { idle: 5 } }, false],
  [{ lint: { pakages: [] } }, false],
  [{ approvals: { signers: "x" } }, false],
];

describe("the published schema and our own reader agree", () => {
  test.each(cases)("%j", (settings, holds) => {
    expect(valid(settings)).toBe(holds);
    const check = (): void => checkSettings(settings, settingsSchema(), "goalpost.json");
    if (holds) expect(check).not.toThrow();
    else expect(check).toThrow(/^goalpost\.json: /);
  });
});

test("without a file there are no settings, and nothing is read", async () => {
  const cwd = project();
  expect(await projectSettings({ cwd, env: {} })).toEqual({ settings: {}, name: "goalpost.json" });
});
