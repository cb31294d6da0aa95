import type { LaunchSettings } from "@goalpost/config/launch";
import type { Bounds } from "@goalpost/target";
import type { ExpectedFile } from "@goalpost/target/adapter";

/** The part of a launch that a run needs: a plain value, kept on disk for the resume. */
export interface GoalLaunch {
  /** The contract's id. */
  readonly id: string;
  readonly objective: string;
  /** The text that is put into the thread before the goal, where compaction keeps it. */
  readonly pointer: string;
  readonly bounds: Bounds;
  /** `-c` settings, `key=value` with a TOML value. */
  readonly config: readonly string[];
  readonly files: readonly ExpectedFile[];
}

/** What is kept of a launch that a target compiled. */
export interface KeptLaunch extends GoalLaunch {
  /** Who set each setting. */
  readonly whoSet?: LaunchSettings;
}

/** Leaves out of a launch what the run does not need. */
export const goalLaunch = ({ id, objective, pointer, bounds, config, whoSet, files }: KeptLaunch): KeptLaunch => ({
  id,
  objective,
  pointer,
  bounds,
  config,
  ...(whoSet === undefined ? {} : { whoSet }),
  files: files.map(({ path, sha256 }) => ({ path, sha256 })),
});
