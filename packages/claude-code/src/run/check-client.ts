import { randomUUID } from "node:crypto";
import { clientVersion, noUsage, unlessAborted } from "@goalpost/target/adapter";
import { ClaudeClient } from "../session/client.ts";
import { checkSettingsFiles } from "../session/doctor.ts";
import { claudeVersions } from "../session/version.ts";
import { argsOf } from "./client-args.ts";
import type { GoalLaunch } from "./goal-launch.ts";
import { sayHello } from "./hello.ts";
import type { CheckOptions } from "./options.ts";

/** Finds out whether the client could work on a launch; see the package's `checkClient`. */
export async function checkStart(launch: Pick<GoalLaunch, "settings" | "args">, options: CheckOptions): Promise<void> {
  const { client: program = ["claude"], env = process.env, cwd } = options;
  const { version } = await clientVersion(claudeVersions, program, env, options.signal);
  if (options.checkSettings !== false) await checkSettingsFiles(program, { cwd, env, version, signal: options.signal });
  const session = { threadId: randomUUID(), resumed: false, bounds: {}, usage: noUsage };
  const client = new ClaudeClient({
    client: program,
    args: argsOf(launch, session, options),
    cwd,
    env,
    runId: randomUUID(),
    signal: options.signal,
    onMessage: () => {},
    onRequest: () => Promise.resolve(undefined),
    onTrouble: () => {},
  });
  try {
    await sayHello(client, launch, version);
  } catch (error) {
    throw unlessAborted("claude-code", options.signal, error);
  } finally {
    await client.close();
  }
}
