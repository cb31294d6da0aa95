import { GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import type { Schema } from "./schema.ts";

/** Parts of the settings that have a reader of their own, which says more of them. */
const ownReaders: readonly string[] = ["room", "lint.rules", "lint.suppress", "lint.extends"];

/**
 * Holds settings to their schema: the first thing that is wrong is the error, with what was meant.
 *
 * @param name - The file, for errors.
 * @throws GoalpostError `settings/unknown-key`, `settings/bad-value`; below `lint` both are `lint/bad-settings`.
 */
export function checkSettings(value: unknown, schema: Schema, name: string): void {
  check(value, schema, [], { name, root: schema });
}

interface Place {
  readonly name: string;
  readonly root: Schema;
}

function check(value: unknown, schema: Schema, path: readonly string[], place: Place): void {
  if (ownReaders.includes(path.join("."))) return;
  if (schema.anyOf !== undefined) return;
  if (schema.type === "object") checkObject(value, schema, path, place);
  else if (schema.type === "array") checkArray(value, schema, path, place);
  else checkWord(value, schema, path, place);
}

function checkWord(value: unknown, schema: Schema, path: readonly string[], place: Place): void {
  const isRight = typeof value === schema.type && value !== "";
  if (!isRight) throw bad(path, place, `is ${shown(value)}, expected ${expected(schema)}`, `write ${example(schema)}`);
  if (schema.enum === undefined || schema.enum.includes(value as string)) return;
  const near = nearest(String(value), schema.enum);
  throw bad(
    path,
    place,
    `is ${shown(value)}, expected ${expected(schema)}`,
    `write ${JSON.stringify(near ?? schema.enum[0])}`,
  );
}

function checkArray(value: unknown, { items = {} }: Schema, path: readonly string[], place: Place): void {
  if (!Array.isArray(value))
    throw bad(
      path,
      place,
      `is ${shown(value)}, expected a list`,
      `write ${JSON.stringify(typeof value === "string" ? [value] : ["…"])}`,
    );
  for (const [index, each] of value.entries())
    check(each, items, [...path.slice(0, -1), `${path.at(-1)}[${index}]`], place);
}

function checkObject(
  value: unknown,
  { properties = {}, additionalProperties }: Schema,
  path: readonly string[],
  place: Place,
): void {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw bad(path, place, `is ${shown(value)}, expected an object`, 'write { "lint": { "rules": {} } }');
  for (const [key, inner] of Object.entries(value)) {
    const more = typeof additionalProperties === "object" ? additionalProperties : undefined;
    const schema = Object.hasOwn(properties, key) ? properties[key] : more;
    if (schema === undefined || (schema === more && isMisspelt(key, properties)))
      throw unknown(key, path, Object.keys(properties), place);
    check(inner, schema, [...path, key], place);
  }
}

/** Where other names are taken as well, one that is nearly a known one is meant for it. */
const isMisspelt = (key: string, properties: Readonly<Record<string, Schema>>): boolean =>
  Object.keys(properties).some((each) => each.startsWith(key)) || nearest(key, Object.keys(properties)) !== undefined;

function unknown(key: string, path: readonly string[], keys: readonly string[], place: Place): GoalpostError {
  const known = keys.filter((each) => each !== "$schema");
  const of = path.length === 0 ? "a setting" : `a setting of ${path.join(".")}`;
  return new GoalpostError({
    code: path[0] === "lint" ? "lint/bad-settings" : "settings/unknown-key",
    where: whereOf([...path, key], place),
    what: `is not ${of}, expected one of ${known.join(", ")}`,
    help: helpFor(key, path, known, place),
  });
}

/** A misspelt key is corrected; one that belongs below another is moved there. */
function helpFor(key: string, path: readonly string[], known: readonly string[], { root }: Place): string {
  const near = nearest(key, known) ?? known.find((each) => key.length > 2 && each.startsWith(key));
  if (near !== undefined) return `write ${JSON.stringify(near)}`;
  if (path.length > 0) return `remove ${JSON.stringify(key)}`;
  const inner = Object.entries(root.properties ?? {}).flatMap(([above, { properties = {} }]) =>
    Object.keys(properties).map((each) => ({ above, each })),
  );
  const meant = nearest(key, inner.map(({ each }) => each)); // biome-ignore format: one
  const found = inner.find(({ each }) => each === meant);
  return found === undefined
    ? `remove ${JSON.stringify(key)}`
    : `move it below ${found.above}: { ${JSON.stringify(found.above)}: { ${JSON.stringify(found.each)}: … } }`;
}

const bad = (path: readonly string[], place: Place, what: string, help: string): GoalpostError =>
  new GoalpostError({
    code: path[0]?.startsWith("lint") === true ? "lint/bad-settings" : "settings/bad-value",
    where: whereOf(path, place),
    what,
    help,
  });

const whereOf = (path: readonly string[], { name }: Place): string =>
  path.length === 0 ? name : `${name}: ${path.join(".")}`;
const shown = (value: unknown): string => (value === undefined ? "missing" : (JSON.stringify(value) ?? typeof value).slice(0, 60)); // biome-ignore format: one
const expected = (schema: Schema): string =>
  schema.enum?.join(", ") ?? (schema.type === "string" ? "a text" : `a ${schema.type}`);
const example = (schema: Schema): string => (schema.enum === undefined ? '"…"' : JSON.stringify(schema.enum[0]));
