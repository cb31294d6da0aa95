import { anything, boolean, type Infer, list, maybe, number, object, string } from "@goalpost/target/adapter";

// Only the fields that we use are named. Source: the client, in messages.rehearsal.test.ts.

const usage = object({
  input_tokens: maybe(number),
  cache_creation_input_tokens: maybe(number),
  cache_read_input_tokens: maybe(number),
  output_tokens: maybe(number),
});

const block = object({
  type: string,
  text: maybe(string),
  id: maybe(string),
  name: maybe(string),
  input: maybe(anything),
  tool_use_id: maybe(string),
  content: maybe(anything),
  is_error: maybe(boolean),
});

/** `system` with another subtype: a notice. */
export const noticeMessage = object({
  subtype: string,
  key: maybe(string),
  text: maybe(string),
  content: maybe(anything),
  /** Of `api_retry`: a request failed, and is made again. */
  attempt: maybe(number),
  max_retries: maybe(number),
  error_status: maybe(anything),
  error: maybe(anything),
});
export const assistantMessage = object({
  message: object({ id: maybe(string), model: string, content: list(block) }),
  parent_tool_use_id: maybe(string),
  /** The kind of error that the client tells in the model's place. */
  error: maybe(string),
});
/** How the account's usage stands: `rejected` when its limit is reached, and until when, in seconds since 1970. */
export const rateLimitMessage = object({ rate_limit_info: object({ status: string, resetsAt: maybe(number) }) });
/** Tool results, and texts that the client puts in the user's mouth. */
export const userMessage = object({
  message: object({ content: anything }),
  parent_tool_use_id: maybe(string),
  isSynthetic: maybe(boolean),
});
/** A piece of the model's answer; only the token counts at its end are read. */
export const streamEvent = object({
  event: object({
    type: string,
    message: maybe(object({ id: maybe(string), usage: maybe(usage) })),
    usage: maybe(usage),
  }),
  parent_tool_use_id: maybe(string),
});
/** How the goal stands, told where CLAUDE_CODE_REMOTE is set: null when it is over, whatever its end. */
export const activeGoalMessage = object({
  value: maybe(object({ condition: string, iterations: number, last_reason: maybe(string) })),
});
/** The end of one prompt. */
export const resultMessage = object({
  subtype: string,
  is_error: boolean,
  num_turns: number,
  result: maybe(string),
  errors: maybe(list(string)),
  terminal_reason: maybe(string),
  total_cost_usd: maybe(number),
  modelUsage: maybe(anything),
  /** The answer by the schema that the client was started with. */
  structured_output: maybe(anything),
});
export type ResultMessage = Infer<typeof resultMessage>;

export const blocks = list(block);
export type MessageBlock = Infer<typeof block>;

/** The token counts of one model in a result. */
export const modelUsage = object({
  inputTokens: number,
  outputTokens: number,
  cacheReadInputTokens: number,
  cacheCreationInputTokens: number,
});

/** What the client asks of us. */
export const controlRequest = object({
  request_id: string,
  request: object({
    subtype: string,
    callback_id: maybe(string),
    input: maybe(anything),
    tool_name: maybe(string),
    tool_use_id: maybe(string),
    blocked_path: maybe(string),
    decision_reason: maybe(string),
    permission_suggestions: maybe(anything),
  }),
});
export const controlResponse = object({
  response: object({ subtype: string, request_id: string, response: maybe(anything), error: maybe(string) }),
});
/** The answer to `initialize`. */
export const initialized = object({
  account: maybe(object({ tokenSource: maybe(string), apiKeySource: maybe(string), apiProvider: maybe(string) })),
  current_permission_mode: maybe(string),
  models: maybe(
    list(object({ value: string, resolvedModel: maybe(string), supportedEffortLevels: maybe(list(string)) })),
  ),
});
/** What a Stop hook is told. */
export const stopInput = object({ transcript_path: maybe(string) });

/** What the tool that asks people questions is called with. */
export const askedQuestions = object({
  questions: list(
    object({
      question: string,
      header: maybe(string),
      options: maybe(list(object({ label: string, description: maybe(string), preview: maybe(string) }))),
      multiSelect: maybe(boolean),
    }),
  ),
});
