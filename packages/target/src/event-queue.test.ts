import { expect, test } from "vitest";
import { EventQueue } from "./event-queue.ts";

type RunEvent = {
  readonly at: string;
  readonly type: "message" | "commandOutput";
  readonly text: string;
  readonly id?: string;
};

const at = "2026-11-22T00:00:00.000Z";
const message = (text: string): RunEvent => ({ at, type: "message", text });
const output = (text: string): RunEvent => ({ at, type: "commandOutput", id: "c", text });

async function all(queue: EventQueue<RunEvent>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of queue) events.push(event);
  return events;
}

test("events told before anyone reads are kept, in order, and reading ends with the queue", async () => {
  const queue = new EventQueue<RunEvent>();
  queue.push(message("1"));
  const reading = all(queue);
  queue.push(message("2"));
  await Promise.resolve();
  queue.push(message("3"));
  queue.end();
  queue.push(message("too late"));
  expect(await reading).toEqual([message("1"), message("2"), message("3")]);
  expect(await all(queue)).toEqual([]);
});

test("a reader who never comes costs bounded memory: pieces of output are left out, nothing else", async () => {
  const queue = new EventQueue<RunEvent>();
  for (let index = 0; index < 20_000; index += 1) queue.push(output("x"));
  queue.push(message("kept"));
  queue.end();
  const events = await all(queue);
  expect(events.length).toBe(5001);
  expect(events.at(-1)).toEqual(message("kept"));
});
