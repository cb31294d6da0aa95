import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { namesOf, requireKnown } from "@goalpost/core/errors";
import type { CodexModel } from "../codex/codex-facts.ts";
import type { ConfigFacts, ConfigLayer, ConfigTarget, SandboxNeed } from "../rules/rule.ts";
import { parseToml } from "../toml/parse-toml.ts";
import { judgedAs, layerOfFile, profileFile, userPath } from "./client-files.ts";
import { missingFiles, profilesIn } from "./named-files.ts";
import type { ClientPlace } from "./place.ts";
import { readText } from "./read-text.ts";
import { claudeTrusts } from "./trust.ts";

/** What the user says beside the files. */
export interface FactFlags {
  readonly trusted: readonly string[];
  readonly needs: readonly SandboxNeed[];
  readonly profile?: string;
  readonly as?: string;
}

const flagNames = namesOf<FactFlags>({ trusted: true, needs: true, profile: true, as: true });

/** What is known about a file beside its text: its layer, the working directory, the trusted folders, the profile, the installed client's models. */
export async function factsFor(
  file: string,
  text: string,
  target: ConfigTarget,
  flags: FactFlags,
  place: ClientPlace,
  modelsHere: () => Promise<readonly CodexModel[] | undefined>,
): Promise<ConfigFacts> {
  requireKnown("factsFor", flags, flagNames, "config/bad-option");
  const layer = flags.as === undefined ? layerOfFile(file, target, place) : judgedAs[flags.as]?.layer;
  const models = target === "codex" && /^\s*model_/m.test(text) ? await modelsHere() : undefined;
  const profile =
    target === "codex" && flags.profile !== undefined
      ? await profileFacts(flags.profile, profileBeside(file, flags.profile, layer, place))
      : undefined;
  return {
    ...(layer === undefined ? {} : { layer }),
    ...(target === "claude-code" && layer === "project"
      ? { isTrusted: claudeTrusts(projectOf(file, place), place) }
      : {}),
    workingDirectory: realpathSync(place.cwd),
    trustedPaths: realPaths(flags.trusted, place),
    ...(profile === undefined ? {} : { profile }),
    ...(target === "codex" && layer !== "requirements" ? { missingFiles: missingFiles(text, file, place) } : {}),
    ...(models === undefined ? {} : { models }),
    ...(flags.needs.length === 0 ? {} : { needs: flags.needs }),
  };
}

/** The folder whose .claude holds a file. */
const projectOf = (file: string, place: ClientPlace): string =>
  realpathSync(dirname(dirname(resolve(place.cwd, file))));

/** Folders that exist, symlinks resolved: one that does not exist is trusted by nobody. */
export const realPaths = (paths: readonly string[], place: ClientPlace): readonly string[] =>
  paths.flatMap((path) => {
    const full = userPath(path, place);
    return existsSync(full) ? [realpathSync(full)] : [];
  });

/** The profile's file lies beside the base file; a project's file and one that comes by a pipe have none beside them. */
function profileBeside(file: string, name: string, layer: ConfigLayer | undefined, place: ClientPlace): string {
  const own = profileFile("codex", name, place);
  return file === "-" || layer === "project" ? own : join(dirname(userPath(file, place)), basename(own));
}

async function profileFacts(name: string, file: string): Promise<NonNullable<ConfigFacts["profile"]>> {
  if (!existsSync(file)) return { name, exists: false, others: profilesIn(dirname(file)) };
  try {
    return { name, exists: true, keys: Object.keys(parseToml(await readText(file, file), file).value) };
  } catch {
    // What is wrong with it is said when it is validated itself.
    return { name, exists: true };
  }
}
