import { GoalpostError } from "@goalpost/core/errors";

/** Whether a path stays in its folder, on every system: relative, `/` between its parts, none of them empty or a way up. */
const staysInside = (path: string): boolean =>
  !path.includes("\\") &&
  !path.includes("\0") &&
  path.split("/").every((part) => part !== "" && part !== "." && part !== "..") &&
  !/^[a-z]:/i.test(path);

/**
 * Refuses a path that would leave the folder that it is written into, and one that is made of other fields.
 *
 * @throws GoalpostError with `code`.
 */
export function requireInside(path: string, where: string, code: string, made: readonly string[] = []): void {
  const isMade = made.includes(path);
  if (!isMade && staysInside(path)) return;
  throw new GoalpostError({
    code,
    where,
    what: isMade ? "is made of the other fields" : "is not a path inside the folder",
    help: "give a path below the folder, such as references/limits.md",
  });
}
