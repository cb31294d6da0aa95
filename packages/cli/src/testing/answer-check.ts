import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

const schema = JSON.parse(readFileSync(new URL("../../answers.schema.gen.json", import.meta.url), "utf8")) as {
  readonly $defs: Readonly<Record<string, object>>;
};
/** Documents of their own: JSON in lines, and the receipt, whose schema another package has. */
const inLines: readonly string[] = ["spec interview"];
const known = new Map<string, ValidateFunction>();

function validatorFor(name: string): ValidateFunction {
  const made =
    known.get(name) ?? new Ajv2020({ strict: false, allErrors: true }).compile({ ...schema, $ref: `#/$defs/${name}` });
  known.set(name, made);
  return made;
}

/** What keeps the JSON that a command printed from its schema; undefined where nothing does, or where it is a document of its own. */
export function answerFault(out: string): string | undefined {
  let answer: { readonly command?: unknown; readonly error?: unknown };
  try {
    answer = JSON.parse(out);
  } catch {
    return undefined;
  }
  if (typeof answer?.command !== "string") return undefined;
  const name = answer.error === undefined ? answer.command.replaceAll(/[ -]/g, "_") : "error";
  if (inLines.includes(answer.command)) return undefined;
  if (schema.$defs[name] === undefined) return `${answer.command}: has no schema`;
  const validator = validatorFor(name);
  validator(answer);
  const faults = (validator.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  if (faults.length === 0) return undefined;
  return `${answer.command}: ${[...new Set(faults)].slice(0, 8).join("; ")}`;
}
