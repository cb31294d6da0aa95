import { namesOf, requireKnown } from "@goalpost/core/errors";
import type { CodexModel } from "../codex/codex-facts.ts";
import { type Explanation, explainConfig } from "../explain.ts";
import { effective } from "../layers/effective.ts";
import type { ConfigLayerInput, EffectiveConfig } from "../layers/layer.ts";
import { maskFor } from "../masked.ts";
import { sourceText } from "../merge/source-text.ts";
import { pathText } from "../path.ts";
import type { ResolvedConfig } from "../presets/resolve.ts";
import { type FileLayer, type LayersRequest, layersHere } from "./layers-here.ts";
import type { ClientPlace } from "./place.ts";
import { type Problem, profileProblems } from "./profile-problems.ts";

/** What is explained: a client's files as they are here, with a profile, and with a preset as if it were written. */
export interface ExplainRequest extends LayersRequest {
  readonly preset?: ResolvedConfig | undefined;
  /** What a launch gives the client besides, over the files of its user, and who says so. */
  readonly session?: { readonly name: string; readonly config: Readonly<Record<string, unknown>> } | undefined;
  /** The models of the installed Codex; default: the dated table of this package. */
  readonly models?: readonly CodexModel[] | undefined;
}

/** The explanation, and the layers that were looked at. */
export interface Explained {
  readonly entries: readonly Explanation[];
  readonly ignored: readonly { readonly key: string; readonly name: string; readonly why: string }[];
  /** Files that are in force, the lowest first. */
  readonly files: readonly string[];
  /** What keeps the client from starting so, or makes a named profile count for nothing. */
  readonly problems: readonly Problem[];
}

const optionNames = namesOf<ExplainRequest>({
  target: true,
  profile: true,
  requirements: true,
  managed: true,
  trustProject: true,
  preset: true,
  session: true,
  models: true,
});

/**
 * Says which value of each key counts here, who set it, and what the client makes of it; secrets are not shown.
 *
 * @throws GoalpostError `config/bad-toml`, `config/bad-json`, `source/not-utf8` for a layer that cannot be read.
 */
export async function explainHere(request: ExplainRequest, place: ClientPlace): Promise<Explained> {
  requireKnown("explainHere", request, optionNames, "config/bad-option");
  const { target, profile, preset, session, models, ...which } = request;
  const files = await layersHere({ target, profile, ...which }, place);
  const layers: ConfigLayerInput[] = [...files];
  const presetName = preset === undefined ? undefined : `preset ${preset.preset}`;
  if (preset !== undefined && presetName !== undefined) {
    const kind = target === "codex" && (profile !== undefined || preset.layer === "profile") ? "profile" : "user";
    layers.push({ kind, name: presetName, config: preset.config });
  }
  if (session !== undefined) layers.push({ kind: "session", ...session });
  const result = effective(target, layers);
  const mask = maskFor(layers.map(({ config }) => config));
  const entries = explainConfig(target, result, models).map((entry) => ({
    ...entry,
    key: mask(entry.key),
    value: maskedValue(entry.value, mask),
    setBy: setBy(entry, result, files, preset),
    ...(entry.elements === undefined
      ? {}
      : { elements: entry.elements.map((one) => ({ ...one, value: maskedValue(one.value, mask) })) }),
    ...(entry.note === undefined ? {} : { note: mask(entry.note) }),
  }));
  const ignored = result.ignored.map(({ path, name, why }) => ({ key: mask(pathText(path)), name, why }));
  const problems = profile === undefined ? [] : await profileProblems(target, profile, place);
  return { entries, ignored, files: files.map(({ name }) => name), problems };
}

/** A file is named with its line, a preset with its package and version; of a joined list all that set it are named. */
function setBy(
  entry: Explanation,
  { entries }: EffectiveConfig,
  files: readonly FileLayer[],
  preset: ResolvedConfig | undefined,
): string {
  const found = entries.get(entry.key);
  if (found === undefined || entry.elements !== undefined || found.layer === "session") return entry.setBy;
  const file = files.find(({ name }) => name === found.name);
  if (file !== undefined) return `${found.layer} ${found.name}:${file.lineOf(found.setAt ?? found.path)}`;
  const source = preset?.merged.entries.get(entry.key)?.source;
  return source === undefined ? entry.setBy : sourceText(source);
}

function maskedValue(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === "string") return mask(value);
  if (Array.isArray(value)) return value.map((each) => maskedValue(each, mask));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mask(key), maskedValue(inner, mask)]));
}
