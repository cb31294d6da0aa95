/**
 * Import, as from `@goalpost/core/import`.
 *
 * @module goalpost/import
 */

export {
  type Draft,
  formatImport,
  type ImportedBlock,
  type ImportedCommand,
  type ImportedSpan,
  type ImportOptions,
  type ImportResult,
  importPrompt,
  type KnownBlock,
  type Lift,
  type Printable,
  type PrintSourceOptions,
  printSource,
  type ReadTitle,
  type RestText,
  titleSense,
} from "@goalpost/core/import";
