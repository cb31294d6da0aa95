import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { namesOf, requireKnown } from "@goalpost/core/errors";
import { configValue, maskFor } from "../masked.ts";
import { pathText } from "../path.ts";
import { plainValue } from "../plain-value.ts";
import { renderConfig } from "../presets/render.ts";
import type { ResolvedConfig } from "../presets/resolve.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import { nativeCodex } from "./codex-binary.ts";
import { whyNotBelieved } from "./codex-control.ts";
import { askCodex } from "./codex-oracle.ts";
import { doctorClaude, doctorCodex } from "./doctor.ts";
import { missingFiles, withoutNamed } from "./named-files.ts";
import { inOwnName } from "./own-name.ts";
import type { ClientPlace } from "./place.ts";
import { profileProblems } from "./profile-problems.ts";
import { readText } from "./read-text.ts";
import { shownPath } from "./shown-path.ts";

/** What one installed client said. */
export interface ClientWord {
  readonly target: ConfigTarget;
  /** The client, with its version; or why it was not asked. */
  readonly client: string;
  readonly isAsked: boolean;
  /** The file that was looked at, when there is one. */
  readonly file?: string;
  /** What the client refuses or reads otherwise, and where the file differs from the preset. */
  readonly drift: readonly string[];
  /** That the client is newer than what we know of it, and what it ignores of the file although it loads it. */
  readonly notes: readonly string[];
}

/** The installed client, or why there is none. */
export interface InstalledClient {
  /** Its program; absent where there is none. */
  readonly path?: string;
  /** The client with its version; or why it is not there. */
  readonly title: string;
  /** What is to be told of it beside its answer. */
  readonly notes?: readonly string[];
}

/** What the client is asked about. */
export interface AskClientOptions {
  readonly preset?: ResolvedConfig | undefined;
  /** Absolute path; one that does not exist is drift from a preset, and no finding without one. */
  readonly file: string;
  readonly profile?: string | undefined;
  readonly client: InstalledClient;
  /** A folder for homes, each of which is removed. */
  readonly cache: string;
  readonly signal?: AbortSignal | undefined;
}

const optionNames = namesOf<AskClientOptions>({
  preset: true,
  file: true,
  profile: true,
  client: true,
  cache: true,
  signal: true,
});

/**
 * Asks an installed client about a preset or about a file, offline and in a home of its own: does it load, does it read what was written? With both,
 * also says where the file differs from the preset.
 *
 * @throws GoalpostError `config/bad-option`, `config/client-failed`, `config/aborted` when `signal` was.
 */
export async function askClient(
  target: ConfigTarget,
  options: AskClientOptions,
  place: ClientPlace,
): Promise<ClientWord> {
  requireKnown("askClient", options, optionNames, "config/bad-option");
  const { preset, file, profile, client } = options;
  const shown = shownPath(file, place);
  const text = existsSync(file) ? await readText(file, shown) : undefined;
  const problems = profile === undefined ? [] : await profileProblems(target, profile, place);
  const differs = [
    ...problems.map(({ where, what, help }) => `${where}: ${what}; help: ${help}`),
    ...(text === undefined || target !== "codex" ? [] : missing(text, file, shown, place)),
    ...(preset === undefined ? [] : differences(preset, text, shown)),
  ];
  const { path, title, notes = [] } = client;
  const word = { target, client: title, file: shown };
  if (path === undefined) return { ...word, isAsked: false, drift: differs, notes: [] };
  const doubt = target === "codex" ? await doubtOf(path, options) : undefined;
  if (doubt !== undefined) {
    return { ...word, isAsked: false, drift: [`the installed client could not be asked: ${doubt}`, ...differs], notes };
  }
  const said = [
    ...(preset === undefined ? [] : await loads(preset, path, options)),
    ...(text === undefined ? [] : await loadsText(target, { text, shown }, path, options, place)),
  ];
  const mask = maskFor([preset?.config, text === undefined ? undefined : tryValue(text, target)]);
  const ignored =
    said.length > 0 || text === undefined
      ? []
      : await ignores(target, { text: withoutNamed(text, file, place), shown }, path, options);
  return {
    ...word,
    isAsked: true,
    drift: [...said, ...differs].map(mask),
    notes: [...notes, ...ignored].map(mask),
  };
}

/** Why the word of a Codex is worth nothing, where it is. */
async function doubtOf(path: string, { cache, signal }: AskClientOptions): Promise<string | undefined> {
  mkdirSync(cache, { recursive: true });
  const home = mkdtempSync(join(cache, "control-"));
  try {
    return await whyNotBelieved({ binary: nativeCodex(path), home, signal });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What a Codex that loads a file does not know of it: its strict flag names the first. */
async function ignores(
  target: ConfigTarget,
  { text, shown }: { readonly text: string; readonly shown: string },
  path: string,
  { cache, signal }: AskClientOptions,
): Promise<readonly string[]> {
  if (target !== "codex") return [];
  const home = join(cache, `strict-${process.pid}`);
  const { accepted, message = "" } = await askCodex(text, { binary: nativeCodex(path), home, strict: true, signal });
  return accepted ? [] : [`it loads the file, and ignores what it does not know: ${inOwnName(message, shown)}`];
}

async function loads(
  preset: ResolvedConfig,
  path: string,
  { cache, signal }: AskClientOptions,
): Promise<readonly string[]> {
  const { drift } =
    preset.target === "codex"
      ? await doctorCodex(preset, { binary: nativeCodex(path), cache, signal })
      : await doctorClaude(renderConfig(preset), { binary: path, cache, signal });
  return drift.map((each) => `preset ${preset.preset}: ${each}`);
}

async function loadsText(
  target: ConfigTarget,
  { text, shown }: { readonly text: string; readonly shown: string },
  path: string,
  { file, cache, signal }: AskClientOptions,
  place: ClientPlace,
): Promise<readonly string[]> {
  if (target === "claude-code")
    return (await doctorClaude(text, { binary: path, cache, signal })).drift.map((each) => `${shown}: ${each}`);
  const home = join(cache, `ask-${process.pid}`);
  const how = { binary: nativeCodex(path), home, signal };
  const { accepted, message } = await askCodex(withoutNamed(text, file, place), how);
  return accepted ? [] : [`${shown}: ${message ?? "refused"}`];
}

const missing = (text: string, file: string, shown: string, place: ClientPlace): readonly string[] =>
  missingFiles(text, file, place).map(
    (path) => `${shown}: the file that ${pathText(path)} names is not there: the client does not start`,
  );

/** Keys of the preset that the file has otherwise, or lacks. */
function differences(preset: ResolvedConfig, text: string | undefined, shown: string): readonly string[] {
  if (text === undefined) return [`${shown}: does not exist; the preset is not written`];
  const value = plainValue(configValue(text, preset.target, shown));
  return [...preset.merged.entries.values()].flatMap(({ path, value: wanted }) => {
    const found = path.reduce<unknown>(
      (at, step) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[step] : undefined),
      value,
    );
    if (JSON.stringify(found) === JSON.stringify(wanted)) return [];
    const has = found === undefined ? "is not set" : `is ${JSON.stringify(found)}`;
    return [`${shown}: ${pathText(path)} ${has}, the preset wants ${JSON.stringify(wanted)}`];
  });
}

function tryValue(text: string, target: ConfigTarget): unknown {
  try {
    return configValue(text, target, "");
  } catch {
    return undefined;
  }
}
