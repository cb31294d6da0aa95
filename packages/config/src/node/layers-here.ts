import { existsSync, readdirSync, realpathSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { namesOf, requireKnown } from "@goalpost/core/errors";
import { parseJsonDocument } from "../document.ts";
import { effective, effectiveConfig } from "../layers/effective.ts";
import type { ConfigLayerInput } from "../layers/layer.ts";
import { plainValue } from "../plain-value.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import { parseToml } from "../toml/parse-toml.ts";
import { profileFile, userFile, userPath } from "./client-files.ts";
import type { ClientPlace } from "./place.ts";
import { readText } from "./read-text.ts";
import { shownPath } from "./shown-path.ts";
import { claudeTrusts, codexTrusts, folderWith } from "./trust.ts";

/** Which files of a client are looked at. */
export interface LayersRequest {
  readonly target: ConfigTarget;
  readonly profile?: string | undefined;
  /** A requirements.toml in place of the system's. Codex only. */
  readonly requirements?: string | undefined;
  /** A managed file in place of the system's. */
  readonly managed?: string | undefined;
  /** Codex: whether the project's own file counts although the user has not trusted the project; default false. */
  readonly trustProject?: boolean | undefined;
}

/** A file that is in force, and where in it a key stands. */
export interface FileLayer extends ConfigLayerInput {
  readonly lineOf: (path: readonly string[]) => number;
}

/** The names of a request, for those who refuse others. @internal */
export const requestNames = namesOf<LayersRequest>({
  target: true,
  profile: true,
  requirements: true,
  managed: true,
  trustProject: true,
});

/**
 * Reads every file that the client would read here, the lowest first.
 *
 * @throws GoalpostError `config/bad-toml`, `config/bad-json`, `file/missing`, `file/unreadable`, `source/not-utf8`, `source/too-large`.
 */
export async function layersHere(request: LayersRequest, place: ClientPlace): Promise<readonly FileLayer[]> {
  requireKnown("layersHere", request, requestNames, "config/bad-option");
  const { target } = request;
  const below = await readThose(lowFiles(request, place), target, place);
  const above = await readThose(highFiles(request, place), target, place);
  const project = target === "codex" ? codexProject([...below, ...above], place) : claudeProject(place);
  const middle: FileLayer[] = [];
  for (const { isTrusted, ...candidate } of project)
    for (const layer of await readThose([candidate], target, place))
      middle.push({ ...layer, isTrusted: isTrusted || request.trustProject === true });
  return [...below, ...middle, ...above];
}

interface Candidate {
  readonly kind: ConfigLayerInput["kind"];
  readonly file: string;
  /** Named by the user: it has to be there. */
  readonly isNamed?: true;
}
type ProjectCandidate = Candidate & { readonly isTrusted: boolean };

async function readThose(
  candidates: readonly Candidate[],
  target: ConfigTarget,
  place: ClientPlace,
): Promise<FileLayer[]> {
  const found: FileLayer[] = [];
  for (const { kind, file, isNamed } of candidates)
    if (isNamed || existsSync(file)) found.push(await readLayer(kind, file, target, place));
  return found;
}

function lowFiles({ target, profile }: LayersRequest, place: ClientPlace): readonly Candidate[] {
  const user: Candidate = { kind: "user", file: userFile(target, place) };
  if (target === "claude-code") return [user];
  const named = profile === undefined ? [] : [profileFile(target, profile, place)];
  return [
    { kind: "system", file: "/etc/codex/config.toml" },
    user,
    ...named.map((file): Candidate => ({ kind: "profile", file })),
  ];
}

function highFiles(
  { target, profile, managed, requirements }: LayersRequest,
  place: ClientPlace,
): readonly Candidate[] {
  const named = (kind: Candidate["kind"], file: string): Candidate => ({
    kind,
    file: userPath(file, place),
    isNamed: true,
  });
  if (target === "claude-code") {
    const session = profile === undefined ? [] : [profileFile(target, profile, place)];
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
function codexProject(layers: readonly FileLayer[], place: ClientPlace): readonly ProjectCandidate[] {
  const { projects, project_root_markers: given } = effectiveConfig(effective("codex", layers));
  const markers = Array.isArray(given) ? given.map(String) : [".git"];
  const cwd = realpathSync(place.cwd);
  const root = folderWith(markers, cwd) ?? cwd;
  const folders = [cwd];
  for (let folder = cwd; folder !== root; folders.unshift(folder)) folder = dirname(folder);
  return folders
    .map((folder) => ({ folder, file: join(place.cwd, relative(cwd, folder), ".codex/config.toml") }))
    .filter(({ file }) => file !== userFile("codex", place))
    .map(({ folder, file }) => ({ kind: "project", file, isTrusted: codexTrusts(folder, root, projects) }));
}

function claudeProject(place: ClientPlace): readonly ProjectCandidate[] {
  const isTrusted = claudeTrusts(realpathSync(place.cwd), place);
  return [
    { kind: "project", file: join(place.cwd, ".claude/settings.json"), isTrusted },
    { kind: "local", file: join(place.cwd, ".claude/settings.local.json"), isTrusted },
  ];
}

async function readLayer(
  kind: ConfigLayerInput["kind"],
  file: string,
  target: ConfigTarget,
  place: ClientPlace,
): Promise<FileLayer> {
  const name = shownPath(file, place);
  const text = await readText(file, name);
  const document = target === "codex" ? parseToml(text, name) : parseJsonDocument(text, name);
  return {
    kind,
    name,
    config: plainValue(document.value) as Record<string, unknown>,
    lineOf: (path) => document.locate(path).line,
  };
}
