import type { GarbageForm } from "./step.ts";

/** One server-sent event. JSON has no raw line break, so one `data:` line always holds it. */
export function sseEvent(name: string, data: Readonly<Record<string, unknown>>): string {
  return `event: ${name}\ndata: ${JSON.stringify({ type: name, ...data })}\n\n`;
}

/** An answer as it goes on the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const streamed = (events: readonly string[]): WireAnswer => ({
  status: 200,
  contentType: "text/event-stream",
  body: events.join(""),
});

export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): WireAnswer => ({
  status,
  contentType: "application/json",
  body: JSON.stringify(value),
  headers,
});

/** An unusable answer; `opening` is a good first event of the stream, so that only what follows is wrong. */
export function garbled(form: GarbageForm, opening: string): WireAnswer {
  if (form === "html")
    return { status: 200, contentType: "text/html", body: "<!doctype html><title>Bad gateway</title>" };
  if (form === "empty") return streamed([]);
  if (form === "cut") return streamed([opening]);
  return streamed([opening, 'event: message\ndata: {"type": "mess\n\n', "data: \u0000garbage\n\n"]);
}
