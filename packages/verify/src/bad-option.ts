import { requireKnown } from "@goalpost/core/errors";

/**
 * Refuses options that a call does not have, before anything is touched.
 *
 * @throws GoalpostError `verify/bad-option` with the nearest name.
 */
export const requireOptions = (name: string, options: unknown, known: readonly string[]): void =>
  requireKnown(name, options, known, "verify/bad-option");
