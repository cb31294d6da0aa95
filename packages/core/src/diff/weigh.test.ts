import { expect, test } from "vitest";
import {
  after,
  architecture,
  artifact,
  type BlockItems,
  budget,
  claim,
  command,
  deliver,
  gate,
  goal,
  must,
  never,
  note,
  read,
  review,
  rule,
  shell,
  step,
  unchanged,
  why,
} from "../index.ts";
import type { Contract, Item } from "../node/contract.ts";
import type { Weight } from "./change.ts";
import { diff } from "./diff.ts";
import { weighAdded, weighRemoved } from "./weigh.ts";

const condition = (item: BlockItems["done_when"]): Contract => goal("Port it.").doneWhen(item).build();
const rules = (item: BlockItems["constraints"]): Contract =>
  goal("Port it.").constraints(item).doneWhen(command("a")).build();
const stop = (item: BlockItems["stop_when"]): Contract =>
  goal("Port it.").doneWhen(command("a")).stopWhen(item).build();

const cases: readonly (readonly [looser: Contract, tighter: Contract, reason: string])[] = [
  [stop(budget({ tokens: 9 })), stop(budget({ tokens: 5 })), "tokens: budget raised from 5 to 9"],
  [stop(budget({ dollars: 9 })), stop(budget({ dollars: 5 })), "dollars: budget raised from 5 to 9"],
  [
    condition(artifact("a", { minBytes: 1 })),
    condition(artifact("a", { minBytes: 9 })),
    "bytes at least lowered from 9 to 1",
  ],
  [condition(artifact("a")), condition(artifact("a", { contains: "x" })), "contains is no longer checked"],
  [condition(artifact("a")), condition(artifact("a", { contains: /x/ })), "matches is no longer checked"],
  [condition(artifact("a")), condition(artifact("a", { jsonSchema: {} })), "json schema is no longer checked"],
  [condition(shell("a; true")), condition(shell("a")), "the command can no longer fail"],
  [condition(shell("a || exit 0")), condition(shell("a")), "the command can no longer fail"],
  [condition(shell("a &")), condition(shell("a")), "the command can no longer fail"],
  [condition(command("echo a")), condition(command("a")), "the command can no longer fail"],
  [condition(command("a --exit-zero")), condition(command("a")), "--exit-zero lets the command pass where it failed"],
  [condition(command("a --no-fail")), condition(command("a")), "--no-fail lets the command pass where it failed"],
];
test.each(cases.map(([looser, tighter, reason]) => ({ looser, tighter, reason })))(
  "$reason",
  ({ looser, tighter, reason }) => {
    const [loosened] = diff(tighter, looser);
    expect(loosened).toMatchObject({ weight: "weaker", reason: expect.stringContaining(reason) });
    expect(diff(looser, tighter)[0]?.weight).not.toBe("weaker");
  },
);

test.each([
  ["since", rules(unchanged("a")), rules(unchanged("a", { since: "main" }))],
  ["cwd", condition(command("a", { cwd: "b" })), condition(command("a", { cwd: "c" }))],
  ["never to must", rules(never("Touch it.")), rules(must("Touch it."))],
])("nobody can weigh a change of %s", (_name, before, now) => {
  expect(diff(before, now).map(({ weight }) => weight)).toEqual(["unknown"]);
});

test.each<[item: Item, removed: Weight, added: Weight]>([
  [command("a"), "weaker", "stronger"],
  [review("ok", { evidence: "r.md" }), "weaker", "stronger"],
  [claim("ok"), "weaker", "stronger"],
  [never("x"), "weaker", "stronger"],
  [must("x"), "weaker", "stronger"],
  [architecture("x"), "weaker", "stronger"],
  [rule("x"), "weaker", "stronger"],
  [gate(command("a")), "weaker", "stronger"],
  [after("each step", command("a")), "weaker", "stronger"],
  [deliver("a.md", { what: "a report" }), "weaker", "stronger"],
  [budget({ turns: 1 }), "weaker", "stronger"],
  [read("a"), "neutral", "neutral"],
  [note("x"), "neutral", "neutral"],
  [step("x"), "neutral", "neutral"],
  [why("x"), "neutral", "neutral"],
])("$kind: gone, and new", (item, removed, added) => {
  expect([weighRemoved(item).weight, weighAdded(item).weight]).toEqual([removed, added]);
});
