/**
 * A log to test readers with.
 *
 * @module @goalpost/log/testing
 */

export { sampleRun } from "./sample-run.ts";
