import { textOf } from "../error-data.ts";
import type { JsonSchema, Said } from "../target/talk.ts";

/** An answer that was read, or what is wrong with it. */
export type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly wrong: string };

/** Reads answers by one schema. */
export type AnswerReader = (said: Said) => Read;

/**
 * Makes the reader of a schema. Every JSON Schema of draft 2020-12 is taken, and nothing of it is fetched.
 *
 * @throws Error when the schema is none.
 */
export async function answerReader(schema: JsonSchema | undefined): Promise<AnswerReader> {
  if (schema === undefined) return ({ text }) => ({ ok: true, value: text });
  const validate = (await import("./validator.ts")).validatorOf(schema);
  return (said) => {
    const read = said.structured === undefined ? jsonIn(said.text) : ({ ok: true, value: said.structured } as const);
    if (!read.ok || validate(read.value)) return read;
    const [first] = validate.errors ?? [];
    const where = first?.instancePath === undefined || first.instancePath === "" ? "the answer" : first.instancePath;
    return { ok: false, wrong: `${where} ${first?.message ?? "does not keep the schema"}` };
  };
}

/** The JSON of an answer: the whole of it, or all that stands in the one fence around it. */
function jsonIn(text: string): Read {
  const bare = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(text)?.[1] ?? text;
  try {
    return { ok: true, value: JSON.parse(bare) };
  } catch (error) {
    return { ok: false, wrong: `it is not JSON (${textOf(error)})` };
  }
}
