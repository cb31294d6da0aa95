import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { requireClient } from "../index.ts";
import { asObject, type JsonObject } from "../unknown-json.ts";
import { type stage, testEnv } from "./exec-codex.ts";

interface Waiting {
  readonly wants: (message: JsonObject) => boolean;
  readonly resolve: (message: JsonObject) => void;
}

/** The smallest app-server client that the tests need: one request at a time, every notification kept. */
export class AppServer {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly messages: JsonObject[] = [];
  #waiting: Waiting[] = [];
  #id = 0;

  constructor(path: string, cwd: string, env: Readonly<Record<string, string>>) {
    this.#child = spawn(path, ["app-server"], { cwd, env, detached: true });
    this.#child.stderr.resume();
    createInterface({ input: this.#child.stdout }).on("line", (line) => this.#take(asObject(JSON.parse(line))));
  }

  async request(method: string, params: unknown = {}): Promise<JsonObject> {
    this.#id += 1;
    const id = this.#id;
    this.notify(method, params, id);
    const { result, error } = await this.until((message) => message.id === id && message.method === undefined);
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return asObject(result);
  }

  notify(method: string, params?: unknown, id?: number): void {
    this.#child.stdin.write(`${JSON.stringify({ id, method, params })}\n`);
  }

  /** Resolves with the first message, past or to come, that is wanted. */
  until(wants: (message: JsonObject) => boolean): Promise<JsonObject> {
    const past = this.messages.find(wants);
    if (past !== undefined) return Promise.resolve(past);
    return new Promise((resolve) => this.#waiting.push({ wants, resolve }));
  }

  /** Resolves when the goal has this status. */
  async goalIs(status: string): Promise<void> {
    await this.until(
      ({ method, params }) => method === "thread/goal/updated" && asObject(asObject(params).goal).status === status,
    );
  }

  turnsCompleted(): number {
    return this.messages.filter(({ method }) => method === "turn/completed").length;
  }

  async close(): Promise<void> {
    if (this.#child.pid === undefined || this.#child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once("close", resolve));
    process.kill(-this.#child.pid, "SIGKILL");
    await ended;
  }

  #take(message: JsonObject): void {
    this.messages.push(message);
    const ready = this.#waiting.filter(({ wants }) => wants(message));
    this.#waiting = this.#waiting.filter((waiting) => !ready.includes(waiting));
    for (const { resolve } of ready) resolve(message);
  }
}

/** Starts the real app-server on a stage, and a thread with this objective as its goal. */
export async function startGoal(
  { home, cwd }: Awaited<ReturnType<typeof stage>>,
  objective: string,
  inject: readonly string[] = [],
): Promise<{ app: AppServer; threadId: string }> {
  const { path } = await requireClient("codex", { env: testEnv });
  const app = new AppServer(path, cwd, home.env);
  onTestFinished(() => app.close());
  const clientInfo = { name: "goalpost-rehearsal", title: null, version: "0" };
  await app.request("initialize", { clientInfo, capabilities: { experimentalApi: true } });
  app.notify("initialized");
  const { thread } = await app.request("thread/start", { cwd, sandbox: "workspace-write", approvalPolicy: "never" });
  const threadId = String(asObject(thread).id);
  if (inject.length > 0) {
    const items = inject.map((text) => ({ type: "message", role: "user", content: [{ type: "input_text", text }] }));
    await app.request("thread/inject_items", { threadId, items });
  }
  await app.request("thread/goal/set", { threadId, objective });
  return { app, threadId };
}
