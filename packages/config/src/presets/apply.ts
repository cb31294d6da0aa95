import { GoalpostError, namesOf, requireKnown } from "@goalpost/core/errors";
import { parseJsonDocument } from "../document.ts";
import { setJsonc } from "../json/edit-jsonc.ts";
import { mergeConfig } from "../merge/merge.ts";
import type { HeldEntry, MergedConfig } from "../merge/merged.ts";
import { sameValue } from "../merge/same-value.ts";
import { seenText } from "../misfit.ts";
import type { ValuePath } from "../path.ts";
import { plainValue } from "../plain-value.ts";
import { noEffectUserEffort } from "../rules/no-effect-user-effort.ts";
import { nearest } from "../text.ts";
import { setToml } from "../toml/edit-toml.ts";
import { parseToml } from "../toml/parse-toml.ts";
import type { TomlValue } from "../toml/toml-value.ts";
import { renderConfig } from "./render.ts";
import type { ResolvedConfig } from "./resolve.ts";

/** Where the text belongs that a configuration is written into. */
export type WritableLayer = "user" | "profile" | "project" | "local";

/** What the writer says about one write. */
export interface ApplyOptions {
  /** The name of the file, for errors. Default: the client's own name for it. */
  readonly file?: string | undefined;
  /** Safety keys that the text has tighter and that become looser all the same, by dotted path, each with the reason that is kept. */
  readonly loosens?: Readonly<Record<string, string>> | undefined;
}

/** What writing a configuration into a text does. */
export interface AppliedConfig {
  readonly text: string;
  /** Values that were not taken, because the text is tighter. */
  readonly held: readonly HeldEntry[];
  /** Values that were left out, because they would have no effect in this layer, and what has. */
  readonly left: readonly LeftOut[];
}

/** A value that would have no effect where it was to be written. */
export interface LeftOut {
  readonly path: ValuePath;
  readonly help: string;
}

const optionNames = namesOf<ApplyOptions>({ file: true, loosens: true });

/**
 * Writes a resolved configuration into a text: a new text as a whole, an existing one key by key, so that what it does not name stays to the byte.
 * A safety key that the text has tighter stays, as `goalpost config write` leaves it, unless `loosens` names it. A key that the client ignores in
 * that layer is left out.
 *
 * @param layer Where the text belongs. A configuration without a sandbox goes into a profile (or, for Claude Code, a local or --settings file) only.
 * @throws GoalpostError `config/danger-in-base-file`, `config/bad-toml`, `config/bad-json`, `config/edit-refused`, `config/bad-option`.
 * @example
 * applyConfig('sandbox_mode = "read-only"\n', codexConfig(presets.guarded), "user").startsWith('sandbox_mode = "read-only"\n'); // true
 */
export const applyConfig = (
  text: string | undefined,
  resolved: ResolvedConfig,
  layer: WritableLayer,
  options: ApplyOptions = {},
): string => {
  requireKnown("applyConfig", options, optionNames, "config/bad-option");
  return planConfig(text, resolved, layer, options).text;
};

/**
 * As {@link applyConfig}, and says what was held and what was left out.
 *
 * @throws GoalpostError `config/danger-in-base-file`, `config/bad-toml`, `config/bad-json`, `config/edit-refused`, `config/bad-option`.
 * @example
 * planConfig('sandbox_mode = "read-only"\n', codexConfig(presets.guarded), "user").held.map(({ path }) => path); // [["sandbox_mode"]]
 */
