import { expect, test } from "vitest";
import type { StuckFinding } from "../stuck/finding.ts";
import { Hold } from "./hold.ts";

const found = (isEnd: boolean, times = 5): StuckFinding => ({
  kind: "empty-turns",
  sinceTurn: 1,
  times,
  evidence: [],
  isEnd,
});
const end = found(true);
const moment = (word: string | undefined, more = {}) => ({ word, isTurnEnd: true, isJudgedNext: false, ...more });
/** A turn that began with a word. */
const began = (word: string | undefined): Hold => {
  const hold = new Hold();
  hold.turnBegan(word);
  return hold;
}; // biome-ignore format: one

test("what is found while the client's word is as it was is told", () => {
  for (const finding of [end, found(false)])
    for (const isTurnEnd of [true, false])
      expect(began("active").lets(finding, moment("active", { isTurnEnd }))).toBe(true);
  // a client that had no word when the turn began has none to change
  expect(began(undefined).lets(end, moment("complete"))).toBe(true);
});

test("an end is kept back where the word has changed, and told when the goal goes on; a first sign is as if it had not been", () => {
  const hold = began("active");
  expect(hold.lets(end, moment("complete"))).toBe(false);
  expect(hold.turnBegan("active")).toBe(end);
  expect(hold.turnBegan("active")).toBeUndefined();
  expect(hold.lets(found(false), moment("complete"))).toBe(false);
  expect(hold.turnBegan("active")).toBeUndefined();
});

test("an end is kept back at the end of a turn that a judge speaks after, and only that", () => {
  expect(began("active").lets(end, moment("active", { isJudgedNext: true }))).toBe(false);
  expect(began("active").lets(end, moment("active", { isJudgedNext: true, isTurnEnd: false }))).toBe(true);
  expect(began("active").lets(found(false), moment("active", { isJudgedNext: true }))).toBe(true);
});

test("what is kept is told by the word with which the turn began, once, and by no other", () => {
  const hold = began("active");
  hold.lets(end, moment("complete"));
  expect(hold.said("complete")).toBeUndefined();
  expect(hold.said("active")).toBe(end);
  expect(hold.said("active")).toBeUndefined();
});

test("two findings are kept within a turn, the third is told; the next turn counts anew, and its end does not count", () => {
  const hold = new Hold();
  for (let turn = 0; turn < 2; turn++) {
    hold.turnBegan("active");
    const kept = [1, 2, 3].map((times) => hold.lets(found(true, times), moment("complete", { isTurnEnd: false })));
    expect(kept).toEqual([false, false, true]);
  }
  const other = began("active");
  for (let at = 0; at < 5; at++) expect(other.lets(end, moment("complete"))).toBe(false);
});

test("the newest is kept; what is dropped is told to nobody", () => {
  const hold = began("active");
  hold.lets(found(true, 5), moment("complete"));
  hold.lets(found(true, 6), moment("complete"));
  expect(hold.said("active")).toMatchObject({ times: 6 });
  hold.lets(end, moment("complete"));
  hold.drop();
  expect(hold.turnBegan("active")).toBeUndefined();
});
