import type { ConfigSource } from "./merged.ts";

/** A source in words: `preset acme (@acme/goalpost-preset 1.2.0)`, `config.toml:3`. */
export function sourceText({ kind, name, package: from, version, line }: ConfigSource): string {
  const own = version === undefined ? "" : ` ${version}`;
  if (kind === "preset") return `preset ${name}${from === undefined ? own : ` (${from.name} ${from.version})`}`;
  return line === undefined ? name : `${name}:${line}`;
}
