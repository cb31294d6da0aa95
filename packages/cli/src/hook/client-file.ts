import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { type ConfigTarget, parseJsonDocument, plainValue, setJsonc, unsetJsonc } from "@goalpost/config";
import { GoalpostError } from "@goalpost/core";
import { readTextFile } from "../files/read-text.ts";
import { type HookGroup, type HookPlan, hookGroups, isOurs } from "./entries.ts";

/** The file of a project in which a client looks for hooks, and that is this machine's own. */
export const hookFile = (target: ConfigTarget, root: string): string =>
  join(root, ...(target === "codex" ? [".codex", "hooks.json"] : [".claude", "settings.local.json"]));

/**
 * Reads it; undefined where there is none.
 *
 * @throws GoalpostError `cli/hook-file-outside` when a link leads out of the project, and those of reading.
 */
export async function readHookFile(file: string, root: string): Promise<string | undefined> {
  const shown = relative(root, file);
  const place = placeOf(file);
  const real = realpathSync(root);
  if (place !== real && !place.startsWith(`${real}${sep}`)) {
    throw new GoalpostError({
      code: "cli/hook-file-outside",
      where: shown,
      what: "is a link that leads out of the project, and what lies there is not this project's",
      help: "replace the link by a file, or a folder, of the project's own",
    });
  }
  return existsSync(file) ? readTextFile(file, shown) : undefined;
}

/** Where it would be written: links followed, also of folders above one that is not there yet. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : resolve(placeOf(above), relative(above, path));
  }
}

/**
 * The file with our entries in it, once each and as planned; every other byte stays.
 *
 * @throws GoalpostError `config/bad-json`, `config/edit-refused`.
 */
export function withHooks(text: string | undefined, plan: HookPlan, shown: string): string {
  let now = text ?? "{}\n";
  for (const [event, group] of hookGroups(plan)) {
    const groups = groupsOf(now, event, shown);
    const mine = groups.flatMap((each, at) => (isOurs(each, plan) ? [at] : []));
    const [first] = mine;
    for (const extra of mine.slice(1).reverse()) now = unsetJsonc(now, ["hooks", event, extra], shown);
    if (first === undefined) now = added(now, event, groups.length, group, shown);
    else if (JSON.stringify(groups[first]) !== JSON.stringify(group)) now = setJsonc(now, ["hooks", event, first], group, shown);
  }
  return now;
} // biome-ignore format: one

const added = (text: string, event: string, count: number, group: HookGroup, shown: string): string =>
  count === 0
    ? setJsonc(text, ["hooks", event], [group], shown)
    : setJsonc(text, ["hooks", event, count], group, shown);

/** The file without our entries, and without the lists and objects that hold nothing once they are gone. */
export function withoutHooks(text: string, plan: Pick<HookPlan, "target" | "root">, shown: string): string {
  let now = text;
  for (const event of Object.keys(hooksOf(now, shown))) {
    const groups = groupsOf(now, event, shown);
    const mine = groups.flatMap((each, at) => (isOurs(each, plan) ? [at] : []));
    if (mine.length === 0) continue;
    if (mine.length === groups.length) now = unsetJsonc(now, ["hooks", event], shown);
    else for (const at of mine.reverse()) now = unsetJsonc(now, ["hooks", event, at], shown);
  }
  return now !== text && Object.keys(hooksOf(now, shown)).length === 0 ? unsetJsonc(now, ["hooks"], shown) : now;
}

/** Every group of ours in a file, with the client's name of the moment and where it stands there. */
export const ownGroups = (text: string, plan: Pick<HookPlan, "target" | "root">, shown: string): readonly { readonly event: string; readonly at: number; readonly group: HookGroup }[] =>
  Object.keys(hooksOf(text, shown)).flatMap((event) =>
    groupsOf(text, event, shown).flatMap((group, at) => (isOurs(group, plan) ? [{ event, at, group: group as HookGroup }] : [])),
  ); // biome-ignore format: one

function hooksOf(text: string, shown: string): Readonly<Record<string, unknown>> {
  const root = plainValue(parseJsonDocument(text.trim() === "" ? "{}" : text, shown).value) as { readonly hooks?: unknown };
  const hooks = typeof root === "object" && root !== null ? root.hooks : undefined;
  if (hooks === undefined) return {};
  if (typeof hooks === "object" && hooks !== null && !Array.isArray(hooks)) return hooks as Record<string, unknown>;
  throw new GoalpostError({ code: "cli/hooks-unreadable", where: shown, what: "has a key hooks that is not an object", help: 'make it one: { "hooks": {} }' });
} // biome-ignore format: one

function groupsOf(text: string, event: string, shown: string): readonly unknown[] {
  const hooks = hooksOf(text, shown);
  const groups = Object.hasOwn(hooks, event) ? hooks[event] : undefined;
  if (groups === undefined) return [];
  if (Array.isArray(groups)) return groups;
  throw new GoalpostError({ code: "cli/hooks-unreadable", where: `${shown} hooks.${event}`, what: "is not a list", help: "make it a list of groups, as the client reads it" });
} // biome-ignore format: one
