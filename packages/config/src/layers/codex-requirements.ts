import { entriesOf, read } from "../rules/rule.ts";
import type { ConfigLayerInput, EffectiveEntry } from "./layer.ts";

/** Which list of a requirements.toml holds which key, and what the client takes in place of a value that the list does not have. */
const allowed: readonly {
  readonly list: string;
  readonly key: string;
  readonly always?: string;
  readonly instead: (words: readonly string[]) => string | undefined;
}[] = [
  { list: "allowed_approval_policies", key: "approval_policy", instead: ([first]) => first },
  { list: "allowed_sandbox_modes", key: "sandbox_mode", always: "read-only", instead: () => "read-only" },
  {
    list: "allowed_web_search_modes",
    key: "web_search",
    always: "disabled",
    instead: (words) => ["cached", "live"].find((word) => words.includes(word)) ?? "disabled",
  },
];

/**
 * Holds what the layers say to a requirements.toml: a value that it does not allow becomes one that it does, a feature that it names is as it says.
 * A key that no layer sets stays out, as the client's default for it hangs on more than configuration.
 *
 * Source: read for codex-cli 0.169.0, 2026-11-22, not run: the client takes the file from the system's own folder or the organisation's cloud
 * alone, and no flag or variable points elsewhere.
 *
 * @internal
 */
export function holdTo({ kind: layer, name, config }: ConfigLayerInput, entries: Map<string, EffectiveEntry>): void {
  const put = (path: readonly string[], value: unknown) => {
    const key = path.join(".");
    const before = entries.get(key);
    const overrides =
      before === undefined || before.value === value
        ? []
        : [...before.overrides, { layer: before.layer, name: before.name, value: before.value }];
    entries.set(key, { path, value, layer, name, overrides });
  };
  for (const { list, key, always, instead } of allowed) {
    const given = read(config, list);
    const before = entries.get(key);
    if (!Array.isArray(given) || before === undefined) continue;
    const words = given.filter((word): word is string => typeof word === "string");
    const isAllowed = typeof before.value === "string" && (words.includes(before.value) || before.value === always);
    const value = isAllowed ? undefined : instead(words);
    if (value !== undefined) put([key], value);
  }
  for (const [feature, value] of entriesOf(read(config, "features"))) put(["features", feature], value);
}
