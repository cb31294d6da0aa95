export type { ApprovalAnswer, ApprovalPolicy, ApprovalRequest } from "./approvals.ts";
export { askVerdict } from "./ask-verdict.ts";
export { beginOrEnd, requireProcessGroups } from "./begin.ts";
export { type Bounds, boundsOf, hardTokenFactor, type Prices, priceOf, reached } from "./bounds.ts";
export { type ClientVersions, clientVersion, type FoundVersion } from "./client-version.ts";
export { budgetsIn, type Mention, mentionWarnings, type PlacedBudget } from "./contract-warnings.ts";
export { dataOf, type ErrorData, textOf } from "./error-data.ts";
export { EventQueue } from "./event-queue.ts";
export { evidenceText } from "./evidence.ts";
export { FollowedRun, type GoalEngine } from "./followed-run.ts";
export { isWithin } from "./is-within.ts";
export { checkLaunchFiles, type ExpectedFile } from "./launch-files.ts";
export {
  type ClientExit,
  exitWords,
  LineClient,
  type LineClientOptions,
  parseMessage,
  plainText,
} from "./line-client.ts";
export { lineReader, maxLineBytes } from "./lines.ts";
export { Meter, noUsage, type TokenCount } from "./meter.ts";
export { descendants, marked } from "./process/descendants.ts";
export { endRun, type Patience, runMarker } from "./process/end.ts";
export { identify, isRunning, type ProcessIdentity, signalIfSame } from "./process/identity.ts";
export {
  endWhatIsLeft,
  keepEvents,
  keptLaunch,
  type ProcessRecord,
  phaseOf,
  recordShapes,
  stopFromOutside,
} from "./run-record.ts";
export { sha256 } from "./sha256.ts";
export {
  type AnyShape,
  anything,
  boolean,
  fits,
  type Infer,
  isRecord,
  type Json,
  list,
  type Maybe,
  type Mismatch,
  maybe,
  mismatch,
  number,
  object,
  type Reading,
  read,
  type Shape,
  string,
  word,
} from "./shape.ts";
export {
  amendRecord,
  type Logged,
  type RecordBase,
  RunState,
  readLaunch,
  readRecord,
  requestStop,
  type StateKind,
} from "./state.ts";
export type { BoundName, ReachedBound, Usage } from "./usage.ts";
export type { CompleteClaim, OnComplete, Verdict } from "./verdict.ts";
export { compareVersions } from "./version.ts";
export { fromWire, toWire } from "./wire.ts";
