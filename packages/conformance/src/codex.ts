import { LineClient } from "@goalpost/runtime";
import type { Stage } from "./subject.ts";

/** How a goal of Codex ended: the client's words alone, read by other means than those of our target. */
export interface CodexEnd {
  /** The client's error to `thread/goal/set`; empty if it took the goal. */
  readonly refused: string;
  /** The goal's last status. */
  readonly status: string;
}

type Message = {
  id?: number;
  method?: string;
  params?: { goal?: { status?: string } };
  result?: unknown;
  error?: { message?: string };
};

/** Sets a goal through `codex app-server` and waits until it is no longer active, or the model was asked often enough. */
export async function codexGoal(
  stage: Stage,
  objective: string,
  args: readonly string[] = [],
  atMost = 40,
): Promise<CodexEnd> {
  const { subject, home, cwd, server } = stage;
  let status = "none";
  const waiting = new Map<number, (message: Message) => void>();
  const client = new LineClient({
    argv: [subject.path, "app-server", ...args],
    cwd,
    env: home.env,
    runId: `conformance-${process.pid}-${Math.random().toString(36).slice(2)}`,
    onLine: (line) => {
      const message: Message = JSON.parse(line);
      if (message.method === "thread/goal/updated") status = message.params?.goal?.status ?? status;
      if (message.id !== undefined && message.method === undefined) waiting.get(message.id)?.(message);
    },
  });
  let id = 0;
  const call = (method: string, params: object): Promise<Message> => {
    id += 1;
    const answer = new Promise<Message>((resolve) => waiting.set(id, resolve));
    client.send({ id, method, params });
    return Promise.race([answer, client.closed.then((exit) => ({ error: { message: exit.stderrTail } }))]);
  };
  try {
    const hello = await call("initialize", {
      clientInfo: { name: "conformance", title: "conformance", version: "0" },
      capabilities: { experimentalApi: true },
    });
    if (hello.error !== undefined) return { refused: hello.error.message ?? "", status };
    client.send({ method: "initialized" });
    const { result, error } = await call("thread/start", { cwd, approvalPolicy: "never" });
    if (error !== undefined) return { refused: error.message ?? "", status };
    const { thread } = result as { thread: { id: string } };
    const set = await call("thread/goal/set", { threadId: thread.id, objective, status: "active" });
    if (set.error !== undefined) return { refused: set.error.message ?? "", status };
    for (let waited = 0; waited < 30_000 && (status === "none" || status === "active"); waited += 50) {
      if (server.seen.requests.length >= atMost) break;
      await new Promise((resume) => setTimeout(resume, 50));
    }
    return { refused: "", status };
  } finally {
    await client.close();
  }
}
