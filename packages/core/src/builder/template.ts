import { isPromise, show } from "../errors/describe.ts";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { nearest } from "../errors/nearest.ts";
import { isOptions, requireNoMore } from "../errors/options.ts";
import type { StandardResult, StandardSchema } from "../node/standard-schema.ts";
import { builderKey } from "./builder-key.ts";
import type { ContractBuilder } from "./contract-builder.ts";

/** Marks a template, also one of another installed copy of this package. */
export const templateKey: unique symbol = Symbol.for("goalpost.template") as never;

/** A contract with typed parameters: call it with them. */
export interface Template<Input, Missing extends string> {
  (params: Input): ContractBuilder<Missing>;
  /** What it was made of: tools fill it in with parameters of their own. */
  readonly [templateKey]: { readonly schema: StandardSchema<unknown, unknown>; readonly build: unknown };
}

/**
 * Makes a contract with typed parameters.
 *
 * @param schema - Any Standard Schema that validates at once: zod, valibot, arktype.
 * @param build - Makes the builder from the validated parameters.
 * @returns A function of the parameters.
 * @throws {@link GoalpostError} when called: `template/bad-params` when the schema refuses, or would drop a parameter unread; `template/async-schema` when it answers later.
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
): Template<Input, Missing>;
export function template<Input, Output, Missing extends string>(
  schema: StandardSchema<Input, Output>,
  build: (params: Output) => ContractBuilder<Missing>,
  ...more: readonly unknown[]
): Template<Input, Missing> {
  requireNoMore("template", more, "give the schema and the function that builds");
  if ((schema as { readonly "~standard"?: unknown } | null | undefined)?.["~standard"] === undefined)
    throw badPart(
      "schema",
      schema,
      "a Standard Schema",
      "give the schema first: template(z.object({ … }), (params) => goal(…))",
    );
  if (typeof build !== "function") throw badPart("build", build, "a function", "write (params) => goal(…)");
  const apply = (params: Input, ...rest: readonly unknown[]): ContractBuilder<Missing> => {
    requireNoMore("template", rest, "give all parameters in the one value that the schema takes");
    const built: unknown = build(validate(schema, params));
    if (typeof built === "object" && built !== null && builderKey in built) return built as ContractBuilder<Missing>;
    throw new GoalpostError({
      code: "contract/bad-input",
      where: "template",
      what: `the function returned ${show(built)}, expected a builder`,
      help: isPromise(built)
        ? "fetch what it needs before the template is called"
        : "return goal(…) with what belongs to it",
    });
  };
  return Object.assign(apply, { [templateKey]: { schema, build } } as const);
}

const badPart = (part: string, seen: unknown, expected: string, help: string): GoalpostError =>
  new GoalpostError({
    code: "contract/bad-input",
    where: `template.${part}`,
    what: `is ${show(seen)}, expected ${expected}`,
    help,
  });

function validate<Output>(schema: StandardSchema<unknown, Output>, params: unknown): Output {
  const result = schema["~standard"].validate(params);
  if (isLater(result)) {
    // Nobody waits for it: if it fails, the process must not end for that.
    Promise.resolve(result).catch(() => undefined);
    throw new GoalpostError({
      code: "template/async-schema",
      where: "template",
      what: "the schema answers with a promise, expected one that validates at once",
      help: "remove its asynchronous checks; fetch what they need before calling the template",
    });
  }
  if (result.issues === undefined) {
    refuseUnread(schema, params, result.value);
    return result.value;
  }
  const [first] = result.issues;
  const path = (first?.path ?? []).map((key) => String(typeof key === "object" ? key.key : key)).join(".");
  throw new GoalpostError({
    code: "template/bad-params",
    where: path === "" ? "template" : `template.${path}`,
    what: first?.message ?? "the parameters are not valid",
    help: path === "" ? "correct the parameters" : `correct "${path}" where the template is called`,
    cause: result.issues,
  });
}

/**
 * A schema that strips what it does not know would lose a misspelt parameter in silence. Standard Schema names no keys, so the schema is asked:
 * a parameter that is not in what it gives, and that may be anything at all without a change, is one that it does not read.
 */
function refuseUnread(schema: StandardSchema<unknown, unknown>, params: unknown, value: unknown): void {
  if (!isOptions(params) || !isOptions(value)) return;
  for (const [key, given] of Object.entries(params)) {
    if (given === undefined || Object.hasOwn(value, key) || isRead(schema, { ...params, [key]: Symbol(key) }, value))
      continue;
    const near = nearest(
      key,
      Object.keys(value).filter((each) => !Object.hasOwn(params, each)),
    );
    throw new GoalpostError({
      code: "template/bad-params",
      where: `template.${key}`,
      what: "is not a parameter of the template, and would be lost",
      help: near === undefined ? "remove it, or add it to the template's schema" : `write "${near}"`,
    });
  }
}

function isRead(schema: StandardSchema<unknown, unknown>, probe: unknown, before: unknown): boolean {
  try {
    const result = schema["~standard"].validate(probe);
    if (isLater(result)) {
      Promise.resolve(result).catch(() => undefined);
      return true;
    }
    return result.issues !== undefined || JSON.stringify(result.value) !== JSON.stringify(before);
  } catch {
    // Its own code looked at the value, or what it gives has no JSON: then nothing is shown.
    return true;
  }
}

/** Also the promises of another realm, and those that are only alike. */
const isLater = <Output>(
  result: StandardResult<Output> | Promise<StandardResult<Output>>,
): result is Promise<StandardResult<Output>> => typeof (result as { then?: unknown }).then === "function";
