/**
 * What an adapter of a client is built with: its facts, a program that speaks in lines, shapes of what it says, versions.
 *
 * @module @goalpost/target/adapter
 */
export { boundsOf, hardTokenFactor, requireRunOptions } from "./bounds.ts";
export {
  type ClientFact,
  type FactWarning,
  factFor,
  factWarnings,
  holds,
  type Shown,
  type VersionedLimit,
  type VersionedModel,
  type VersionRange,
} from "./client-fact.ts";
export {
  abortedError,
  type ClientVersions,
  clientVersion,
  type FoundVersion,
  unlessAborted,
} from "./client-version.ts";
export { budgetsIn, type Mention, mentionWarnings, type PlacedBudget } from "./contract-warnings.ts";
export { Deferred } from "./deferred.ts";
export { dataOf, type ErrorData, textOf } from "./error-data.ts";
export type { ExpectedFile } from "./launch-files.ts";
export { type ClientExit, exitWords, LineClient, type LineClientOptions, parseMessage } from "./line-client.ts";
export { lineReader, maxLineBytes } from "./lines.ts";
export { noUsage } from "./meter.ts";
export { plainText } from "./plain-text.ts";
export { runOptionNames } from "./run/options.ts";
export { shortenOutput } from "./run/shorten.ts";
export { recordShapes } from "./run-record.ts";
export {
  type AnyShape,
  anything,
  boolean,
  fits,
  type Infer,
  isRecord,
  list,
  type Maybe,
  type Mismatch,
  maybe,
  mismatch,
  number,
  object,
  type PresentJson,
  type Reading,
  readShape,
  type Shape,
  string,
  word,
} from "./shape.ts";
export { materialOf } from "./stuck/draft.ts";
export { compareVersions, versionOption } from "./version.ts";
export { fromWire, toWire } from "./wire.ts";
