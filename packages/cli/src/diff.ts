/**
 * Diff, as from `@goalpost/core/diff`.
 *
 * @module goalpost/diff
 */

export {
  apply,
  type Change,
  diff,
  formatDiff,
  formatDiffJson,
  formatDiffMarkdown,
  type ItemPlace,
  type Weight,
  weakenings,
} from "@goalpost/core/diff";
