import { textOf } from "./error-data.ts";

/**
 * Hands each event to what keeps it and to the caller's own listener. A listener that throws is said once and asked no more: the run goes on.
 */
export function tellEvents<Event>(
  keep: (event: Event) => void,
  listener: ((event: Event) => void) | undefined,
  warn: (code: string, message: string) => void,
): (event: Event) => void {
  let isAsked = listener !== undefined;
  return (event) => {
    keep(event);
    if (!isAsked) return;
    try {
      listener?.(event);
    } catch (error) {
      isAsked = false;
      warn("listener-threw", `onEvent threw, and is asked no more: ${textOf(error)}`);
    }
  };
}
