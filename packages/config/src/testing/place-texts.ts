import type { Shape, StructShape } from "../shape.ts";

/** One text about a place: what stands there, and the configuration that says so. */
export interface PlaceText {
  readonly about: string;
  readonly text: string;
}

/** Literals of every kind, and at the edges of numbers; no client acts on one of them. */
export const literals = ["true", '"zq"', '""', "0", "1", "-1", "2", "100", "101", "255", "256", "65535", "65536", "2147483648", "-2147483649", "4294967296", "0.5", "1.5", "-0.5", "[]", '["zq"]', "[1]", "[0]", "[[1]]", "{}", '{ zq = "zq" }', "1979-05-27"]; // biome-ignore format: a table

/** A value that no type takes. */
export const alien = "[[[[true]]]]";

/** A value that a shape takes, as TOML. */
export function sampleOf(shape: Shape): string {
  switch (shape.type) {
    case "boolean":
      return "true";
    case "integer":
    case "number":
      return String(Math.max(1, shape.min ?? 1));
    case "enum":
      return JSON.stringify(shape.values.find((word) => shape.with?.[word] === undefined));
    case "array":
      return shape.min === undefined ? "[]" : `[${sampleOf(shape.items)}]`;
    case "map":
      return "{}";
    case "struct":
      return table(shape, undefined, "");
    case "oneOf":
      return sampleOf(shape.of[0] ?? { type: "boolean" });
    case "tagged": {
      const [[word, inner] = ["", { type: "boolean" } as Shape]] = Object.entries(shape.of);
      return `{ ${shape.tag} = ${JSON.stringify(word)}, ${inner.type === "struct" ? required(inner, shape.tag) : ""} }`;
    }
    default:
      return '"x"';
  }
}

/** Of commands there is one that Amazon's provider takes as well. */
const required = (shape: StructShape, but: string | undefined): string =>
  (shape.required ?? []).filter((name) => name !== but).map((name) => `${name} = ${name === "command" ? '"aws"' : sampleOf(shape.keys[name] ?? { type: "string" })}`).join(", "); // biome-ignore format: one

/** A table with what it must have, and one key beside. */
const table = (shape: StructShape, name: string | undefined, value: string): string =>
  `{ ${[required(shape, name), ...(name === undefined ? [] : [`${JSON.stringify(name)} = ${value}`])].filter((each) => each !== "").join(", ")} }`; // biome-ignore format: one

/** Writes one value where a path of names leads; `NAME` is any key of a map. */
export function textAt(root: StructShape, path: readonly string[], value: string): string {
  const [first = "", ...rest] = path;
  return `${JSON.stringify(first)} = ${inner(root.keys[first], rest, value)}\n`;
}

function inner(shape: Shape | undefined, path: readonly string[], value: string): string {
  const [name, ...rest] = path;
  if (name === undefined || shape === undefined) return value;
  if (shape.type === "oneOf") return inner(shape.of.find(({ type }) => type === "struct" || type === "map") ?? shape.of.at(-1), path, value); // biome-ignore format: one
  if (shape.type === "array") return `[${inner(shape.items, path, value)}]`;
  if (shape.type === "map") return `{ ${JSON.stringify(name === "NAME" ? "zq" : name)} = ${inner(shape.values, rest, value)} }`; // biome-ignore format: one
  if (shape.type !== "struct") return value;
  return table(shape, name === "NAME" ? "zq" : name, inner(shape.keys[name] ?? shape.rest, rest, value));
}

/** The shape where a path leads. */
export function shapeAt(shape: Shape | undefined, path: readonly string[]): Shape | undefined {
  const [name, ...rest] = path;
  if (name === undefined || shape === undefined) return shape;
  if (shape.type === "oneOf") return shapeAt(shape.of.find(({ type }) => type === "struct" || type === "map") ?? shape.of.at(-1), path); // biome-ignore format: one
  if (shape.type === "array") return shapeAt(shape.items, path);
  if (shape.type === "map") return shapeAt(shape.values, rest);
  return shape.type === "struct" ? shapeAt(shape.keys[name] ?? shape.rest, rest) : undefined;
}

/** Every kind of value at a place and at each key below it; what is known not to be learned is left out. */
export function* placeTexts(root: StructShape, path: readonly string[]): Generator<PlaceText> {
  const shape = shapeAt(root, path);
  if (shape === undefined || (shape.type === "any" && shape.opaque === true)) return;
  const words = wordsOf(shape).map((word) => JSON.stringify(word));
  for (const value of [...literals, ...words, sampleOf(shape)])
    yield { about: `${path.join(".")} = ${value}`, text: textAt(root, path, value) };
  for (const key of keysOf(shape)) yield* placeTexts(root, [...path, key]);
}

const wordsOf = (shape: Shape): readonly string[] => (shape.type === "enum" ? shape.values : shape.type === "oneOf" ? shape.of.flatMap(wordsOf) : []); // biome-ignore format: one

const keysOf = (shape: Shape): readonly string[] => {
  if (shape.type === "struct") return Object.keys(shape.keys);
  if (shape.type === "map") return ["NAME"];
  if (shape.type === "array") return keysOf(shape.items);
  return shape.type === "oneOf" ? shape.of.flatMap(keysOf) : [];
};

/** The structs at a place and below it, by their paths: those whose keys may be more than are known. */
export function* structsAt(root: StructShape, path: readonly string[]): Generator<readonly [path: readonly string[], shape: StructShape]> {
  const visit = function* (shape: Shape | undefined, at: readonly string[]): Generator<readonly [readonly string[], StructShape]> {
    if (shape?.type === "oneOf") for (const each of shape.of) yield* visit(each, at);
    else if (shape?.type === "array") yield* visit(shape.items, at);
    else if (shape?.type === "map") yield* visit(shape.values, [...at, "NAME"]);
    else if (shape?.type === "struct") {
      yield [at, shape];
      for (const [key, each] of Object.entries(shape.keys)) yield* visit(each, [...at, key]);
    }
  };
  yield* visit(shapeAt(root, path), path);
} // biome-ignore format: one

/** Places into which the client looks and of which nobody has learned what it wants. */
export function* opaqueAt(shape: Shape, at: readonly string[] = []): Generator<string> {
  if (shape.type === "any" && shape.opaque === true) yield at.join(".");
  else if (shape.type === "oneOf") for (const each of shape.of) yield* opaqueAt(each, at);
  else if (shape.type === "array") yield* opaqueAt(shape.items, at);
  else if (shape.type === "map") yield* opaqueAt(shape.values, [...at, "NAME"]);
  else if (shape.type === "struct")
    for (const [key, each] of Object.entries(shape.keys)) yield* opaqueAt(each, [...at, key]);
}

/** A struct with many names beside what it must have, each with a value that no key of it takes: one that only a name of the user's own takes, or none. */
export function withNames(root: StructShape, path: readonly string[], names: readonly string[], { rest }: StructShape): string {
  const value = rest === undefined ? alien : sampleOf(rest);
  const [first = "", ...others] = names;
  const more = others.map((name) => `${JSON.stringify(name)} = ${value}`).join(",\n");
  return textAt(root, [...path, first], more === "" ? value : `${value},\n${more}`);
} // biome-ignore format: one
