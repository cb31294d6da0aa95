/**
 * Plays lies on a contract, and says which line stops each.
 *
 * @module @goalpost/verify/redteam
 */

export { type Line, withLines } from "./lines.ts";
export type { LieClass, LineKind } from "./play.ts";
export {
  type PlayedLie,
  type RedteamEvent,
  type RedteamLine,
  type RedteamOptions,
  type RedteamReport,
  redteam,
} from "./redteam.ts";
