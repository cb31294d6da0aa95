import type { ClaudeSettings } from "./claude/claude-settings.gen.ts";
import { claudeSettingsShape } from "./claude/claude-shape.gen.ts";
import type { CodexConfig } from "./codex/codex-config.gen.ts";
import { codexConfigShape } from "./codex/codex-shape.gen.ts";
import { conform } from "./conform.ts";
import { fromPlain } from "./from-plain.ts";
import { helpOf } from "./help.ts";
import type { ValuePath } from "./path.ts";
import type { StructShape } from "./shape.ts";

/** What a Standard Schema says of a value that does not fit. */
export interface SchemaIssue {
  readonly message: string;
  readonly path: ValuePath;
}

/** A schema in the form of the Standard Schema specification, version 1, which validators of all makes understand. */
export interface ConfigSchema<Value> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "goalpost";
    readonly validate: (value: unknown) => { readonly value: Value } | { readonly issues: readonly SchemaIssue[] };
    readonly types?: { readonly input: Value; readonly output: Value };
  };
}

/**
 * The whole of Codex's configuration as a Standard Schema: types, words, ranges, and unknown keys.
 *
 * @example
 * codexConfigSchema["~standard"].validate({ sandbox_mode: "danger" }); // { issues: [{ path: ["sandbox_mode"], message: … }] }
 */
export const codexConfigSchema: ConfigSchema<CodexConfig> = schemaOf(codexConfigShape);

/** The whole of Claude Code's settings as a Standard Schema. */
export const claudeSettingsSchema: ConfigSchema<ClaudeSettings> = schemaOf(claudeSettingsShape);

function schemaOf<Value>(shape: StructShape): ConfigSchema<Value> {
  return {
    "~standard": {
      version: 1,
      vendor: "goalpost",
      validate(value) {
        const issues = [...conform(fromPlain(value), shape)].map((misfit) => ({
          path: misfit.path,
          message: `${misfit.seen}, expected ${misfit.expected}; ${helpOf(misfit)}`,
        }));
        return issues.length === 0 ? { value: value as Value } : { issues };
      },
    },
  };
}
