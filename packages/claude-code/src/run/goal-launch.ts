import type { LaunchSettings } from "@goalpost/config/launch";
import type { Bounds } from "@goalpost/target";
import type { ExpectedFile } from "@goalpost/target/adapter";
import type { SettingValue } from "../settings.ts";

/** The part of a launch that a run needs: a plain value, kept on disk for the resume. */
export interface GoalLaunch {
  /** The contract's id. */
  readonly id: string;
  readonly condition: string;
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** Further arguments of the client. */
  readonly args: readonly string[];
  readonly bounds: Bounds;
  readonly files: readonly ExpectedFile[];
}

/** What is kept of a launch that a target compiled. */
export interface KeptLaunch extends GoalLaunch {
  /** Who set each setting. */
  readonly whoSet?: LaunchSettings;
}

/** Leaves out of a launch what the run does not need. */
export const goalLaunch = ({ id, condition, settings, args, whoSet, bounds, files }: KeptLaunch): KeptLaunch => ({
  id,
  condition,
  settings,
  args,
  ...(whoSet === undefined ? {} : { whoSet }),
  bounds,
  files: files.map(({ path, sha256 }) => ({ path, sha256 })),
});
