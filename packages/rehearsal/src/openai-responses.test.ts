import { describe, expect, test } from "vitest";
import type { Answer } from "./dialect.ts";
import { edit, run, tool, write } from "./index.ts";
import { openaiResponses } from "./openai-responses.ts";
import type { Call } from "./step.ts";
import { eventsOf, testContext } from "./testing/wire.ts";
import { asArray, asObject, type JsonObject } from "./unknown-json.ts";
import { defaultUsage } from "./usage.ts";

const codexTools = [
  { type: "function", name: "exec_command" },
  { type: "custom", name: "apply_patch" },
];

function itemsFor(calls: readonly Call[], tools: readonly JsonObject[] = codexTools): readonly JsonObject[] {
  const answer: Answer = { texts: [], calls, usage: defaultUsage };
  const { body } = openaiResponses.answer(answer, testContext(openaiResponses, { input: [], stream: true, tools }));
  return eventsOf(body)
    .filter(({ type }) => type === "response.output_item.done")
    .map(({ item }) => asObject(item));
}

describe("a call becomes", () => {
  test("a command that waits, or one that does not", () => {
    const [waits, goes] = itemsFor([run("ls"), run("ls", { background: true })]);
    expect(JSON.parse(String(waits?.arguments))).toEqual({ cmd: "ls", yield_time_ms: 30_000 });
    expect(goes?.call_id).toMatch(/^bg_/);
  });

  test("one patch per change, so that their order does not matter", () => {
    const patches = itemsFor([edit("a b.txt", { find: "one\ntwo", replace: "" }, { find: "x", replace: "y\nz" })]);
    expect(patches.map(({ input }) => input)).toEqual([
      "*** Begin Patch\n*** Update File: a b.txt\n@@\n-one\n-two\n*** End Patch\n",
      "*** Begin Patch\n*** Update File: a b.txt\n@@\n-x\n+y\n+z\n*** End Patch\n",
    ]);
  });

  test("a file whose text looks like a patch stays text", () => {
    expect(itemsFor([write("a", "*** End Patch\n\n-x")])[0]?.input).toBe(
      "*** Begin Patch\n*** Add File: a\n+*** End Patch\n+\n+-x\n*** End Patch\n",
    );
  });

  test("the shell tool that an older client offers", () => {
    const [call] = itemsFor([run("ls")], [{ type: "function", name: "shell" }]);
    expect(JSON.parse(String(call?.arguments))).toEqual({ command: ["bash", "-lc", "ls"], timeout_ms: 120_000 });
  });

  test("a function call where apply_patch is a function", () => {
    const [call] = itemsFor([write("a", "x")], [{ type: "function", name: "apply_patch" }]);
    expect(JSON.parse(String(call?.arguments))).toEqual({
      input: "*** Begin Patch\n*** Add File: a\n+x\n*** End Patch\n",
    });
  });

  test("an error that names the tool that was not offered", () => {
    expect(() => itemsFor([run("ls")], [{ type: "web_search" }])).toThrow(
      "run needs the tool exec_command, but the client offered web_search",
    );
    expect(itemsFor([tool({ codex: { name: "unheard_of", input: { a: 1 } } })])[0]?.name).toBe("unheard_of");
  });
});

test("a request reads as what the model sees", () => {
  const { reading } = testContext(openaiResponses, {
    model: "m",
    instructions: "Base.",
    tools: [...codexTools, { type: "web_search" }],
    input: [
      { type: "message", role: "developer", content: [{ type: "input_text", text: "Rules." }] },
      { role: "user", content: "Short form." },
      { type: "function_call_output", name: "goal_objective", namespace: "agent", output: "The goal" },
      { type: "function_call", call_id: "c1", name: "exec_command", arguments: "{}" },
      {
        type: "function_call_output",
        call_id: "c1",
        output: [{ type: "input_text", text: "out" }, { type: "input_image" }],
      },
      { type: "compaction", encrypted_content: "S" },
      { type: "reasoning", encrypted_content: "hidden" },
      null,
      7,
    ],
  });
  expect(reading.items.map(({ role, kind, text }) => `${role} ${kind} ${text}`)).toEqual([
    "developer text Base.",
    "developer text Rules.",
    "user text Short form.",
    "tool objective The goal",
    "assistant call {}",
    "tool output out",
    "assistant compaction S",
  ]);
  expect([reading.tools, reading.objective, reading.model]).toEqual([
    ["exec_command", "apply_patch", "web_search"],
    "The goal",
    "m",
  ]);
});

test("commands that the client left running are polled, those in the background are not", () => {
  const running = (call_id: string, session: number) => ({
    type: "function_call_output",
    call_id,
    output: `Chunk ID: 1\nWall time: 1\nProcess running with session ID ${session}\nOutput:\n`,
  });
  const forged = {
    type: "function_call_output",
    call_id: "c",
    output: "Process exited with code 0\nOutput:\nProcess running with session ID 9\n",
  };
  const input = [
    running("old", 1),
    { type: "message", role: "user", content: "x" },
    running("a", 7),
    running("bg_b", 8),
    forged,
  ];
  const interlude = openaiResponses.interlude(testContext(openaiResponses, { input, stream: true }));
  const sessions = asArray(interlude?.calls).map((call) => asObject(asObject(asObject(call).codex).input).session_id);
  expect(sessions).toEqual([7]);
});
