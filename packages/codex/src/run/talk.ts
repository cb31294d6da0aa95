import { GoalpostError } from "@goalpost/core";
import type { JsonSchema, Said, SessionEvent, Talk, TalkOrder } from "@goalpost/target";
import { clientVersion, Deferred, isRecord, readShape } from "@goalpost/target/adapter";
import { AppServer, diedError } from "../app-server/client.ts";
import { codexVersions } from "../app-server/client-version.ts";
import { requireLogin } from "../app-server/login.ts";
import { items, notifications } from "../app-server/messages.ts";
import { readSettings } from "../app-server/settings.ts";
import { Asks } from "./asks.ts";
import { itemEvent } from "./item-events.ts";
import type { CodexRunOptions } from "./options.ts";
import { trustForThisThread } from "./trust.ts";

/** What a thread is asked with. */
interface Mode {
  readonly model: string;
  readonly reasoning_effort: string | null;
}

/** The turn that is under way. */
interface Turn {
  readonly answered: Deferred<Said>;
  text: string;
}

/**
 * Opens Codex to be asked: a thread in plan mode, in which the model may ask questions, with a sandbox that is read-only and no approvals.
 * Source: the client, in talk.rehearsal.test.ts.
 */
export async function openTalk(order: TalkOrder<CodexRunOptions>): Promise<Talk> {
  const { cwd, client, env, own, runId, signal, tell } = order;
  await clientVersion(codexVersions, client, env, signal);
  const asks = new Asks(tell);
  const talk = new CodexTalk(asks, tell);
  const server = await AppServer.open({
    client,
    args: (own.config ?? []).flatMap((setting) => ["-c", setting]),
    cwd,
    env,
    runId,
    signal,
    onNotification: (method, params) => talk.notify(method, params),
    onRequest: (method, params) => asks.request(method, params),
  });
  try {
    const config = await readSettings(server, cwd);
    await requireLogin(server);
    const projects = trustForThisThread(cwd, config.projects, own.trustProject === true);
    const { thread, model } = await server.call("thread/start", {
      cwd,
      sandbox: "read-only",
      approvalPolicy: "never",
      ...(projects === undefined ? {} : { config: { projects } }),
    });
    // the app-server takes no effort from the settings in plan mode: by facts, plan_mode_reasoning_effort works in the TUI alone
    const { plan_mode_reasoning_effort: plan, model_reasoning_effort: usual } = config;
    talk.attach(server, thread.id, { model, reasoning_effort: plan ?? usual ?? null });
    return talk;
  } catch (error) {
    await server.close();
    throw error;
  }
}

class CodexTalk implements Talk {
  readonly #asks: Asks;
  readonly #tell: (event: SessionEvent) => void;
  readonly #died = new Deferred<GoalpostError>();
  #open: { readonly server: AppServer; readonly threadId: string; readonly mode: Mode } | undefined;
  #turn: Turn | undefined;

  constructor(asks: Asks, tell: (event: SessionEvent) => void) {
    this.#asks = asks;
    this.#tell = tell;
  }

  attach(server: AppServer, threadId: string, mode: Mode): void {
    this.#open = { server, threadId, mode };
    void server.closed.then((exit) => {
      if (!exit.asked) this.#died.resolve(diedError(exit, "the answer to a prompt"));
    });
  }

  get died(): Promise<GoalpostError> {
    return this.#died.promise;
  }

  async say(prompt: string, schema: JsonSchema | undefined): Promise<Said> {
    if (this.#open === undefined) throw new Error("say() before attach()");
    const { server, threadId, mode } = this.#open;
    const turn: Turn = { answered: new Deferred<Said>(), text: "" };
    this.#turn = turn;
    this.#tell({ type: "opened", threadId, model: mode.model, sandbox: "read-only", resumed: false });
    await server.call("turn/start", {
      threadId,
      input: [{ type: "text", text: prompt, text_elements: [] }],
      ...(schema === undefined ? {} : { outputSchema: schema }),
      collaborationMode: { mode: "plan", settings: { ...mode, developer_instructions: null } },
    });
    return turn.answered.promise;
  }

  answer(...answer: Parameters<Talk["answer"]>): void {
    this.#asks.answer(...answer);
  }

  async close(): Promise<void> {
    await this.#open?.server.close();
  }

  /** Takes in what the client tells, as it came. */
  notify(method: string, params: unknown): void {
    if (method === "item/completed") this.#item(params);
    if (method === "turn/completed") this.#turnEnded(params);
    if (method === "thread/tokenUsage/updated") this.#used(params);
  }

  #item(params: unknown): void {
    const reading = readShape(notifications["item/completed"], params);
    if (!reading.ok || reading.value.threadId !== this.#open?.threadId) return;
    const { item } = reading.value;
    const event = itemEvent("completed", item);
    if (event !== undefined) this.#tell(event);
    const message = isRecord(item) && item.type === "agentMessage" ? readShape(items.agentMessage, item) : undefined;
    if (message?.ok === true && this.#turn !== undefined) this.#turn.text = message.value.text;
  }

  #used(params: unknown): void {
    const reading = readShape(notifications["thread/tokenUsage/updated"], params);
    if (!reading.ok || reading.value.threadId !== this.#open?.threadId) return;
    this.#tell({ type: "used", tokens: reading.value.tokenUsage.last });
  }

  #turnEnded(params: unknown): void {
    const reading = readShape(notifications["turn/completed"], params);
    const turn = this.#turn;
    if (!reading.ok || turn === undefined || reading.value.threadId !== this.#open?.threadId) return;
    this.#turn = undefined;
    const { status, error } = reading.value.turn;
    if (status === "completed") turn.answered.resolve({ text: turn.text });
    else turn.answered.reject(turnFailed(error?.message ?? `the turn was ${status}`));
  }
}

const turnFailed = (what: string): GoalpostError =>
  new GoalpostError({
    code: "codex/turn-failed",
    where: "ask",
    what,
    help: "when the cause is gone, ask again",
  });
