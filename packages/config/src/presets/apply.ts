import { GoalpostError } from "@goalpost/core/errors";
import { setJsonc } from "../json/edit-jsonc.ts";
import { setToml } from "../toml/edit-toml.ts";
import { renderConfig } from "./render.ts";
import type { ResolvedConfig } from "./resolve.ts";

/**
 * Writes a resolved configuration into a text: a new text as a whole, an existing one key by key, so that what it does not name stays to the byte.
 *
 * @param layer Where the text belongs. A configuration without a sandbox goes into a profile (or, for Claude Code, a local or --settings file) only.
 * @throws GoalpostError `config/danger-in-base-file`, `config/bad-toml`, `config/bad-json`, `config/edit-refused`.
 * @example
 * applyConfig("# mine\n", codexConfig(presets.guarded), "user").startsWith("# mine\n"); // true
 */
export function applyConfig(
  text: string | undefined,
  resolved: ResolvedConfig,
  layer: "user" | "profile" | "project" | "local",
): string {
  if (resolved.layer === "profile" && (layer === "user" || layer === "project")) {
    throw new GoalpostError({
      code: "config/danger-in-base-file",
      where: `preset ${resolved.preset}`,
      what: `no sandbox in a ${layer} file would hold wherever that file is read, expected a profile`,
      mend: "write it with --profile NAME, and start the client with -p NAME below a trusted directory",
    });
  }
  if (text === undefined || text.trim() === "") return renderConfig(resolved);
  const set = resolved.target === "codex" ? setToml : setJsonc;
  return [...resolved.merged.entries.values()].reduce((edited, { path, value }) => set(edited, path, value), text);
}
