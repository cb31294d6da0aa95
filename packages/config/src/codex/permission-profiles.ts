import type { Misfit } from "../misfit.ts";
import type { ValuePath } from "../path.ts";
import { isTable, type TomlTable, type TomlValue } from "../toml/toml-value.ts";

const builtIn = [":read-only", ":workspace", ":danger-full-access"];
const extendable = [":read-only", ":workspace"];

/**
 * What Codex refuses of permission profiles: only the chosen one, and those that it extends, are looked into.
 * Source: codex-cli, run 2026-11-22.
 *
 * @internal
 */
export function* permissionRefusals(config: TomlTable): Generator<Misfit> {
  const chosen = config.default_permissions;
  const profiles = isTable(config.permissions) ? config.permissions : {};
  const names = Object.keys(profiles);
  if (chosen === undefined) {
    if (names.length > 0 && config.sandbox_mode === undefined)
      yield refuse(["permissions"], "no default_permissions", "the name of the profile to use");
    return;
  }
  if (typeof chosen !== "string" || (builtIn.includes(chosen) && names.length === 0)) return;
  const reserved = builtIn.includes(chosen) ? undefined : names.find((name) => name.startsWith(":"));
  if (reserved !== undefined) yield refuse(["permissions", reserved], reserved, "a name without a colon in front");
  if (!builtIn.includes(chosen)) yield* chain(chosen, profiles);
}

function* chain(chosen: string, profiles: TomlTable): Generator<Misfit> {
  const seen = new Set<string>();
  let where: ValuePath = ["default_permissions"];
  for (let name: string | undefined = chosen; name !== undefined; ) {
    const profile: TomlValue | undefined = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
    if (seen.has(name))
      return yield refuse(where, `a circle back to ${name}`, "profiles that extend one another in a line");
    if (!isTable(profile)) {
      if (seen.size > 0 && extendable.includes(name)) return;
      const known = [...Object.keys(profiles), ...(seen.size > 0 ? extendable : builtIn)];
      return yield { ...refuse(where, JSON.stringify(name), `one of ${known.join(", ")}`), candidates: known };
    }
    seen.add(name);
    yield* filesystem(profile.filesystem, ["permissions", name, "filesystem"]);
    where = ["permissions", name, "extends"];
    const next: TomlValue | undefined = profile.extends;
    name = typeof next === "string" ? next : undefined;
  }
}

function* filesystem(rules: TomlValue | undefined, path: ValuePath): Generator<Misfit> {
  if (!isTable(rules)) return;
  if (rules.glob_scan_max_depth === 0n) yield refuse([...path, "glob_scan_max_depth"], "0", "at least 1");
  for (const [place, access] of Object.entries(rules)) {
    if (place === "glob_scan_max_depth") continue;
    if (!/^(?:\/|~\/|~$|:)/.test(place))
      yield refuse(
        [...path, place],
        JSON.stringify(place),
        "an absolute path, one below ~/, or a name that starts with a colon",
      );
    if (isGlob(place) && access !== "deny" && access !== "none")
      yield refuse([...path, place], `a pattern with ${String(access)}`, "deny, or a path without a pattern");
    for (const inner of isTable(access) ? Object.keys(access) : []) {
      const isInside = inner === "." || inner.split("/").every((part) => part !== "." && part !== ".." && part !== "");
      if (!isInside) yield refuse([...path, place, inner], JSON.stringify(inner), "a path below, without . and ..");
    }
  }
}

/** What ends in /** may stand for the folder before it, which "/**" has none of. */
const isGlob = (place: string): boolean => place === "/**" || /[*?[]/.test(place.replace(/\/\*\*$/, ""));

const refuse = (path: ValuePath, seen: string, expected: string): Misfit => ({ kind: "wrong", path, seen, expected });
