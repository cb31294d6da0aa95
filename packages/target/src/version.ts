import { GoalpostError } from "@goalpost/core";

/** Compares two versions of three numbers: below 0 when `left` is older. */
export const compareVersions = (left: string, right: string): number => {
  const [a, b] = [left, right].map((version) => version.split(".").map(Number));
  const at = [0, 1, 2].find((index) => a?.[index] !== b?.[index]);
  return at === undefined ? 0 : (a?.[at] ?? 0) - (b?.[at] ?? 0);
};

/**
 * The version that a target is compiled for: three numbers; what follows them (`-alpha.2`) does not count.
 *
 * @param maker - The function that took it, for the error: `codex`.
 * @param tested - What holds when none is given.
 * @throws GoalpostError `<area>/bad-option`.
 */
export function versionOption(
  { area, maker }: { readonly area: string; readonly maker: string },
  given: string | undefined,
  tested: string,
): string {
  if (given === undefined) return tested;
  const numbers = /^(\d+\.\d+\.\d+)(?:[-+].*)?$/.exec(given)?.[1];
  if (numbers !== undefined) return numbers;
  throw new GoalpostError({
    code: `${area}/bad-option`,
    where: `${maker}({ clientVersion })`,
    what: `is ${JSON.stringify(given)}, expected a version as the client says it: ${tested}`,
    help: "leave it out for the newest that was tested",
  });
}
