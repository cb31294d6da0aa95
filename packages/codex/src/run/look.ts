import type { Look, LookOrder } from "@goalpost/target";
import { clientVersion } from "@goalpost/target/adapter";
import { codexVersions } from "../app-server/client-version.ts";
import type { KeptLaunch } from "./goal-launch.ts";
import type { CodexRunOptions } from "./options.ts";
import { settledLaunch } from "./settled-launch.ts";

/** Finds the client. Its settings and its login are asked of it when it is open. */
export async function look({
  launch,
  cwd,
  client,
  env,
  own,
  signal,
}: LookOrder<KeptLaunch, CodexRunOptions>): Promise<Look<KeptLaunch>> {
  const { version, warnings } = await clientVersion(codexVersions, client, env, signal);
  return {
    version,
    launch: await settledLaunch(launch, own, { cwd, env }),
    warnings,
  };
}
