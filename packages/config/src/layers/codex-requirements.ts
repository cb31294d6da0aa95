import { own } from "../own.ts";
import { entriesOf, read } from "../rules/rule.ts";
import type { ConfigLayerInput, EffectiveConfig, EffectiveEntry } from "./layer.ts";
import { setEntry } from "./set-entry.ts";

/** One list of a requirements.toml, and a key that it holds. */
interface Hold {
  readonly list: string;
  readonly key: string;
  /** What a word of the key is called in the list. */
  readonly called: (word: string) => string | undefined;
  /** A word that is allowed whatever the list says. */
  readonly always?: string;
  /** Whether the old managed_config.toml, which the client reads as requirements of its own, has its way against the list. */
  readonly managedWins?: true;
  /** What the client takes in place of a value that the list does not have. */
  readonly instead: (words: readonly string[]) => string | undefined;
}

const profiles: Readonly<Record<string, string>> = {
  ":read-only": "read-only",
  ":workspace": "workspace-write",
  ":danger-full-access": "danger-full-access",
};
const asItIs = (word: string): string => word;

const holds: readonly Hold[] = [
  {
    list: "allowed_approval_policies",
    key: "approval_policy",
    called: (word) => (word === "on-failure" ? "on-request" : word),
    managedWins: true,
    instead: ([first]) => first,
  },
  { list: "allowed_sandbox_modes", key: "sandbox_mode", called: asItIs, managedWins: true, instead: () => "read-only" },
  {
    list: "allowed_sandbox_modes",
    key: "default_permissions",
    called: (word) => own(profiles, word),
    instead: () => ":read-only",
  },
  {
    list: "allowed_web_search_modes",
    key: "web_search",
    called: asItIs,
    always: "disabled",
    instead: (words) => ["cached", "indexed", "live"].find((word) => words.includes(word)) ?? "disabled",
  },
];

/**
 * Holds what the layers say to a requirements.toml: a value that it does not allow becomes one that it does, a feature that it names is as it says.
 * A key that no layer sets stays out, as the client's default for it hangs on more than configuration; other keys of the file, and permission
 * profiles of one's own, are not looked into. Yields the value with which the client does not start at all.
 *
 * Source: codex-cli, run 2026-11-22 with an /etc of its own: thread/start, its warnings, and the tools of the first request.
 *
 * @internal
 */
export function* holdTo(
  layer: ConfigLayerInput,
  entries: Map<string, EffectiveEntry>,
): Generator<EffectiveConfig["ignored"][number]> {
  for (const { list, key, called, always, managedWins, instead } of holds) {
    const given = read(layer.config, list);
    const entry = [...entries.values()].find(({ path }) => path[0] === key);
    if (managedWins && entry?.layer === "managed") continue;
    // An enum's word may also be the first key of a table.
    const word = entry?.path[1] ?? entry?.value;
    const name = typeof word === "string" ? called(word) : undefined;
    if (!Array.isArray(given) || name === undefined) continue;
    const words = given.filter((each): each is string => typeof each === "string").map((each) => called(each) ?? each);
    const value = [...words, always].includes(name) ? undefined : instead(words);
    if (value === undefined || entry === undefined) continue;
    if (name === "danger-full-access" && entries.get("approval_policy")?.value === "never")
      yield { path: [key], name: entry.name, why: "with approval_policy never the client refuses to start" };
    setEntry(entries, [key], value, layer, [list]);
  }
  for (const [feature, value] of entriesOf(read(layer.config, "features")))
    setEntry(entries, ["features", feature], value, layer);
}
