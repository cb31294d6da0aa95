import * as z from "zod/mini";
import { checkSchemas, innerCheckSchema } from "./check.ts";
import { contractShape } from "./contract-shape.ts";
import { patternSchema } from "./pattern.ts";
import { runCheckSchema } from "./run-check.ts";
import { idSchema } from "./scalars.ts";

type Node = z.core.JSONSchema.BaseSchema;

/** What of an item's rules JSON Schema can say beyond the shape of its fields, by kind. */
const beyondShape: Readonly<Record<string, Node>> = {
  budget: oneOf("turns", "minutes", "tokens", "dollars"),
  metric: {
    ...oneOf("at_most", "at_least", "change_at_most_percent", "change_at_least_percent"),
    not: { required: ["json_pointer", "matches"] },
  },
  tests: { dependentRequired: { report_file: ["report"] } },
  held_out: { dependentRequired: { check: ["files"], files: ["check"] } },
  final_answer: oneOf("max_words", "code_only", "what"),
};

function oneOf(...keys: readonly string[]): Node {
  return { anyOf: keys.map((key) => ({ required: [key] })) };
}

/** What stands in many places gets a definition of its own. */
function named() {
  const registry = z.registry<{ id: string }>();
  const [command, shell, artifact, absent, metric, tests, unchanged, scope] = checkSchemas();
  const definitions = { command, shell, artifact, absent, metric, tests, unchanged, scope, pattern: patternSchema() };
  for (const [id, schema] of Object.entries(definitions)) registry.add(schema, { id });
  return registry
    .add(idSchema(), { id: "id" })
    .add(runCheckSchema(), { id: "run_check" })
    .add(innerCheckSchema(), { id: "check" });
}

/**
 * @internal The JSON Schema (draft 2020-12) of a contract file: what `parseContract` accepts, as far as JSON Schema can say it. Whatever
 * parseContract accepts fits; rules across blocks (one goal, ids once), paths and shell syntax are left to it.
 */
export function contractJsonSchema(): object {
  const schema = z.toJSONSchema(contractShape(), {
    io: "input",
    unrepresentable: "any",
    metadata: named(),
    override({ jsonSchema }) {
      delete jsonSchema.readOnly;
      const kind = jsonSchema.properties?.kind;
      if (typeof kind === "object" && typeof kind.const === "string")
        Object.assign(jsonSchema, beyondShape[kind.const]);
    },
  });
  const { $schema, required = [], properties, ...rest } = schema;
  return {
    $schema,
    title: "Goalpost contract",
    description: "What a coding agent is to reach, and how that is checked.",
    ...rest,
    // The file's name is the id where there is none; `$schema` is for editors.
    required: required.filter((key) => key !== "id"),
    properties: { $schema: { type: "string" }, ...properties },
  };
}
