import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { goal } from "../builder/goal.ts";
import { command } from "../node/command.ts";
import { kitchenSink } from "../node/kitchen-sink.ts";
import { type Limit, pack } from "../pack/pack.ts";
import type { CompileTarget, Launch } from "./target.ts";

interface PaperLaunch extends Launch {
  readonly sheet: string;
}

/** A target as a third party would write one: a client that is given a sheet of paper. */
function paper({ max }: { readonly max: number }): CompileTarget<PaperLaunch> {
  const limit: Limit = { max, unit: "scalars", source: "measured on a sheet", seen: "2026-11-22" };
  return {
    name: "paper",
    limits: { sheet: limit },
    compile(contract) {
      const digest = (text: string) => createHash("sha256").update(text).digest("hex");
      const { text, files, trace } = pack(contract, { limit, digest, notes: ["Write with a pen."] });
      const warnings = contract.blocks.flatMap(({ kind, items }) =>
        items.flatMap((item, index) =>
          item.kind === "budget"
            ? [
                {
                  code: "paper/no-clock",
                  where: `${kind}[${index}]`,
                  what: "paper counts no turns",
                  help: "count them",
                },
              ]
            : [],
        ),
      );
      return { target: "paper", id: contract.id, sheet: text, files, argv: { post: ["post", text] }, warnings, trace };
    },
  };
}

test("a target gives a plain value, within its limit, and says what it will not do", () => {
  const contract = kitchenSink();
  const launch = paper({ max: 1500 }).compile(contract);
  expect(JSON.parse(JSON.stringify(launch))).toEqual(launch);
  expect([...launch.sheet].length).toBeLessThanOrEqual(1500);
  expect(launch.sheet).toContain("Write with a pen.");
  expect(launch.warnings.map(({ where }) => where)).toEqual(["stop_when[1]"]);
  expect(paper({ max: 1500 }).compile(contract)).toEqual(launch);
});

test("the trace says where each block went, and why", () => {
  const { trace } = paper({ max: 1500 }).compile(kitchenSink());
  const placed = (place: string) =>
    trace.filter((entry) => entry.place === place).map(({ block, why }) => `${block}: ${why}`);
  expect(placed("text")).toEqual(["goal: the goal is always in the text", "stop_when: the end must be in view"]);
  expect(placed("split")).toEqual([
    "constraints: the rest is in the file: with it the text would be over 1500 characters",
    "done_when: the text keeps its ids: with it the text would be over 1500 characters",
  ]);
  expect(placed("file")).toHaveLength(6);
  expect(() => paper({ max: 300 }).compile(kitchenSink())).toThrow(
    /help: shorten the goal by \d+.*\n {2}code: pack\/over-limit$/s,
  );
});

test("the text says what else the file holds, of one block and of more", () => {
  const short = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test"));
  const sheet = (builder: typeof short) => paper({ max: 1500 }).compile(builder.build()).sheet;
  expect(sheet(short)).not.toContain("It also holds");
  expect(sheet(short.context("SPEC.md"))).not.toContain("It also holds");
  const long = "Port one route. ".repeat(60);
  expect(sheet(short.workflow(long))).toContain("It also holds workflow, which binds you as well.");
  expect(sheet(short.workflow(long).executionRules(long))).toContain(
    "It also holds workflow, execution_rules, which bind you as well.",
  );
});
