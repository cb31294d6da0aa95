import { GoalpostError } from "@goalpost/core";
import { holds } from "@goalpost/target/adapter";
import { clientFacts } from "../facts.ts";
import type { ClaudeClient } from "../session/client.ts";
import type { GoalLaunch } from "./goal-launch.ts";

/**
 * Says hello to a client that was started, and refuses one that could ask no model, or that did not take the launch's settings.
 *
 * @throws GoalpostError `claude-code/no-credentials`, `claude-code/settings-dropped`, and what the client's answer throws.
 */
export async function sayHello(
  client: ClaudeClient,
  launch: Pick<GoalLaunch, "settings">,
  version: string,
): Promise<void> {
  const { account, current_permission_mode: mode } = await client.initialize();
  if (account?.apiProvider === "firstParty" && account.tokenSource === "none" && account.apiKeySource === undefined) {
    throw noCredentials();
  }
  const dropped = holds(clientFacts.modeBeforeStart, version) ? droppedSettings(launch, mode) : undefined;
  if (dropped !== undefined) throw dropped;
}

/** The launch's mode is passed in its settings alone: if another is in force, the settings were dropped, rules and all. */
export function droppedSettings(launch: Pick<GoalLaunch, "settings">, seen: unknown): GoalpostError | undefined {
  const { permissions } = launch.settings;
  const wanted =
    typeof permissions === "object" && permissions !== null && "defaultMode" in permissions
      ? permissions.defaultMode
      : undefined;
  if (wanted === undefined || seen === wanted) return undefined;
  return new GoalpostError({
    code: "claude-code/settings-dropped",
    where: "settings.permissions.defaultMode",
    what: `is ${String(seen)} in the client, expected ${String(wanted)}: it did not take the launch's settings, permission rules included, and would go on without them`,
    help: "correct the settings of the launch (`claude doctor` names what is wrong with a file), or the policy that overrides them",
  });
}

const noCredentials = (): GoalpostError =>
  new GoalpostError({
    code: "claude-code/no-credentials",
    where: "claude -p",
    what: "is not logged in: it has no key and no login",
    help: "log in with `claude`, or set ANTHROPIC_API_KEY",
  });
