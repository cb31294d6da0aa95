import { GoalpostError } from "@goalpost/core/errors";
import { joinElements, type MergedConfig, type MergedEntry, mergeMerged } from "../merge/merged.ts";
import { safetyKeys } from "../merge/safety.ts";
import { sourceText } from "../merge/source-text.ts";
import { own } from "../own.ts";
import { pathText } from "../path.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import type { HeldSetting, LaunchSetting } from "./launch-settings.ts";

/** What one of those who are asked says of a launch. */
export interface GivenPart {
  /** For people: `the command line`, `the contract`. */
  readonly name: string;
  readonly settings: readonly { readonly path: readonly string[]; readonly value: unknown }[];
  /** Whether it is said for this very launch. */
  readonly isExplicit?: boolean;
  /** Safety keys that it loosens, by dotted path, each with the reason that is told. */
  readonly loosens?: Readonly<Record<string, string>> | undefined;
}

/** What several say of a launch, merged: later over earlier, lists of Claude Code joined, safety only tightened. */
export interface GivenSettings {
  readonly given: readonly LaunchSetting[];
  readonly held: readonly HeldSetting[];
}

/**
 * Merges what a preset, the contract and the caller say of a launch.
 *
 * @param preset - The presets' settings, as `codexConfig` and `claudeSettings` merge them.
 * @throws GoalpostError `config/looser-than-preset` where a part is looser than the preset and gives no reason.
 */
export function givenSettings(
  target: ConfigTarget,
  preset: MergedConfig | undefined,
  parts: readonly GivenPart[],
): GivenSettings {
  let merged: MergedConfig = preset ?? { target, entries: new Map(), held: [] };
  const explicit = new Set<string>();
  for (const part of parts) {
    const before = merged;
    merged = mergeMerged(merged, partOf(part, before));
    const held = merged.held.slice(before.held.length).find(({ source }) => source.name === part.name);
    if (held !== undefined) throw looser(held, before.entries.get(pathText(held.path)));
    if (part.isExplicit === true) for (const { path } of part.settings) explicit.add(pathText(path));
  }
  return {
    given: [...merged.entries].map(([key, entry]) => settingOf(entry, explicit.has(key))),
    held: merged.held.map(({ path, value, source }) => {
      const keptBy = merged.entries.get(pathText(path))?.source ?? source;
      return { path, value, source, keptBy };
    }),
  };
}

function partOf({ name, settings, loosens = {} }: GivenPart, before: MergedConfig): MergedConfig {
  const { target } = before;
  const source = { kind: "override", name } as const;
  const entries = new Map<string, MergedEntry>();
  for (const { path, value } of settings) {
    const key = pathText(path);
    const reason = own(loosens, key);
    entries.set(key, {
      path,
      ...joinedValue(entries.get(key) ?? before.entries.get(key), value, source, key, target),
      source,
      ...(reason === undefined ? {} : { loosened: reason }),
    });
  }
  return { target, entries, held: [] };
}

/** Claude Code joins the lists of its files, and so do we; the merge joins those that are about safety itself. */
function joinedValue(
  before: MergedEntry | undefined,
  value: unknown,
  source: MergedEntry["source"],
  key: string,
  target: ConfigTarget,
): Pick<MergedEntry, "value" | "elements"> {
  if (target !== "claude-code" || !Array.isArray(value)) return { value };
  const rule = own(safetyKeys[target], key);
  if (rule !== undefined && rule.kind !== "union") return { value };
  const later = value.map((one: unknown) => ({ value: one, sources: [source] }));
  const elements = joinElements(Array.isArray(before?.value) ? elementsOf(before) : [], later);
  return { value: elements.map((each) => each.value), elements };
}

const elementsOf = ({ elements, value, source }: MergedEntry): NonNullable<MergedEntry["elements"]> =>
  elements ?? (value as readonly unknown[]).map((one) => ({ value: one, sources: [source] }));

const settingOf = ({ path, value, source, elements, loosened }: MergedEntry, isExplicit: boolean): LaunchSetting => ({
  path,
  value,
  source,
  ...(elements === undefined ? {} : { elements }),
  ...(isExplicit ? { isExplicit } : {}),
  ...(loosened === undefined ? {} : { note: `loosened: ${loosened}` }),
});

function looser(
  { path, value, source }: Pick<HeldSetting, "path" | "value" | "source">,
  before: MergedEntry | undefined,
): GoalpostError {
  const key = pathText(path);
  const by = before === undefined ? "a preset" : sourceText(before.source);
  return new GoalpostError({
    code: "config/looser-than-preset",
    where: key,
    what: `is ${JSON.stringify(value)} by ${source.name}, which is less strict than ${JSON.stringify(before?.value)} of ${by}`,
    help: `leave it out, or give the reason: loosen ${key}`,
  });
}
