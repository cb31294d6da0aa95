import { existsSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type CodexModel, type ConfigFacts, type ConfigTarget, parseToml, type SandboxNeed } from "@goalpost/config";
import { installedModels, nativeCodex } from "@goalpost/config/node";
import { cacheRoot, findClient } from "@goalpost/rehearsal";
import { readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";
import { layerOfFile, profileFile, userPath } from "./client-files.ts";
import { claudeTrusts } from "./trust.ts";

/** What the user says beside the files. */
export interface FactFlags {
  readonly trusted: readonly string[];
  readonly needs: readonly SandboxNeed[];
  readonly profile?: string;
}

/** What is known about a file beside its text: its layer, the working directory, the trusted folders, the profile, the installed client's models. */
export async function factsFor(
  file: string,
  text: string,
  target: ConfigTarget,
  flags: FactFlags,
  io: Io,
): Promise<ConfigFacts> {
  const layer = layerOfFile(file, target, io);
  const models = target === "codex" && /^\s*model_/m.test(text) ? await modelsHere(io) : undefined;
  const profile = target === "codex" && flags.profile !== undefined ? await profileFacts(flags.profile, io) : undefined;
  return {
    ...(layer === undefined ? {} : { layer }),
    ...(target === "claude-code" && layer === "project" ? { isTrusted: claudeTrusts(projectOf(file, io), io) } : {}),
    workingDirectory: realpathSync(io.cwd),
    trustedPaths: realPaths(flags.trusted, io),
    ...(profile === undefined ? {} : { profile }),
    ...(models === undefined ? {} : { models }),
    ...(flags.needs.length === 0 ? {} : { needs: flags.needs }),
  };
}

/** The folder whose .claude holds a file. */
const projectOf = (file: string, io: Io): string => realpathSync(dirname(dirname(resolve(io.cwd, file))));

/** Folders that exist, symlinks resolved: one that does not exist is trusted by nobody. */
export const realPaths = (paths: readonly string[], io: Io): readonly string[] =>
  paths.flatMap((path) => {
    const full = userPath(path, io);
    return existsSync(full) ? [realpathSync(full)] : [];
  });

async function profileFacts(name: string, io: Io): Promise<NonNullable<ConfigFacts["profile"]>> {
  const file = profileFile("codex", name, io);
  if (!existsSync(file)) return { name, exists: false };
  try {
    return { name, exists: true, keys: Object.keys(parseToml(await readTextFile(file, file), file).value) };
  } catch {
    // What is wrong with it is said when it is validated itself.
    return { name, exists: true };
  }
}

/** The models of the installed Codex; undefined where there is none, and the dated table of the package counts. */
export async function modelsHere(io: Io): Promise<readonly CodexModel[] | undefined> {
  try {
    const client = await findClient("codex", { cwd: io.cwd, env: io.env });
    if (!client.found) return undefined;
    return await installedModels(nativeCodex(client.path), join(cacheRoot(io.env), "codex-models"));
  } catch {
    return undefined;
  }
}
