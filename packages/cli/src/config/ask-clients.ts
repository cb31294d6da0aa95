import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type ConfigTarget, pathText, plainValue, type ResolvedConfig, renderConfig } from "@goalpost/config";
import { askCodex, doctorClaude, doctorCodex, nativeCodex } from "@goalpost/config/node";
import { cacheRoot, type FoundClient, findClient } from "@goalpost/rehearsal";
import { readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";
import { whyNotBelieved } from "./codex-control.ts";
import { missingFiles, withoutNamed } from "./facts.ts";
import { configValue, maskFor } from "./masked.ts";
import { newerThanKnown } from "./newer-client.ts";
import { profileProblems } from "./profile-problems.ts";
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

/**
 * Asks an installed client about a preset or about a file, offline and in a home of its own: does it load, does it read what was written? With both,
 * also says where the file differs from the preset.
 *
 * @param file - Absolute path; one that does not exist is drift from a preset, and no finding without one.
 */
export async function askClient(
  target: ConfigTarget,
  {
    preset,
    file,
    profile,
  }: {
    readonly preset: ResolvedConfig | undefined;
    readonly file: string;
    readonly profile?: string | undefined;
  },
  io: Io,
): Promise<ClientWord> {
  const found = await findClient(target, { cwd: io.cwd, env: io.env, signal: io.signal });
  const shown = shownPath(file, io);
  const text = existsSync(file) ? await readTextFile(file, shown) : undefined;
  const problems = profile === undefined ? [] : await profileProblems(target, profile, io);
  const differs = [
    ...problems.map(({ where, what, help }) => `${where}: ${what}; help: ${help}`),
    ...(text === undefined || target !== "codex" ? [] : missing(text, file, shown, io)),
    ...(preset === undefined ? [] : differences(preset, text, shown)),
  ];
  if (!found.found) return { target, client: found.reason, isAsked: false, file: shown, drift: differs, notes: [] };
  const doubt = target === "codex" ? await doubtOf(found.path, io) : undefined;
  if (doubt !== undefined) {
    const drift = [`the installed client could not be asked: ${doubt}`, ...differs];
    return { target, client: `${target} ${found.version}`, isAsked: false, file: shown, drift, notes: newerNotes(found) }; // biome-ignore format: one
  }
  const said = [
    ...(preset === undefined ? [] : await loads(preset, found.path, io)),
    ...(text === undefined ? [] : await loadsText(target, { text, file, shown }, found.path, io)),
  ];
  const mask = maskFor([preset?.config, text === undefined ? undefined : tryValue(text, target)]);
  return {
    target,
    client: `${target} ${found.version}`,
    isAsked: true,
    file: shown,
    drift: [...said, ...differs].map(mask),
    notes: [
      ...newerNotes(found),
      ...(said.length > 0 || text === undefined
        ? []
        : await ignores(target, withoutNamed(text, file, io), found.path, io)),
    ].map(mask),
  };
}

const newerNotes = (found: FoundClient): readonly string[] => {
  const newer = newerThanKnown(found);
  return newer === undefined ? [] : [newer.note];
};

/** Why the word of a Codex is worth nothing, where it is. */
async function doubtOf(path: string, io: Io): Promise<string | undefined> {
  mkdirSync(cacheOf(io), { recursive: true });
  const home = mkdtempSync(join(cacheOf(io), "control-"));
  try {
    return await whyNotBelieved({ binary: nativeCodex(path), home, signal: io.signal });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What a Codex that loads a file does not know of it: its strict flag names the first. */
async function ignores(target: ConfigTarget, text: string, path: string, io: Io): Promise<readonly string[]> {
  if (target !== "codex") return [];
  const home = join(cacheOf(io), `strict-${process.pid}`);
  const { accepted, message = "" } = await askCodex(text, {
    binary: nativeCodex(path),
    home,
    strict: true,
    signal: io.signal,
  });
  return accepted ? [] : [`it loads the file, and ignores what it does not know: ${message}`];
}

const cacheOf = (io: Io): string => join(cacheRoot(io.env), "doctor");

async function loads(preset: ResolvedConfig, path: string, io: Io): Promise<readonly string[]> {
  const { drift } =
    preset.target === "codex"
      ? await doctorCodex(preset, { binary: nativeCodex(path), cache: cacheOf(io), signal: io.signal })
      : await doctorClaude(renderConfig(preset), { binary: path, cache: cacheOf(io), signal: io.signal });
  return drift.map((each) => `preset ${preset.preset}: ${each}`);
}

async function loadsText(
  target: ConfigTarget,
  { text, file, shown }: { readonly text: string; readonly file: string; readonly shown: string },
  path: string,
  io: Io,
): Promise<readonly string[]> {
  if (target === "claude-code")
    return (await doctorClaude(text, { binary: path, cache: cacheOf(io), signal: io.signal })).drift.map(
      (each) => `${shown}: ${each}`,
    );
  const home = join(cacheOf(io), `ask-${process.pid}`);
  const { accepted, message } = await askCodex(withoutNamed(text, file, io), {
    binary: nativeCodex(path),
    home,
    signal: io.signal,
  });
  return accepted ? [] : [`${shown}: ${message ?? "refused"}`];
}

const missing = (text: string, file: string, shown: string, io: Io): readonly string[] =>
  missingFiles(text, file, io).map(
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
