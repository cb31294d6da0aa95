/**
 * What our own packages share: how a loader records what it loads, ids, places, and escapes. It changes without notice; nothing outside of ours should import it.
 *
 * @module @goalpost/core/internal
 */
export { builderKey } from "./builder/builder-key.ts";
export type { Entry } from "./builder/entry.ts";
export type { Fit, Fits } from "./builder/misplaced.ts";
export { type Recorder, recorderKey } from "./builder/recorder.ts";
export { templateKey } from "./builder/template.ts";
export { placeOf } from "./errors/finding.ts";
export { nearest } from "./errors/nearest.ts";
export { escapeText, unescapeText } from "./node/escape.ts";
export { unnamedId } from "./node/require-id.ts";
export { testReportFormats } from "./node/tests.ts";
export { splitWords, type Words } from "./node/words.ts";
export { listIds } from "./pack/list-ids.ts";
export { unitName } from "./pack/pack.ts";
export { isLabelled } from "./parse/is-labelled.ts";
export { decodeSource, maxSourceBytes, tooLarge } from "./source-bytes.ts";
