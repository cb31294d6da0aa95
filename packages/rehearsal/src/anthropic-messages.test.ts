import { describe, expect, test } from "vitest";
import { anthropicMessages } from "./anthropic-messages.ts";
import { edit, fail, run, say, script, startModelServer, write } from "./index.ts";
import { eventsOf, post, testContext } from "./testing/wire.ts";
import { asObject } from "./unknown-json.ts";
import { defaultUsage } from "./usage.ts";

const tools = ["Bash", "Read", "Write", "Edit"].map((name) => ({ name }));
const asked = { model: "m", messages: [{ role: "user", content: "Hi." }], tools };

test("an answer is the same, streamed or not", async () => {
  const plan = script(say("A"), run("ls", { background: true }), say("B"));
  await using whole = await startModelServer(plan);
  await using streaming = await startModelServer(plan);
  const { text } = await post(whole, "/v1/messages", asked);
  const events = eventsOf((await post(streaming, "/v1/messages", { ...asked, stream: true })).text);
  const blocks = events.filter(({ type }) => type === "content_block_delta").map(({ delta }) => asObject(delta));
  expect(JSON.parse(text)).toMatchObject({
    stop_reason: "tool_use",
    content: [
      { type: "text", text: "A" },
      { type: "tool_use", name: "Bash", input: { command: "ls", run_in_background: true } },
    ],
    usage: { input_tokens: 1_000, output_tokens: 50 },
  });
  expect(blocks[0]?.text).toBe("A");
  expect(JSON.parse(String(blocks[1]?.partial_json))).toEqual(asObject(JSON.parse(text).content[1]).input);
  expect(events.find(({ type }) => type === "message_delta")).toMatchObject({ delta: { stop_reason: "tool_use" } });
});

test("an edit reads the file first", () => {
  const context = testContext(anthropicMessages, asked);
  const { body } = anthropicMessages.answer(
    { texts: [], calls: [edit("a", { find: "x", replace: "" })], usage: defaultUsage },
    context,
  );
  expect(JSON.parse(body).content.map(({ name }: { name: string }) => name)).toEqual(["Read", "Edit"]);
});

test("errors carry the API's types", async () => {
  await using server = await startModelServer(
    script(fail(429), fail(529), fail(418, { type: "teapot", message: "short" })),
  );
  const answers = [
    await post(server, "/v1/messages", asked),
    await post(server, "/v1/messages", asked),
    await post(server, "/v1/messages", asked),
  ];
  expect(answers.map(({ status, text }) => [status, JSON.parse(text).error.type])).toEqual([
    [429, "rate_limit_error"],
    [529, "overloaded_error"],
    [418, "teapot"],
  ]);
});

describe("a request is known as", () => {
  const kind = (body: object) => {
    const context = testContext(anthropicMessages, { ...asked, ...body });
    return anthropicMessages.kindOf(context.body, context.reading);
  };
  test.each([
    ["turn", {}],
    ["judge", { system: [{ type: "text", text: "You are evaluating a stop-condition hook in Claude Code. x" }] }],
    ["side", { output_config: { format: { type: "json_schema" } } }],
    ["side", { max_tokens: 1 }],
    ["turn", { output_config: { effort: "medium" } }],
    [
      "compaction",
      {
        messages: [
          { role: "user", content: "X. Your task is to create a detailed summary of the conversation so far, y" },
        ],
      },
    ],
  ])("%s: %j", (expected, body) => {
    expect(kind(body)).toBe(expected);
  });
});

test.each([
  ['A session-scoped Stop hook is now active with condition: "a "b" c". Briefly acknowledge the goal, then', 'a "b" c'],
  [
    "Based on the conversation transcript above, has the following stopping condition been satisfied? X\n\nCondition: a\n\nARGUMENTS: b\n\nARGUMENTS: {}",
    "a\n\nARGUMENTS: b",
  ],
  ['Say: A session-scoped Stop hook is now active with condition: "no". Briefly acknowledge the goal', undefined],
])("the condition is found where the client puts it: %#", (content, condition) => {
  expect(testContext(anthropicMessages, { ...asked, messages: [{ role: "user", content }] }).reading.objective).toBe(
    condition,
  );
});

test("a refused write is read and written again, once", () => {
  const refused = { type: "tool_result", tool_use_id: "t", is_error: true, content: "File has not been read yet." };
  const call = { type: "tool_use", id: "t", name: "Write", input: { file_path: "a", content: "x" } };
  const after = (...content: readonly object[]) =>
    anthropicMessages.interlude(
      testContext(anthropicMessages, {
        ...asked,
        messages: [
          { role: "assistant", content },
          { role: "user", content: [refused] },
        ],
      }),
    )?.calls;
  expect(after(call)).toMatchObject([
    { claudeCode: { name: "Read" } },
    { claudeCode: { name: "Write", input: { content: "x" } } },
  ]);
  expect(after({ type: "tool_use", id: "r", name: "Read", input: {} }, call)).toBeUndefined();
});

test("count_tokens gives a size, and takes no turn", async () => {
  await using server = await startModelServer(script(write("a", "x")));
  const { text } = await post(server, "/v1/messages/count_tokens", asked);
  expect(JSON.parse(text).input_tokens).toBeGreaterThan(10);
  expect(server.seen.requests).toEqual([]);
});
