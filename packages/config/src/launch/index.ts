/**
 * The settings with which a client is started: what is asked for, what the user's own files say, and who set each value in the end. It loads no
 * table of keys, so that targets can hold it.
 *
 * @module @goalpost/config/launch
 */

export { codexOverride } from "./codex-override.ts";
export { explainLaunch, type HeldExplanation, type LaunchExplanation } from "./explain-launch.ts";
export { type GivenPart, type GivenSettings, givenSettings } from "./given-settings.ts";
export type {
  ConfiguredClient,
  ConfiguredSetting,
  HeldSetting,
  LaunchDefault,
  LaunchRequest,
  LaunchSetting,
  LaunchSettings,
} from "./launch-settings.ts";
export { dangerOf, settleLaunch } from "./settle-launch.ts";
export { type KnownValues, requireWanted, type Wanted, type WantedFrom } from "./wanted.ts";
