import type { ConfigSource } from "../merge/merged.ts";
import { sourceText } from "../merge/source-text.ts";
import { pathText } from "../path.ts";
import type { LaunchSettings } from "./launch-settings.ts";

/** One setting of a launch in words, as `goalpost config explain` says it. */
export interface LaunchExplanation {
  readonly key: string;
  readonly value: unknown;
  /** Who set it: the user's file, a preset, the contract, the command line, or goalpost. */
  readonly setBy: string;
  readonly elements?: readonly { readonly value: unknown; readonly setBy: readonly string[] }[];
  readonly note?: string;
}

/** A value that was not taken, in words. */
export interface HeldExplanation {
  readonly key: string;
  readonly value: unknown;
  /** Who wanted it. */
  readonly wantedBy: string;
  /** Who set what stands. */
  readonly keptBy: string;
}

/**
 * Says of every setting of a launch who set it, and of what was not taken who keeps it.
 *
 * @example
 * explainLaunch({ settings: [], held: [] }); // { settings: [], held: [] }
 */
export function explainLaunch({ settings, held }: Pick<LaunchSettings, "settings" | "held">): {
  readonly settings: readonly LaunchExplanation[];
  readonly held: readonly HeldExplanation[];
} {
  return {
    settings: settings.map(({ path, value, source, elements, note }) => {
      const each = elements?.map((one) => ({ value: one.value, setBy: one.sources.map(sourceText) }));
      return {
        key: pathText(path),
        value,
        setBy:
          each === undefined || each.length === 0 ? sourceText(source) : namesIn(each.flatMap(({ setBy }) => setBy)),
        ...(each === undefined ? {} : { elements: each }),
        ...(note === undefined ? {} : { note }),
      };
    }),
    held: held.map(({ path, value, source, keptBy }) => ({
      key: pathText(path),
      value,
      wantedBy: sourceText(source),
      keptBy: sourceText(keptBy),
    })),
  };
}

const namesIn = (names: readonly string[]): string => [...new Set<ConfigSource["name"]>(names)].join(", ");
