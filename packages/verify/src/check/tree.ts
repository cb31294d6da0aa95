import { posix } from "node:path";
import type { ScopeItem, UnchangedItem } from "@goalpost/core";
import { matcher } from "@goalpost/core/glob";
import { compose, composed } from "../files/one-form.ts";
import { walk } from "../files/walk.ts";
import type { TreeChanges } from "../git/tree-changes.ts";
import { statesOf } from "../seal/base.ts";
import { compareStates } from "../seal/changes.ts";
import type { CheckContext, CheckRoom } from "./context.ts";
import { bounded, cannotRun, fail, few, type Outcome, oneLine, pass } from "./outcome.ts";

/** Judges that files are as they were: against their recorded states, else against git. */
export async function checkUnchanged(item: UnchangedItem, id: string, context: CheckContext): Promise<Outcome> {
  if (context.room !== undefined && item.since === undefined) return unchangedInRoom(item, context.room, context);
  const recorded = item.since === undefined ? context.base?.unchanged[id] : undefined;
  const now = walk(context.root, item.paths);
  if (recorded !== undefined) {
    const changes = compareStates(recorded, await statesOf(context.root, now));
    return judgeUnchanged(item, changes, Object.keys(recorded).length);
  }
  const tree = await context.changes.since(item.since);
  if (tree.fault !== undefined) return withoutBase(tree);
  const meant = matcher(item.paths);
  const changes = new Map([...tree.changes].filter(([path]) => meant(path)));
  return judgeUnchanged(item, changes, now.length);
}

function judgeUnchanged(item: UnchangedItem, changes: ReadonlyMap<string, string>, guarded: number): Outcome {
  if (changes.size > 0) {
    const lines = [...changes].map(([path, change]) => `${change}: ${oneLine(path)}`).sort();
    return fail(`${count(changes.size)} changed: ${few(lines)}`, { details: bounded(lines), help: "put them back" });
  }
  if (guarded === 0) {
    return cannotRun(`${item.paths.join(", ")} matches no file, so nothing is guarded`, { help: "correct the paths" });
  }
  return pass(`${count(guarded)} unchanged`);
}

/** By content, against the start: the room itself holds what was sealed, so it is the tree's changes that are looked at. */
async function unchangedInRoom(item: UnchangedItem, room: CheckRoom, context: CheckContext): Promise<Outcome> {
  const tree = await context.changes.since();
  if (tree.fault !== undefined) return withoutBase(tree);
  const meant = composed(matcher(item.paths.map(compose)));
  const changes = new Map<string, string>([...tree.changes].filter(([path]) => meant(path)));
  const guarded = [...room.base].filter(([path, { kind }]) => kind !== "folder" && meant(path));
  for (const [path] of guarded) {
    const behind = changedBehind(path, room.base, tree.changes);
    if (behind !== undefined) changes.set(path, `what it links to changed (${oneLine(behind)})`);
  }
  return judgeUnchanged(item, changes, guarded.length);
}

/** Follows a link of the start, and the links on its way, to a path that has changed. */
function changedBehind(
  path: string,
  base: CheckRoom["base"],
  changes: ReadonlyMap<string, string>,
): string | undefined {
  const waiting = [path];
  const seen = new Set(waiting);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const parts = at.split("/");
    for (let length = 1; length <= parts.length; length++) {
      const here = parts.slice(0, length).join("/");
      const target = base.get(here)?.target;
      if (target === undefined) continue;
      const end = posix.join(posix.dirname(here), target, ...parts.slice(length));
      const behind = [...changes.keys()].find((each) => each === end || each.startsWith(`${end}/`));
      if (behind !== undefined) return behind;
      if (!seen.has(end)) waiting.push(end);
      seen.add(end);
    }
  }
  return undefined;
}

/**
 * Judges that only some files changed. What `build` writes below `.goalpost/` is always allowed, and so are `asked`: files that the contract
 * itself asks for by name, a review's evidence for example. In the room they are data for that item alone.
 */
export async function checkScope(item: ScopeItem, context: CheckContext, asked: readonly string[]): Promise<Outcome> {
  const tree = await context.changes.since(item.since);
  if (tree.fault !== undefined) return withoutBase(tree);
  const allowed = composed(scopeMatcher(item.paths.map(compose)));
  // What a check makes again in the room, an agent that ran the checks has made too.
  const again = new Set((context.room?.leftOut ?? []).flatMap(({ path, why }) => (why === "made-again" ? [path] : [])));
  const data = new Set(asked.map(compose));
  const isData = context.room === undefined ? (path: string): boolean => data.has(compose(path)) : context.room.isData;
  const changed = [...tree.changes].filter(
    ([path]) => !path.startsWith(".goalpost/") && !again.has(path) && (allowed(path) || !isData(path)),
  );
  const outside = changed.filter(([path]) => !allowed(path));
  const leftOut = (context.room?.leftOut ?? []).filter(({ path, why }) => (why === "protected" || why === "unusable") && allowed(path)); // biome-ignore format: one
  if (leftOut.length > 0) {
    const lines = [...leftOut.map(({ path, change, what }) => `${change}: ${oneLine(path)} ${what}`), ...outside.map(([path, change]) => `${change}: ${oneLine(path)} is outside the scope`)].sort(); // biome-ignore format: one
    return fail(`${count(lines.length)} left out of the room: ${few(lines, 1)}`, {
      details: bounded(lines),
      help: "put them back, or name each in the scope",
    });
  }
  if (outside.length === 0) return pass(`${count(changed.length)} changed, all within the scope`);
  const lines = outside.map(([path, change]) => `${change}: ${oneLine(path)}`).sort();
  return fail(`${count(outside.length)} outside the scope: ${few(lines)}`, {
    details: bounded(lines),
    help: "put them back, or widen the scope",
  });
}

/** What a scope lets change; `package.json#scripts.test` lets package.json change, and that script be another. */
export const scopeMatcher = (paths: readonly string[]) =>
  matcher(paths.map((path) => path.replace(/(package\.json)#.*$/, "$1")));

const count = (files: number): string => `${files} ${files === 1 ? "file" : "files"}`;

function withoutBase(tree: Extract<TreeChanges, { readonly fault: string }>): Outcome {
  return cannotRun(tree.fault, {
    help: tree.missing ? "run it in a git repository, or seal the contract at the start" : "correct the revision",
    ...(tree.missing ? { withoutGit: true } : {}),
  });
}
