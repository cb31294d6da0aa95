import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  completeGoal,
  delay,
  garbage,
  judge,
  type RehearsalEvent,
  repeat,
  run,
  say,
  script,
  startModelServer,
  turn,
} from "./index.ts";
import { eventsOf, post } from "./testing/wire.ts";

const asked = { model: "m", stream: true, input: "Hi.", tools: [{ type: "function", name: "exec_command" }] };
const judged = {
  model: "m",
  system: "You are evaluating a stop-condition hook in Claude Code.",
  messages: [{ role: "user", content: "?" }],
};

/** Sends bytes as they are, and gives what comes back until the server closes or `until` has come. */
function raw(url: string, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    let text = "";
    socket.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", () => undefined).on("close", () => resolve(text));
  });
}

describe("a request that is none is refused with its reason, and the server lives on", () => {
  const post1 = (path: string, body: unknown, headers?: Record<string, string>) => ({ path, body, headers });
  test.each([
    [400, "the body is not JSON", post1("/v1/responses", "{")],
    [400, "the body is not JSON", post1("/v1/responses", new Uint8Array([0xff, 0xfe]))],
    [400, "the body is not JSON", post1("/v1/responses", "[".repeat(100_000))],
    [400, "the body is not JSON object", post1("/v1/responses", "[]")],
    [400, "the body is not JSON", post1("/v1/responses", "x", { "content-encoding": "gzip" })],
    [415, "the body is encoded as zstd", post1("/v1/responses", "x", { "content-encoding": "zstd" })],
    [415, "the body is encoded as constructor", post1("/v1/responses", "x", { "content-encoding": "constructor" })],
    [400, "input is missing", post1("/v1/responses", { stream: true })],
    [400, "this server streams only", post1("/v1/responses", { input: [] })],
    [400, "messages is missing", post1("/v1/messages", { model: "m" })],
    [400, "model is missing", post1("/v1/messages", { messages: [{}] })],
    [404, "has no POST /v1/__proto__", post1("/v1/__proto__", {})],
    [413, "the body is over", post1("/v1/responses", `"${"x".repeat(64 * 1024 * 1024)}"`)],
  ])("%i %s", async (status, reason, { path, body, headers }) => {
    await using server = await startModelServer(script(say("A")));
    const refused = await post(server, path, body, headers);
    expect([refused.status, refused.text]).toEqual([status, expect.stringContaining(reason)]);
    expect((await post(server, "/v1/responses", asked)).status).toBe(200);
    expect(server.requests.map(({ kind }) => kind)).toEqual(["refused", "turn"]);
  });

  test("a wrong method, bytes that are not HTTP, and fields of wrong types", async () => {
    await using server = await startModelServer(script(say("A")));
    expect((await fetch(`${server.url}/v1/responses`)).status).toBe(405);
    expect(await raw(server.url, "\0\0\0 nonsense\r\n\r\n")).toContain("400 Bad Request");
    const odd = {
      ...asked,
      input: [null, 3, { type: 7 }, { type: "message", content: [null, { text: 3 }] }],
      tools: { a: 1 },
      model: [],
    };
    expect((await post(server, "/v1/responses", odd)).status).toBe(200);
  });
});

test("compressed bodies are read, models can be listed, and a connection can be tried", async () => {
  await using server = await startModelServer(script(say("A")));
  const zipped = await post(server, "/v1/responses", new Uint8Array(gzipSync(JSON.stringify(asked))), {
    "content-encoding": "gzip",
  });
  expect(zipped.status).toBe(200);
  expect(server.seen.userTexts()).toEqual(["Hi."]);
  expect((await fetch(`${server.url}/v1/models?x=1`)).status).toBe(200);
  expect((await fetch(server.url, { method: "HEAD" })).status).toBe(200);
});

test("no connection is ended for being at rest, which a client that sends just then sees as a failed turn", async () => {
  await using server = await startModelServer(script(turn(say("One."))));
  const { headers } = await fetch(`${server.url}/v1/models`);
  // Node announces here after how many seconds it ends a connection
  expect(headers.get("keep-alive")).toBeNull();
});

test("what would leave the machine is refused and listed", async () => {
  await using server = await startModelServer(script());
  expect(await raw(server.url, "CONNECT example.test:443 HTTP/1.1\r\nHost: example.test:443\r\n\r\n")).toContain(
    "403 Forbidden",
  );
  expect(
    await raw(server.url, "GET http://example.test/a HTTP/1.1\r\nHost: example.test\r\nConnection: close\r\n\r\n"),
  ).toContain("403");
  expect(server.outside).toEqual(["example.test:443", "http://example.test/a"]);
});

