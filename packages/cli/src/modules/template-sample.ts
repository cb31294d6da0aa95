const templateKey = Symbol.for("goalpost.template");

/** What a template makes of parameters that nobody chose; two releases are compared by it. */
export interface TemplateFacts {
  readonly name: string;
  /** The contract of the smallest parameters that the schema describes; absent where the schema says of itself nothing that can be filled in. */
  readonly sample?: unknown;
  /** How the template and its schema read. */
  readonly text: string;
}

/** The templates of a preset, each filled in once. */
export const templatesOf = (templates: unknown): readonly TemplateFacts[] =>
  Object.entries(Object(templates)).map(([name, template]) => {
    const { schema, build } = Object(Object(template)[templateKey]) as { readonly schema?: unknown; readonly build?: unknown };
    const described = describedBy(schema);
    const sample = described === undefined ? undefined : madeBy(template, sampleOf(described));
    return { name, ...(sample === undefined ? {} : { sample }), text: `${String(build)}\n${JSON.stringify(described) ?? ""}` };
  }); // biome-ignore format: one

/** The schema as JSON Schema, where it can say so itself. Source: Standard JSON Schema, zod 4.2 and newer. */
function describedBy(schema: unknown): unknown {
  try {
    return Object(schema)["~standard"]?.jsonSchema?.input?.({ target: "draft-2020-12" });
  } catch {
    return undefined; // it has a part that JSON Schema cannot say
  }
}

function madeBy(template: unknown, row: unknown): unknown {
  try {
    const contract = (template as (row: unknown) => { build(options: { readonly id: string }): unknown })(row).build({ id: "sample" }); // biome-ignore format: one
    return { ...(contract as object), id: "sample" };
  } catch {
    return undefined; // it takes only what nobody can guess
  }
}

/** How deep a schema is filled in. */
const deepest = 8;

/** The smallest value that a JSON Schema describes, as far as its words go. */
function sampleOf(schema: unknown, depth = 0): unknown {
  const node = Object(schema) as Readonly<Record<string, unknown>>;
  if (depth > deepest) return undefined;
  if ("const" in node) return node.const;
  if (Array.isArray(node.enum)) return node.enum[0];
  const choices = node.anyOf ?? node.oneOf;
  if (Array.isArray(choices)) return sampleOf(choices[0], depth + 1);
  switch (node.type) {
    case "object":
      return Object.fromEntries((Array.isArray(node.required) ? node.required : []).map((key) => [key, sampleOf(Object(node.properties)[key], depth + 1)])); // biome-ignore format: one
    case "array":
      return Array.from({ length: Number(node.minItems ?? 0) }, () => sampleOf(node.items, depth + 1));
    case "string":
      return "sample".padEnd(Math.min(1000, Number(node.minLength ?? 0)), "x").slice(0, Number(node.maxLength ?? 1000));
    case "integer":
    case "number":
      return Math.max(1, Number(node.minimum ?? 1));
    case "boolean":
      return true;
    default:
      return null;
  }
}
