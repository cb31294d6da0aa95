/**
 * Diff: what changed from one contract to the next, and which of it weakens the contract.
 *
 * @module @goalpost/core/diff
 */

export type { Change, ItemPlace, Weight } from "./diff/change.ts";
export { apply, diff, weakenings } from "./diff/diff.ts";
export { formatDiff, formatDiffJson, formatDiffMarkdown } from "./diff/format.ts";
