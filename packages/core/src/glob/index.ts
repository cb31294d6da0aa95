/**
 * Paths and globs as contracts write them: what a scope lets change, what a guard keeps, what a check looks at. One reading for lint and verify.
 *
 * @module @goalpost/core/glob
 */
export { isGlob } from "../node/is-glob.ts";
export { basesOf, type Matcher, matcher } from "./matcher.ts";
