import { holds, type Node } from "./pattern-node.ts";
import type { Subject } from "./subject.ts";

/** A group, and where it stands. */
export type Found = [name: string, place: readonly [from: number, to: number]];

/** Follows a pattern that is known to fit, in its own order, and notes where its groups stand. */
export function walk(
  subject: Subject,
  node: Node,
  at: number,
  found: Found[],
  dead: Set<string>,
  next: (end: number) => boolean,
): boolean {
  if (!holds(node)) return subject.ends(node, at).some(next);
  switch (node.kind) {
    case "group":
      return walk(subject, node.item, at, found, dead, (end) => {
        found.push([node.name, [at, end]]);
        if (next(end)) return true;
        found.pop();
        return false;
      });
    case "named":
      return walk(subject, node.node(), at, found, dead, next);
    case "any":
      return subject.alternatives(node, at).some((item) => walk(subject, item, at, found, dead, next));
    case "run":
      return follow(subject, node.items, 0, at, found, at === 0 && dead.size === 0 ? dead : new Set(), next);
    case "repeat":
      return again(subject, node, 0, at, found, dead, next);
    default:
      return subject.ends(node, at).some(next);
  }
}

function follow(
  subject: Subject,
  items: readonly Node[],
  index: number,
  at: number,
  found: Found[],
  dead: Set<string>,
  next: (end: number) => boolean,
): boolean {
  const item = items[index];
  if (item === undefined) return next(at);
  // What stands behind a place fails or not whatever came before it.
  const key = `${index} ${at}`;
  if (dead.has(key)) return false;
  const reaches = walk(subject, item, at, found, new Set(), (end) =>
    follow(subject, items, index + 1, end, found, dead, next),
  );
  if (!reaches) dead.add(key);
  return reaches;
}

function again(
  subject: Subject,
  node: Extract<Node, { kind: "repeat" }>,
  count: number,
  at: number,
  found: Found[],
  dead: Set<string>,
  next: (end: number) => boolean,
): boolean {
  const stop = (): boolean => count >= node.least && next(at);
  const more = (): boolean =>
    count < node.most &&
    walk(
      subject,
      node.item,
      at,
      found,
      dead,
      (end) => end > at && again(subject, node, count + 1, end, found, dead, next),
    );
  return node.lazy ? stop() || more() : more() || stop();
}
