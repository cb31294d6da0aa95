import { randomUUID } from "node:crypto";
import type { OpenOrder } from "@goalpost/target";
import { blockCap } from "../facts.ts";
import { pointerText } from "../pointer.ts";
import { ClaudeClient } from "../session/client.ts";
import { configDirOf, findTranscript } from "../transcript.ts";
import { argsOf } from "./client-args.ts";
import type { GoalLaunch } from "./goal-launch.ts";
import { droppedSettings, sayHello } from "./hello.ts";
import type { ClaudeCodeRunOptions } from "./options.ts";
import { ClaudeSession } from "./session.ts";

/** Starts the client on a new session, or on one that it has a transcript of; sends no prompt. */
export async function openSession(order: OpenOrder<GoalLaunch, ClaudeCodeRunOptions>): Promise<ClaudeSession> {
  const { launch, cwd, client: program, env, own, runId, clientVersion, bounds, usage, tell, note } = order;
  const { threadId = randomUUID() } = order;
  const configDir = configDirOf(env);
  // a session that was never written is begun anew
  const resumed = order.threadId !== undefined && findTranscript(configDir, threadId) !== undefined;
  const session = new ClaudeSession({
    threadId,
    condition: launch.condition,
    pointer: pointerText(launch),
    cwd,
    configDir,
    blockCap: capOf(env),
    turns: usage.turns,
    tell,
  });
  note({ threadId, ...(env.CLAUDE_CONFIG_DIR === undefined ? {} : { home: env.CLAUDE_CONFIG_DIR }) });
  let told = false;
  const begun = ({ permissionMode = "unknown", model = "unknown" }: Readonly<Record<string, unknown>>): void => {
    const error = droppedSettings(launch, permissionMode);
    if (error !== undefined) tell({ type: "refused", error });
    const mode = String(permissionMode);
    if (!told) tell({ type: "opened", threadId, model: String(model), sandbox: mode, permissionMode: mode, resumed });
    told = true;
  };
  const client = new ClaudeClient({
    client: program,
    args: argsOf(launch, { threadId, resumed, bounds, usage }, own),
    cwd,
    env,
    runId,
    onMessage: (type, message) => {
      if (type === "system" && message.subtype === "init") begun(message);
      session.notify(type, message);
    },
    onRequest: session.request,
    onTrouble: (code, message) => session.warn(code, message),
  });
  try {
    const { identity } = client;
    if (identity !== undefined) note({ client: identity });
    await sayHello(client, launch, clientVersion);
  } catch (error) {
    await client.close();
    throw error;
  }
  session.attach(client);
  return session;
}

/** The cap of blocked turns, as the client will read it. 0: none. */
const capOf = ({ CLAUDE_CODE_STOP_HOOK_BLOCK_CAP: given }: NodeJS.ProcessEnv): number =>
  given !== undefined && /^\d+$/.test(given) ? Number(given) : blockCap;
