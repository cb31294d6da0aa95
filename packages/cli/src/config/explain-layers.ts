import { existsSync, readdirSync, realpathSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import {
  type ConfigLayerInput,
  type ConfigTarget,
  type EffectiveConfig,
  type Explanation,
  effective,
  effectiveConfig,
  explainConfig,
  parseJsonDocument,
  parseToml,
  pathText,
  plainValue,
  type ResolvedConfig,
  sourceText,
} from "@goalpost/config";
import { readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";
import { profileFile, userFile, userPath } from "./client-files.ts";
import { modelsHere } from "./facts.ts";
import { maskFor } from "./masked.ts";
import { type Problem, profileProblems } from "./profile-problems.ts";
import { shownPath } from "./shown-path.ts";
import { claudeTrusts, codexTrusts, folderWith } from "./trust.ts";

/** What is explained: a client's files as they are here, with a profile, and with a preset as if it were written. */
export interface ExplainRequest {
  readonly target: ConfigTarget;
  readonly profile?: string | undefined;
  readonly preset?: ResolvedConfig | undefined;
  /** A requirements.toml in place of the system's. Codex only. */
  readonly requirements?: string | undefined;
  /** A managed file in place of the system's. */
  readonly managed?: string | undefined;
  /** Whether the installed client is asked for its models, which takes a process; default: it is. */
  readonly models?: boolean;
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

interface FileLayer extends ConfigLayerInput {
  readonly lineOf: (path: readonly string[]) => number;
}

/**
 * Says which value of each key counts here, who set it, and what the client makes of it; secrets are not shown.
 *
 * @throws GoalpostError `config/bad-toml`, `config/bad-json`, `file/not-utf8` for a layer that cannot be read.
 */
export async function explainHere(request: ExplainRequest, io: Io): Promise<Explained> {
  const { target, profile, preset } = request;
  const files = await fileLayers(request, io);
  const layers: ConfigLayerInput[] = [...files];
  const presetName = preset === undefined ? undefined : `preset ${preset.preset}`;
  if (preset !== undefined && presetName !== undefined) {
    const kind = target === "codex" && (profile !== undefined || preset.layer === "profile") ? "profile" : "user";
    layers.push({ kind, name: presetName, config: preset.config });
  }
  const result = effective(target, layers);
  const mask = maskFor(layers.map(({ config }) => config));
  const models = target === "codex" && request.models !== false ? await modelsHere(io) : undefined;
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
  const problems = profile === undefined ? [] : await profileProblems(target, profile, io);
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
  if (found === undefined || entry.elements !== undefined) return entry.setBy;
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

/** Every file that the client would read here, the lowest first. */
async function fileLayers(request: ExplainRequest, io: Io): Promise<readonly FileLayer[]> {
  const { target } = request;
  const below = await readThose(lowFiles(request, io), target, io);
  const above = await readThose(highFiles(request, io), target, io);
  const project = target === "codex" ? codexProject([...below, ...above], io) : claudeProject(io);
  const middle: FileLayer[] = [];
  for (const { isTrusted, ...candidate } of project)
    for (const layer of await readThose([candidate], target, io)) middle.push({ ...layer, isTrusted });
  return [...below, ...middle, ...above];
}

interface Candidate {
  readonly kind: ConfigLayerInput["kind"];
  readonly file: string;
  /** Named by the user: it has to be there. */
  readonly isNamed?: true;
}
type ProjectCandidate = Candidate & { readonly isTrusted: boolean };

async function readThose(candidates: readonly Candidate[], target: ConfigTarget, io: Io): Promise<FileLayer[]> {
  const found: FileLayer[] = [];
  for (const { kind, file, isNamed } of candidates)
    if (isNamed || existsSync(file)) found.push(await readLayer(kind, file, target, io));
  return found;
}

function lowFiles({ target, profile }: ExplainRequest, io: Io): readonly Candidate[] {
  const user: Candidate = { kind: "user", file: userFile(target, io) };
  if (target === "claude-code") return [user];
  const named = profile === undefined ? [] : [profileFile(target, profile, io)];
  return [
    { kind: "system", file: "/etc/codex/config.toml" },
    user,
    ...named.map((file): Candidate => ({ kind: "profile", file })),
  ];
}

function highFiles({ target, profile, managed, requirements }: ExplainRequest, io: Io): readonly Candidate[] {
  const named = (kind: Candidate["kind"], file: string): Candidate => ({
    kind,
    file: userPath(file, io),
    isNamed: true,
  });
  if (target === "claude-code") {
    const session = profile === undefined ? [] : [profileFile(target, profile, io)];
    const system = ["/etc/claude-code/managed-settings.json", ...filesIn("/etc/claude-code/managed-settings.d")];
    return [
      ...session.map((file): Candidate => ({ kind: "session", file })),
      ...(managed === undefined
        ? system.map((file): Candidate => ({ kind: "managed", file }))
        : [named("managed", managed)]),
    ];
  }
  return [
    managed === undefined ? { kind: "managed", file: "/etc/codex/managed_config.toml" } : named("managed", managed),
    requirements === undefined
      ? { kind: "requirements", file: "/etc/codex/requirements.toml" }
      : named("requirements", requirements),
  ];
}

/** Settings that lie beside the managed file count over it, in the order of their names. */
const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".json"))
        .sort()
        .map((name) => join(folder, name))
    : [];

/** The folders from the project's root, which holds a marker, to the current one; without a root only the current one. */
function codexProject(layers: readonly FileLayer[], io: Io): readonly ProjectCandidate[] {
  const { projects, project_root_markers: given } = effectiveConfig(effective("codex", layers));
  const markers = Array.isArray(given) ? given.map(String) : [".git"];
  const cwd = realpathSync(io.cwd);
  const root = folderWith(markers, cwd) ?? cwd;
  const folders = [cwd];
  for (let folder = cwd; folder !== root; folders.unshift(folder)) folder = dirname(folder);
  return folders
    .map((folder) => ({ folder, file: join(io.cwd, relative(cwd, folder), ".codex/config.toml") }))
    .filter(({ file }) => file !== userFile("codex", io))
    .map(({ folder, file }) => ({ kind: "project", file, isTrusted: codexTrusts(folder, root, projects) }));
}

function claudeProject(io: Io): readonly ProjectCandidate[] {
  const isTrusted = claudeTrusts(realpathSync(io.cwd), io);
  return [
    { kind: "project", file: join(io.cwd, ".claude/settings.json"), isTrusted },
    { kind: "local", file: join(io.cwd, ".claude/settings.local.json"), isTrusted },
  ];
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
