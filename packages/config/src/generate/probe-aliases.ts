import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RunningCodex } from "../node/running-codex.ts";

interface Feature {
  readonly name: string;
  readonly default: boolean;
}

/** The lines of `codex features list`: name, stage, and whether it is on. */
export function readFeatures(
  said: string,
): { readonly name: string; readonly stage: string; readonly default: boolean }[] {
  return said
    .trim()
    .split("\n")
    .map((line) => /^(\S+)\s+(.*?)\s+(true|false)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, name = "", stage = "", on]) => ({ name, stage, default: on === "true" }));
}

/**
 * Finds the other names under which the client takes a feature: every word of the binary is asked for in strict mode, and what is taken without being
 * listed is an older name; which feature it stands for is seen in `codex features list` when it is switched.
 */
export async function featureAliases(
  { binary, home }: { readonly binary: string; readonly home: string },
  words: readonly string[],
  features: readonly Feature[],
): Promise<Readonly<Record<string, string>>> {
  const listed = new Set(features.map(({ name }) => name));
  const candidates = words.filter((word) => /^[a-z][a-z0-9_]*$/.test(word) && !listed.has(word));
  const client = await RunningCodex.start({ binary, home: join(home, "strict"), strict: true });
  const taken: string[] = [];
  try {
    for (const word of candidates) if ((await client.ask(`features.${word} = true`)).accepted) taken.push(word);
  } finally {
    await client.close();
  }
  return Object.fromEntries(taken.map((word) => [word, switched(binary, join(home, "list"), word, features)]).sort());
}

/** The feature that a name switches; empty where it switches none. */
function switched(binary: string, home: string, word: string, features: readonly Feature[]): string {
  mkdirSync(home, { recursive: true });
  const env = { HOME: home, CODEX_HOME: home, PATH: "/usr/bin:/bin" };
  for (const on of [true, false]) {
    writeFileSync(join(home, "config.toml"), `[features]\n${word} = ${on}\n`);
    const said = execFileSync(binary, ["features", "list"], { env, encoding: "utf8" });
    const now = new Map(readFeatures(said).map((each) => [each.name, each.default]));
    const other = features.find((each) => now.get(each.name) !== each.default);
    if (other !== undefined) return other.name;
  }
  return "";
}
