import { toolUses, writesToRepeat } from "./anthropic-calls.ts";
import { readMessagesBody } from "./anthropic-reading.ts";
import type { AnswerContext, Dialect } from "./dialect.ts";
import { garbled, json, sseEvent, streamed, type WireAnswer } from "./sse.ts";
import { asObject, isObject, type JsonObject } from "./unknown-json.ts";
import { noUsage, type ScriptedUsage } from "./usage.ts";

const judgeSystem = "You are evaluating a stop-condition hook in Claude Code";
const compactionPrompt = "Your task is to create a detailed summary of the conversation so far";

/** The Anthropic Messages API, as far as Claude Code uses it. Source: Claude Code against this server, 2026-11-22. */
export const anthropicMessages: Dialect = {
  name: "anthropic-messages",
  problem: ({ messages, model }) => {
    if (!Array.isArray(messages) || messages.length === 0) return "messages is missing or empty, expected an array";
    return typeof model === "string" ? undefined : "model is missing, expected a string";
  },
  read: readMessagesBody,
  kindOf(body, { items }) {
    const { format } = asObject(body.output_config);
    if (items.some(({ role, text }) => role === "developer" && text.includes(judgeSystem))) return "judge";
    if (isObject(format) || body.max_tokens === 1) return "side";
    const lastUser = items.findLast(({ role, kind }) => role === "user" && kind === "text");
    return lastUser?.text.includes(compactionPrompt) ? "compaction" : "turn";
  },
  can: (call) => (call.kind === "tool" ? call.claudeCode !== undefined : call.kind !== "goal"),
  interlude({ body }) {
    const calls = writesToRepeat(body);
    return calls.length === 0 ? undefined : { texts: [], calls, usage: noUsage };
  },
  answer({ texts, calls, usage }, context) {
    const spoken = texts.map((text) => ({ type: "text", text }));
    return message(context, usage, [...spoken, ...calls.flatMap((call, at) => toolUses(call, context, at + 1))]);
  },
  compaction: (summary, usage, context) =>
    message(context, usage, [{ type: "text", text: `<summary>\n${summary}\n</summary>` }]),
  failure(failure, context) {
    if (failure.kind === "garbage") return garbled(failure.form, started(context, noUsage));
    const { status, type = errorTypes[status] ?? "api_error", message: text = `scripted failure ${status}` } = failure;
    const { resetsAt } = failure;
    const headers =
      resetsAt === undefined
        ? {}
        : {
            "anthropic-ratelimit-unified-status": "rejected",
            "anthropic-ratelimit-unified-reset": `${resetsAt}`,
            "anthropic-ratelimit-unified-representative-claim": "five_hour",
          };
    return json(status, { type: "error", error: { type, message: text } }, headers);
  },
  end: ({ reason, message: text }) =>
    json(400, { type: "error", error: { type: "invalid_request_error", message: `Rehearsal: ${text} (${reason})` } }),
};

const errorTypes: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  529: "overloaded_error",
};

function message(context: AnswerContext, usage: ScriptedUsage, content: readonly JsonObject[]): WireAnswer {
  const stop_reason = content.some(({ type }) => type === "tool_use") ? "tool_use" : "end_turn";
  if (context.body.stream !== true) {
    return json(200, { ...envelope(context), content, stop_reason, usage: usageOnWire(usage) });
  }
  const blocks = content.flatMap((block, index) => [
    sseEvent("content_block_start", {
      index,
      content_block: block.type === "text" ? { ...block, text: "" } : { ...block, input: {} },
    }),
    sseEvent("content_block_delta", { index, delta: deltaOf(block) }),
    sseEvent("content_block_stop", { index }),
  ]);
  const ending = sseEvent("message_delta", { delta: { stop_reason, stop_sequence: null }, usage: usageOnWire(usage) });
  return streamed([started(context, usage), ...blocks, ending, sseEvent("message_stop", {})]);
}

const envelope = ({ body, index }: AnswerContext): JsonObject => ({
  id: `msg_${index}`,
  type: "message",
  role: "assistant",
  model: body.model,
  stop_sequence: null,
});

const started = (context: AnswerContext, usage: ScriptedUsage): string =>
  sseEvent("message_start", {
    message: {
      ...envelope(context),
      content: [],
      stop_reason: null,
      usage: { ...usageOnWire(usage), output_tokens: 0 },
    },
  });

const deltaOf = (block: JsonObject): JsonObject =>
  block.type === "text"
    ? { type: "text_delta", text: block.text }
    : { type: "input_json_delta", partial_json: JSON.stringify(block.input) };

/** Here the cached tokens are not among the input tokens: the client adds them up. */
const usageOnWire = ({ inputTokens, outputTokens, cachedInputTokens }: ScriptedUsage): JsonObject => ({
  input_tokens: Math.max(0, inputTokens - cachedInputTokens),
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: cachedInputTokens,
  output_tokens: outputTokens,
});
