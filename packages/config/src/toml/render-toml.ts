import { GoalpostError } from "@goalpost/core/errors";
import { isDate, isTable } from "./toml-value.ts";

/**
 * Writes one value as TOML on one line: tables inline, whole numbers as integers.
 *
 * @throws GoalpostError `config/not-toml` for null, undefined, functions and symbols.
 * @internal
 */
export function renderTomlValue(value: unknown): string {
  if (typeof value === "string") return tomlString(value);
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (typeof value === "number") return tomlNumber(value);
  if (isDate(value)) return value.toISOString();
  if (Array.isArray(value)) return `[${value.map(renderTomlValue).join(", ")}]`;
  if (isTable(value)) {
    const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined);
    const texts = pairs.map(([key, inner]) => `${tomlKey(key)} = ${renderTomlValue(inner)}`);
    return texts.length === 0 ? "{}" : `{ ${texts.join(", ")} }`;
  }
  throw new GoalpostError({
    code: "config/not-toml",
    where: "value",
    what: `TOML has no ${value === null ? "null" : typeof value}, expected a string, number, boolean, array or table`,
    help: "leave the key out, or unset it",
  });
}

/** Writes a key: bare where TOML allows, quoted elsewhere. @internal */
export const tomlKey = (key: string): string => (/^[A-Za-z0-9_-]+$/.test(key) ? key : tomlString(key));

function tomlNumber(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return text.includes("e") && !text.includes(".") ? text.replace("e", ".0e") : text;
}

function tomlString(text: string): string {
  const escaped = JSON.stringify(text).replace(/\u007f/g, "\\u007F");
  return escaped.replace(/\\u(d[89a-f][0-9a-f]{2})/gi, "\\uFFFD");
}

/**
 * Writes a whole configuration: plain keys first, then a section for each table, in the order given.
 *
 * @internal
 */
export function renderToml(
  config: Readonly<Record<string, unknown>>,
  comments: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  const lines: string[] = [];
  section(config, [], lines, comments);
  const text = lines.join("\n").replace(/^\n+/, "");
  return text === "" ? "" : `${text}\n`;
}

function section(
  table: Readonly<Record<string, unknown>>,
  path: readonly string[],
  lines: string[],
  comments: ReadonlyMap<string, readonly string[]>,
): void {
  const said = (key: string) => (comments.get([...path, key].map(tomlKey).join(".")) ?? []).map((line) => `# ${line}`);
  const entries = Object.entries(table).filter(([, value]) => value !== undefined);
  const isSection = (value: unknown) => isTable(value) || isListOfTables(value);
  const plain = entries.filter(([, value]) => !isSection(value));
  const sections = entries.filter(([, value]) => isSection(value));
  if (path.length > 0 && (plain.length > 0 || sections.length === 0))
    lines.push("", `[${path.map(tomlKey).join(".")}]`);
  for (const [key, value] of plain) lines.push(...said(key), `${tomlKey(key)} = ${renderTomlValue(value)}`);
  for (const [key, value] of sections) {
    const below = [...path, key];
    if (isTable(value)) section(value, below, lines, comments);
    else for (const element of value as readonly Record<string, unknown>[]) listElement(element, below, lines);
  }
}

/** A list of tables is written in sections; what lies deeper in one element stays inline, so that the order of sections cannot change its meaning. */
function listElement(element: Readonly<Record<string, unknown>>, path: readonly string[], lines: string[]): void {
  lines.push("", `[[${path.map(tomlKey).join(".")}]]`);
  for (const [key, value] of Object.entries(element)) {
    if (value !== undefined) lines.push(`${tomlKey(key)} = ${renderTomlValue(value)}`);
  }
}

const isListOfTables = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isTable);
