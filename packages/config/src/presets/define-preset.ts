import { GoalpostError, requireKnown, requireNoMore } from "@goalpost/core/errors";
import type { ClaudeSettings } from "../claude/claude-settings.gen.ts";
import type { CodexConfig } from "../codex/codex-config.gen.ts";
import { renderToml } from "../toml/render-toml.ts";
import { validateConfig } from "../validate.ts";
import { type PresetParts, requireParts } from "./preset-parts.ts";

/** What a preset is made of. */
export interface PresetInit extends PresetParts {
  /** Kebab-case. */
  readonly name: string;
  /** Its own version, where no package has one. Default: that of the package that ships it. */
  readonly version?: string;
  /** The npm package that ships it; `config explain` names it. Default: the package that it is loaded from. */
  readonly package?: { readonly name: string; readonly version: string };
  /** Presets to start from, the lowest first: company, then department. This one's values come after them, and only tighten what they say of safety. */
  readonly extends?: Preset | readonly Preset[];
  /** What it is for, in one or two sentences. Default: nothing is said. */
  readonly why?: string;
  /** When to take it. Default: nothing is said. */
  readonly cases?: readonly string[];
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
  readonly why: string;
  readonly cases: readonly string[];
  readonly layer: "user" | "profile";
  readonly needsTrustedProjects: boolean;
  readonly differences: readonly string[];
}

const presetKeys: readonly (keyof PresetInit)[] = [
  "name",
  "version",
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
  "fragments",
  "rules",
  "levels",
  "projectOptions",
  "templates",
  "skills",
  "room",
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
  const { name, version } = init;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    throw bad(name, `${JSON.stringify(name)}, expected a kebab-case name`, "rename it, for example acme-guarded");
  if (version !== undefined && (typeof version !== "string" || !/^\d+\.\d+\.\d+/.test(version)))
    throw bad(
      name,
      `has the version ${JSON.stringify(version)}, expected one such as "1.2.0"`,
      "give major, minor and patch",
    );
  requireParts(name, init);
  requireGiven(init);
  const below = requireExtends(name, init.extends);
  const texts = [
    validateConfig(renderToml({ ...init.codex }), { target: "codex", file: `${name} codex`, strict: true }),
    validateConfig(JSON.stringify({ ...init.claudeCode }), { target: "claude-code", file: `${name} claudeCode` }),
  ];
  for (const { file, verdict, findings } of texts) {
    const finding = findings.find(({ severity }) => severity === "error");
    if (verdict === "reject" && finding !== undefined)
      throw bad(`${file} ${finding.where}`, finding.what, finding.help);
  }
  const preset: Preset = Object.freeze({
    ...init,
    why: init.why ?? "",
    cases: init.cases ?? [],
    layer: init.layer ?? (below.some(({ layer }) => layer === "profile") ? "profile" : "user"),
    needsTrustedProjects: init.needsTrustedProjects ?? below.some((each) => each.needsTrustedProjects),
    differences: init.differences ?? [],
  });
  const recorder = (globalThis as { [presetRecorderKey]?: PresetRecorder })[presetRecorderKey];
  recorder?.(preset, new Error("here").stack ?? "");
  return preset;
}

/** Is told of each preset and of where it is made, so that explanations name the package: a loader sets it at {@link presetRecorderKey}. */
export type PresetRecorder = (preset: Preset, stack: string) => void;

/** Where a loader puts its recorder; another installed copy of this package finds it too. */
export const presetRecorderKey: unique symbol = Symbol.for("goalpost.preset-recorder") as never;

/** What a preset extends, as a list. */
const extended = ({ extends: base }: Pick<PresetInit, "extends">): readonly Preset[] =>
  base === undefined ? [] : isList(base) ? base : [base];
const isList = (value: Preset | readonly Preset[]): value is readonly Preset[] => Array.isArray(value);

/** A part that is given and undefined was imported from a module that does not have it, or that has not run yet. */
function requireGiven(init: PresetInit): void {
  const parts = ["extends", "fragments", "rules", "levels", "projectOptions", "templates", "skills", "room"] as const;
  const lost = parts.find((key) => Object.hasOwn(init, key) && init[key] === undefined);
  if (lost === undefined) return;
  throw bad(
    init.name,
    `has ${lost}: undefined`,
    "correct what is imported for it; two modules that import each other do not see each other's presets: let one extend the other, and not back",
  );
}

/** Two versions of one preset in a line would each claim to be it. */
function requireExtends(name: string, base: PresetInit["extends"]): readonly Preset[] {
  const below = extended(base === undefined ? {} : { extends: base });
  const odd = below.findIndex((each) => typeof each !== "object" || each === null || typeof each.name !== "string");
  if (odd !== -1) throw bad(name, `extends[${odd}] is not a preset`, "give what definePreset({ … }) made");
  const line = [...new Map(below.flatMap(presetLine).map((each) => [identity(each), each])).values()];
  if (line.some((each) => each.name === name))
    throw bad(name, "extends a preset of its own name", `rename it, for example my-${name}`);
  const twice = line.find((each, index) => line.findIndex((other) => other.name === each.name) !== index);
  if (twice === undefined) return below;
  const versions = line.filter((each) => each.name === twice.name).map((each) => each.package?.version ?? each.version);
  throw bad(
    name,
    `extends two presets of the name ${twice.name}${versions.some(Boolean) ? `: ${versions.map((each) => each ?? "without a version").join(" and ")}` : ""}`,
    "let all that it extends build on one version of it",
  );
}

/**
 * Gives a preset and all that it extends, the lowest first, each once.
 *
 * @throws GoalpostError `config/bad-preset` when a preset extends itself.
 * @example
 * presetLine(presets.ci).map(({ name }) => name); // ["guarded", "unattended", "ci"]
 */
export function presetLine(preset: Preset): readonly Preset[] {
  // Two copies of a package bring the same preset twice.
  return [...new Map(lineOf(preset, []).map((each) => [identity(each), each])).values()];
}

/** Of two alike the first one keeps its place. All that a preset holds others to is told: what leaves a part out is not the same. */
const identity = ({
  name,
  version,
  package: from,
  codex,
  claudeCode,
  loosens,
  levels,
  projectOptions,
  room,
  rules,
}: Preset): string =>
  JSON.stringify([name, version, from, codex, claudeCode, loosens, levels, projectOptions, room, rules]);

function lineOf(preset: Preset, above: readonly Preset[]): readonly Preset[] {
  if (above.includes(preset)) throw bad(preset.name, "extends itself", "let it extend another, or none");
  return [...extended(preset).flatMap((each) => lineOf(each, [...above, preset])), preset];
}

const bad = (where: string, what: string, help: string) =>
  new GoalpostError({ code: "config/bad-preset", where: `preset ${where}`, what, help });
