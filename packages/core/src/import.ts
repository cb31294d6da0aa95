/**
 * Import: a prompt as people write it becomes a contract, and a contract becomes TypeScript.
 *
 * @module @goalpost/core/import
 */

export { formatImport, type ImportOptions, importPrompt } from "./import/import-prompt.ts";
export type { ImportedCommand } from "./import/offers.ts";
export type { Draft, ImportedBlock, ImportResult, Lift, RestText } from "./import/result.ts";
export type { ImportedSpan } from "./import/spans.ts";
export { type ReadTitle, titleSense } from "./import/title-sense.ts";
export type { KnownBlock } from "./import/vocabulary.ts";
export { type Printable, type PrintSourceOptions, printSource } from "./print-source/print-source.ts";
