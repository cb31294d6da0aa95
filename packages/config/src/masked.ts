import { maskSecrets } from "@goalpost/core/secrets";
import { parseJsonDocument } from "./document.ts";
import type { ConfigTarget } from "./rules/rule.ts";
import { secretsIn } from "./secrets.ts";
import { parseToml } from "./toml/parse-toml.ts";

const hidden = "[hidden]";

/** Parses a configuration of either client into a plain value; throws where it does not parse. */
export const configValue = (text: string, target: ConfigTarget, file: string): unknown =>
  target === "codex" ? parseToml(text, file).value : parseJsonDocument(text, file).value;

/**
 * Makes a function that takes the secrets of configurations out of any text that is to be printed: a diff, an error, an explanation. It takes the
 * values that are secrets by their key or their form, wherever they appear.
 */
export function maskFor(values: readonly unknown[]): (text: string) => string {
  const secrets = new Set<string>();
  for (const value of values) {
    for (const path of secretsIn(value)) {
      const found = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], value);
      if (typeof found === "string") for (const form of writtenForms(found)) secrets.add(form);
    }
  }
  const longestFirst = [...secrets].sort((a, b) => b.length - a.length);
  return (text) => maskSecrets(text, longestFirst, hidden);
}

/** A secret stands in a file as it is, or with its quotes and backslashes escaped. */
const writtenForms = (secret: string): readonly string[] => [secret, JSON.stringify(secret).slice(1, -1)];