export function planConfig(
  text: string | undefined,
  whole: ResolvedConfig,
  layer: WritableLayer,
  options: ApplyOptions = {},
): AppliedConfig {
  requireKnown("planConfig", options, optionNames, "config/bad-option");
  requireGiven(text, whole, layer);
  const { file: given, loosens = {} } = options;
  const { resolved, left } = withEffect(whole, layer);
  if (resolved.layer === "profile" && (layer === "user" || layer === "project")) {
    throw new GoalpostError({
      code: "config/danger-in-base-file",
      where: `preset ${resolved.preset}`,
      what: `no sandbox in a ${layer} file would hold wherever that file is read, expected a profile`,
      help: "write it with --profile NAME, and start the client with -p NAME below a trusted directory",
    });
  }
  if (text === undefined || text.trim() === "") return { text: renderConfig(resolved), held: [], left };
  const { target } = resolved;
  const file = given ?? (target === "codex" ? "config.toml" : "settings.json");
  const document = target === "codex" ? parseToml(text, file) : parseJsonDocument(text, file);
  const present = {
    source: { kind: "file" as const, name: file },
    config: plainValue(document.value) as Record<string, unknown>,
  };
  const source = { kind: "preset" as const, name: resolved.preset };
  const merged = mergeConfig(target, [present, { source, config: resolved.config, loosens }]);
  const had = mergeConfig(target, [present]);
  let after = text;
  for (const [key, { path, value, source: setter }] of merged.entries) {
    if (setter.kind !== "preset" || sameValue(had.entries.get(key)?.value, value)) continue;
    if (target === "claude-code") after = setJsonc(after, path, value, file);
    else after = withReason(setToml(after, path, value, file), path, reasonOf(merged, resolved, key), file);
  }
  return { text: after, held: merged.held, left };
}

const layers: readonly string[] = ["user", "profile", "project", "local"] satisfies readonly WritableLayer[];

/** The run-time twin of the types: of a layer that nobody knows nothing could say that danger does not belong there. */
function requireGiven(text: unknown, whole: unknown, layer: unknown): void {
  const refuse = (where: string, what: string, help: string): GoalpostError =>
    new GoalpostError({ code: "config/bad-option", where, what, help });
  if (text !== undefined && typeof text !== "string")
    throw refuse("text", `${seenText(text as TomlValue)}, expected a string, or undefined for a new file`, "pass the file's text");
  const { merged, name } = (typeof whole === "object" && whole !== null ? whole : {}) as { merged?: unknown; name?: unknown };
  if (merged === undefined) {
    const seen = whole === undefined ? "is missing" : typeof name === "string" ? "is a preset" : seenText(whole as TomlValue);
    const preset = typeof name === "string" ? `presets.${name}` : "presets.guarded";
    throw refuse("resolved", `${seen}, expected what codexConfig(…) or claudeSettings(…) returns`, `write codexConfig(${preset})`);
  }
  if (typeof layer === "string" && layers.includes(layer)) return;
  const meant = typeof layer === "string" ? nearest(layer, layers) : undefined;
  const seen = layer === undefined ? "is missing" : seenText(layer as TomlValue);
  throw refuse("layer", `${seen}, expected one of ${layers.join(", ")}`, meant === undefined ? 'say where the text belongs: "user"' : `write "${meant}"`);
} // biome-ignore format: short

/** Leaves out what a rule calls without effect in this layer: the effort in Claude Code's user file. */
function withEffect(
  resolved: ResolvedConfig,
  layer: WritableLayer,
): { readonly resolved: ResolvedConfig; readonly left: readonly LeftOut[] } {
  const { target, config } = resolved;
  if (!noEffectUserEffort.targets.includes(target)) return { resolved, left: [] };
  const left = [...noEffectUserEffort.check({ target, value: config, misfits: [], layer })].map(({ path, help }) => ({
    path,
    help,
  }));
  const kept = Object.entries(config).filter(([key]) => !left.some(({ path }) => path[0] === key));
  return { resolved: { ...resolved, config: Object.fromEntries(kept) }, left };
}

/** Why a key is loose: the user's reason, else the preset's. */
const reasonOf = (merged: MergedConfig, resolved: ResolvedConfig, key: string): string | undefined =>
  merged.entries.get(key)?.loosened ?? resolved.merged.entries.get(key)?.loosened;

/** Puts the reason on a line of its own above the key, and takes away one of ours that no longer holds. */
function withReason(text: string, path: readonly string[], reason: string | undefined, file: string): string {
  const at = parseToml(text, file).locate(path).line - 1;
  const lines = text.split("\n");
  const end = lines[at]?.endsWith("\r") === true ? "\r" : "";
  const old = /^[ \t]*# loosened: /.test(lines[at - 1] ?? "") ? 1 : 0;
  const said = reason === undefined ? [] : [`# loosened: ${reason.replaceAll(/\p{Cc}+/gu, " ")}${end}`];
  return lines.toSpliced(at - old, old, ...said).join("\n");
}
