import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { budget } from "../node/budget.ts";
import { command } from "../node/command.ts";
import { finalAnswer } from "../node/final-answer.ts";
import { gate } from "../node/gate.ts";
import { must } from "../node/must.ts";
import { never } from "../node/never.ts";
import { note } from "../node/note.ts";
import { requireId } from "../node/require-id.ts";
import type { ContractBuilder } from "./contract-builder.ts";
import { extend } from "./extend.ts";
import { fragment } from "./fragment.ts";
import { goal } from "./goal.ts";
import { type Recorder, recorderKey } from "./recorder.ts";

const port = goal("Port the parser.", { id: "port" }).doneWhen(command("pnpm test"));
const loose = <Value>(value: unknown): Value => value as Value;

/** A call as a file makes it that no compiler looked at. */
const call = <Value>(owner: object, name: string, ...given: readonly unknown[]): Value =>
  (owner as Record<string, (...all: readonly unknown[]) => Value>)[name]?.call(owner, ...given) as Value;

test("a step leaves its receiver as it was", () => {
  const before = port.build();
  port.context("docs/grammar.md").stopWhen("it rains");
  expect(port.build()).toEqual(before);
});

test("a string becomes the plainest item of its block", () => {
  const kinds = goal("a", { why: "b" })
    .context("c")
    .constraints("d")
    .doneWhen("e")
    .workflow("f")
    .verificationLoop("g")
    .executionRules("h")
    .outputContract("i")
    .stopWhen("j")
    .other("k")
    .build()
    .blocks.map(({ kind, items }) => [kind, ...items.map((item) => item.kind)]);
  expect(kinds).toEqual([
    ["goal", "outcome", "why"],
    ["context", "read"],
    ["constraints", "must"],
    ["done_when", "claim"],
    ["workflow", "step"],
    ["verification_loop", "rule"],
    ["execution_rules", "rule"],
    ["output_contract", "deliver"],
    ["stop_when", "blocked"],
    ["other", "text"],
  ]);
});

test("calls for the same block add to its end; blocks keep the order of their first call; no entry makes no block", () => {
  const { blocks } = port.stopWhen("a").context("b").stopWhen("c").workflow().other().build();
  expect(blocks.map(({ kind, items }) => [kind, items.length])).toEqual([
    ["goal", 1],
    ["done_when", 1],
    ["stop_when", 2],
    ["context", 1],
  ]);
});

test("a list of items stands for its items, as gate() of several checks gives it", () => {
  const listed = port.workflow("a", gate(command("b"), command("c"))).build();
  expect(listed).toEqual(port.workflow("a", gate(command("b")), gate(command("c"))).build());
  expect(listed.blocks.at(-1)?.items.map(({ id }) => id)).toEqual(["W1", "W2", "W3"]);
  expect(port.context(["d", note("e")], []).build()).toEqual(port.context("d", note("e")).build());
});

test("when() adds only when the condition holds", () => {
  expect(port.when(false, (builder) => builder.context("a")).build()).toEqual(port.build());
  expect(port.when(true, (builder) => builder.context("a")).build()).toEqual(port.context("a").build());
});

test("the id is the given one, else that of build(); without one it is asked for where it matters", () => {
  expect(port.build({ id: "port" }).id).toBe("port");
  expect(goal("a").doneWhen("b").build({ id: "file" }).id).toBe("file");
  expect(goal("a").doneWhen("b").build().id).toBe("unnamed");
  expect(() => requireId(goal("a").doneWhen("b").build())).toThrow(
    /^contract\.id: was not given, .*\n {2}help: write goal\("…", \{ id: "port-billing" \}\), or \.build\(\{ id: "port-billing" \}\)\n {2}code: contract\/no-id$/,
  );
  expect(() => requireId(port.build())).not.toThrow();
  expect(extend(goal("a").doneWhen("b").build()).build({ id: "file" }).id).toBe("file");
});

