import { conformKeybinding } from "./keybinding.ts";
import { type Misfit, wrong } from "./misfit.ts";
import type { ValuePath } from "./path.ts";
import type { EnumShape, IntegerShape, Shape, StructShape } from "./shape.ts";
import { isDate, isTable, type TomlTable, type TomlValue } from "./toml/toml-value.ts";

/** Yields every place where a value does not fit, in document order. @internal */
export function* conform(value: TomlValue, shape: Shape, path: ValuePath = []): Generator<Misfit> {
  switch (shape.type) {
    case "any":
      return;
    case "keybinding":
      return yield* conformKeybinding(value, path);
    case "string":
      return yield* conformString(value, shape.minLength ?? 0, path);
    case "boolean":
      if (typeof value !== "boolean") yield wrong(value, "true or false", path);
      return;
    case "number":
      if (!isNumberWithin(value, shape)) yield wrong(value, "a number", path);
      return;
    case "integer":
      return yield* conformInteger(value, shape, path);
    case "enum":
      return yield* conformEnum(value, shape, path);
    case "array":
      return yield* conformArray(value, shape, path);
    case "map":
      return yield* conformMap(value, shape.values, path);
    case "struct":
      return yield* conformStruct(value, shape, path);
    case "tagged":
      return yield* conformTagged(value, shape, path);
    case "oneOf":
      return yield* conformOneOf(value, shape.of, path);
  }
}

/** The client reads a date without quotes as its own text. */
function* conformString(value: TomlValue, minLength: number, path: ValuePath): Generator<Misfit> {
  if (isDate(value)) return;
  if (typeof value !== "string") yield wrong(value, "a string", path);
  else if ([...value].length < minLength) yield wrong(value, "a string that is not empty", path);
}

const isNumberWithin = (value: TomlValue, { min, max }: { readonly min?: number; readonly max?: number }): boolean =>
  (typeof value === "number" || typeof value === "bigint") &&
  !(Number(value) < (min ?? -Infinity)) &&
  !(Number(value) > (max ?? Infinity));

const largest = 2n ** 63n - 1n;

function* conformInteger(value: TomlValue, range: IntegerShape, path: ValuePath): Generator<Misfit> {
  const { min, max } = range;
  const [low, high] = [BigInt(min ?? -largest - 1n), BigInt(max ?? largest)];
  if (typeof value !== "bigint" || value < low || value > high) yield wrong(value, integerText(range), path);
}

function* conformEnum(value: TomlValue, shape: EnumShape, path: ValuePath): Generator<Misfit> {
  const expected = `one of ${shape.values.join(", ")}`;
  const held = shape.with ?? {};
  if (typeof value === "string") {
    if (!shape.values.includes(value)) yield { ...wrong(value, expected, path), candidates: shape.values };
    else if (held[value] !== undefined) yield wrong(value, `{ ${value} = … }`, path);
    return;
  }
  const [only, ...more] = isTable(value) ? Object.entries(value) : [];
  if (shape.wordOnly === true || only === undefined || more.length > 0) return yield wrong(value, expected, path);
  const [word, inner] = only;
  if (!shape.values.includes(word)) return yield wrong(value, expected, path);
  const innerShape = held[word];
  if (innerShape !== undefined) yield* conform(inner, innerShape, [...path, word]);
  else if (!isEmpty(inner)) yield wrong(inner, "an empty table", [...path, word]);
}

const isEmpty = (value: TomlValue): boolean =>
  (Array.isArray(value) && value.length === 0) || (isTable(value) && Object.keys(value).length === 0);

function* conformArray(
  value: TomlValue,
  shape: { readonly items: Shape; readonly min?: number },
  path: ValuePath,
): Generator<Misfit> {
  if (!Array.isArray(value)) return yield wrong(value, "an array", path);
  if (value.length < (shape.min ?? 0)) yield wrong(value, `at least ${shape.min} elements`, path);
  for (const [index, item] of value.entries()) yield* conform(item, shape.items, [...path, index]);
}

function* conformMap(value: TomlValue, values: Shape, path: ValuePath): Generator<Misfit> {
  if (!isTable(value)) return yield wrong(value, "a table", path);
  for (const [key, inner] of Object.entries(value)) yield* conform(inner, values, [...path, key]);
}

