/** Stars, marks, classes, alternatives, ranges and groups. */
const marks = /[*?]|\[[^/]+\]|\{[^/]*(?:,|\.\.).*|\([^/]*\)/;

/**
 * Tells a glob from a plain path. What stands behind a backslash is itself.
 *
 * @example
 * [isGlob("src/*.ts"), isGlob("src/a.ts")]; // [true, false]
 */
export const isGlob = (path: string): boolean => marks.test(path.replace(/\\[^/]/g, "_"));
