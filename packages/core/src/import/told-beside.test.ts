import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const below = (title: string, entry: string): readonly string[] =>
  saidOf(importPrompt(`## Goal\nPort it.\n\n## ${title}\n- ${entry}\n`).draft).slice(1);
const inProse = (text: string): readonly string[] => saidOf(importPrompt(`Please port the shop to Fastify 5.\n\n${text}\n`).draft).slice(1); // biome-ignore format: one

describe("why something is forbidden is not a rule of its own", () => {
  test.each([
    ["Don't squash or rebase; reviewers comment on single commits.", ["constraints never: Squash or rebase"]],
    ["Do not rename public functions; finance still calls them.", ["constraints never: Rename public functions"]],
    ["Do not push; keep old reads working.", ["constraints never: Push", "constraints must: keep old reads working."]],
    ["Hands off `importer/legacy/` - finance still runs it on fridays.", ["constraints unchanged: importer/legacy/**"]],
    ["Never edit `a/b.md` by hand.", ["constraints never: Edit `a/b.md` by hand."]],
  ])("%s", (entry, items) => expect(below("Constraints", entry)).toEqual(items));
});

describe("what a number is today bounds nothing", () => {
  test.each([
    ["`make lint` prints at most 12 warnings (today 31).", "done_when metric: make lint at most 12"],
    ["`make time` shall not exceed 400 ms; it is 900 ms at present.", "done_when metric: make time at most 400"],
    ["mypy sync reports no new errors (it's 14 now).", "done_when metric: mypy sync at most 14"],
  ])("%s", (entry, item) => {
    const [only, ...more] = below("Done when", entry);
    expect(more).toEqual([]);
    expect(only?.split(/[:{]/)[0]).toBe(item.split(":")[0]);
    expect(only).toContain(item.split(" ").at(-1));
  });
});

describe("what stands below an id, a stop title or no title", () => {
  test.each([
    ["Done when", "AC2  ./gradlew :maps:test passes.", ["done_when command: ./gradlew :maps:test"]],
    ["Stop when", "Our platform team reviews `charts/base` only (Jorge or Amina).", ["done_when review"]],
    ["Constraints", "Effort is limited to eight hours or 60 USD.", ["stop_when budget"]],
    ["Constraints", "If no board answers, work SHALL stop, because simulation says nothing.", ["stop_when blocked: no board answers"]],
  ])("%s: %s", (title, entry, begins) => {
    const all = below(title, entry);
    expect(all.map((item, index) => item.startsWith(begins[index] ?? " "))).toEqual([true]);
  }); // biome-ignore format: a table

  test.each([
    ["Tell nobody outside.", ["constraints never: Tell anybody outside"]],
    ["Credit notes are covered by CR-2304 and are not part of this request.", ["constraints never: Credit notes"]],
    ['Revert with "greenhouse ok" when all is completed.', ["output_contract completion_signal: greenhouse ok"]],
  ])("%s", (text, items) => expect(inProse(text)).toEqual(items));
});
