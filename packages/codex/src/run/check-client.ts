import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { clientVersion, unlessAborted } from "@goalpost/target/adapter";
import { AppServer } from "../app-server/client.ts";
import { codexVersions } from "../app-server/client-version.ts";
import { requireLogin } from "../app-server/login.ts";
import { readSettings } from "../app-server/settings.ts";
import type { GoalLaunch } from "./goal-launch.ts";
import type { CheckOptions } from "./options.ts";
import { settingArgs } from "./setting-args.ts";

/** Finds out whether the client could work on a launch; see the package's `checkClient`. */
export async function checkStart(launch: Pick<GoalLaunch, "config">, options: CheckOptions): Promise<void> {
  const { client = ["codex"], env = process.env } = options;
  const cwd = resolve(options.cwd);
  await clientVersion(codexVersions, client, env, options.signal);
  const server = await AppServer.open({
    client,
    args: settingArgs(launch, options),
    cwd,
    env,
    runId: randomUUID(),
    signal: options.signal,
    onNotification: () => {},
    onRequest: () => Promise.resolve(undefined),
  }).catch((error: unknown) => {
    throw unlessAborted("codex", options.signal, error);
  });
  try {
    await readSettings(server, cwd);
    await requireLogin(server);
  } catch (error) {
    throw unlessAborted("codex", options.signal, error);
  } finally {
    await server.close();
  }
}
