import type { ValuePath } from "../path.ts";
import { parseToml } from "./parse-toml.ts";
import { renderTomlValue } from "./render-toml.ts";
import { isDate, isTable, type TomlTable, type TomlValue } from "./toml-value.ts";

/**
 * Reads an edited text again and tells whether it differs from the old value at one path only, and holds there what was asked for: the net below
 * every edit. Tables that an edit leaves empty or makes on the way count as nothing.
 *
 * @internal
 */
export function sameButFor(before: TomlTable, text: string, path: ValuePath, wanted: unknown): boolean {
  let after: TomlTable;
  try {
    after = parseToml(text).value;
  } catch {
    return false;
  }
  const isElement = wanted === undefined && typeof path.at(-1) === "number";
  if (isElement) return canonical(prune(without(before, path))) === canonical(prune(after));
  const found = read(after, path);
  const expected = wanted === undefined ? undefined : parseToml(`x = ${renderTomlValue(wanted)}`).value.x;
  if (canonical(found) !== canonical(expected)) return false;
  return canonical(prune(without(before, path))) === canonical(prune(without(after, path)));
}

const read = (value: TomlValue, path: ValuePath): TomlValue | undefined => {
  let at: TomlValue | undefined = value;
  for (const step of path) {
    if (Array.isArray(at) && typeof step === "number") at = at[step];
    else if (isTable(at) && typeof step === "string") at = Object.hasOwn(at, step) ? at[step] : undefined;
    else return undefined;
  }
  return at;
};

function without(value: TomlValue, [step, ...rest]: ValuePath): TomlValue {
  if (Array.isArray(value) && typeof step === "number") {
    if (rest.length === 0) return value.filter((_, index) => index !== step);
    return value.map((item, index) => (index === step ? without(item, rest) : item));
  }
  if (!isTable(value) || typeof step !== "string") return value;
  const kept = Object.entries(value).filter(([key]) => rest.length > 0 || key !== step);
  return Object.fromEntries(kept.map(([key, inner]) => [key, key === step ? without(inner, rest) : inner]));
}

/** Leaves out tables that hold nothing; as elements of a list they count. */
function prune(value: TomlValue): TomlValue {
  if (Array.isArray(value)) return value.map(prune);
  if (!isTable(value)) return value;
  const kept = Object.entries(value).map(([key, inner]) => [key, prune(inner)] as const);
  return Object.fromEntries(kept.filter(([, inner]) => !(isTable(inner) && Object.keys(inner).length === 0)));
}

function canonical(value: TomlValue | undefined): string {
  if (value === undefined) return "nothing";
  if (isDate(value)) return `date ${value.toISOString()}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (isTable(value)) {
    const pairs = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${pairs.join(",")}}`;
  }
  return Object.is(value, -0) ? "number -0" : `${typeof value} ${JSON.stringify(String(value))}`;
}
