import { maskFor } from "@goalpost/config";
import { createTwoFilesPatch } from "diff";

/**
 * The change as a unified diff, with no secret in it; empty where nothing changes.
 *
 * @param values - The configurations before and after, for their secrets.
 */
export function changeText(
  shown: string,
  before: string | undefined,
  after: string,
  values: readonly unknown[],
): string {
  if (before === after) return "";
  const from = before === undefined ? "/dev/null" : shown;
  const patch = createTwoFilesPatch(from, shown, before ?? "", after, undefined, undefined, { context: 3 });
  return maskFor(values)(patch.replace(/^(?:Index: .*\n)?=+\n/, ""));
}
