/**
 * What our own packages share beside the targets: processes, paths, records of runs. It changes without notice; nothing outside of ours should import it.
 *
 * @module @goalpost/target/internal
 */
export { requireProcessGroups } from "./begin.ts";
export { type GitThatLooks, gitFetchesNothing, gitThatLooks } from "./git-that-looks.ts";
export { isWithin } from "./is-within.ts";
export { descendants, marked } from "./process/descendants.ts";
export { endRun, type Patience, runMarker } from "./process/end.ts";
export { identify, isRunning, type ProcessIdentity, signalIfSame } from "./process/identity.ts";
export { type RunRecord, readRecord } from "./run-record.ts";
export { sha256 } from "./sha256.ts";
export { noteInLog } from "./state.ts";
