import type { GoalLaunch } from "./goal-launch.ts";
import type { CodexRunOptions } from "./options.ts";

/** The settings of the launch, and behind them those of the run, as arguments of the client. */
export const settingArgs = (
  launch: Pick<GoalLaunch, "config">,
  { config = [] }: Pick<CodexRunOptions, "config">,
): string[] => [...launch.config, ...config].flatMap((override) => ["-c", override]);
