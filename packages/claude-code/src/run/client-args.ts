import type { Bounds, Usage } from "@goalpost/target";
import type { GoalLaunch } from "./goal-launch.ts";
import type { ClaudeCodeRunOptions } from "./options.ts";

/** The session that a process of the client works on. */
export interface ClientSession {
  readonly threadId: string;
  /** Whether it was there before. */
  readonly resumed: boolean;
  readonly bounds: Bounds;
  readonly usage: Usage;
}

/** The arguments of the client for one session: what the launch gives, then what the run gives. */
export function argsOf(
  launch: Pick<GoalLaunch, "settings" | "args">,
  { threadId, resumed, bounds, usage }: ClientSession,
  options: Pick<ClaudeCodeRunOptions, "args" | "maxModelRequests">,
): readonly string[] {
  const left = bounds.dollars === undefined ? undefined : Math.max(0.000001, bounds.dollars - (usage.dollars ?? 0));
  return [
    ...(resumed ? ["--resume", threadId] : ["--session-id", threadId]),
    "--settings",
    JSON.stringify(launch.settings),
    // permission is asked of us, and the tool that asks people questions, which comes with that, is taken away again
    "--permission-prompt-tool",
    "stdio",
    "--disallowedTools",
    "AskUserQuestion",
    ...(left === undefined ? [] : ["--max-budget-usd", String(left)]),
    ...(options.maxModelRequests === undefined ? [] : ["--max-turns", String(options.maxModelRequests)]),
    ...launch.args,
    ...(options.args ?? []),
  ];
}
