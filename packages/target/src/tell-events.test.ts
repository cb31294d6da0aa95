import { expect, test } from "vitest";
import { tellEvents } from "./tell-events.ts";

test("each event is kept and told, in order; a listener that throws is said once", () => {
  const seen: string[] = [];
  const tell = tellEvents<number>(
    (event) => seen.push(`kept ${event}`),
    (event) => {
      seen.push(`told ${event}`);
      if (event === 2) throw new Error("no more");
    },
    (code, message) => seen.push(`${code}: ${message}`),
  );
  for (const event of [1, 2, 3]) tell(event);
  expect(seen).toEqual([
    "kept 1",
    "told 1",
    "kept 2",
    "told 2",
    "listener-threw: onEvent threw, and is asked no more: no more",
    "kept 3",
  ]);
});

test("without a listener events are only kept", () => {
  const seen: number[] = [];
  tellEvents<number>(
    (event) => seen.push(event),
    undefined,
    () => expect.fail(),
  )(1);
  expect(seen).toEqual([1]);
});
