import { homedir } from "node:os";
import { basename, dirname, join, resolve, sep } from "node:path";
import { GoalpostError } from "@goalpost/core/errors";
import type { ConfigLayer, ConfigTarget } from "../rules/rule.ts";
import type { ClientPlace } from "./place.ts";

/** The user's home, as the clients find it. */
const home = ({ env }: ClientPlace): string => env.HOME ?? env.USERPROFILE ?? homedir();

/** A path of the user's, `~` resolved. */
export const userPath = (path: string, place: ClientPlace): string =>
  resolve(place.cwd, path.replace(/^~(?=$|[\\/])/, home(place)));

/** The folder of a client's own files: CODEX_HOME or ~/.codex, CLAUDE_CONFIG_DIR or ~/.claude. */
export function clientHome(target: ConfigTarget, place: ClientPlace): string {
  const given = target === "codex" ? place.env.CODEX_HOME : place.env.CLAUDE_CONFIG_DIR;
  if (given !== undefined && given !== "") return resolve(place.cwd, given);
  return join(home(place), target === "codex" ? ".codex" : ".claude");
}

/** The user's base file of a client. */
export const userFile = (target: ConfigTarget, place: ClientPlace): string =>
  join(clientHome(target, place), target === "codex" ? "config.toml" : "settings.json");

/** How the name of a profile's file ends. */
const profileEnding = { codex: ".config.toml", "claude-code": ".settings.json" } as const;

/**
 * The file of a profile: NAME.config.toml, which Codex reads with `-p NAME`; for Claude Code, which has no profiles, NAME.settings.json, which it
 * reads with `--settings`.
 *
 * @throws GoalpostError `cli/bad-profile` for a name that is none.
 */
export function profileFile(target: ConfigTarget, name: string, place: ClientPlace): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name))
    throw new GoalpostError({
      code: "cli/bad-profile",
      where: `--profile ${name}`,
      what: "is not a profile's name, expected letters, digits, hyphens",
      help: "give a plain name, such as night",
    });
  return join(clientHome(target, place), `${name}${profileEnding[target]}`);
}

/**
 * Tells by a file's ending whose configuration it is.
 *
 * @throws GoalpostError `cli/unknown-config-file`.
 */
export function targetOfFile(file: string, given: ConfigTarget | undefined): ConfigTarget {
  if (given !== undefined) return given;
  if (/\.toml$/i.test(file)) return "codex";
  if (/\.jsonc?$/i.test(file)) return "claude-code";
  throw new GoalpostError({
    code: "cli/unknown-config-file",
    where: file,
    what: "is neither .toml (Codex) nor .json (Claude Code)",
    help: "say whose it is: --target codex or --target claude-code",
  });
}

/** What a file can be judged as, by the name of `--as`: the names of `goalpost config render`, and shorter ones. */
export const judgedAs: Readonly<Record<string, { readonly target?: ConfigTarget; readonly layer?: ConfigLayer }>> = {
  codex: { target: "codex" },
  "claude-code": { target: "claude-code" },
  "codex-requirements": { target: "codex", layer: "requirements" },
  "codex-managed": { target: "codex", layer: "managed" },
  "claude-managed": { target: "claude-code", layer: "managed" },
  requirements: { target: "codex", layer: "requirements" },
  managed: { layer: "managed" },
  config: { layer: "user" },
  profile: { layer: "profile" },
  project: { layer: "project" },
};

/** Where in the client's order a file stands, as far as its path tells. */
export function layerOfFile(file: string, target: ConfigTarget, place: ClientPlace): ConfigLayer | undefined {
  const path = resolve(place.cwd, file);
  const name = basename(path);
  if (path === userFile(target, place)) return "user";
  const folder = dirname(path);
  if (target === "codex" && /^requirements(?:[.-][\w.-]+)?\.toml$|[.-]requirements\.toml$/.test(name))
    return "requirements";
  if (name === (target === "codex" ? "managed_config.toml" : "managed-settings.json")) return "managed";
  if (target === "claude-code" && basename(folder) === "managed-settings.d") return "managed";
  if (folder === clientHome(target, place) && name.endsWith(profileEnding[target])) return "profile";
  if (target === "codex") return folder.endsWith(`${sep}.codex`) && name === "config.toml" ? "project" : undefined;
  if (!folder.endsWith(`${sep}.claude`)) return undefined;
  return name === "settings.local.json" ? "local" : name === "settings.json" ? "project" : undefined;
}
