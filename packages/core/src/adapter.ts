/**
 * What an adapter of a client composes its launch with: packing, sizes, and the sentences that every client is given alike.
 *
 * @module @goalpost/core/adapter
 */
export { type ClientPacking, packFor } from "./clients/client-packing.ts";
export { clientPackings } from "./clients/client-packings.ts";
export { type EffortWarning, effortWarning } from "./node/effort.ts";
export { requireId } from "./node/require-id.ts";
export { toldContract } from "./node/told-contract.ts";
export { countIn, measure, type TextSize, type TextUnit, type Tokenizer } from "./pack/measure.ts";
export {
  agentChecksPassed,
  contractFolder,
  type Limit,
  type Packed,
  type PackForm,
  type PackOptions,
  type PackParts,
  type PackPlan,
  pack,
  shortHash,
} from "./pack/pack.ts";
export { blockedText, mayGiveUp, persistenceText, stopText } from "./pack/stop-text.ts";
export { o200k } from "./pack/tokenizer.ts";
export { howToRead } from "./render/how-to-read.ts";
