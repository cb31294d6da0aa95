import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { JsonSchema } from "../target/talk.ts";

/**
 * Compiles a JSON Schema of draft 2020-12; nothing of it is fetched. A file of its own, since it is loaded late: a CommonJS module that is imported late itself has no
 * named export once a bundler has taken it in.
 *
 * @throws Error when the schema is not one.
 */
export const validatorOf = (schema: JsonSchema): ValidateFunction =>
  new Ajv2020({ strict: false, validateFormats: false, logger: false }).compile(schema);
