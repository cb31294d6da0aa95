import { expectTypeOf, test } from "vitest";
import { type ClaudeSettings, type CodexConfig, claudeSettings, codexConfig, presets } from "./index.ts";

test("wrong values are compile errors", () => {
  codexConfig(presets.guarded, { model: "gpt-5.5", tui: { alternate_screen: "auto" } });
  // @ts-expect-error -- no such word
  codexConfig(presets.guarded, { sandbox_mode: "danger" });
  // @ts-expect-error -- a misspelt key
  codexConfig(presets.guarded, { modle: "gpt-5.5" });
  // @ts-expect-error -- the switch is features.goals
  codexConfig(presets.guarded, { goals: true });
  // @ts-expect-error -- max is not a level of settings
  claudeSettings(presets.guarded, { effortLevel: "max" });
});

test("the words of an enum complete", () => {
  expectTypeOf<CodexConfig["sandbox_mode"]>().toEqualTypeOf<
    "read-only" | "workspace-write" | "danger-full-access" | undefined
  >();
  expectTypeOf<NonNullable<ClaudeSettings["permissions"]>["defaultMode"]>().toEqualTypeOf<
    "acceptEdits" | "auto" | "bypassPermissions" | "default" | "dontAsk" | "plan" | undefined
  >();
});
