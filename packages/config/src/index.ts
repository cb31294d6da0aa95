/**
 * Validated presets for Codex config.toml and Claude Code settings.json.
 *
 * @module @goalpost/config
 */

export { claudeSeen, claudeVersion } from "./claude/claude-facts.gen.ts";
export type { ClaudeSettings } from "./claude/claude-settings.gen.ts";
export { type PermissionList, type PermissionRuleFault, permissionRuleFault } from "./claude/permission-rule.ts";
export type { CodexConfig } from "./codex/codex-config.gen.ts";
export { codexFeatures, codexModels, codexSeen, codexVersion } from "./codex/codex-facts.gen.ts";
export type { CodexFeature, CodexModel } from "./codex/codex-facts.ts";
export { effectiveWindow } from "./codex/effective-window.ts";
export { codexNamedFiles } from "./codex/named-files.ts";
export { dangerIn, isBelow } from "./danger.ts";
export { type ConfigDocument, type JsonDocument, parseJsonDocument } from "./document.ts";
export { type Explanation, explainConfig } from "./explain.ts";
export { setJsonc, unsetJsonc } from "./json/edit-jsonc.ts";
export { effective, effectiveConfig } from "./layers/effective.ts";
export type { ConfigLayerInput, EffectiveConfig, EffectiveElement, EffectiveEntry, LayerKind } from "./layers/layer.ts";
export { configValue, maskFor } from "./masked.ts";
export { mergeConfig } from "./merge/merge.ts";
export {
  type ConfigPart,
  type ConfigSource,
  configOf,
  type HeldEntry,
  type MergedConfig,
  type MergedElement,
  type MergedEntry,
} from "./merge/merged.ts";
export { sourceText } from "./merge/source-text.ts";
export { comparePresets, type SettingChange } from "./merge/weigh.ts";
export type { SettingWeight } from "./merge/weights.ts";
export { parsePath, pathText, type ValuePath } from "./path.ts";
export { plainValue } from "./plain-value.ts";
export {
  type AppliedConfig,
  type ApplyOptions,
  applyConfig,
  type LeftOut,
  planConfig,
  type WritableLayer,
} from "./presets/apply.ts";
export {
  definePreset,
  type Preset,
  type PresetInit,
  type PresetRecorder,
  presetLine,
  presetRecorderKey,
} from "./presets/define-preset.ts";
export type { PresetFragment, PresetParts, PresetRoom, PresetSkill } from "./presets/preset-parts.ts";
export { presets } from "./presets/presets.ts";
export { renderClaudeManaged, renderCodexRequirements, renderConfig } from "./presets/render.ts";
export {
  claudeSettings,
  codexConfig,
  presetParts,
  type ResolvedConfig,
  type ResolveExtras,
} from "./presets/resolve.ts";
export { readKey, readValue } from "./read-value.ts";
export { configRules } from "./rules/index.ts";
export { type LegacyProfile, legacyProfileIn } from "./rules/legacy-profile.ts";
export type { ConfigCase, ConfigFacts, ConfigLayer, ConfigRule, ConfigTarget, SandboxNeed } from "./rules/rule.ts";
export { type ConfigSchema, claudeSettingsSchema, codexConfigSchema, type SchemaIssue } from "./schemas.ts";
export { looksSecret, secretsIn } from "./secrets.ts";
export { setToml, unsetToml } from "./toml/edit-toml.ts";
export { parseToml, type TomlDocument } from "./toml/parse-toml.ts";
export type { TomlTable, TomlValue } from "./toml/toml-value.ts";
export { type ValidateOptions, type Validation, validateConfig } from "./validate.ts";
