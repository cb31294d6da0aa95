import { runInNewContext } from "node:vm";
import type { Json } from "@goalpost/core";
import { Ajv2020 } from "ajv/dist/2020.js";

/**
 * Validates against a JSON Schema, draft 2020-12. Formats are not checked, and nothing is fetched.
 *
 * @param timeoutMs - After it the schema is given up: its patterns may never end on some text.
 */
export function validateJsonSchema(schema: Json, value: unknown, timeoutMs: number): string | undefined {
  if (typeof schema !== "boolean" && (typeof schema !== "object" || schema === null || Array.isArray(schema))) {
    throw new Error("it is neither an object nor a boolean");
  }
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
  const validate = ajv.compile(schema);
  // The only way to stop a regular expression on this thread: the watchdog of a context ends whatever it called.
  const fits: unknown = runInNewContext("run()", { run: () => validate(value) }, { timeout: timeoutMs });
  if (fits === true) return undefined;
  const [first] = validate.errors ?? [];
  return `${first?.instancePath || "the whole"} ${first?.message ?? "is not valid"}`;
}
