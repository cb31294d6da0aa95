import { LineClient } from "@goalpost/target/adapter";
import type { Stage } from "./subject.ts";

/** How a goal of Codex ended: the client's words alone, read by other means than those of our target. */
export interface CodexEnd {
  /** The client's error to `thread/goal/set`; empty if it took the goal. */
  readonly refused: string;
  /** The goal's last status. */
  readonly status: string;
}

/** One message of the client's. */
export interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>> & { readonly goal?: { readonly status?: string } };
  readonly result?: unknown;
  readonly error?: { readonly message?: string };
}

/** A running `codex app-server`: what is asked of it, and what it tells by itself. */
export interface CodexTalk {
  call(method: string, params: object): Promise<Message>;
  readonly told: readonly Message[];
  /** The goal's last status, `none` before the first. */
  status(): string;
  /** Waits until something holds, at most this long; says whether it did. */
  until(holds: () => boolean, withinMs?: number): Promise<boolean>;
}

/** Talks with `codex app-server` until `play` is through, whatever comes of it. */
export async function codexTalk<Value>(
  stage: Stage,
  args: readonly string[],
  play: (talk: CodexTalk) => Promise<Value>,
): Promise<Value> {
  const { subject, home, cwd } = stage;
  const told: Message[] = [];
  const waiting = new Map<number, (message: Message) => void>();
  const client = new LineClient({
    argv: [subject.path, "app-server", ...args],
    cwd,
    env: home.env,
    runId: `conformance-${process.pid}-${Math.random().toString(36).slice(2)}`,
    onLine: (line) => {
      const message: Message = JSON.parse(line);
      if (message.id !== undefined && message.method === undefined) waiting.get(message.id)?.(message);
      else told.push(message);
    },
  });
  let id = 0;
  const call = (method: string, params: object): Promise<Message> => {
    id += 1;
    const answer = new Promise<Message>((resolve) => waiting.set(id, resolve));
    client.send({ id, method, params });
    return Promise.race([answer, client.closed.then((exit) => ({ error: { message: exit.stderrTail } }))]);
  };
  const status = () => told.findLast(({ method }) => method === "thread/goal/updated")?.params?.goal?.status ?? "none";
  const until = async (holds: () => boolean, withinMs = 30_000): Promise<boolean> => {
    for (const end = performance.now() + withinMs; !holds(); ) {
      if (performance.now() > end) return false;
      await new Promise((resume) => setTimeout(resume, 25));
    }
    return true;
  };
  try {
    const hello = await call("initialize", {
      clientInfo: { name: "conformance", title: "conformance", version: "0" },
      capabilities: { experimentalApi: true },
    });
    if (hello.error === undefined) client.send({ method: "initialized" });
    return await play({
      call: async (...asked) => (hello.error === undefined ? call(...asked) : hello),
      told,
      status,
      until,
    });
  } finally {
    await client.close();
  }
}

/** Starts a thread; the client's words where it refuses. */
export async function startThread(
  { call }: CodexTalk,
  params: object,
): Promise<{ readonly threadId: string; readonly refused: string }> {
  const { result, error } = await call("thread/start", { approvalPolicy: "never", ...params });
  if (error !== undefined) return { threadId: "", refused: error.message ?? "refused" };
  return { threadId: (result as { thread: { id: string } }).thread.id, refused: "" };
}

/** Sets a goal through `codex app-server` and waits until it is no longer active, or the model was asked often enough. */
export const codexGoal = (
  stage: Stage,
  objective: string,
  args: readonly string[] = [],
  atMost = 40,
  more: object = {},
): Promise<CodexEnd> =>
  codexTalk(stage, args, async (talk) => {
    const { threadId, refused } = await startThread(talk, { cwd: stage.cwd });
    if (refused !== "") return { refused, status: talk.status() };
    const set = await talk.call("thread/goal/set", { threadId, objective, status: "active", ...more });
    if (set.error !== undefined) return { refused: set.error.message ?? "", status: talk.status() };
    await talk.until(() => !["none", "active"].includes(talk.status()) || stage.server.seen.requests.length >= atMost);
    return { refused: "", status: talk.status() };
  });
