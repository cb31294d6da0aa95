/**
 * A page to watch runs: one server on 127.0.0.1.
 *
 * @module @goalpost/watch
 */

export { startWatch, type Watching, type WatchOptions } from "./server.ts";
export type {
  ChangedFile,
  FileTexts,
  GivenApproval,
  ReviewShown,
  RunPhase,
  RunState,
  WatchedReview,
  WatchedRun,
  WatchSource,
} from "./source.ts";
