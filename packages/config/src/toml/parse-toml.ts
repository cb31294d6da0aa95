import { GoalpostError, type SourceLocation } from "@goalpost/core/errors";
import { parse, TomlError } from "smol-toml";
import type { ValuePath } from "../path.ts";
import { locationText } from "../text.ts";
import { indexToml, longKey, type TomlPlace } from "./index-toml.ts";
import { isTable, type TomlTable, type TomlValue } from "./toml-value.ts";

/** A parsed TOML document that knows where each of its values stands. */
export interface TomlDocument {
  readonly file: string;
  readonly text: string;
  readonly value: TomlTable;
  /** Where the key of a path stands, or its nearest ancestor that the text has. */
  locate(path: ValuePath): SourceLocation;
}

/**
 * Parses TOML 1.1, as Codex does: inline tables may take several lines and end in a comma.
 *
 * @throws GoalpostError `config/bad-toml` with file, line and column.
 */
export function parseToml(text: string, file = "config.toml"): TomlDocument {
  const value = parseValue(text, file);
  let places: ReadonlyMap<string, TomlPlace> | undefined;
  return {
    file,
    text,
    value,
    locate(path) {
      places ??= indexToml(text);
      for (let length = path.length; length > 0; length--) {
        const place = places.get(JSON.stringify(path.slice(0, length)));
        if (place !== undefined) return { file, line: place.line, column: place.column };
      }
      return { file, line: 1, column: 1 };
    },
  };
}

/** Levels that the client follows: brackets within one value, and names in one dotted key. Source: codex-cli, run 2026-11-22. */
const deepest = 80;

function parseValue(text: string, file: string): TomlTable {
  let value: TomlTable;
  try {
    value = parse(text.replace(/^\uFEFF/, ""), { integersAsBigInt: true, maxDepth: deepest }) as TomlTable;
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    const what = cause.message.split("\n")[0]?.replace(/^Invalid TOML document: /, "") ?? "is not TOML";
    throw badToml(what, file, cause, cause);
  }
  const place = isDeep(value) ? longKey(text, deepest) : undefined;
  if (place !== undefined) throw badToml(`a key of more than ${deepest} names`, file, place);
  return value;
}

/** Only a long key can take tables deeper than brackets may go, so that other texts need no second look. */
function isDeep(table: TomlTable): boolean {
  let level: TomlValue[] = [table];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((value) => (Array.isArray(value) ? value : isTable(value) ? Object.values(value) : []));
  }
  return false;
}

const badToml = (what: string, file: string, { line, column }: TomlPlace, cause?: TomlError): GoalpostError =>
  new GoalpostError({
    code: "config/bad-toml",
    where: locationText({ file, line, column }),
    what: `${what}, expected TOML`,
    help: "fix the syntax there; nothing of the file is in effect until it parses",
    ...(cause === undefined ? {} : { cause }),
  });