describe("a fragment", () => {
  const hygiene = fragment("hygiene").constraints("Keep names.").executionRules("Commit often.");

  test("adds its items to the ends of their blocks, once, also by way of another fragment", () => {
    const outer = fragment("outer").use(hygiene).constraints("Keep order.");
    const once = port.constraints("First.").use(hygiene);
    expect(once.use(hygiene).use(outer).build()).toEqual(once.constraints("Keep order.").build());
    expect(once.build().blocks.map(({ kind, items }) => [kind, items.length])).toEqual([
      ["goal", 1],
      ["done_when", 1],
      ["constraints", 2],
      ["execution_rules", 1],
    ]);
  });

  test("does not change the order of blocks, wherever it is applied", () => {
    const calls: readonly ((builder: ContractBuilder) => ContractBuilder)[] = [
      (builder) => builder.context("a"),
      (builder) => builder.constraints("b"),
      (builder) => builder.workflow("c"),
      (builder) => builder.other("d"),
      (builder) => builder.stopWhen("e"),
      (builder) => builder.executionRules("f"),
    ];
    const whole = fragment("whole")
      .stopWhen("v")
      .context("w")
      .use(hygiene)
      .workflow("x")
      .outputContract("y")
      .doneWhen("z");
    const kindsOf = (builder: ContractBuilder) => builder.build().blocks.map(({ kind }) => kind);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...calls]),
        fc.nat({ max: calls.length }),
        fc.boolean(),
        (chosen, at, isWhole) => {
          const apply = (steps: typeof calls) =>
            steps.reduce((builder, step) => step(builder), port as ContractBuilder);
          const use = (builder: ContractBuilder) => (isWhole ? builder.use(whole) : builder.use(hygiene));
          const kinds = kindsOf(apply(chosen.toSpliced(at, 0, use)));
          expect(kinds.filter((kind) => kindsOf(apply(chosen)).includes(kind))).toEqual(kindsOf(apply(chosen)));
          expect(kinds).toEqual(kindsOf(apply([...chosen, use])));
        },
      ),
    );
    expect(kindsOf(port.use(hygiene).context("a"))).toEqual([
      "goal",
      "done_when",
      "context",
      "constraints",
      "execution_rules",
    ]);
    expect(kindsOf(goal("a").use(whole))).toEqual([
      "goal", "context", "constraints", "done_when", "workflow", "execution_rules", "output_contract", "stop_when",
    ]); // biome-ignore format: one list
    expect(kindsOf(port.use(whole).order("stop_when"))).toEqual([
      "stop_when", "goal", "context", "constraints", "done_when", "workflow", "execution_rules", "output_contract",
    ]); // biome-ignore format: one list
  });

  test("of the same name with other content is an error that shows both", () => {
    const rival = fragment("hygiene").constraints("Keep files.");
    expect(() => port.use(hygiene).use(rival)).toThrow(
      /^use\(fragment "hygiene"\): another fragment "hygiene" with other content was applied before: .*Keep names\..* against .*Keep files\..*\n {2}help: give one of them another name, or use one version of the package that exports it\n {2}code: contract\/fragment-conflict$/,
    );
    expect(() => port.use(hygiene).use(fragment("outer").use(rival))).toThrow(/fragment-conflict$/);
  });

  test("may finish what is missing", () => {
    const done = fragment("tests").doneWhen(command("pnpm test"));
    expect(goal("Port the parser.", { id: "port" }).use(done).build()).toEqual(port.build());
  });
});

test("extend() goes on from a built contract, with its ids", () => {
  const base = port.build();
  const { id, blocks } = extend(base, { id: "strict" }).doneWhen("b").constraints(never("c")).build();
  expect(id).toBe("strict");
  expect(blocks.flatMap(({ items }) => items.map((item) => item.id))).toEqual(["G1", "D1", "D2", "C1"]);
  expect(extend(base).build()).toEqual(base);
});

test("a recorder hears of every call, with its line; without one nothing is asked", () => {
  const heard: [number, string][] = [];
  const recorder: Recorder = (items, stack) => heard.push([items.length, stack]);
  const place = globalThis as { [recorderKey]?: Recorder };
  place[recorderKey] = recorder;
  try {
    goal("a").doneWhen("b", "c").other("d");
  } finally {
    delete place[recorderKey];
  }
  goal("a").doneWhen("b");
  expect(heard.map(([count]) => count)).toEqual([1, 2, 1]);
  expect(heard[1]?.[1]).toContain("contract-builder.test.ts");
});

