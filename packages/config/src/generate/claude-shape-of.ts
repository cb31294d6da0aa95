import type { Shape, StructShape } from "../shape.ts";

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
}

/** Makes a shape of the client's own JSON schema: every object is open, as the client takes any further key. */
export function claudeShape(table: unknown): StructShape {
  const shape = toShape(table as JsonSchema);
  if (shape.type !== "struct") throw new Error("the table of settings is not an object");
  return shape;
}

function toShape(schema: JsonSchema): Shape {
  if (schema.anyOf !== undefined) return union(schema.anyOf);
  if (typeof schema.const === "string") return { type: "enum", values: [schema.const], wordOnly: true };
  if (schema.enum !== undefined) return { type: "enum", values: schema.enum, wordOnly: true };
  if (schema.properties !== undefined) return object(schema.properties, schema.required);
  switch (schema.type) {
    case "string":
      return { type: "string", ...(schema.pattern === undefined ? {} : { pattern: schema.pattern }) };
    case "boolean":
      return { type: "boolean" };
    case "number":
    case "integer":
      return { type: schema.type, ...limits(schema) };
    case "array":
      return { type: "array", items: schema.items === undefined ? { type: "any" } : toShape(schema.items) };
    case "object":
      return {
        type: "map",
        values: schema.additionalProperties === undefined ? { type: "any" } : toShape(schema.additionalProperties),
      };
    default:
      return { type: "any" };
  }
}

/** Alternatives that differ by a constant `type` or `source` are one tagged shape, so that an error speaks of the right one. */
function union(of: readonly JsonSchema[]): Shape {
  for (const tag of ["type", "source"]) {
    const words = of.map((schema) => schema.properties?.[tag]?.const);
    if (words.every((word) => typeof word === "string") && new Set(words).size === of.length) {
      return {
        type: "tagged",
        tag,
        of: Object.fromEntries(of.map((schema, at) => [String(words[at]), toShape(schema)])),
      };
    }
  }
  const shapes = of.map(toShape);
  return shapes.some(({ type }) => type === "any") ? { type: "any" } : { type: "oneOf", of: shapes };
}

function object(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): StructShape {
  const keys = Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, toShape(schema)]));
  return { type: "struct", keys, ...(required.length === 0 ? {} : { required }) };
}

function limits({ minimum, maximum }: JsonSchema): { min?: number; max?: number } {
  const max = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum;
  return { ...(minimum === undefined ? {} : { min: minimum }), ...(max === undefined ? {} : { max }) };
}
