import type { AnswerContext, Dialect } from "./dialect.ts";
import { callItems } from "./openai-calls.ts";
import { readResponsesBody } from "./openai-reading.ts";
import { garbled, json, sseEvent, streamed, type WireAnswer } from "./sse.ts";
import { asArray, asObject, type JsonObject } from "./unknown-json.ts";
import { noUsage, type ScriptedUsage } from "./usage.ts";

const localCompaction = "You are performing a CONTEXT CHECKPOINT COMPACTION";

/** The OpenAI Responses API, as far as Codex uses it. Source: Codex against this server, 2026-11-22. */
export const openaiResponses: Dialect = {
  name: "openai-responses",
  problem: ({ input, stream: streaming }) => {
    if (typeof input !== "string" && !Array.isArray(input)) return "input is missing, expected text or an array";
    return streaming === true ? undefined : "stream is not true; this server streams only";
  },
  read: readResponsesBody,
  kindOf(body, { items }) {
    if (asObject(asArray(body.input).at(-1)).type === "compaction_trigger") return "compaction";
    const lastUser = items.findLast(({ role }) => role === "user");
    return lastUser?.text.startsWith(localCompaction) ? "compaction" : "turn";
  },
  can: (call) => call.kind !== "tool" || call.codex !== undefined,
  interlude: ({ body }) => {
    const calls = runningSessions(body).map((session) => ({
      kind: "tool" as const,
      codex: { name: "write_stdin", input: { session_id: session, chars: "", yield_time_ms: 30_000 } },
    }));
    return calls.length === 0 ? undefined : { texts: [], calls, usage: noUsage };
  },
  answer: ({ texts, calls, usage }, context) => {
    const messages = texts.map((text, index) => message(`msg_${context.index}_${index + 1}`, text));
    return stream(context, usage, [...messages, ...calls.flatMap((call, at) => callItems(call, context, at + 1))]);
  },
  compaction: (summary, usage, context) => {
    const remote = asObject(asArray(context.body.input).at(-1)).type === "compaction_trigger";
    const item = remote ? { type: "compaction", encrypted_content: summary } : message(`msg_${context.index}`, summary);
    return stream(context, usage, [item]);
  },
  failure: (failure, context) => {
    if (failure.kind === "garbage") return garbled(failure.form, created(context));
    const {
      status,
      type = status === 429 ? "usage_limit_reached" : "server_error",
      message = `scripted failure ${status}`,
    } = failure;
    const { resetsAt } = failure;
    if (resetsAt === undefined) return json(status, { error: { type, code: type, message } });
    // as the account's own server tells it: in the error, and of the window that is used up in headers
    const headers = {
      "x-codex-primary-used-percent": "100",
      "x-codex-primary-window-minutes": "300",
      "x-codex-primary-reset-at": `${resetsAt}`,
    };
    return json(status, { error: { type, code: type, message, plan_type: "pro", resets_at: resetsAt } }, headers);
  },
  end: ({ reason, message }) =>
    json(400, { error: { type: "invalid_request_error", code: reason, message: `Rehearsal: ${message}` } }),
};

const message = (id: string, text: string): JsonObject => ({
  type: "message",
  role: "assistant",
  id,
  content: [{ type: "output_text", text, annotations: [] }],
});

const created = ({ index }: AnswerContext): string =>
  sseEvent("response.created", { response: { id: `resp_${index}` } });

function stream(context: AnswerContext, usage: ScriptedUsage, items: readonly JsonObject[]): WireAnswer {
  const events = items.flatMap((item, output_index) => {
    const added = item.type === "message" ? { ...item, content: [] } : item;
    const done = sseEvent("response.output_item.done", { output_index, item });
    const deltas = asArray(item.content).map((part) =>
      sseEvent("response.output_text.delta", {
        output_index,
        item_id: item.id,
        content_index: 0,
        delta: asObject(part).text,
      }),
    );
    return [sseEvent("response.output_item.added", { output_index, item: added }), ...deltas, done];
  });
  const response = { id: `resp_${context.index}`, status: "completed", output: items, usage: usageOnWire(usage) };
  return streamed([created(context), ...events, sseEvent("response.completed", { response })]);
}

const usageOnWire = ({ inputTokens, outputTokens, cachedInputTokens, reasoningTokens }: ScriptedUsage): JsonObject => ({
  input_tokens: inputTokens,
  input_tokens_details: { cached_tokens: cachedInputTokens },
  output_tokens: outputTokens,
  output_tokens_details: { reasoning_tokens: reasoningTokens },
  total_tokens: inputTokens + outputTokens,
});

/** Sessions of `run` calls that were still going when the client stopped waiting: the model polls them, as a real one would. */
function runningSessions(body: JsonObject): readonly number[] {
  const sessions: number[] = [];
  for (const value of asArray(body.input).toReversed()) {
    const { type, call_id, output } = asObject(value);
    if (type !== "function_call_output" && type !== "custom_tool_call_output") break;
    const header =
      typeof output === "string" && !String(call_id).startsWith("bg_") ? output.split("\nOutput:\n", 1)[0] : "";
    const session = /^Process running with session ID (\d+)$/m.exec(header ?? "")?.[1];
    if (session !== undefined) sessions.unshift(Number(session));
  }
  return sessions;
}
