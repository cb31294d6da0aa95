import type { ValuePath } from "../path.ts";
/** The fixed seed of the property tests; GOALPOST_SEED chooses another. */
export const seed = Number(process.env.GOALPOST_SEED ?? 20_261_122);

/** How often a property is tried here. GOALPOST_RUNS is a factor: with 5 it is tried five times as often, as CI does before a release. */
export const runs = (usual: number): number => Math.max(1, Math.round(usual * Number(process.env.GOALPOST_RUNS ?? 1)));

/** How many characters two texts share at their start and, after that, at their end. */
export function sharedEnds(a: string, b: string): { readonly start: number; readonly end: number } {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return { start, end };
}

/** True when `part` can be made from `whole` by taking characters out. */
export function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const unit of whole) if (part.startsWith(unit, at)) at += unit.length;
  return at === part.length;
}

/** A value without what stands at a path. */
export function without(value: unknown, [step, ...rest]: ValuePath): unknown {
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.filter((_, index) => index !== step)
      : value.map((each, index) => (index === step ? without(each, rest) : each));
  }
  const entries = Object.entries(value as object);
  const kept = entries.filter(([key]) => key !== step || rest.length > 0);
  return Object.fromEntries(kept.map(([key, each]) => [key, key === step ? without(each, rest) : each]));
}
