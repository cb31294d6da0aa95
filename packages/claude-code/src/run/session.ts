import {
  type Bounds,
  beginOrEnd,
  clientVersion,
  identify,
  keepEvents,
  noUsage,
  RunState,
  requireProcessGroups,
  tellEvents,
  type Usage,
} from "@goalpost/runtime";
import { blockCap } from "../facts.ts";
import { pointerText } from "../pointer.ts";
import { ClaudeClient } from "../session/client.ts";
import { checkSettingsFiles } from "../session/doctor.ts";
import { claudeVersions } from "../session/version.ts";
import { testedVersion } from "../tested.gen.ts";
import { configDirOf } from "../transcript.ts";
import { argsOf } from "./client-args.ts";
import { Engine } from "./engine.ts";
import type { GoalLaunch } from "./goal-launch.ts";
import { droppedSettings, sayHello } from "./hello.ts";
import type { RunOptions } from "./options.ts";
import { type RunRecord, stateKind } from "./record.ts";

/** Where a run stood before this process. */
export interface Before {
  readonly runId: string;
  readonly threadId: string;
  readonly usage: Usage;
  readonly reactivations: number;
  readonly bounds: Bounds;
  readonly configDir?: string;
  readonly resumed: boolean;
}

/** A run with its client up and no prompt sent. */
export interface Session {
  readonly client: ClaudeClient;
  readonly engine: Engine;
  readonly state: RunState<RunRecord>;
  readonly version: string;
}

/** Looks at everything that would make the client drop the goal or the settings in silence, then claims the state and starts it. */
export async function openSession(
  launch: GoalLaunch,
  launchText: string,
  launchHash: string,
  cwd: string,
  before: Before,
  options: RunOptions,
): Promise<Session> {
  requireProcessGroups("claude-code");
  const program = options.client ?? ["claude"];
  const env = {
    ...(options.env ?? process.env),
    ...(before.configDir === undefined ? {} : { CLAUDE_CONFIG_DIR: before.configDir }),
  };
  const { version, newerThanTested } = await clientVersion(claudeVersions, program, env, options.signal);
  if (options.checkSettings !== false) await checkSettingsFiles(program, { cwd, env, version, signal: options.signal });
  const { runId, threadId, bounds } = before;
  const configDir = configDirOf(env);
  const state = RunState.claim(
    stateKind,
    options.stateDir,
    recordOf(launch, launchHash, cwd, version, before, env),
    launchText,
  );
  const engine: Engine = new Engine({
    threadId,
    condition: launch.condition,
    pointer: pointerText(launch),
    cwd,
    configDir,
    blockCap: capOf(env),
    bounds,
    before,
    options,
    onEvent: tellEvents(
      keepEvents(
        state,
        (event) => {
          const { goal, usage, reactivations } = engine.standing;
          const standing = { goal, usage, reactivations };
          return event.type === "ended" ? { ...standing, phase: "ended", result: event.result } : standing;
        },
        (code, message) => engine.warn(code, message),
      ),
      options.onEvent,
      (code, message) => engine.warn(code, message),
    ),
  });
  if (newerThanTested) {
    const said = `Claude Code ${version} is newer than ${testedVersion}, with which this package was tested`;
    engine.warn("client-untested", said);
  }
  let told = false;
  const client = new ClaudeClient({
    client: program,
    args: argsOf(launch, before, options),
    cwd,
    env,
    runId,
    onMessage: (type, message) => {
      if (type === "system" && message.subtype === "init") {
        const error = droppedSettings(launch, message.permissionMode);
        if (error !== undefined) engine.fail(error);
        const { model = "unknown", permissionMode = "unknown" } = message;
        if (!told) {
          engine.emit({
            type: "threadStarted",
            threadId,
            model: String(model),
            sandbox: String(permissionMode),
            permissionMode: String(permissionMode),
            clientVersion: version,
            resumed: before.resumed,
          });
        }
        told = true;
      }
      engine.notify(type, message);
    },
    onRequest: engine.answer,
    onTrouble: (code, message) => engine.warn(code, message),
  });
  const { identity } = client;
  try {
    if (identity !== undefined) state.update({ client: identity });
    await sayHello(client, launch, version);
  } catch (error) {
    await client.close();
    state.update({ phase: "ended" });
    state.release();
    throw error;
  }
  engine.attach(client);
  return { client, engine, state, version };
}

/** Begins with a session that was opened, and leaves nothing running if that fails. */
export const begin = <Run>({ engine, client }: Session, run: () => Promise<Run>): Promise<Run> =>
  beginOrEnd(run, async () => {
    await engine.abort("aborted");
    await client.close();
  });

const recordOf = (
  launch: GoalLaunch,
  launchHash: string,
  cwd: string,
  clientVersion: string,
  { runId, threadId, usage, reactivations, bounds }: Before,
  env: NodeJS.ProcessEnv,
): RunRecord => ({
  version: 1,
  target: "claude-code",
  runId,
  contractId: launch.id,
  launchHash,
  cwd,
  ...(env.CLAUDE_CONFIG_DIR === undefined ? {} : { configDir: env.CLAUDE_CONFIG_DIR }),
  clientVersion,
  threadId,
  phase: "running",
  owner: identify(process.pid) ?? { pid: process.pid, startedAt: "unknown" },
  goal: "none",
  usage: { ...noUsage, ...usage },
  reactivations,
  bounds,
  updatedAt: "",
});

/** The cap of blocked turns, as the client will read it. 0: none. */
const capOf = ({ CLAUDE_CODE_STOP_HOOK_BLOCK_CAP: given }: NodeJS.ProcessEnv): number =>
  given !== undefined && /^\d+$/.test(given) ? Number(given) : blockCap;
