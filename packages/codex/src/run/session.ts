import { randomUUID } from "node:crypto";
import {
  type Bounds,
  beginOrEnd,
  clientVersion,
  identify,
  type Json,
  keepEvents,
  RunState,
  requireProcessGroups,
  tellEvents,
  type Usage,
} from "@goalpost/runtime";
import { AppServer } from "../app-server/client.ts";
import { codexVersions } from "../app-server/client-version.ts";
import { requireLogin } from "../app-server/login.ts";
import type { Result } from "../app-server/messages.ts";
import { readSettings } from "../app-server/settings.ts";
import { codexFacts } from "../facts.ts";
import { pointerFor } from "../pointer.ts";
import { testedVersion } from "../tested.gen.ts";
import { answerRequest } from "./approvals.ts";
import { Engine } from "./engine.ts";
import type { GoalLaunch } from "./goal-launch.ts";
import type { RunOptions } from "./options.ts";
import { type RunRecord, runKind } from "./record.ts";
import { settingArgs } from "./setting-args.ts";
import { hasProjectSettings, trustForThisThread } from "./trust.ts";

/** Where a run stood before this process. */
export interface Before {
  readonly runId?: string;
  readonly usage: Usage;
  readonly reactivations: number;
  readonly bounds: Bounds;
  readonly threadId?: string;
  readonly codexHome?: string;
}

/** A run with its client up and its thread not yet chosen. */
export interface Session {
  readonly server: AppServer;
  readonly engine: Engine;
  readonly state: RunState<RunRecord>;
  readonly version: string;
  /** The text that compaction keeps, for this version of the client. */
  readonly pointer: string;
  /** Parameters for thread/start and thread/resume. */
  readonly threadParams: { readonly cwd: string; readonly approvalPolicy: Json; readonly config?: object };
}

/** Claims the state, starts the client, and reads what it needs to know before a thread exists. */
export async function openSession(
  launch: GoalLaunch,
  launchText: string,
  launchHash: string,
  cwd: string,
  before: Before,
  options: RunOptions,
): Promise<Session> {
  requireProcessGroups("codex");
  const client = options.client ?? ["codex"];
  const env = {
    ...(options.env ?? process.env),
    ...(before.codexHome === undefined ? {} : { CODEX_HOME: before.codexHome }),
  };
  const { version, newerThanTested } = await clientVersion(codexVersions, client, env, options.signal);
  const pointer = pointerFor(launch.pointer, version);
  const runId = before.runId ?? randomUUID();
  const bounds = before.bounds;
  const state = RunState.claim(
    runKind,
    options.stateDir,
    {
      version: 1,
      runId,
      contractId: launch.id,
      launchHash,
      cwd,
      clientVersion: version,
      ...(before.threadId === undefined ? {} : { threadId: before.threadId }),
      ...(before.codexHome === undefined ? {} : { codexHome: before.codexHome }),
      phase: "running",
      owner: identify(process.pid) ?? { pid: process.pid, startedAt: "unknown" },
      goal: "none",
      usage: before.usage,
      reactivations: before.reactivations,
      bounds,
      updatedAt: "",
    },
    launchText,
  );
  const engine: Engine = new Engine({
    bounds,
    prices: options.prices,
    before,
    onComplete: options.onComplete,
    maxReactivations: options.maxReactivations ?? 3,
    pointer,
    idleSeconds: options.idleSeconds ?? 30,
    onEvent: tellEvents(
      keepEvents(
        state,
        (event) => {
          const { goal, usage, reactivations } = engine;
          const standing = { goal, usage, reactivations };
          return event.type === "ended" ? { ...standing, phase: "ended", result: event.result } : standing;
        },
        (code, message) => engine.emit({ type: "warning", code, message }),
      ),
      options.onEvent,
      (code, message) => engine.emit({ type: "warning", code, message }),
    ),
  });
  if (newerThanTested) {
    const message = `Codex ${version} is newer than ${testedVersion}, with which this package was tested`;
    engine.emit({ type: "warning", code: "client-untested", message });
  }
  const server = await AppServer.open({
    client,
    args: settingArgs(launch, options),
    cwd,
    env,
    runId,
    onNotification: (method, params) => engine.notify(method, params),
    onRequest: (method, params) =>
      answerRequest(method, params, options.approvals ?? "decline", (event) => engine.emit(event)),
  }).catch((error) => {
    state.update({ phase: "ended" });
    state.release();
    throw error;
  });
  const { identity } = server;
  state.update({ codexHome: server.codexHome, ...(identity === undefined ? {} : { client: identity }) });
  try {
    const threads = await threadParams(server, engine, cwd, options);
    await requireLogin(server);
    return { server, engine, state, version, pointer, threadParams: threads };
  } catch (error) {
    await server.close();
    state.update({ phase: "ended" });
    state.release();
    throw error;
  }
}

/** Begins with a session that was opened, and leaves nothing running if that fails. */
export const begin = <Run>({ engine, server }: Session, run: () => Promise<Run>): Promise<Run> =>
  beginOrEnd(run, async () => {
    await engine.abort("aborted");
    await server.close();
  });

/** Tells that the thread is there, and what its sandbox will not let the goal do. */
export function announce(
  { engine, version }: Session,
  { thread, model, sandbox }: Result<"thread/start">,
  resumed: boolean,
): void {
  engine.emit({
    type: "threadStarted",
    threadId: thread.id,
    model,
    sandbox: sandbox.type,
    clientVersion: version,
    resumed,
  });
  if (sandbox.type !== "readOnly") return;
  const message =
    "the sandbox is read-only, by the client's configuration or an administrator's rule: the agent cannot change a file";
  engine.emit({ type: "warning", code: "read-only", message });
}

async function threadParams(
  server: AppServer,
  engine: Engine,
  cwd: string,
  options: RunOptions,
): Promise<Session["threadParams"]> {
  const config = await readSettings(server, cwd);
  const projects = trustForThisThread(cwd, config.projects, options.trustProject === true);
  if (projects !== undefined && options.trustProject !== true && hasProjectSettings(cwd)) {
    const message = "the project's .codex/config.toml is not honoured: you have not trusted this project in Codex";
    engine.emit({
      type: "warning",
      code: "project-untrusted",
      message: `${message}; pass trustProject to honour it for this run`,
    });
  }
  if (config.sandbox_mode === "danger-full-access") {
    const message = codexFacts.dangerWritesAnywhere.what;
    engine.emit({ type: "warning", code: "no-sandbox", message });
  }
  // an untrusted project without a policy of its own would get one that is no longer accepted in a file
  const approvalPolicy = config.approval_policy ?? "on-request";
  return { cwd, approvalPolicy, ...(projects === undefined ? {} : { config: { projects } }) };
}
