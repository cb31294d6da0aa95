import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import {
  type CodexModel,
  type ConfigFacts,
  type ConfigLayer,
  type ConfigTarget,
  codexNamedFiles,
  parseToml,
  type SandboxNeed,
  unsetToml,
  type ValuePath,
} from "@goalpost/config";
import { installedModels, nativeCodex } from "@goalpost/config/node";
import { cacheRoot, findClient } from "@goalpost/rehearsal";
import { readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";
import { judgedAs, layerOfFile, profileFile, userPath } from "./client-files.ts";
import { claudeTrusts } from "./trust.ts";

/** What the user says beside the files. */
export interface FactFlags {
  readonly trusted: readonly string[];
  readonly needs: readonly SandboxNeed[];
  readonly profile?: string;
  readonly as?: string;
}

/** What is known about a file beside its text: its layer, the working directory, the trusted folders, the profile, the installed client's models. */
export async function factsFor(
  file: string,
  text: string,
  target: ConfigTarget,
  flags: FactFlags,
  io: Io,
): Promise<ConfigFacts> {
  const layer = flags.as === undefined ? layerOfFile(file, target, io) : judgedAs[flags.as]?.layer;
  const models = target === "codex" && /^\s*model_/m.test(text) ? await modelsHere(io) : undefined;
  const profile =
    target === "codex" && flags.profile !== undefined
      ? await profileFacts(flags.profile, profileBeside(file, flags.profile, layer, io))
      : undefined;
  return {
    ...(layer === undefined ? {} : { layer }),
    ...(target === "claude-code" && layer === "project" ? { isTrusted: claudeTrusts(projectOf(file, io), io) } : {}),
    workingDirectory: realpathSync(io.cwd),
    trustedPaths: realPaths(flags.trusted, io),
    ...(profile === undefined ? {} : { profile }),
    ...(target === "codex" && layer !== "requirements" ? { missingFiles: missingFiles(text, file, io) } : {}),
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

/** The profile's file lies beside the base file; a project's file and one that comes by a pipe have none beside them. */
function profileBeside(file: string, name: string, layer: ConfigLayer | undefined, io: Io): string {
  const own = profileFile("codex", name, io);
  return file === "-" || layer === "project" ? own : join(dirname(userPath(file, io)), basename(own));
}

/** Keys whose file is not there: a path that is not absolute counts from the folder of the file that names it. */
export function missingFiles(text: string, file: string, io: Io): readonly ValuePath[] {
  return namedFiles(text, file, io)
    .filter(({ file: named }) => statSync(named, { throwIfNoEntry: false })?.isFile() !== true)
    .map(({ path }) => path);
}

/** The files that a config.toml names, as absolute paths; of one that comes by a pipe only those that are absolute can be told. */
export function namedFiles(
  text: string,
  file: string,
  io: Io,
): readonly { readonly path: ValuePath; readonly file: string }[] {
  try {
    return codexNamedFiles(parseToml(text, file).value).flatMap(({ path, file: named }) => {
      const full = userPath(named, file === "-" ? io : { ...io, cwd: dirname(userPath(file, io)) });
      return file === "-" && !/^[~/]/.test(named) ? [] : [{ path, file: full }];
    });
  } catch {
    // What does not parse is said by the one who parses it to judge it.
    return [];
  }
}

/** The client reads a file in a home of its own: the files that it names are looked for here, beside the real one. */
export const withoutNamed = (text: string, file: string, io: Io): string =>
  namedFiles(text, file, io).reduce((edited, { path }) => unsetToml(edited, path), text);

/** The names of the profiles whose files lie in a folder. */
export const profilesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((name) =>
        name.endsWith(".config.toml") ? [name.slice(0, -".config.toml".length)] : [],
      )
    : [];

async function profileFacts(name: string, file: string): Promise<NonNullable<ConfigFacts["profile"]>> {
  if (!existsSync(file)) return { name, exists: false, others: profilesIn(dirname(file)) };
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
    const client = await findClient("codex", { cwd: io.cwd, env: io.env, signal: io.signal });
    if (!client.found) return undefined;
    return await installedModels(nativeCodex(client.path), join(cacheRoot(io.env), "codex-models"), {
      signal: io.signal,
    });
  } catch (error) {
    if (io.signal.aborted) throw error;
    return undefined;
  }
}
