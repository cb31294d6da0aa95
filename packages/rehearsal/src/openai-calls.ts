import { type AnswerContext, ToolNotOffered } from "./dialect.ts";
import type { Call, RawTool } from "./step.ts";
import { asArray, asObject, type JsonObject } from "./unknown-json.ts";

/** Writes a call as the items that Codex understands, in the form in which this request offered the tool. */
export function callItems(call: Call, context: AnswerContext, at: number): readonly JsonObject[] {
  const id = `call_${context.index}_${at}`;
  switch (call.kind) {
    case "run":
      return [item(runTool(call, context), call.background ? `bg_${id}` : id, context)];
    case "write":
      return [patch(`*** Add File: ${call.path}\n${prefixed("+", linesOf(call.text))}`, id, context)];
    case "edit":
      return call.changes.map(({ find, replace }, index) => {
        const lines = `${prefixed("-", find.split("\n"))}${prefixed("+", replace === "" ? [] : replace.split("\n"))}`;
        return patch(`*** Update File: ${call.path}\n@@\n${lines}`, `${id}_${index + 1}`, context);
      });
    case "goal":
      return [item({ name: "update_goal", input: { status: call.status } }, id, context)];
    case "tool":
      return call.codex === undefined ? [] : [rawItem(call.codex, id, context)];
  }
}

type Run = Extract<Call, { kind: "run" }>;

/** Codex waits 30 s at most (`yield_time_ms`); what takes longer is polled with `write_stdin`. Older clients have other shell tools. */
function runTool({ command, timeoutSeconds, background }: Run, { reading }: AnswerContext): RawTool {
  const timeout_ms = timeoutSeconds * 1_000;
  const name = ["exec_command", "shell_command", "shell"].find((known) => reading.tools.includes(known));
  if (name === undefined) throw new ToolNotOffered("run", ["exec_command"], reading.tools);
  if (name === "shell_command") return { name, input: { command, timeout_ms } };
  if (name === "shell") return { name, input: { command: ["bash", "-lc", command], timeout_ms } };
  return { name, input: { cmd: command, yield_time_ms: background ? 250 : Math.min(timeout_ms, 30_000) } };
}

function patch(hunk: string, id: string, context: AnswerContext): JsonObject {
  return item({ name: "apply_patch", input: `*** Begin Patch\n${hunk}*** End Patch\n` }, id, context);
}

function item(tool: RawTool, id: string, context: AnswerContext): JsonObject {
  if (!context.reading.tools.includes(tool.name))
    throw new ToolNotOffered(tool.name, [tool.name], context.reading.tools);
  return rawItem(tool, id, context);
}

/** A tool that is not offered may be called by its own name: that is how a script shows what the client says to it. */
function rawItem({ name, input }: RawTool, call_id: string, { body }: AnswerContext): JsonObject {
  const offered = asArray(body.tools)
    .map(asObject)
    .find((tool) => tool.name === name);
  if (offered?.type === "custom") {
    return {
      type: "custom_tool_call",
      call_id,
      name,
      input: typeof input === "string" ? input : JSON.stringify(input),
    };
  }
  const value = typeof input === "string" && offered !== undefined ? { input } : input;
  return { type: "function_call", call_id, name, arguments: typeof value === "string" ? value : JSON.stringify(value) };
}

const linesOf = (text: string): readonly string[] => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));

const prefixed = (sign: string, lines: readonly string[]): string => lines.map((line) => `${sign}${line}\n`).join("");
