import { type Result, titleOf } from "./results.ts";
import { askedBy, compareSurfaces, type Moved } from "./surface.ts";

/** What moved from each version to the next, in words that a maintainer can judge. */
export function surfaceChanges(results: readonly Result[]): readonly string[] {
  const steps = results.flatMap((after, at) => {
    const before = results[at - 1];
    if (before?.client !== after.client || before.surface === undefined || after.surface === undefined) return [];
    const moved = compareSurfaces(before.surface, after.surface);
    return [
      `### ${titleOf(before)} to ${after.version}`,
      "",
      ...(moved.length === 0 ? ["Nothing."] : moved.flatMap(movedLines)),
      "",
    ];
  });
  return steps.length === 0 ? ["Nothing is known."] : steps.slice(0, -1);
}

/** The lines on one kind of thing. */
export function movedLines({ kind, added, removed, changed }: Moved): readonly string[] {
  if (kind === askedBy)
    return ["- config keys: not compared, since the two versions were asked for them in different ways; take the older one's table out of packages/config/tables, and that version in again"]; // biome-ignore format: one
  const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");
  return [
    ...(added.length === 0 ? [] : [`- ${kind}: ${added.length} new: ${list(added)}`]),
    ...(removed.length === 0 ? [] : [`- ${kind}: ${removed.length} gone: ${list(removed)}`]),
    ...changed.map(({ name, was, is }) => `- ${kind}: \`${name}\` was ${was || "there"}, is ${is || "there"}`),
  ];
}
