import type { ValuePath } from "./path.ts";
import { type ConfigTarget, entriesOf, read } from "./rules/rule.ts";

/**
 * Finds the keys of a configuration that take the sandbox, or every permission check, away.
 *
 * @example
 * [...dangerIn("codex", { sandbox_mode: "danger-full-access" })]; // [["sandbox_mode"]]
 */
export function* dangerIn(target: ConfigTarget, config: unknown): Generator<ValuePath> {
  if (target === "claude-code") {
    if (read(config, "permissions", "defaultMode") === "bypassPermissions") yield ["permissions", "defaultMode"];
    return;
  }
  if (isDanger(read(config, "sandbox_mode"), "danger-full-access")) yield ["sandbox_mode"];
  const chosen = read(config, "default_permissions");
  if (chosen === ":danger-full-access") yield ["default_permissions"];
  yield* openProfiles(config, chosen);
}

/**
 * A profile of one's own may write everywhere: the client then starts without a sandbox of its own, or with `/` as a writable root. Source: codex-cli
 * thread/start, run 2026-11-22.
 */
function* openProfiles(config: unknown, chosen: unknown): Generator<ValuePath> {
  const seen = new Set<string>();
  for (let name = chosen; typeof name === "string" && !seen.has(name); ) {
    seen.add(name);
    const path = ["permissions", name, "filesystem"];
    for (const [place, access] of entriesOf(read(config, ...path))) {
      if (/^(?::root|[/.]+)(?:\/\*\*)?$/.test(place) && (access === "write" || read(access, ".") === "write"))
        yield [...path, place];
    }
    name = read(config, "permissions", name, "extends");
  }
}

/** A word of an enum may also be written as a table with that word as its only key. */
const isDanger = (value: unknown, word: string): boolean => value === word || entriesOf(value)[0]?.[0] === word;

/**
 * Tells whether a directory is one of the given ones or lies below one. Both must be absolute with symlinks resolved; a relative path, or one with
 * `..` in it, is below nothing. `/code/billing-2` is not below `/code/billing`.
 *
 * @example
 * isBelow("/code/billing/api", ["/code/billing"]); // true
 */
export function isBelow(directory: string, roots: readonly string[]): boolean {
  const inner = parts(directory);
  return (
    inner !== undefined &&
    roots.some((root) => {
      const outer = parts(root);
      return outer !== undefined && outer.length > 0 && outer.every((part, at) => inner[at] === part);
    })
  );
}

function parts(path: string): string[] | undefined {
  if (!/^(?:\/|[A-Za-z]:[\\/])/.test(path)) return undefined;
  const split = path.split(/[\\/]+/).filter((part) => part !== "" && part !== ".");
  return split.includes("..") ? undefined : split;
}