function* conformStruct(value: TomlValue, shape: StructShape, path: ValuePath): Generator<Misfit> {
  if (Array.isArray(value)) return yield* conformPositional(value, shape, path);
  if (!isTable(value)) return yield wrong(value, "a table", path);
  for (const name of shape.required ?? []) {
    if (!Object.hasOwn(value, name)) yield { kind: "wrong", path, seen: `no ${name}`, expected: `${name} = …` };
  }
  for (const [key, inner] of Object.entries(value)) {
    const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : shape.rest;
    if (known !== undefined) yield* conform(inner, known, [...path, key]);
    if (!Object.hasOwn(shape.keys, key)) yield* unknownKey(value, key, shape, path);
  }
}

function* unknownKey(_value: TomlTable, key: string, shape: StructShape, path: ValuePath): Generator<Misfit> {
  if (shape.unknown === "ignore") return;
  const names = Object.keys(shape.keys);
  yield {
    kind: shape.unknown === "reject" ? "wrong" : "unknown",
    path: [...path, key],
    seen: `key ${JSON.stringify(key)}`,
    expected: listed(names),
    candidates: names,
  };
}

/** An array where a table belongs is read field by field, in the client's own order: `[[goals]]` is a mistake that this names. */
function* conformPositional(value: readonly TomlValue[], shape: StructShape, path: ValuePath): Generator<Misfit> {
  const { order, least } = shape.positional ?? { order: [], least: 1 };
  if (value.length < least || value.length > order.length) return yield wrong(value, "a table", path);
  for (const [index, item] of value.entries()) {
    const field = shape.keys[order[index] ?? ""];
    if (field !== undefined) yield* conform(item, field, [...path, index]);
  }
}

function* conformTagged(
  value: TomlValue,
  shape: Shape & { readonly type: "tagged" },
  path: ValuePath,
): Generator<Misfit> {
  if (!isTable(value)) return yield wrong(value, "a table", path);
  const tag = value[shape.tag];
  const expected = `one of ${Object.keys(shape.of).join(", ")}`;
  if (tag === undefined)
    return yield { kind: "wrong", path, seen: `no ${shape.tag}`, expected: `${shape.tag} = ${expected}` };
  const inner = typeof tag === "string" && Object.hasOwn(shape.of, tag) ? shape.of[tag] : undefined;
  if (inner === undefined) yield { ...wrong(tag, expected, [...path, shape.tag]), candidates: Object.keys(shape.of) };
  else yield* conform(value, inner, path);
}

function* conformOneOf(value: TomlValue, of: readonly Shape[], path: ValuePath): Generator<Misfit> {
  let nearest: Misfit[] | undefined;
  for (const shape of of) {
    const misfits = [...conform(value, shape, path)];
    if (misfits.every(({ kind }) => kind === "unknown")) return yield* misfits;
    if (misfits.some((misfit) => misfit.path.length > path.length)) nearest ??= misfits;
  }
  yield* nearest ?? [wrong(value, of.map(shapeText).join(" or "), path)];
}

/** What a shape wants, in words. @internal */
export function shapeText(shape: Shape): string {
  switch (shape.type) {
    case "integer":
      return integerText(shape);
    case "enum":
      return `one of ${shape.values.join(", ")}`;
    case "array":
      return `an array of ${shapeText(shape.items).replace(/^an? /, "")}s`;
    case "map":
    case "struct":
    case "tagged":
      return "a table";
    case "boolean":
      return "true or false";
    case "keybinding":
      return "a key such as ctrl-a, or an array of them";
    case "oneOf":
      return shape.of.map(shapeText).join(" or ");
    default:
      return shape.type === "any" ? "any value" : `a ${shape.type}`;
  }
}

function integerText({ min, max }: IntegerShape): string {
  if (min !== undefined && max !== undefined) return `a whole number from ${min} to ${max}`;
  if (min === undefined) return "a whole number";
  return min === 0 ? "a whole number that is not negative" : `a whole number of at least ${min}`;
}

/** Names to choose from, of many the first six. @internal */
export const listed = (names: readonly string[]): string =>
  names.length > 12
    ? `one of ${names.slice(0, 6).join(", ")} and ${names.length - 6} more`
    : `one of ${names.join(", ")}`;
