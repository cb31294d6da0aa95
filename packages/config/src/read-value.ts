import { GoalpostError } from "@goalpost/core/errors";
import { parsePath, type ValuePath } from "./path.ts";
import type { ConfigTarget } from "./rules/rule.ts";
import { parseToml } from "./toml/parse-toml.ts";

/**
 * Reads a dotted key of the command line: `features.goals`, `mcp_servers."my server".args[0]`.
 *
 * @throws GoalpostError `cli/bad-key`.
 */
export function readKey(text: string): ValuePath {
  const path = parsePath(text);
  if (path !== undefined) return path;
  throw new GoalpostError({
    code: "cli/bad-key",
    where: text === "" ? "KEY" : text,
    what: "is not a key, expected words with dots between them",
    help: 'quote a part that holds a dot: mcp_servers."my.server".command',
  });
}

/**
 * Reads a value of the command line, as TOML for Codex and JSON for Claude Code; what is a plain word in neither is that word.
 *
 * @throws GoalpostError `cli/bad-value` for what begins as a list, table or quoted text and does not end as one.
 */
export function readValue(text: string, target: ConfigTarget): unknown {
  const value = target === "codex" ? tomlValue(text) : jsonValue(text);
  if (value !== undefined) return value;
  if (!/^\s*["'[{]/.test(text)) return text;
  throw new GoalpostError({
    code: "cli/bad-value",
    where: "VALUE",
    what: `does not parse, expected a value in ${target === "codex" ? "TOML" : "JSON"}`,
    help: 'quote it for the shell: \'["a", "b"]\'',
  });
}

/** A text with a line break in it could bring more keys than one. */
function tomlValue(text: string): unknown {
  try {
    const { value: table } = parseToml(`value = ${text}`, "VALUE");
    const [entry, ...more] = Object.values(table);
    return more.length === 0 ? entry : undefined;
  } catch {
    return undefined;
  }
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
