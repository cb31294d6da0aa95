import { describe, expect, test } from "vitest";
import { fakeClient, freshFolder } from "../testing/fake-client.ts";
import { ClaudeClient } from "./client.ts";

function open(body: string) {
  const seen: string[] = [];
  const client = new ClaudeClient({
    client: fakeClient(body),
    args: [],
    cwd: freshFolder(),
    env: { PATH: process.env.PATH },
    runId: `client-test-${process.pid}-${Math.random()}`,
    onMessage: (type) => void seen.push(type),
    onRequest: async ({ subtype }) => (subtype === "hook_callback" ? {} : undefined),
    onTrouble: (code, message) => void seen.push(`${code}: ${message}`),
  });
  return { client, seen };
}

describe("a client that misbehaves", () => {
  test("sends lines that are not messages: they are told, and the rest is read", async () => {
    const { client, seen } = open(`
      process.stdout.write("plain words\\n[1]\\n{\\"type\\":5}\\n");
      say({ type: "control_request" });
      say({ type: "unheard_of" });
      lines((message) => hello(message.request_id));`);
    expect(await client.initialize()).toEqual({ current_permission_mode: "acceptEdits" });
    expect(seen).toEqual([
      "line-malformed: the client sent a line that is not a message: plain words",
      "line-malformed: the client sent a line that is not a message: [1]",
      'line-malformed: the client sent a line that is not a message: {"type":5}',
      "protocol-drift: the client sent a message whose $.request_id is nothing, expected a string",
      "unheard_of",
    ]);
    await client.close();
  });

  test("dies at the start: its last words are quoted", async () => {
    const { client } = open('console.error("\\u001b[31mno disk\\u001b[0m"); process.exit(7);');
    await expect(client.initialize()).rejects.toThrow(
      /^claude -p: ended during [^\n]+ with exit code 7; its last words: no disk\n {2}help: [^\n]+resumed\n {2}code: claude-code\/client-died/,
    );
  });

  test("does not answer, or says no", async () => {
    const silent = open("setInterval(() => {}, 1000);").client;
    await expect(silent.control({ subtype: "interrupt" }, 0.2)).rejects.toThrow(
      /claude -p, interrupt: no answer within 0\.2 s[\s\S]+code: claude-code\/no-answer/,
    );
    await silent.close();
    const { client } = open(
      'lines(({ request_id }) => say({ type: "control_response", response: { subtype: "error", request_id, error: "not now" } }));',
    );
    await expect(client.initialize()).rejects.toThrow(/claude -p: said: not now[\s\S]+code: claude-code\/refused/);
    await client.close();
  });

  test("answers in another shape", async () => {
    const { client } = open(
      'lines(({ request_id }) => say({ type: "control_response", response: { subtype: "success", request_id, response: { account: "me" } } }));',
    );
    await expect(client.initialize()).rejects.toThrow(
      /initialize answer \$\.account: is "me", expected an object[\s\S]+code: claude-code\/protocol-drift/,
    );
    await client.close();
  });

  test("asks what we cannot answer, and is told so", async () => {
    const { client, seen } = open(`
      say({ type: "control_request", request_id: "1", request: { subtype: "elicitation" } });
      lines(({ type, response, request_id }) => (type === "control_response" ? say({ type: response.error }) : hello(request_id)));`);
    await client.initialize();
    for (let waited = 0; seen.length === 0 && waited < 100; waited += 1)
      await new Promise((resume) => setTimeout(resume, 20));
    expect(seen).toEqual(["goalpost has no answer to elicitation"]);
    await client.close();
  });
});
