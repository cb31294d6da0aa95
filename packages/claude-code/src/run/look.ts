import type { Look, LookOrder } from "@goalpost/target";
import { clientVersion } from "@goalpost/target/adapter";
import { checkSettingsFiles } from "../session/doctor.ts";
import { claudeVersions } from "../session/version.ts";
import { safeCondition } from "../texts.ts";
import type { KeptLaunch } from "./goal-launch.ts";
import type { ClaudeCodeRunOptions } from "./options.ts";
import { settledLaunch } from "./settled-launch.ts";

/** Looks at everything that would make the client drop the goal or the settings in silence. */
export async function look(order: LookOrder<KeptLaunch, ClaudeCodeRunOptions>): Promise<Look<KeptLaunch>> {
  const { launch, cwd, client, env, own, signal } = order;
  const { version, warnings } = await clientVersion(claudeVersions, client, env, signal);
  if (own.checkSettings !== false) await checkSettingsFiles(client, { cwd, env, version, signal });
  return {
    version,
    // What must be rewritten depends on the client, and a launch may have been compiled for another one.
    launch: {
      ...(await settledLaunch(launch, { cwd, env })),
      condition: safeCondition(launch.condition, version).text,
    },
    warnings,
  };
}
