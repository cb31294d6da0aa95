import { type Mismatch, readShape } from "@goalpost/target/adapter";
import { type NotificationMethod, type NotificationParams, notifications } from "./messages.ts";

/** One handler for each notification that we read. */
export type NotificationHandlers = { readonly [M in NotificationMethod]: (params: NotificationParams<M>) => void };

/**
 * Makes a function that takes raw notifications, leaves out those that we do not read and those of other threads, and hands the rest on.
 *
 * @param threadId - The thread at this moment.
 * @param onDrift - Is told once for each method whose message is not as we read it; the message is left out.
 */
export function notificationReader(
  handlers: NotificationHandlers,
  threadId: () => string,
  onDrift: (method: string, mismatch: Mismatch) => void,
): (method: string, params: unknown) => void {
  const drifted = new Set<string>();
  return (method, params) => {
    if (!Object.hasOwn(notifications, method)) return;
    const known = method as NotificationMethod;
    const reading = readShape(notifications[known], params);
    if (!reading.ok) {
      if (!drifted.has(method)) onDrift(method, reading.mismatch);
      drifted.add(method);
      return;
    }
    const { threadId: of } = reading.value as { readonly threadId?: string };
    if (of !== undefined && of !== threadId()) return;
    // each handler takes what the shape of its own method reads
    (handlers[known] as (params: unknown) => void)(reading.value);
  };
}
