import { type AnswerContext, ToolNotOffered } from "./dialect.ts";
import type { Call, RawTool } from "./step.ts";
import { asArray, asObject, asText, isObject, type JsonObject } from "./unknown-json.ts";

/** Writes a call as the tool uses that Claude Code understands. The model has no tool for its goal: there the judge decides. */
export function toolUses(call: Call, context: AnswerContext, at: number): readonly JsonObject[] {
  const tools = toolsOf(call);
  return tools.map(({ name, input }, index) => {
    const isOwn = call.kind === "tool";
    if (!isOwn && !context.reading.tools.includes(name))
      throw new ToolNotOffered(call.kind, [name], context.reading.tools);
    return {
      type: "tool_use",
      id: `toolu_${context.index}_${at}_${index + 1}`,
      name,
      input: isObject(input) ? input : { input },
    };
  });
}

function toolsOf(call: Call): readonly RawTool[] {
  switch (call.kind) {
    case "run": {
      const { command, timeoutSeconds, background } = call;
      const input = { command, timeout: timeoutSeconds * 1_000, ...(background ? { run_in_background: true } : {}) };
      return [{ name: "Bash", input }];
    }
    case "write":
      return [{ name: "Write", input: { file_path: call.path, content: call.text } }];
    case "edit":
      return [read(call.path), ...call.changes.map(({ find, replace }) => edit(call.path, find, replace))];
    case "tool":
      return call.claudeCode === undefined ? [] : [call.claudeCode];
    case "goal":
      return [];
  }
}

/** For some models the client refuses to change a file that they have not read. */
const read = (path: string): RawTool => ({ name: "Read", input: { file_path: path } });

const edit = (file_path: string, old_string: string, new_string: string): RawTool => ({
  name: "Edit",
  input: { file_path, old_string, new_string },
});

/**
 * Files whose `Write` was refused because the model had not read them: the model reads and writes again, as a real one does.
 * Source: Claude Code, 2026-11-22: with claude-haiku-4-5 "File has not been read yet. Read it first before writing to it.", with
 * claude-opus-5-5 no refusal.
 */
export function writesToRepeat(body: JsonObject): readonly Call[] {
  const messages = asArray(body.messages).map(asObject);
  const last = messages.findLastIndex(({ role }) => role === "assistant");
  const asked = asArray(messages[last]?.content).map(asObject);
  if (asked.some(({ name }) => name === "Read")) return [];
  const answers = messages.slice(last + 1).flatMap(({ content }) => asArray(content).map(asObject));
  const refused = answers.filter(
    (answer) => answer.is_error === true && outputOf(answer).includes("has not been read yet"),
  );
  return refused.flatMap(({ tool_use_id }) => {
    const { name, input } = asObject(asked.find(({ id }) => id === tool_use_id));
    const { file_path } = asObject(input);
    if (name !== "Write" || typeof file_path !== "string") return [];
    return [rawCall(read(file_path)), rawCall({ name: "Write", input: asObject(input) })];
  });
}

const rawCall = (claudeCode: RawTool): Call => ({ kind: "tool", claudeCode });

const outputOf = ({ content }: JsonObject): string =>
  typeof content === "string"
    ? content
    : asArray(content)
        .map((block) => asText(asObject(block).text))
        .join("\n");
