import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goal } from "../builder/goal.ts";
import { absent } from "../node/absent.ts";
import { after } from "../node/after.ts";
import { artifact } from "../node/artifact.ts";
import { budget } from "../node/budget.ts";
import { claim } from "../node/claim.ts";
import { command } from "../node/command.ts";
import { type BlockItems, type Contract, parseContract } from "../node/contract.ts";
import { metric } from "../node/metric.ts";
import { never } from "../node/never.ts";
import { note } from "../node/note.ts";
import { review } from "../node/review.ts";
import { scope } from "../node/scope.ts";
import { shell } from "../node/shell.ts";
import { unchanged } from "../node/unchanged.ts";
import { contract as contracts } from "../testing/arbitraries.ts";
import { apply, diff, weakenings } from "./diff.ts";
import { formatDiff, formatDiffJson, formatDiffMarkdown } from "./format.ts";

describe("the laws", () => {
  test("a contract does not differ from itself", () => {
    fc.assert(
      fc.property(contracts(), (one) => {
        expect(diff(one, one)).toEqual([]);
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });
  test("apply(diff(a, b), a) equals b", () => {
    fc.assert(
      fc.property(contracts(), contracts(), (one, other) => {
        expect(apply(diff(one, other), one)).toEqual(other);
      }),
      { numRuns: 500, seed: 20261122 },
    );
  });
  test("also for contracts that share most of their items, in another order", () => {
    fc.assert(
      fc.property(contracts(6), fc.infiniteStream(fc.nat()), (one, random) => {
        const draw = (n: number): number => Number(random.next().value) % n;
        const other = mutate(one, draw);
        expect(apply(diff(one, other), one)).toEqual(other);
        expect(apply(diff(other, one), other)).toEqual(one);
      }),
      { numRuns: 500, seed: 20261122 },
    );
  });
  test("changes survive JSON", () => {
    fc.assert(
      fc.property(contracts(), contracts(), (one, other) => {
        const { changes } = JSON.parse(formatDiffJson(diff(one, other)));
        expect(apply(changes, one)).toEqual(other);
      }),
      { numRuns: 100, seed: 20261122 },
    );
  });
});

/** Drops, doubles or shuffles items; derived ids are derived again. */
function mutate(contract: Contract, draw: (n: number) => number): Contract {
  const blocks = contract.blocks.map(({ kind, items }) => {
    const own = items.map(({ id, ...item }) => (/^[A-Z]\d+$/.test(id) ? item : { ...item, id }));
    if (kind === "goal" || own.length < 2) return { kind, items: own };
    const at = draw(own.length);
    const [taken] = own.splice(at, 1);
    if (draw(2) === 0 && taken !== undefined) own.splice(draw(own.length + 1), 0, taken);
    return { kind, items: own };
  });
  return parseContract({ version: 1, id: contract.id, blocks });
}

const condition = (item: BlockItems["done_when"] | string): Contract =>
  goal("Port it.").doneWhen(command("pnpm lint"), item).build();
const rules = (...items: (BlockItems["constraints"] | string)[]): Contract =>
  goal("Port it.")
    .constraints("Keep names.", ...items)
    .doneWhen(command("pnpm lint"))
    .build();
const stop = (item: BlockItems["stop_when"] | string): Contract =>
  goal("Port it.").doneWhen(command("pnpm lint")).stopWhen(item).build();
const test1 = command("pnpm test");

describe("weights", () => {
  const cases: readonly (readonly [before: Contract, after: Contract, line: string])[] = [
    [
      condition(test1),
      goal("Port it.").doneWhen(command("pnpm lint")).build(),
      "done_when weakened: D2 command `pnpm test` removed",
    ],
    [
      goal("Port it.").doneWhen(command("pnpm lint")).build(),
      condition(test1),
      "done_when strengthened: D2 command `pnpm test` added",
    ],
    [
      condition(test1),
      condition("pnpm test passes"),
      "done_when weakened: D2 claim pnpm test passes: command became claim: no machine decides it any more",
    ],
    [
      condition(test1),
      condition(shell("pnpm test || true")),
      "done_when weakened: D2 shell `pnpm test || true`: the command can no longer fail",
    ],
    [
      condition(command("a", { timeoutSeconds: 60 })),
      condition(command("a", { timeoutSeconds: 90 })),
      "done_when weakened: D2 command `a`: time limit longer: 60 to 90 seconds",
    ],
    [
      condition(command("a", { stdout: /ok/ })),
      condition(command("a")),
      "done_when weakened: D2 command `a`: stdout is no longer checked",
    ],
    [
      condition(metric(test1, { atMost: 200 })),
      condition(metric(test1, { atMost: 250 })),
      "done_when weakened: D2 metric command: `pnpm test` exits 0.: upper bound raised from 200 to 250",
    ],
    [
      condition(metric(test1, { atLeast: 80 })),
      condition(metric(test1, { atLeast: 85 })),
      "done_when strengthened: D2 metric command: `pnpm test` exits 0.: lower bound raised from 80 to 85",
    ],
    [
      condition("p95 stays below 200 ms"),
      condition("p95 stays below 300 ms"),
      "done_when weakened: D2 claim p95 stays below 300 ms: threshold loosened from 200 to 300",
    ],
    [
      condition("coverage is at least 80 %"),
      condition("coverage is at least 90 %"),
      "done_when strengthened: D2 claim coverage is at least 90 %: threshold tightened from 80 to 90",
    ],
    [
      condition("All tests pass"),
      condition("all tests pass."),
      "done_when changed: D2 claim all tests pass.: spelled otherwise",
    ],
    [
      condition("the parser is fast"),
      condition("the parser is quick"),
      "done_when changed, weight unknown: D2 claim the parser is quick: text changed from the parser is fast to the parser is quick",
    ],
    [
      condition(artifact("a.json", { json: { x: 0, y: 0 } })),
      condition(artifact("a.json", { json: { x: 0 } })),
      "done_when weakened: D2 artifact `a.json` exists.: json demands less",
    ],
    [
      condition(artifact("a.json")),
      condition(artifact("a.json", { producedBy: test1 })),
      "done_when strengthened: D2 artifact `a.json` exists.: produced by is checked too",
    ],
    [
      condition(absent(/x/, { in: "a" })),
      condition(absent(/x/, { in: "a", ifMissing: "pass" })),
      "done_when weakened: D2 absent `/x/` is absent from `a`.: a missing file passes",
    ],
    [
      condition(absent(/x/, { in: "a", lastLines: 100 })),
      condition(absent(/x/, { in: "a", lastLines: 10 })),
      "done_when weakened: D2 absent `/x/` is absent from `a`.: lines that are searched lowered from 100 to 10",
    ],
    [
      condition(review("ok", { evidence: "r.md" })),
      condition(claim("ok")),
      "done_when weakened: D2 claim ok: review became claim: no person decides it any more",
    ],
    [rules(never("Skip a test.")), rules(), "constraints weakened: C2 never Skip a test. removed"],
    [
      rules(scope("src/**")),
      rules(scope("src/**", "docs/**")),
      "constraints weakened: C2 scope only `src/**`, `docs/**` may change.: docs/** added: scope widened",
    ],
    [
      rules(unchanged("a/**", "b/**")),
      rules(unchanged("a/**")),
      "constraints weakened: C2 unchanged `a/**` unchanged.: b/** no longer kept",
    ],
    [
      stop(budget({ turns: 60 })),
      stop(budget({ turns: 90 })),
      "stop_when weakened: S1 budget at the first of these bounds:: turns: budget raised from 60 to 90",
    ],
    [
      stop(budget({ turns: 60, minutes: 5 })),
      stop(budget({ turns: 60 })),
      "stop_when weakened: S1 budget at the first of these bounds:: minutes of 5 removed",
    ],
    [
      stop("stuck"),
      stop("stuck, or a golden file is wrong"),
      "stop_when changed, weight unknown: S1 blocked stuck, or a golden file is wrong: text changed from stuck to stuck, or a golden file is wrong",
    ],
  ];
  test.each(cases.map(([before, now, line]) => ({ before, now, line })))("$line", ({ before, now, line }) => {
    expect(formatDiff(diff(before, now))).toBe(`${line}\n`);
  });

  const log = (pattern: RegExp) => condition(absent(pattern, { in: "a.log" }));
  const prints = (stdout: RegExp) => condition(command("a", { stdout }));
  const based = (baseline: number) => condition(metric(test1, { changeAtMostPercent: -20, baseline }));
  const looked = (sample: string) => condition(review("ok", { sample, evidence: "r.md" }));
  test.each<readonly [loose: Contract, tight: Contract, weaker: string, stronger: string]>([
    [
      prints(/ok|fail/),
      prints(/ok/),
      "stdout matches more: /ok/ became /ok|fail/",
      "stdout matches less: /ok|fail/ became /ok/",
    ],
    [
      prints(/.*/),
      prints(/0 failed/),
      "stdout matches more: /0 failed/ became /.*/",
      "stdout matches less: /.*/ became /0 failed/",
    ],
    [log(/a/), log(/a|[|]b/), "less must be absent: /a|[|]b/ became /a/", "more must be absent: /a/ became /a|[|]b/"],
    [log(/a/), log(/a/i), "less must be absent: /a/i became /a/", "more must be absent: /a/ became /a/i"],
    [rules(scope("src/**")), rules(scope("src/a/**")), "src/a/** broadened to src/**", "src/** narrowed to src/a/**"],
    [rules(unchanged("t/g/**")), rules(unchanged("t/**")), "t/** narrowed to t/g/**", "t/g/** broadened to t/**"],
    [
      based(200),
      based(100),
      "baseline moved from 100 to 200, and the bound with it",
      "baseline moved from 200 to 100, and the bound with it",
    ],
    [looked("3 of them"), looked("9 of them"), "sample reduced from 9 to 3", "sample raised from 3 to 9"],
    [
      condition("within 20 minutes"),
      condition("within 10 minutes"),
      "threshold loosened from 10 to 20",
      "threshold tightened from 20 to 10",
    ],
  ])("what is loosened is weaker, and the other way round stronger (%#)", (loose, tight, weaker, stronger) => {
    expect(diff(tight, loose)).toMatchObject([{ weight: "weaker", reason: weaker }]);
    expect(diff(loose, tight)).toMatchObject([{ weight: "stronger", reason: stronger }]);
  });
  test.each<readonly [before: Contract, after: Contract, reason: string]>([
    [condition(shell("a b")), condition(shell("a b | tee x")), "a pipe hides the exit code of the command before it"],
    [
      condition(command("a")),
      condition(command("a", { exitCode: 1 })),
      "the command is expected to fail: exit code 0 became 1",
    ],
    [
      condition(command("vitest run")),
      condition(command("vitest run --passWithNoTests")),
      "--passWithNoTests lets the command pass where it failed",
    ],
    [condition(command("a", { id: "x" })), condition(command("true", { id: "x" })), "the command can no longer fail"],
  ])("a command that passes more easily is weaker: %#", (before, now, reason) => {
    expect(diff(before, now)).toMatchObject([{ weight: "weaker", reason }]);
  });
  test.each([
    [log(/a(b|c)/), log(/a(b|c|d)/)],
    [log(/a|b/), log(/a|c/)],
    [log(/a/m), log(/a|b/)],
    [rules(scope("src/a/**")), rules(scope("src/b/**"))],
    [condition(shell("a | b")), condition(shell("set -o pipefail; a | b | c"))],
  ])("what nobody can say is unknown: %#", (before, now) => {
    expect(diff(before, now)).toMatchObject([{ weight: "unknown" }]);
  });
  test("a check that goes from done_when to constraints counts as much there", () => {
    const before = goal("Port it.").constraints("a").doneWhen(command("pnpm lint"), unchanged("t/**")).build();
    const now = goal("Port it.").constraints("a", unchanged("t/**")).doneWhen(command("pnpm lint")).build();
    expect(diff(before, now).map(({ weight }) => weight)).toEqual(["neutral", "neutral"]);
  });
  test("an item put in front of the others is one addition", () => {
    const before = goal("Port it.").doneWhen(command("a"), command("b"), command("c")).build();
    const now = goal("Port it.").doneWhen(command("z"), command("a"), command("b"), command("c")).build();
    expect(formatDiff(diff(before, now))).toBe("done_when strengthened: D1 command `z` added\n");
  });
  test("an item is followed by its given id", () => {
    const before = goal("Port it.")
      .doneWhen(command("a", { id: "speed" }), command("b"))
      .build();
    const now = goal("Port it.")
      .doneWhen(command("b"), command("entirely different", { id: "speed" }))
      .build();
    expect(
      diff(before, now)
        .filter(({ op }) => op !== "moved")
        .map(({ op, id }) => [op, id]),
    ).toEqual([["changed", "speed"]]);
  });
  test("a change inside a loop's check is weighed", () => {
    const loop = (seconds: number): Contract =>
      goal("Port it.")
        .doneWhen(test1)
        .verificationLoop(after("each route", command("a", { timeoutSeconds: seconds })))
        .build();
    expect(diff(loop(60), loop(600))[0]).toMatchObject({
      weight: "weaker",
      reason: "time limit longer: 60 to 600 seconds",
    });
  });
  test("context binds nothing", () => {
    const before = goal("Port it.").context("a.md", note("x")).doneWhen(test1).build();
    const now = goal("Port it.").context("b.md").doneWhen(test1).build();
    expect(new Set(diff(before, now).map(({ weight }) => weight))).toEqual(new Set(["neutral"]));
  });
  test("a weakening can be allowed by id", () => {
    const changes = diff(condition(test1), goal("Port it.").doneWhen(command("pnpm lint")).build());
    expect(weakenings(changes)).toHaveLength(1);
    expect(weakenings(changes, ["D2"])).toHaveLength(0);
  });
});

test("Markdown for a pull request says first what weakens", () => {
  const before = goal("Port it.").constraints(never("Skip a test.")).doneWhen(test1).build();
  const now = goal("Port it.").constraints("Keep names.").doneWhen(test1, command("pnpm lint")).build();
  expect(formatDiffMarkdown(diff(before, now))).toMatchInlineSnapshot(`
    "### Weaker

    - **constraints** C1 never Skip a test. removed

    ### Stronger

    - **constraints** C1 must Keep names. added
    - **done_when** D2 command \`pnpm lint\` added
    "
  `);
  expect(formatDiffMarkdown([])).toBe("No changes to the contract.\n");
});

test("the requirement that lost its check is named; one that another check still comes from is not", () => {
  const before = goal("Port it.")
    .doneWhen(command("pnpm test", { from: ["R1", "R2"] }), command("pnpm parity", { from: "R2" }))
    .build();
  const without = goal("Port it.")
    .doneWhen(command("pnpm parity", { from: "R2" }))
    .build();
  expect(diff(before, without).map(({ weight, reason }) => [weight, reason])).toEqual([
    ["weaker", "check removed; R1 has no check any more"],
  ]);
  const forgotten = goal("Port it.")
    .doneWhen(command("pnpm test", { from: "R1" }), command("pnpm parity"))
    .build();
  expect(diff(before, forgotten).map(({ weight, reason }) => [weight, reason])).toContainEqual([
    "weaker",
    expect.stringContaining("R2 has no check any more"),
  ]);
});
