import type { AnswerContext, Dialect } from "../dialect.ts";
import type { ModelServer } from "../index.ts";
import { asObject, type JsonObject } from "../unknown-json.ts";

/** The context in which a dialect would answer this body as the first request. */
export function testContext(dialect: Dialect, body: JsonObject): AnswerContext {
  return { body, reading: dialect.read(body), index: 1 };
}

/** The events of a stream, parsed as a client would. */
export function eventsOf(stream: string): readonly JsonObject[] {
  const data = stream.split("\n").filter((line) => line.startsWith("data: "));
  return data.map((line) => asObject(JSON.parse(line.slice("data: ".length))));
}

/** Posts JSON (or raw text) to the server. */
export async function post(
  server: ModelServer,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${server.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}
