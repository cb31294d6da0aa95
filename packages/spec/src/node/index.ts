/**
 * What the steps need of the disk.
 *
 * @module @goalpost/spec/node
 */

export { decisionsPath, openDecisions } from "./decision-file.ts";
export type { LogFile } from "./log-file.ts";
export { openSteps, specDigest, stepsOf, stepsPath } from "./step-file.ts";
