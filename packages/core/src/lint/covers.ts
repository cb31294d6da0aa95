import { GoalpostError } from "../errors/goalpost-error.ts";
import { type Matcher, matcher } from "../glob/matcher.ts";

/** Matches as verify does; paths of which one cannot be matched match nothing, since a rule does not throw. */
export function covers(paths: readonly string[]): Matcher {
  try {
    return matcher(paths);
  } catch (error) {
    if (GoalpostError.is(error)) return () => false;
    throw error;
  }
}
