import { GoalpostError } from "../errors/goalpost-error.ts";
import type { StandardResult, StandardSchema } from "../node/standard-schema.ts";
import type { ContractBuilder } from "./contract-builder.ts";

/** Marks a template, also one of another installed copy of this package. */
export const templateKey: unique symbol = Symbol.for("goalpost.template") as never;

/** A contract with typed parameters: call it with them. */
export interface Template<Input, Missing extends string> {
  (params: Input): ContractBuilder<Missing>;
  readonly [templateKey]: true;
}

/**
 * Makes a contract with typed parameters.
 *
 * @param schema - Any Standard Schema that validates at once: zod, valibot, arktype.
 * @param build - Makes the builder from the validated parameters.
 * @returns A function of the parameters.
 * @throws {@link GoalpostError} when called: `template/bad-params` when the schema refuses, `template/async-schema` when it answers later.
 * @example
 * import * as z from "zod";
 *
 * const port = template(z.object({ service: z.string() }), ({ service }) =>
 *   goal(`Port ${service} to Fastify 5.`).doneWhen(command(`pnpm --filter ${service} test`)),
 * );
 * port({ service: "billing" }).build();
 */
export function template<Input, Output, Missing extends string>(
  schema: StandardSchema<Input, Output>,
  build: (params: Output) => ContractBuilder<Missing>,
): Template<Input, Missing> {
  const apply = (params: Input): ContractBuilder<Missing> => build(validate(schema, params));
  return Object.assign(apply, { [templateKey]: true } as const);
}

function validate<Output>(schema: StandardSchema<unknown, Output>, params: unknown): Output {
  const result = schema["~standard"].validate(params);
  if (isLater(result)) {
    // Nobody waits for it: if it fails, the process must not end for that.
    Promise.resolve(result).catch(() => undefined);
    throw new GoalpostError({
      code: "template/async-schema",
      where: "template",
      what: "the schema answers with a promise, expected one that validates at once",
      mend: "remove its asynchronous checks; fetch what they need before calling the template",
    });
  }
  if (result.issues === undefined) return result.value;
  const [first] = result.issues;
  const path = (first?.path ?? []).map((key) => String(typeof key === "object" ? key.key : key)).join(".");
  throw new GoalpostError({
    code: "template/bad-params",
    where: path === "" ? "template" : `template.${path}`,
    what: first?.message ?? "the parameters are not valid",
    mend: path === "" ? "correct the parameters" : `correct "${path}" where the template is called`,
    cause: result.issues,
  });
}

/** Also the promises of another realm, and those that are only alike. */
const isLater = <Output>(
  result: StandardResult<Output> | Promise<StandardResult<Output>>,
): result is Promise<StandardResult<Output>> => typeof (result as { then?: unknown }).then === "function";
