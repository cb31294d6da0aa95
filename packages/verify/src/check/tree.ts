import type { ScopeItem, UnchangedItem } from "@goalpost/core";
import { matcher, walk } from "../files/glob.ts";
import type { TreeChanges } from "../git/tree-changes.ts";
import { statesOf } from "../seal/base.ts";
import { compareStates } from "../seal/changes.ts";
import type { CheckContext } from "./context.ts";
import { bounded, cannotRun, fail, few, type Outcome, oneLine, pass } from "./outcome.ts";

/** Judges that files are as they were: against their recorded states, else against git. */
export async function checkUnchanged(item: UnchangedItem, id: string, context: CheckContext): Promise<Outcome> {
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
    return fail(`${count(changes.size)} changed: ${few(lines)}`, { details: bounded(lines), mend: "put them back" });
  }
  if (guarded === 0) {
    return cannotRun(`${item.paths.join(", ")} matches no file, so nothing is guarded`, { mend: "correct the paths" });
  }
  return pass(`${count(guarded)} unchanged`);
}

/** Judges that only some files changed. What `build` writes below `.goalpost/` is always allowed. */
export async function checkScope(item: ScopeItem, context: CheckContext): Promise<Outcome> {
  const tree = await context.changes.since(item.since);
  if (tree.fault !== undefined) return withoutBase(tree);
  const allowed = scopeMatcher(item.paths);
  const changed = [...tree.changes].filter(([path]) => !path.startsWith(".goalpost/"));
  const outside = changed.filter(([path]) => !allowed(path));
  if (outside.length === 0) return pass(`${count(changed.length)} changed, all within the scope`);
  const lines = outside.map(([path, change]) => `${change}: ${oneLine(path)}`).sort();
  return fail(`${count(outside.length)} outside the scope: ${few(lines)}`, {
    details: bounded(lines),
    mend: "put them back, or widen the scope",
  });
}

/** What a scope lets change; `package.json#scripts.test` lets package.json change, and that script be another. */
export const scopeMatcher = (paths: readonly string[]) =>
  matcher(paths.map((path) => path.replace(/(package\.json)#.*$/, "$1")));

const count = (files: number): string => `${files} ${files === 1 ? "file" : "files"}`;

function withoutBase(tree: Extract<TreeChanges, { readonly fault: string }>): Outcome {
  return cannotRun(tree.fault, {
    mend: tree.missing ? "run it in a git repository, or seal the contract at the start" : "correct the revision",
    ...(tree.missing ? { withoutGit: true } : {}),
  });
}
