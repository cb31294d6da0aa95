import { expect, test } from "vitest";
import { cases } from "./cases.ts";
import { readResults } from "./results.ts";

test.each(readResults())("$client $version was seen in every case, and in no other", ({ client, seen }) => {
  const played = cases.filter(({ play }) => play[client] !== undefined).map(({ id }) => id);
  expect(Object.keys(seen).sort()).toEqual(played.sort());
});
