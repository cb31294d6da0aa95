import type { OpenOrder, SessionEvent } from "@goalpost/target";
import { AppServer } from "../app-server/client.ts";
import { requireLogin } from "../app-server/login.ts";
import type { Params, Result } from "../app-server/messages.ts";
import { readSettings } from "../app-server/settings.ts";
import { codexFacts } from "../facts.ts";
import { pointerFor } from "../pointer.ts";
import type { GoalLaunch } from "./goal-launch.ts";
import type { CodexRunOptions } from "./options.ts";
import { CodexSession } from "./session.ts";
import { settingArgs } from "./setting-args.ts";
import { hasProjectSettings, trustForThisThread } from "./trust.ts";

/** Starts the client, reads what it needs to know before a thread exists, and opens the thread; starts no turn. */
export async function openSession(order: OpenOrder<GoalLaunch, CodexRunOptions>): Promise<CodexSession> {
  const { launch, cwd, client, env, own, runId, clientVersion, threadId, bounds, usage, tell, note } = order;
  const session = new CodexSession({
    objective: launch.objective,
    pointer: pointerFor(launch.pointer, clientVersion),
    tokenBudget: bounds.tokens,
    turns: usage.turns,
    tell,
  });
  const server = await AppServer.open({
    client,
    args: settingArgs(launch, own),
    cwd,
    env,
    runId,
    onNotification: session.notify,
    onRequest: (method, params) => session.asks.request(method, params),
  });
  try {
    const { identity } = server;
    note({ home: server.codexHome, ...(identity === undefined ? {} : { client: identity }) });
    const params = await threadParams(server, cwd, own, tell);
    await requireLogin(server);
    const opened =
      threadId === undefined ? await server.call("thread/start", params) : await taken(server, threadId, params);
    session.attach(server, opened.thread.id);
    note({ threadId: opened.thread.id });
    announce(opened, threadId !== undefined, tell);
    return session;
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Takes a thread over. An active goal would start a turn at thread/resume, before the evidence is in. */
async function taken(
  server: AppServer,
  threadId: string,
  params: Params<"thread/start">,
): Promise<Result<"thread/resume">> {
  const { goal } = await server.call("thread/goal/get", { threadId });
  if (goal?.status === "active") await server.call("thread/goal/set", { threadId, status: "paused" });
  return server.call("thread/resume", { threadId, ...params });
}

/** Tells that the thread is there, and what its sandbox will not let the goal do. */
function announce(
  { thread, model, sandbox }: Result<"thread/start">,
  resumed: boolean,
  tell: (event: SessionEvent) => void,
): void {
  tell({ type: "opened", threadId: thread.id, model, sandbox: sandbox.type, resumed });
  if (sandbox.type !== "readOnly") return;
  const message =
    "the sandbox is read-only, by the client's configuration or an administrator's rule: the agent cannot change a file";
  tell({ type: "warning", code: "read-only", message });
}

async function threadParams(
  server: AppServer,
  cwd: string,
  { trustProject = false }: CodexRunOptions,
  tell: (event: SessionEvent) => void,
): Promise<Params<"thread/start">> {
  const config = await readSettings(server, cwd);
  const projects = trustForThisThread(cwd, config.projects, trustProject);
  if (projects !== undefined && !trustProject && hasProjectSettings(cwd)) {
    const message =
      "the project's .codex/config.toml is not honoured: you have not trusted this project in Codex; pass trustProject to honour it for this run";
    tell({ type: "warning", code: "project-untrusted", message });
  }
  if (config.sandbox_mode === "danger-full-access") {
    tell({ type: "warning", code: "no-sandbox", message: codexFacts.dangerWritesAnywhere.what });
  }
  // an untrusted project without a policy of its own would get one that is no longer accepted in a file
  const approvalPolicy = config.approval_policy ?? "on-request";
  return { cwd, approvalPolicy, ...(projects === undefined ? {} : { config: { projects } }) };
}
