import { type AnyShape, type Infer, isRecord, type Mismatch, readShape } from "@goalpost/target/adapter";
import {
  activeGoalMessage,
  assistantMessage,
  noticeMessage,
  rateLimitMessage,
  resultMessage,
  streamEvent,
  userMessage,
} from "./messages.ts";

/** A goal that is active: how often the judge has sent it back, and why at last. */
export interface ActiveGoal {
  readonly blocked: number;
  readonly reason: string | undefined;
}

/** Who is told what the client says. Messages of subagents are left out, and so is what no handler knows. */
export interface Handlers {
  readonly notice: (message: Infer<typeof noticeMessage>) => void;
  readonly assistant: (message: Infer<typeof assistantMessage>) => void;
  /** The client says that the goal is set. */
  readonly goalSet: () => void;
  readonly user: (message: Infer<typeof userMessage>) => void;
  /** The judge's reason for a no. */
  readonly feedback: (reason: string) => void;
  /** How the goal stands, in the stream itself; undefined when it is over, whatever its end. */
  readonly activeGoal: (goal: ActiveGoal | undefined) => void;
  readonly stream: (message: Infer<typeof streamEvent>) => void;
  readonly limit: (message: Infer<typeof rateLimitMessage>["rate_limit_info"]) => void;
  readonly result: (message: Infer<typeof resultMessage>) => void;
}

/**
 * Reads messages and hands them on by what they mean.
 *
 * @param condition - The goal's condition, which the client repeats before each reason.
 * @param drifted - Is told of a message that does not have the shape that we know; it is left out.
 */
export function messageReader(
  handlers: Handlers,
  condition: () => string,
  drifted: (type: string, mismatch: Mismatch) => void,
): (type: string, message: Readonly<Record<string, unknown>>) => void {
  const take = <S extends AnyShape>(
    shape: S,
    type: string,
    message: unknown,
    then: (value: Infer<S>) => void,
  ): void => {
    const reading = readShape(shape, message);
    if (reading.ok) then(reading.value);
    else drifted(type, reading.mismatch);
  };
  return (type, message) => {
    if (typeof message.parent_tool_use_id === "string") return;
    switch (type) {
      case "system":
        if (message.subtype !== "init") take(noticeMessage, "system", message, handlers.notice);
        break;
      case "assistant":
        if (isGoalSet(message)) handlers.goalSet();
        else take(assistantMessage, type, message, handlers.assistant);
        break;
      case "user":
        take(userMessage, type, message, (user) => {
          const reason = feedbackIn(user, condition());
          if (reason === undefined) handlers.user(user);
          else handlers.feedback(reason);
        });
        break;
      case "active_goal":
        take(activeGoalMessage, type, message, ({ value }) => {
          if (value === undefined || value === null) handlers.activeGoal(undefined);
          else if (value.condition === condition())
            handlers.activeGoal({ blocked: value.iterations, reason: value.last_reason ?? undefined });
        });
        break;
      case "rate_limit_event":
        take(rateLimitMessage, type, message, ({ rate_limit_info }) => handlers.limit(rate_limit_info));
        break;
      case "stream_event":
        take(streamEvent, type, message, handlers.stream);
        break;
      case "result":
        take(resultMessage, type, message, handlers.result);
        break;
    }
  };
}

/** By facts.ts, goalSetIsTold, the client says so in an answer of its own; before, the first word of the model says it. */
const isGoalSet = ({ local_command_source: source }: Readonly<Record<string, unknown>>): boolean =>
  typeof source === "string" && source.startsWith("<local-command-stdout>Goal set: ");

const feedbackIn = ({ isSynthetic, message }: Infer<typeof userMessage>, condition: string): string | undefined => {
  if (isSynthetic !== true || !Array.isArray(message.content)) return undefined;
  const [first]: readonly unknown[] = message.content;
  const text = isRecord(first) && typeof first.text === "string" ? first.text : "";
  const head = `Stop hook feedback:\n[${condition}]: `;
  return text.startsWith(head) ? text.slice(head.length) : undefined;
};
