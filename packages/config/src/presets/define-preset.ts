import { GoalpostError, requireKnown, requireNoMore } from "@goalpost/core/errors";
import type { ClaudeSettings } from "../claude/claude-settings.gen.ts";
import type { CodexConfig } from "../codex/codex-config.gen.ts";
import { renderToml } from "../toml/render-toml.ts";
import { validateConfig } from "../validate.ts";

/** What a preset is made of. */
export interface PresetInit {
  /** Kebab-case. */
  readonly name: string;
  /** The npm package that ships it; `config explain` names it. */
  readonly package?: { readonly name: string; readonly version: string };
  /** A preset to start from; this one's values come after it. */
  readonly extends?: Preset;
  /** What it is for, in one or two sentences. */
  readonly why: string;
  /** When to take it. */
  readonly cases: readonly string[];
  readonly codex?: CodexConfig;
  readonly claudeCode?: ClaudeSettings;
  /** Safety keys that it sets looser than what it extends, by dotted path, with the reason. */
  readonly loosens?: {
    readonly codex?: Readonly<Record<string, string>>;
    readonly claudeCode?: Readonly<Record<string, string>>;
  };
  /** `profile`: never written to a base user file. Default `user`. */
  readonly layer?: "user" | "profile";
  /** True where it may be used only with a list of trusted directories. */
  readonly needsTrustedProjects?: boolean;
  /** What the two clients cannot express alike. */
  readonly differences?: readonly string[];
}

/** A named configuration for both clients; made by {@link definePreset}. */
export interface Preset extends PresetInit {
  readonly layer: "user" | "profile";
  readonly needsTrustedProjects: boolean;
  readonly differences: readonly string[];
}

const presetKeys: readonly (keyof PresetInit)[] = [
  "name",
  "package",
  "extends",
  "why",
  "cases",
  "codex",
  "claudeCode",
  "loosens",
  "layer",
  "needsTrustedProjects",
  "differences",
];

/**
 * Makes a preset, as the built-in ones are made. Its values are checked against what the clients accept.
 *
 * @throws GoalpostError `config/bad-preset` for a wrong name, a key that a preset does not have, or a value that a client refuses.
 * @example
 * definePreset({ name: "acme", why: "Our house rules.", cases: ["every repository"], codex: { model_verbosity: "low" } }).layer; // "user"
 */
export function definePreset(init: PresetInit): Preset;
export function definePreset(init: PresetInit, ...more: readonly unknown[]): Preset {
  requireNoMore(
    "definePreset",
    more,
    "give one object; one preset extends another with { extends: … }",
    "config/bad-preset",
  );
  requireKnown("definePreset", init, presetKeys, "config/bad-preset");
  requireKnown("definePreset.loosens", init.loosens ?? {}, ["codex", "claudeCode"], "config/bad-preset");
  const { name } = init;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    throw bad(name, `${JSON.stringify(name)}, expected a kebab-case name`, "rename it, for example acme-guarded");
  const texts = [
    validateConfig(renderToml({ ...init.codex }), { target: "codex", file: `${name} codex`, strict: true }),
    validateConfig(JSON.stringify({ ...init.claudeCode }), { target: "claude-code", file: `${name} claudeCode` }),
  ];
  for (const { file, verdict, findings } of texts) {
    const finding = findings.find(({ severity }) => severity === "error");
    if (verdict === "reject" && finding !== undefined)
      throw bad(`${file} ${finding.where}`, finding.what, finding.help);
  }
  const inherited = init.extends?.layer ?? "user";
  return Object.freeze({
    ...init,
    layer: init.layer ?? inherited,
    needsTrustedProjects: init.needsTrustedProjects ?? init.extends?.needsTrustedProjects ?? false,
    differences: init.differences ?? [],
  });
}

const bad = (where: string, what: string, help: string) =>
  new GoalpostError({ code: "config/bad-preset", where: `preset ${where}`, what, help });
