import type { AnyShape } from "@goalpost/target/adapter";

/** The part of JSON Schema that the client's description uses. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

type Definitions = Readonly<Record<string, JsonSchema>>;

/**
 * Says where a shape of ours and a schema of the client differ. `read`: all that we require is promised, and no word of the client's is
 * unknown to us. `send`: all that we send is known to it, and all that it requires is sent.
 */
export function differences(
  shape: AnyShape,
  schema: JsonSchema,
  defs: Definitions,
  way: "read" | "send",
  path = "$",
): readonly string[] {
  const forms = variants(schema, defs);
  if (shape.kind === "unknown") return [];
  if (shape.kind === "maybe") return differences(shape.of, schema, defs, way, path);
  if (shape.kind === "word") return wordDifferences(shape.words, forms, path);
  const real = forms.filter(({ type }) => type !== "null");
  if (shape.kind === "object") return objectDifferences(shape.fields, real, defs, way, path);
  const type = shape.kind === "list" ? ["array"] : shape.kind === "number" ? ["number", "integer"] : [shape.kind];
  const fitting = real.filter((form) => [form.type].flat().some((each) => each !== undefined && type.includes(each)));
  if (fitting.length === 0) return [`${path}: is no ${shape.kind}`];
  return shape.kind === "list" ? differences(shape.of, fitting[0]?.items ?? {}, defs, way, `${path}[]`) : [];
}

function wordDifferences(words: readonly string[], forms: readonly JsonSchema[], path: string): readonly string[] {
  const theirs = forms.flatMap((form) => form.enum ?? []).filter((word) => word !== null);
  return [
    ...words.filter((word) => !theirs.includes(word)).map((word) => `${path}: "${word}" is not among its words`),
    ...theirs
      .filter((word) => !words.includes(String(word)))
      .map((word) => `${path}: "${String(word)}" is a word that we do not know`),
  ];
}

function objectDifferences(
  fields: Readonly<Record<string, AnyShape>>,
  forms: readonly JsonSchema[],
  defs: Definitions,
  way: "read" | "send",
  path: string,
): readonly string[] {
  const described = forms.filter(({ type, properties }) => type === "object" || properties !== undefined);
  if (described.length === 0) return [`${path}: is not an object`];
  return Object.entries(fields)
    .flatMap(([key, field]) => {
      const schemas = described.flatMap(({ properties }) => properties?.[key] ?? []);
      if (schemas.length === 0) return [`${path}.${key}: does not exist`];
      const promised = described.every(({ required }) => required?.includes(key));
      const missing = way === "read" && field.kind !== "maybe" && !promised ? [`${path}.${key}: may be absent`] : [];
      return [...missing, ...differences(field, { anyOf: schemas }, defs, way, `${path}.${key}`)];
    })
    .concat(way === "send" ? unsent(fields, described, path) : []);
}

const unsent = (
  fields: Readonly<Record<string, AnyShape>>,
  forms: readonly JsonSchema[],
  path: string,
): readonly string[] =>
  (forms[0]?.required ?? [])
    .filter((key) => !(key in fields))
    .map((key) => `${path}.${key}: is required, and we do not send it`);

/** Follows references and alternatives down to plain forms; what stands beside the alternatives belongs to each of them. */
function variants(schema: JsonSchema, defs: Definitions): readonly JsonSchema[] {
  if (schema.$ref !== undefined) return variants(defs[schema.$ref.split("/").at(-1) ?? ""] ?? {}, defs);
  const parts = schema.oneOf ?? schema.anyOf ?? (schema.properties === undefined ? schema.allOf : undefined);
  if (parts === undefined) return Object.keys(schema).length === 0 ? [] : [schema];
  const { properties = {}, required = [] } = schema;
  return parts
    .flatMap((part) => variants(part, defs))
    .map((part) =>
      schema.properties === undefined
        ? part
        : {
            ...part,
            properties: { ...properties, ...part.properties },
            required: [...required, ...(part.required ?? [])],
          },
    );
}
