import { GoalpostError } from "@goalpost/core/errors";
import type { ClaudeSettings } from "../claude/claude-settings.gen.ts";
import type { CodexConfig } from "../codex/codex-config.gen.ts";
import { dangerIn } from "../danger.ts";
import { mergeConfig } from "../merge/merge.ts";
import { type ConfigPart, type ConfigSource, configOf, type MergedConfig } from "../merge/merged.ts";
import { seenText } from "../misfit.ts";
import { pathText } from "../path.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import { nearest } from "../text.ts";
import { renderToml } from "../toml/render-toml.ts";
import type { TomlValue } from "../toml/toml-value.ts";
import { validateConfig } from "../validate.ts";
import { type Preset, presetLine } from "./define-preset.ts";

/** What a user adds to a preset beside plain keys. */
export interface ResolveExtras {
  /** Directories in which danger is allowed; `~` is the user's home. Needed by presets without a sandbox. */
  readonly trustedProjects?: readonly string[];
  /** Safety keys that these values loosen, by dotted path, each with the reason that is kept. */
  readonly loosens?: Readonly<Record<string, string>>;
}

/** A preset with the user's values over it, for one client. */
export interface ResolvedConfig {
  readonly target: ConfigTarget;
  readonly preset: string;
  /** `profile`: the text belongs into a profile file (Codex) or a file for --settings (Claude Code), never into the base user file. */
  readonly layer: "user" | "profile";
  readonly config: Readonly<Record<string, unknown>>;
  readonly trustedProjects: readonly string[];
  /** Who set each key, what was loosened and why, what was held. */
  readonly merged: MergedConfig;
}

/**
 * Applies values over a preset for Codex.
 *
 * @throws GoalpostError `config/danger-needs-trusted-path` when the result has no sandbox and names no trusted directory; `config/bad-value` for a key
 * or a value that the client does not take, and for an extra that there is not.
 * @example
 * codexConfig(presets.unsandboxed, { model: "gpt-5.5", trustedProjects: ["~/code/billing"] }).layer; // "profile"
 */
export function codexConfig(preset: Preset, values: CodexConfig & ResolveExtras = {}): ResolvedConfig {
  return resolve("codex", preset, values);
}

/**
 * Applies values over a preset for Claude Code.
 *
 * @throws GoalpostError `config/danger-needs-trusted-path` when the result has no permission checks and names no trusted directory; `config/bad-value` for a key
 * or a value that the client does not take, and for an extra that there is not.
 * @example
 * claudeSettings(presets.guarded, { model: "opus" }).config["model"]; // "opus"
 */
export function claudeSettings(preset: Preset, values: ClaudeSettings & ResolveExtras = {}): ResolvedConfig {
  return resolve("claude-code", preset, values);
}

function resolve(
  target: ConfigTarget,
  preset: Preset,
  values: (CodexConfig | ClaudeSettings) & ResolveExtras,
): ResolvedConfig {
  const { trustedProjects = [], loosens, ...config } = values;
  refuseMisfits(target, config);
  requirePreset(preset);
  const own: ConfigPart = {
    source: { kind: "override", name: "values" },
    config,
    ...(loosens === undefined ? {} : { loosens }),
  };
  const merged = mergeConfig(target, [...presetParts(target, preset), own]);
  const result = configOf(merged);
  const danger = [...dangerIn(target, result)][0];
  if ((danger !== undefined || preset.needsTrustedProjects) && trustedProjects.length === 0) {
    throw new GoalpostError({
      code: "config/danger-needs-trusted-path",
      where: danger === undefined ? `preset ${preset.name}` : pathText(danger),
      what: "no sandbox and no trusted directory, expected trustedProjects",
      help: 'pass { trustedProjects: ["~/code/billing"] }, the directories in which nothing else matters',
    });
  }
  const layer = danger === undefined ? preset.layer : "profile";
  return { target, preset: preset.name, layer, config: result, trustedProjects, merged };
}

/** The run-time twin of the type: a name in a preset's place would give a configuration of nothing. */
function requirePreset(preset: unknown): void {
  if (typeof preset === "object" && preset !== null && "name" in preset && "layer" in preset) return;
  throw new GoalpostError({
    code: "config/bad-value",
    where: "preset",
    what: `${preset === undefined ? "is missing" : seenText(preset as TomlValue)}, expected a preset`,
    help:
      typeof preset === "string" && /^[\w-]+$/.test(preset)
        ? `write presets.${preset.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`
        : "pass one of presets, or what definePreset(…) returns",
  });
}

/** The run-time twin of the types: a key that the client does not have would be written and change nothing. */
function refuseMisfits(target: ConfigTarget, config: CodexConfig | ClaudeSettings): void {
  const text = target === "codex" ? renderToml({ ...config }) : JSON.stringify(config);
  const { findings } = validateConfig(text, { target, strict: target === "codex" });
  const found = findings.find(({ ruleId }) => ruleId === "unknown-key" || ruleId === "value-fits");
  if (found === undefined) return;
  const extra = nearest(found.where, ["trustedProjects", "loosens"]);
  throw new GoalpostError({
    code: "config/bad-value",
    where: `${target === "codex" ? "codexConfig" : "claudeSettings"}.${found.where}`,
    what: found.what,
    help: extra === undefined ? found.help : `rename it to ${extra}`,
  });
}

/** A preset and what it extends, as parts of a merge, the first one lowest. */
export function presetParts(target: ConfigTarget, preset: Preset): readonly ConfigPart[] {
  const key = target === "codex" ? "codex" : "claudeCode";
  return presetLine(preset).map((each): ConfigPart => {
    const { name, version, package: from } = each;
    const source: ConfigSource = {
      kind: "preset",
      name,
      ...(from === undefined ? {} : { package: from }),
      ...(from !== undefined || version === undefined ? {} : { version }),
    };
    const loosens = each.loosens?.[key];
    return { source, config: { ...each[key] }, ...(loosens === undefined ? {} : { loosens }) };
  });
}
