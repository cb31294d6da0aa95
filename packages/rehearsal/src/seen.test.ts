import { expect, test } from "vitest";
import { say, script, startModelServer, turn } from "./index.ts";
import { post } from "./testing/wire.ts";

const user = (content: string) => ({ type: "message", role: "user", content });
const output = (call_id: string, text: string) => ({ type: "function_call_output", call_id, output: text });

test("over many requests each piece is told once, in its first order; in one request as often as it was sent", async () => {
  await using server = await startModelServer(script(turn(say("A")), turn(say("B"))));
  const first = [user("one"), output("c1", "same"), output("c2", "same")];
  await post(server, "/v1/responses", { stream: true, input: first, tools: [{ name: "x" }] });
  await post(server, "/v1/responses", {
    stream: true,
    input: [...first, user("two"), user("two")],
    tools: [{ name: "x" }, { name: "y" }],
  });
  expect(server.seen.userTexts()).toEqual(["one", "two"]);
  expect(server.seen.toolOutputs()).toEqual(["same", "same"]);
  expect(server.seen.last.userTexts()).toEqual(["one", "two", "two"]);
  expect(server.seen.tools()).toEqual(["x", "y"]);
  expect([server.seen.contains("wo"), server.seen.contains("three"), server.seen.objective()]).toEqual([
    true,
    false,
    undefined,
  ]);
});

test("before the first request the views are empty", async () => {
  await using server = await startModelServer(script());
  expect([server.seen.texts(), server.seen.last.texts(), server.seen.requests]).toEqual([[], [], []]);
});
