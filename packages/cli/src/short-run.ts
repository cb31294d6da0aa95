import { setFlagsFromString } from "node:v8";

let isShort = false;

/**
 * Tells the engine that this process ends before optimized code would pay: of a lint of one prompt it takes a third of the processor's time, most of it
 * on threads of its own. Regular expressions are compiled once, and not a second time for speed. The engine looks at both flags each time that it would
 * optimize, so that they can be set while it runs, and taken back (tried with Node 20, 22 and 24).
 */
export function expectShortRun(): void {
  isShort = true;
  for (const flag of ["--no-opt", "--no-regexp-tier-up"]) setFlagsFromString(flag);
}

/** Takes that back, where it was said: there is more to do than was thought. */
export function expectLongRun(): void {
  if (!isShort) return;
  isShort = false;
  for (const flag of ["--opt", "--regexp-tier-up"]) setFlagsFromString(flag);
}
