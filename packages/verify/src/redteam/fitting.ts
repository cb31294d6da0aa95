import type { ArtifactItem, Json } from "@goalpost/core";

/** Makes a text that an artifact's conditions take, as far as it can be told from them. */
export function fittingText(item: ArtifactItem): string {
  const { json, json_schema, contains = "", matches, min_bytes = 1 } = item;
  const pattern = matches === undefined ? "" : literalOf(matches.source);
  if (json !== undefined || json_schema !== undefined) {
    const value = json === undefined ? fromSchema(json_schema) : json;
    const more = [contains, pattern].filter((each) => each !== "").join("\n");
    const shown = isObject(value) && more !== "" ? { ...value, note: more } : value;
    const text = `${JSON.stringify(shown)}\n`;
    return text + " ".repeat(Math.max(0, min_bytes - text.length));
  }
  const text = [contains, pattern].filter((each) => each !== "").join("\n") || "ok";
  return `${text}\n${" ".repeat(Math.max(0, min_bytes - text.length))}`;
}

const isObject = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value for a schema of the common kinds. */
function fromSchema(schema: Json | undefined): Json {
  if (!isObject(schema)) return null;
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return (schema.enum as readonly Json[])[0] ?? null;
  const type = Array.isArray(schema.type) ? (schema.type as readonly Json[])[0] : schema.type;
  if (type === "object" || isObject(schema.properties)) {
    const known = isObject(schema.properties) ? schema.properties : {};
    return Object.fromEntries(Object.entries(known).map(([name, each]) => [name, fromSchema(each)]));
  }
  if (type === "array") return [];
  if (type === "string") return "x";
  if (type === "boolean") return true;
  return typeof schema.minimum === "number" ? schema.minimum : 0;
}

/** A text that a plain pattern matches: its words, without what only says how often or where. */
export const literalOf = (source: string): string =>
  source
    .replace(/^\^|\$$/g, "")
    .replace(/\\d/g, "0")
    .replace(/\\[ws]/g, " ")
    .replace(/\(\?:|\(|\)|[*+?]|\\b/g, "")
    .replace(/\|.*$/s, "")
    .replace(/\[\^?(.)[^\]]*\]/g, "$1")
    .replace(/\{\d+(?:,\d*)?\}/g, "")
    .replace(/\\(.)/g, "$1");
