import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { clientVersion } from "@goalpost/runtime";
import { AppServer } from "../app-server/client.ts";
import { codexVersions } from "../app-server/client-version.ts";
import { requireLogin } from "../app-server/login.ts";
import type { GoalLaunch } from "./goal-launch.ts";
import type { StartOptions } from "./options.ts";
import { settingArgs } from "./setting-args.ts";

/** What {@link checkClient} needs to know of a start. */
export type CheckOptions = Pick<StartOptions, "cwd" | "client" | "env" | "config">;

/**
 * Finds out, before anything is sealed or started, whether the client could work on a launch: it is there, new enough, its settings load, and
 * it may ask its model. Starts the client and ends it again; no thread, no state, no request to a model.
 *
 * @param launch - What `codex().compile(contract)` gave.
 * @throws GoalpostError `codex/client-missing`, `codex/client-unknown`, `codex/client-too-old`, `codex/not-signed-in`, `codex/client-died`,
 * `codex/no-answer`, `codex/protocol-drift`.
 * @example
 * ```ts no-run
 * const launch = codex().compile(goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build());
 * await checkClient(launch, { cwd: process.cwd() });
 * ```
 */
export async function checkClient(launch: Pick<GoalLaunch, "config">, options: CheckOptions): Promise<void> {
  const { client = ["codex"], env = process.env } = options;
  await clientVersion(codexVersions, client, env);
  const server = await AppServer.open({
    client,
    args: settingArgs(launch, options),
    cwd: resolve(options.cwd),
    env,
    runId: randomUUID(),
    onNotification: () => {},
    onRequest: () => Promise.resolve(undefined),
  });
  try {
    await requireLogin(server);
  } finally {
    await server.close();
  }
}
