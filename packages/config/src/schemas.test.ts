import { expect, test } from "vitest";
import { claudeSettingsSchema, codexConfigSchema } from "./schemas.ts";

test("a value that fits comes back, one that does not says where and what", () => {
  const fits = { model: "gpt-5.5", tui: { alternate_screen: "auto" } };
  expect(codexConfigSchema["~standard"].validate(fits)).toEqual({ value: fits });
  expect(codexConfigSchema["~standard"].validate({ sandbox_mode: "read-onlyy" })).toEqual({
    issues: [
      {
        path: ["sandbox_mode"],
        message: '"read-onlyy", expected one of read-only, workspace-write, danger-full-access; write "read-only"',
      },
    ],
  });
  expect(claudeSettingsSchema["~standard"].validate({ permissions: { defaultMode: 5 } })).toMatchObject({
    issues: [{ path: ["permissions", "defaultMode"] }],
  });
});
