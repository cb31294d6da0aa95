import { isRunning } from "@goalpost/target/internal";
import { describe, expect, test } from "vitest";
import { fakeClient } from "../testing/fake-client.ts";
import { AppServer, type AppServerOptions } from "./client.ts";

const open = (body: string, more: Partial<AppServerOptions> = {}): Promise<AppServer> =>
  AppServer.open({
    ...fakeClient(body),
    env: { PATH: process.env.PATH },
    runId: `unit-${Math.random()}`,
    onNotification: () => {},
    onRequest: () => Promise.resolve(undefined),
    ...more,
  });

const polite = (more: string): string =>
  `lines(({ id, method, result, error }) => { if (method === "initialize") answer(id, hello); ${more} });`;

describe("an app-server client", () => {
  test("matches answers to calls, whatever their order", async () => {
    const server = await open(
      polite(`globalThis.kept ??= []; if (method?.startsWith("thread/goal")) kept.push(id);
        if (kept.length === 2) { for (const each of kept.reverse()) answer(each, { goal: { threadId: String(each), objective: "o", status: "active", tokensUsed: 0, timeUsedSeconds: 0 } }); kept = []; }`),
    );
    const [first, second] = await Promise.all([
      server.call("thread/goal/get", { threadId: "t" }),
      server.call("thread/goal/get", { threadId: "t" }),
    ]);
    expect([first, second]).toMatchObject([{ goal: { objective: "o" } }, { goal: { objective: "o" } }]);
    expect(Number(second.goal?.threadId)).toBe(Number(first.goal?.threadId) + 1);
    await server.close();
  });

  test("tells notifications as they come, and a line that is not JSON as a warning", async () => {
    const told: unknown[] = [];
    let heard = () => {};
    const twice = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const server = await open(
      `process.stdout.write("<html>\\n"); send({ method: "thread/x", params: { a: 1 } }); ${polite("")}`,
      {
        onNotification: (method, params) => {
          told.push([method, params]);
          if (told.length === 2) heard();
        },
      },
    );
    await twice;
    expect(told).toEqual([
      ["warning", { message: "the client sent a line that is not JSON: <html>" }],
      ["thread/x", { a: 1 }],
    ]);
    await server.close();
  });

  test("answers the client's requests, and says when it has no answer or the answer throws", async () => {
    const told: unknown[] = [];
    let done = () => {};
    const all = new Promise<void>((resolve) => {
      done = resolve;
    });
    const server = await open(
      polite(`if (method === "initialized") for (const each of ["known", "unknown", "broken"]) send({ id: each, method: each, params: {} });
        if (typeof id === "string") send({ method: "heard", params: { id, result, code: error?.code } });`),
      {
        onRequest: (method) => {
          if (method === "broken") return Promise.reject(new Error("no"));
          return Promise.resolve(method === "known" ? { decision: "decline" } : undefined);
        },
        onNotification: (_method, params) => {
          told.push(params);
          if (told.length === 3) done();
        },
      },
    );
    await all;
    expect(told).toEqual(
      expect.arrayContaining([
        { id: "known", result: { decision: "decline" } },
        { id: "unknown", code: -32601 },
        { id: "broken", code: -32601 },
      ]),
    );
    await server.close();
  });

  test("says what the client refused in its own words, without control characters", async () => {
    const server = await open(
      polite(
        `if (method === "turn/interrupt") send({ id, error: { code: -32600, message: "no\\u001b[31m active\\u0007 turn" } });`,
      ),
    );
    await expect(server.call("turn/interrupt", { threadId: "t", turnId: "u" })).rejects.toThrow(
      "codex app-server, turn/interrupt: no active turn\n  help: change what the message names; the client's words are quoted as they came\n  code: codex/refused",
    );
    await server.close();
  });

  test("says where an answer differs from what it reads", async () => {
    const server = await open(polite(`if (method === "thread/goal/set") answer(id, { goal: { status: "elated" } });`));
    await expect(server.call("thread/goal/set", { threadId: "t" })).rejects.toThrow(
      /thread\/goal\/set answer \$\.goal\.threadId: is nothing, expected a string\n {2}help: .+\n {2}code: codex\/protocol-drift/,
    );
    await server.close();
  });

  test("does not wait for an answer without end", async () => {
    const server = await open(polite(""));
    await expect(server.call("thread/goal/get", { threadId: "t" }, 0.05)).rejects.toThrow(
      /thread\/goal\/get: no answer within 0.05 s\n[\s\S]+codex\/no-answer/,
    );
    await server.close();
  });

  test("tells the death of the client with its code and last words, to every call that waits and to those that come later", async () => {
    const server = await open(
      polite(
        `if (method === "thread/goal/get") { process.stderr.write("\\u001b[31mERROR\\u001b[0m disk is full\\n"); process.exitCode = 7; process.stdin.destroy(); }`,
      ),
    );
    const died =
      /thread\/goal\/get: the client ended with exit code 7; its last words: ERROR disk is full\n[\s\S]+codex\/client-died/;
    await expect(server.call("thread/goal/get", { threadId: "t" })).rejects.toThrow(died);
    expect(await server.closed).toMatchObject({
      code: 7,
      signal: null,
      asked: false,
      stderrTail: "ERROR disk is full",
    });
    await expect(server.call("thread/goal/get", { threadId: "t" })).rejects.toThrow(died);
    await server.close();
  });

  test("fails to open when the client dies at once or answers with something else, and leaves nothing running", async () => {
    await expect(open(`process.stderr.write("no config"); process.exit(3);`)).rejects.toThrow(
      /initialize: the client ended with exit code 3; its last words: no config/,
    );
    await expect(open(`lines(({ id }) => answer(id, "pong"));`)).rejects.toThrow(
      /initialize answer \$: is "pong", expected an object/,
    );
    await expect(open("", { client: ["/nowhere/codex"] })).rejects.toThrow(/ENOENT/);
  });

  test("ends a client that ignores the end of its input and SIGTERM", async () => {
    const server = await open(`process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); ${polite("")}`);
    const { identity } = server;
    await server.close();
    expect(identity && isRunning(identity)).toBe(false);
    expect(await server.closed).toMatchObject({ signal: "SIGKILL", asked: true });
  });
});
