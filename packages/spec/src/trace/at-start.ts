import type { Item } from "@goalpost/core";
import { existenceOf } from "@goalpost/core/lint";

/** Tells whether a path or glob from the project's root matched something at the start of the work; undefined where that is not known. */
export type StartTree = (path: string) => boolean | undefined;

/**
 * What is known of a check by the tree at the start alone: it holds there already, so that it shows nothing of the work; or it guards files of which
 * there is none.
 *
 * @returns Undefined where it is open, or not known.
 */
export function atStart(item: Item, isThere: StartTree): "holds-already" | "guards-nothing" | undefined {
  if (item.kind === "unchanged" && item.since === undefined)
    return item.paths.every((path) => isThere(path) === false) ? "guards-nothing" : undefined;
  return holds(item, isThere) === true ? "holds-already" : undefined;
}

function holds(item: Item, isThere: StartTree): boolean | undefined {
  if (item.kind === "artifact") {
    const { produced_by, contains, matches, json, json_schema, min_bytes = 1 } = item;
    const looksInside = [produced_by, contains, matches, json, json_schema].some((each) => each !== undefined);
    return looksInside || min_bytes > 1 ? undefined : isThere(item.path);
  }
  if (item.kind !== "command" && item.kind !== "shell") return undefined;
  if (item.exit_code !== 0 || item.stdout !== undefined || item.cwd !== undefined) return undefined;
  const asked = existenceOf(item.run);
  if (asked === undefined || /^[/~]|(?:^|\/)\.\.(?:\/|$)/.test(asked.path)) return undefined;
  const found = isThere(asked.path.replace(/^(?:\.\/+)+|\/+$/g, ""));
  return found === undefined ? undefined : found === (asked.passesWhen === "there");
}
