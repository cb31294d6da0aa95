import { GoalpostError } from "@goalpost/core/errors";
import { pathText } from "../path.ts";
import { renderTomlValue } from "../toml/render-toml.ts";

/**
 * Writes a setting as Codex takes it behind `-c`: `key=value`, the value in TOML. The client splits the key at its dots and knows no quotes there.
 *
 * @throws GoalpostError `config/no-override` for a key that holds another sign; `config/not-toml` for a value that TOML has no form for.
 * @example
 * codexOverride(["features", "goals"], true); // "features.goals=true"
 */
export function codexOverride(path: readonly string[], value: unknown): string {
  if (path.every((step) => /^[A-Za-z0-9_-]+$/.test(step))) return `${path.join(".")}=${renderTomlValue(value)}`;
  throw new GoalpostError({
    code: "config/no-override",
    where: pathText(path),
    what: "has a name that Codex does not take from its command line, expected letters, digits, _ and -",
    help: "write it into the client's own file: goalpost config write",
  });
}
