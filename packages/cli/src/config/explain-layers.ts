import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  type ConfigLayerInput,
  type ConfigTarget,
  type EffectiveConfig,
  type Explanation,
  effective,
  explainConfig,
  parseJsonDocument,
  parseToml,
  pathText,
  type ResolvedConfig,
  sourceText,
} from "@goalpost/config";
import { readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";
import { clientHome, profileFile, userFile } from "./client-files.ts";
import { modelsHere } from "./facts.ts";
import { maskFor } from "./masked.ts";
import { plainValue } from "./plain-value.ts";
import { shownPath } from "./shown-path.ts";

/** What is explained: a client's files as they are here, with a profile, and with a preset as if it were written. */
export interface ExplainRequest {
  readonly target: ConfigTarget;
  readonly profile?: string | undefined;
  readonly preset?: ResolvedConfig | undefined;
}

/** The explanation, and the layers that were looked at. */
export interface Explained {
  readonly entries: readonly Explanation[];
  readonly ignored: readonly { readonly key: string; readonly name: string; readonly why: string }[];
  /** Files that are in force, the lowest first. */
  readonly files: readonly string[];
}

interface FileLayer extends ConfigLayerInput {
  readonly lineOf: (path: readonly string[]) => number;
}

/**
 * Says which value of each key counts here, who set it, and what the client makes of it; secrets are not shown.
 *
 * @throws GoalpostError `config/bad-toml`, `config/bad-json`, `file/not-utf8` for a layer that cannot be read.
 */
export async function explainHere({ target, profile, preset }: ExplainRequest, io: Io): Promise<Explained> {
  const files = await fileLayers(target, profile, io);
  const layers: ConfigLayerInput[] = [...files];
  const presetName = preset === undefined ? undefined : `preset ${preset.preset}`;
  if (preset !== undefined && presetName !== undefined) {
    const kind = target === "codex" && (profile !== undefined || preset.layer === "profile") ? "profile" : "user";
    layers.push({ kind, name: presetName, config: preset.config });
  }
  const result = effective(target, layers);
  const mask = maskFor(layers.map(({ config }) => config));
  const models = target === "codex" ? await modelsHere(io) : undefined;
  const entries = explainConfig(target, result, models).map((entry) => ({
    ...entry,
    value: maskedValue(entry.value, mask),
    setBy: setBy(entry, result, files, preset),
    ...(entry.elements === undefined
      ? {}
      : { elements: entry.elements.map((one) => ({ ...one, value: maskedValue(one.value, mask) })) }),
    ...(entry.note === undefined ? {} : { note: mask(entry.note) }),
  }));
  const ignored = result.ignored.map(({ path, name, why }) => ({ key: mask(pathText(path)), name, why }));
  return { entries, ignored, files: files.map(({ name }) => name) };
}

/** A file is named with its line, a preset with its package and version; of a joined list all that set it are named. */
function setBy(
  entry: Explanation,
  { entries }: EffectiveConfig,
  files: readonly FileLayer[],
  preset: ResolvedConfig | undefined,
): string {
  const found = entries.get(entry.key);
  if (found === undefined || entry.elements !== undefined) return entry.setBy;
  const file = files.find(({ name }) => name === found.name);
  if (file !== undefined) return `${found.layer} ${found.name}:${file.lineOf(found.path)}`;
  const source = preset?.merged.entries.get(entry.key)?.source;
  return source === undefined ? entry.setBy : sourceText(source);
}

const maskedValue = (value: unknown, mask: (text: string) => string): unknown =>
  JSON.parse(mask(JSON.stringify(value ?? null)));

/** Every file that the client would read here, the lowest first. */
async function fileLayers(target: ConfigTarget, profile: string | undefined, io: Io): Promise<readonly FileLayer[]> {
  const found: FileLayer[] = [];
  for (const { kind, file } of candidates(target, profile, io)) {
    if (existsSync(file)) found.push(await readLayer(kind, file, target, io));
  }
  return found;
}

type Candidate = { readonly kind: ConfigLayerInput["kind"]; readonly file: string };

function candidates(target: ConfigTarget, profile: string | undefined, io: Io): readonly Candidate[] {
  const named = profile === undefined ? [] : [profileFile(target, profile, io)];
  if (target === "claude-code") {
    return [
      { kind: "user", file: userFile(target, io) },
      { kind: "project", file: join(io.cwd, ".claude/settings.json") },
      { kind: "local", file: join(io.cwd, ".claude/settings.local.json") },
      ...named.map((file): Candidate => ({ kind: "session", file })),
      { kind: "managed", file: "/etc/claude-code/managed-settings.json" },
    ];
  }
  const own = join(clientHome(target, io), "config.toml");
  const projects = foldersFromRoot(io.cwd).map((folder) => join(folder, ".codex/config.toml"));
  return [
    { kind: "system", file: "/etc/codex/config.toml" },
    { kind: "user", file: own },
    ...named.map((file): Candidate => ({ kind: "profile", file })),
    ...projects.filter((file) => file !== own).map((file): Candidate => ({ kind: "project", file })),
    { kind: "managed", file: "/etc/codex/managed_config.toml" },
  ];
}

/** The folders from the repository's root, which holds .git, to the current one; without a repository only the current one. */
function foldersFromRoot(cwd: string): readonly string[] {
  const folders = [cwd];
  for (let folder = cwd; !existsSync(join(folder, ".git")); folders.unshift(folder)) {
    if (dirname(folder) === folder) return [cwd];
    folder = dirname(folder);
  }
  return folders;
}

async function readLayer(
  kind: ConfigLayerInput["kind"],
  file: string,
  target: ConfigTarget,
  io: Io,
): Promise<FileLayer> {
  const name = shownPath(file, io);
  const text = await readTextFile(file, name);
  const document = target === "codex" ? parseToml(text, name) : parseJsonDocument(text, name);
  return {
    kind,
    name,
    config: plainValue(document.value) as Record<string, unknown>,
    lineOf: (path) => document.locate(path).line,
  };
}