test("a capture holds no credential", async () => {
  await using server = await startModelServer(script());
  await post(server, "/v1/responses", asked, {
    authorization: "Bearer s3cret",
    "x-api-key": "s3cret",
    cookie: "s3cret",
  });
  expect(JSON.stringify(server.requests)).not.toContain("s3cret");
  expect(server.requests[0]?.headers).toMatchObject({ authorization: "[hidden]", "content-type": "application/json" });
});

describe("the end of a script", () => {
  test("is told once, as data and as an event, and answered with 400 from then on", async () => {
    const events: RehearsalEvent[] = [];
    await using server = await startModelServer(script(say("A")), { onEvent: (event) => events.push(event) });
    const statuses = [];
    for (let index = 0; index < 3; index += 1) statuses.push((await post(server, "/v1/responses", asked)).status);
    expect(statuses).toEqual([200, 400, 400]);
    expect(events.filter(({ type }) => type === "end")).toEqual([{ type: "end", end: server.end }]);
  });

  test("comes at the cap of requests", async () => {
    await using server = await startModelServer(script(repeat(Number.POSITIVE_INFINITY, turn(say("A")))), {
      maxRequests: 2,
    });
    for (let index = 0; index < 2; index += 1) await post(server, "/v1/responses", asked);
    expect(server.end).toBeUndefined();
    expect((await post(server, "/v1/responses", asked)).text).toContain("Rehearsal: more than 2 requests");
    expect(server.end?.reason).toBe("request-cap");
  });

  test("comes where the client lacks a tool", async () => {
    await using server = await startModelServer(script(completeGoal()));
    expect((await post(server, "/v1/responses", asked)).text).toContain("the client offered exec_command");
    expect(server.end?.reason).toBe("tool-not-offered");
  });
});

test("the judge answers in order, then follows the script", async () => {
  const plan = script(turn(say("A")), turn(completeGoal(), say("B")));
  await using server = await startModelServer(plan, {
    judge: [judge.no("first"), judge.malformed("hm"), judge.fails(529)],
  });
  const main = { ...judged, system: "Main." };
  const texts = [];
  for (const body of [judged, judged, judged, main, judged, main, judged]) {
    const { status, text } = await post(server, "/v1/messages", body);
    texts.push(status === 200 ? JSON.parse(text).content[0].text : status);
  }
  expect(texts).toEqual([
    '{"ok":false,"reason":"first"}',
    "hm",
    529,
    "A",
    '{"ok":false,"reason":"The script has not completed the goal."}',
    "B",
    '{"ok":true,"reason":"The script completed the goal."}',
  ]);
  expect([server.judgeSeen.requests.length, server.seen.requests.length]).toEqual([5, 2]);
});

test("events come live, and whoever listens late misses none", async () => {
  await using server = await startModelServer(script(run("ls"), say("B")));
  const live = server.events()[Symbol.asyncIterator]();
  const first = live.next();
  await post(server, "/v1/responses", asked);
  expect((await first).value).toMatchObject({ type: "request", request: { index: 1, kind: "turn" } });
  expect((await live.next()).value).toMatchObject({
    type: "reply",
    reply: { turn: 1, calls: [{ command: "ls" }], endsTurn: false },
  });
  const late = server.events();
  await server.close();
  const types = [];
  for await (const { type } of late) types.push(type);
  expect(types).toEqual(["request", "reply"]);
  expect(await live.next()).toEqual({ done: true, value: undefined });
});

test("closing ends a delayed answer, at once and more than once", async () => {
  const server = await startModelServer(script(delay(600_000), say("A")));
  const answer = post(server, "/v1/responses", asked).catch(() => "gone");
  for await (const { type } of server.events()) if (type === "reply") break;
  await Promise.all([server.close(), server.close()]);
  expect(await answer).toBe("gone");
});

test.each(["bad-json", "cut", "html", "empty"] as const)("garbage %s is not an answer", async (form) => {
  await using server = await startModelServer(script(garbage(form)));
  const { text } = await post(server, "/v1/responses", asked);
  expect(() => {
    if (!eventsOf(text).some(({ type }) => type === "response.completed")) throw new Error("never completed");
  }).toThrow();
});
