import { GoalpostError } from "@goalpost/core/errors";
import type { ValuePath } from "../path.ts";
import { unsetToml } from "../toml/edit-toml.ts";
import { parseToml } from "../toml/parse-toml.ts";
import { type AskCodexOptions, askCodex } from "./codex-oracle.ts";

/** More keys than this are not asked for one by one: 32 questions take about a second. */
const most = 32;

/**
 * Every key that a Codex refuses strictly. It names the first alone, so it is asked again without that one, until it accepts the rest. Undefined where it
 * refuses the text for another reason, names what is not there, or does not come to an end: then nothing can be said of the rest.
 *
 * @throws As `askCodex`.
 */
export async function refusedKeys(
  text: string,
  options: Omit<AskCodexOptions, "strict">,
): Promise<readonly ValuePath[] | undefined> {
  const refused: ValuePath[] = [];
  let rest = text;
  for (let asked = 0; asked <= most; asked++) {
    const { accepted, message = "" } = await askCodex(rest, { ...options, strict: true });
    if (accepted) return refused;
    const name = /: unknown configuration field `([^\n]+)`\s*$/.exec(message)?.[1];
    const named = name === undefined ? [] : pathsNamed(name, rest);
    const shorter = named.length === 0 ? undefined : without(rest, named);
    if (shorter === undefined) return undefined;
    refused.push(...named);
    rest = shorter;
  }
  return undefined;
}

/** The client joins the steps by dots, and quotes none: where two keys read the same, both are meant. */
function pathsNamed(name: string, text: string): readonly ValuePath[] {
  try {
    return [...pathsIn(parseToml(text, "config.toml").value, [])].filter((path) => path.join(".") === name);
  } catch (error) {
    if (GoalpostError.is(error)) return []; // the client's TOML is newer than ours
    throw error;
  }
}

function* pathsIn(value: unknown, path: ValuePath): Generator<ValuePath> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const own = [...path, Array.isArray(value) ? Number(key) : key];
    yield own;
    yield* pathsIn(inner, own);
  }
}

function without(text: string, paths: readonly ValuePath[]): string | undefined {
  try {
    const shorter = paths.reduce((edited, path) => unsetToml(edited, path), text);
    return shorter === text ? undefined : shorter;
  } catch (error) {
    if (GoalpostError.is(error)) return undefined;
    throw error;
  }
}