describe("bad input says where, what, and how to fix it:", () => {
  test.each<[string, () => unknown, string]>([
    ["an empty goal", () => goal(" "), 'goal: " " is empty, expected text\n  help: say in one sentence what must be true at the end'],
    ["no goal", () => goal(loose(undefined)), "goal: is missing, expected a string\n  help: say in one sentence"],
    ["a bad id", () => goal("a", { id: "Port it" }), 'goal.id: "Port it" is not a contract id, expected kebab-case such as "port-billing"\n  help: write "port-it"'],
    ["an option that goal() does not know", () => goal("a", loose({ wy: "b" })), 'goal.wy: is not an option of goal, expected one of id, why\n  help: write "why"'],
    ["a second text of a goal", () => goal("a", loose("b")), 'goal: was given "b" where its options stand, expected options such as { why: … }'],
    ["an item as the goal's options", () => goal("a", loose(note("b"))), "goal: was given the item note(…) where its options stand"],
    ["an option that build() does not know", () => port.build(loose({ name: "a" })), "build.name: is not an option of build, expected one of id\n  help: use one of these, or remove it"],
    ["a bad id of build()", () => goal("a").doneWhen("b").build({ id: "A b" }), 'build.id: "A b" is not a contract id'],
    ["a second id of build()", () => port.build({ id: "other" }), 'build.id: is "other", and the goal has the id "port", expected one of them\n  help: remove one of the two; a copy under another id is extend(contract, { id: … })'],
    ["a second id after extend()", () => extend(port.build(), { id: "strict" }).build({ id: "other" }), 'build.id: is "other", and the goal has the id "strict"'],
    ["the reserved id of goal()", () => goal("a", { id: "unnamed" }), 'goal.id: is "unnamed", which is reserved: it says that a contract has no id\n  help: give another one, such as "port-billing"'],
    ["the reserved id of build()", () => goal("a").doneWhen("b").build({ id: "unnamed" }), 'build.id: is "unnamed", which is reserved'],
    ["the reserved id of extend()", () => extend(port.build(), { id: "unnamed" }), 'extend.id: is "unnamed", which is reserved'],
    ["two fragments at once", () => call(port, "use", fragment("f").constraints("x"), fragment("g").constraints(never("Push."))), "use: was given a builder after all that it takes, expected nothing more\n  help: apply each fragment with a .use(…) of its own"],
    ["a second function of when()", () => call(port, "when", true, (each: typeof port) => each.context("a"), (each: typeof port) => each), 'when: was given a function after all that it takes, expected nothing more\n  help: write a second .when(…) for "else", with the condition turned round'],
    ["it, where the condition does not hold", () => call(port, "when", false, (each: typeof port) => each, (each: typeof port) => each.context("a")), "when: was given a function after"],
    ["a condition that is text", () => call(port, "when", "false", (each: typeof port) => each), 'when.condition: is "false", expected true or false\n  help: compare it: process.env.CI === "true"'],
    ["a condition that comes later", () => call(port, "when", Promise.resolve(false), (each: typeof port) => each), "when.condition: is a promise, expected true or false\n  help: compare it"],
    ["no function of when()", () => call(port, "when", false, fragment("f")), "when.build: is {}, expected a function\n  help: write (builder) => builder.constraints(…)"],
    ["another builder out of when()", () => port.when(true, () => goal("b").doneWhen("c")), "when: the function returned a builder without what was there before\n  help: go on with the builder that it is given"],
    ["an item behind a fragment's name", () => call({ fragment }, "fragment", "f", must("x")), 'fragment: was given the item must(…) after all that it takes, expected nothing more\n  help: add items with its methods: fragment("name").constraints(…)'],
    ["options behind a fragment's name", () => call({ fragment }, "fragment", "f", { id: "x" }), 'fragment: was given {"id":"x"} after all that it takes'],
    ["an order in a fragment", () => fragment("f").constraints("a").order("constraints"), 'fragment "f".order: would be lost: a fragment does not change the order of the blocks\n  help: call .order(…) on the goal'],
    ["a block twice in the order", () => port.order("goal", "done_when", "goal"), 'order[2]: is "goal" once more, expected each block once\n  help: remove it'],
    ["a list as the order", () => call(port, "order", ["goal"]), 'order[0]: is ["goal"], expected one of goal, '],
    ["an item as other text", () => call<typeof port>(port, "other", must("x")).build(), 'other[0].text: is an item of the kind "must", expected a string'],
    ["something behind the options of goal()", () => call({ goal }, "goal", "a", {}, { id: "x" }), 'goal: was given {"id":"x"} after its options, expected nothing more'],
    ["something behind the options of build()", () => call(port, "build", {}, { id: "x" }), 'build: was given {"id":"x"} after its options'],
    ["an option that extend() does not know", () => call({ extend }, "extend", port.build(), { why: "x" }), "extend.why: is not an option of extend, expected one of id"],
    ["a bad id of extend()", () => extend(port.build(), { id: "A b" }), 'extend.id: "A b" is not a contract id'],
    ["a bad fragment name", () => fragment("My rules"), 'fragment: "My rules" is not an id, expected kebab-case such as "golden-files"\n  help: write "my-rules"'],
    ["an empty string", () => port.constraints("a", ""), 'constraints[1]: "" is empty, expected text\n  help: write at least one character that shows'],
    ["prose where a path is meant", () => port.context("/read this first"), 'context[0]: "/read this first" is not relative, expected a path below the project\'s root\n  help: prose goes in note(…), an address in reference(…)'],
    ["an entry that is none", () => port.context("a").context(loose<string>(5)), 'context[1]: is number, expected a string or an item such as command("…")\n  help: pass a string, or what one of the item functions returns'],
    ["an item of another block", () => port.doneWhen(loose<string>(note("a"))), 'done_when[1].kind: is "note", which does not stand in done_when\n  help: note(...) goes into .context(...)'],
    ["an item of another block in a list", () => port.doneWhen([command("b"), loose<string>(finalAnswer({ maxWords: 5 }))]), 'done_when[2].kind: is "final_answer", which does not stand in done_when\n  help: finalAnswer(...) goes into .outputContract(...)'],
    ["an item of two other blocks", () => port.workflow(loose<string>(command("b"))), 'workflow[0].kind: is "command", which does not stand in workflow\n  help: command(...) goes into .constraints(...) or .doneWhen(...), or here as gate(command(...))'],
    ["a check in the loop", () => port.verificationLoop(loose<string>(command("b"))), 'goes into .constraints(...) or .doneWhen(...), or here as after("...", command(...))'],
    ["a kind that nobody knows", () => port.doneWhen(loose<string>({ kind: "wish", text: "a" })).build(), 'done_when[1].kind: is "wish", expected one of command, shell,'],
    ["a fragment among the items", () => port.constraints(loose<string>(fragment("a"))), 'constraints[0]: is a builder, expected a string or an item such as command("…")\n  help: apply a fragment with .use(…)'],
    ["a list inside a list", () => port.workflow([loose<string>(["a"])]), 'workflow[0]: is a list inside a list, expected a string or an item'],
    ["no condition", () => loose<typeof port>(goal("a")).build(), "contract.blocks: has no done_when, expected at least one condition\n  help: add .doneWhen(command(…))"],
    ["a fragment, built", () => loose<typeof port>(fragment("a")).build(), 'fragment "a": has no goal, so it is not a contract\n  help: apply it: goal("…").use(fragment)'],
    ["a contract, used", () => port.use(loose<ReturnType<typeof fragment>>(port)), "use: is a contract's builder, expected a fragment\n  help: make it with fragment(\"name\") instead of goal(\"…\")"],
    ["something else, used", () => port.use(loose<ReturnType<typeof fragment>>(budget)), 'use: was given a function, expected a fragment\n  help: make it with fragment("name")'],
    ["a forgotten return", () => port.when(true, loose<(builder: typeof port) => typeof port>(() => undefined)), "when: the function returned undefined, expected a builder\n  help: return the builder that it was given, with what you add"],
    ["an id twice", () => port.doneWhen(command("a", { id: "x" }), command("b", { id: "x" })).build(), 'done_when[2].id: "x" is a duplicate id: done_when[1] has it too'],
    ["empty other text", () => port.other("").build(), 'other[0].text: "" is empty, expected text'],
    ["no contract to extend", () => extend(loose({})), "contract.version: is missing, expected 1\n  help: add it"],
  ])("%s", (_name, run, message) => {
    expect(run).toThrow(message);
  }); // biome-ignore format: one case, one line
});

test("order takes blocks of the contract, and names what is none", () => {
  const base = goal("Port it.").doneWhen(command("pnpm test")).other("a").context("SPEC.md").other("b");
  const kinds = base
    .order("other", "stop_when", "goal", "other")
    .build()
    .blocks.map(({ kind }) => kind);
  expect(kinds).toEqual(["other", "goal", "other", "done_when", "context"]);
  // @ts-expect-error -- no block has this name
  expect(() => base.order("gaol")).toThrow(/^order\[0\]: is "gaol", expected one of goal, /);
});
