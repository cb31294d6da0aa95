import type { Shape } from "../shape.ts";

/** Whether the client takes a value, written as TOML, at the place that is asked about. */
export type Accepts = (value: string) => Promise<boolean>;

/**
 * Learns a place where the client does not say what it expected, by what it takes and what it refuses. Where it takes a table and none of the names
 * and values that were tried, the shape says that the client looks inside and that this was not learned.
 */
export async function closedShape(accepts: Accepts, words: readonly string[], depth = 0): Promise<Shape | undefined> {
  const of: Shape[] = [];
  if (await accepts("true")) of.push({ type: "boolean" });
  if (await accepts("0.5")) of.push(await closedNumber(accepts));
  else if ((await accepts("1")) || (await accepts("100"))) of.push(await closedInteger(accepts));
  if (await accepts('"zq"')) of.push((await accepts('""')) ? { type: "string" } : { type: "string", minLength: 1 });
  if (depth < 2 && (await accepts("[]"))) {
    const items = await closedShape((value) => accepts(`[${value}]`), [], depth + 1);
    if (items !== undefined) of.push({ type: "array", items });
  }
  if (depth < 2 && (await accepts("{}"))) of.push(await closedMap(accepts, words, depth));
  if (of.length === 0) return wordsOf(accepts, words);
  const [only] = of;
  return of.length === 1 ? only : { type: "oneOf", of };
}

/** Whether the client takes any kind of value there: it does where the place is one of its own. */
export async function isTaken(accepts: Accepts): Promise<boolean> {
  for (const value of ["true", "1", "100", "0.5", '"zq"', "[]", "{}"]) if (await accepts(value)) return true;
  return false;
}

async function closedMap(accepts: Accepts, words: readonly string[], depth: number): Promise<Shape> {
  const inside: Accepts = async (value) => (await accepts(`{ zq_any = ${value} }`)) && accepts(`{ zr_any = ${value} }`);
  const values = await closedShape(inside, words, depth + 1);
  const isLearned = values !== undefined && values.type !== "any";
  return isLearned ? { type: "map", values } : { type: "any", opaque: true };
}

/** Of the words those that the client takes. */
export async function wordsOf(accepts: Accepts, words: readonly string[]): Promise<Shape | undefined> {
  const values: string[] = [];
  for (const word of words) if (await accepts(JSON.stringify(word))) values.push(word);
  const [first] = values;
  if (first === undefined) return undefined;
  return { type: "enum", values: values.sort(), ...((await accepts(`{ ${first} = {} }`)) ? {} : { wordOnly: true }) };
}

async function closedNumber(accepts: Accepts): Promise<Shape> {
  const min = (await accepts("-0.5")) ? undefined : 0;
  const max = (await accepts("1.5")) ? undefined : 1;
  return { type: "number", ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

const most = ["101", "256", "65536", "2147483648", "4294967296"] as const;
const least = ["-2147483649", "-32769", "-129", "-1", "0"] as const;

/** The bounds of a whole number: the widest that the client keeps to. */
async function closedInteger(accepts: Accepts): Promise<Shape> {
  let bounds = {};
  for (const beyond of least.toReversed()) {
    if (await accepts(beyond)) continue;
    bounds = { min: Number(beyond) + 1 };
    break;
  }
  for (const beyond of most) {
    if (await accepts(beyond)) continue;
    bounds = { ...bounds, max: Number(beyond) - 1 };
    break;
  }
  return { type: "integer", ...bounds };
}
