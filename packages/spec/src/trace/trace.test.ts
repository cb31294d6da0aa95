import {
  absent,
  artifact,
  type Contract,
  claim,
  command,
  goal,
  type Item,
  review,
  scope,
  shell,
  step,
  unchanged,
} from "@goalpost/core";
import { expect, test } from "vitest";
import { readSpec } from "../read/read-spec.ts";
import { undecided } from "../testing/trace-cases.ts";
import { formatTrace, type TraceFormat } from "./format-trace.ts";
import { trace } from "./trace.ts";

const spec = readSpec(
  "- R1: `npm test` exits 0\n- R2: Amounts are cents.\n  - no floats\n  - `reports/a.json` exists\n- R3: It reads well.\n- R4: It is <b>fast</b> | cheap.\n- R5: Nobody asks.\n\n## Decisions\n\n1. Cents.\n",
);
const contract: Contract = goal("Port it.", { id: "port" })
  .doneWhen(
    command("npm test", { from: "R1" }),
    artifact("reports/a.json", { from: "R2.2" }),
    claim("no floats", { from: ["R2.1", "decision:1"] }),
    review("It reads well.", { evidence: "reports/review.md", from: "R3" }),
    shell("npm run bench || true", { from: "R4" }),
  )
  .workflow(step("Ask.", { from: ["R5", "R77"] }))
  .build();

test("a requirement is as good as its weakest criterion; what cannot fail and what is only advice cover nothing", () => {
  expect(trace(spec, contract).rows.map(({ id, status }) => `${id} ${status}`)).toEqual([
    "R1 covered",
    "R2 open",
    "R3 person",
    "R4 uncovered",
    "R5 uncovered",
  ]);
});

test.each([
  command("npm run lint", { from: "R1" }),
  shell("npm test && npm run lint", { from: "R1" }),
  absent(/parseFloat/, { in: "src/**", from: "R1" }),
  artifact("reports/a.json", { from: "R1" }),
  scope("src/**", { from: "R1" }),
  unchanged("test/**", { from: "R1" }),
])("a check among the constraints covers as one of done_when does: $kind", (check) => {
  const made = goal("Port it.", { id: "port" }).constraints(check).doneWhen(command("npm test")).build();
  expect(trace(readSpec("- R1: Amounts are exact.\n"), made).rows[0]?.status).toBe("covered");
});

test.each([...undecided()])("nothing that does not decide is called covered: %s", (what, made) => {
  const { rows } = trace(readSpec("- R1: Amounts are exact.\n- R2: b\n"), made);
  expect(rows[0]?.status).toBe(what === "claim" ? "open" : what === "review" ? "person" : "uncovered");
});

test("decisions, origins that the specification does not have, and the last result", () => {
  const receipt = { verdict: "not done", contract: { id: "port" }, checks: [{ id: "D1", status: "fail" }] };
  const { decisions, unknown, rows, verdict } = trace(spec, contract, receipt);
  expect({ decisions, unknown, verdict, last: rows[0]?.criteria[0]?.items }).toMatchInlineSnapshot(`
    {
      "decisions": [
        {
          "id": "1",
          "items": [
            "D3",
          ],
          "text": "Cents.",
        },
      ],
      "last": [
        {
          "decides": "check",
          "id": "D1",
          "kind": "command",
          "last": "fail",
        },
      ],
      "unknown": [
        {
          "item": "W1",
          "origin": "R77",
        },
      ],
      "verdict": "not done",
    }
  `);
});

test.each<TraceFormat>(["text", "markdown", "html"])("as %s, with the marks of the specification escaped", (format) => {
  expect(formatTrace(trace(spec, contract), format)).toMatchSnapshot();
});

test("as JSON it is the trace", () => {
  expect(JSON.parse(formatTrace(trace(spec, contract), "json"))).toEqual(
    JSON.parse(JSON.stringify(trace(spec, contract))),
  );
});

test("a script of the project that cannot fail, and a scope in which everything may change, cover nothing", () => {
  const made = goal("It holds.")
    .constraints(scope("src/**", { from: "R2" }))
    .doneWhen(command("npm run lint", { from: "R1" }), command("npm test", { from: "R3" }))
    .build();
  const specOf = readSpec("- R1: a\n- R2: b\n- R3: c\n");
  const commands = [{ run: "npm run lint", wholeSuite: false, cannotFail: "eslint . || true" }];
  const statuses = (contract: Contract, options = {}): readonly string[] =>
    trace(specOf, contract, undefined, options).rows.map(({ status }) => status);
  expect(statuses(made)).toEqual(["covered", "covered", "covered"]);
  expect(statuses(made, { commands })).toEqual(["uncovered", "covered", "covered"]);
  for (const all of ["**", "**/*", "./**"]) {
    const open = goal("It holds.")
      .constraints(scope(all, { from: "R2" }))
      .doneWhen(command("npm test", { from: ["R1", "R3"] }))
      .build();
    expect(statuses(open)).toEqual(["covered", "uncovered", "covered"]);
  }
  expect(() => trace(specOf, made, undefined, { comands: [] } as object)).toThrow(/spec\/bad-option/);
});

test.each<[string, Item, string]>([
  ["a file that is there", artifact("package.json", { from: "R1" }), "holds-already"],
  ["a folder that is there", shell("[ -d src ]", { from: "R1" }), "holds-already"],
  ["a file that is asked for by its program", command("test -f ./package.json", { from: "R1" }), "holds-already"],
  ["a listing", command("ls src/", { from: "R1" }), "holds-already"],
  ["what is gone already", shell("test ! -e legacy", { from: "R1" }), "holds-already"],
  ["a guard of nothing", unchanged("test/golden/**", "gone.txt", { from: "R1" }), "uncovered"],
  ["a guard of something", unchanged("test/golden/**", "src/**", { from: "R1" }), "covered"],
  ["a guard against a revision", unchanged("test/golden/**", { since: "main", from: "R1" }), "covered"],
  ["a file that is to come", artifact("dist/a.js", { from: "R1" }), "covered"],
  ["what a file is to hold", artifact("package.json", { contains: "2.0.0", from: "R1" }), "covered"],
  ["how large it is to be", artifact("package.json", { minBytes: 900, from: "R1" }), "covered"],
  ["what has to go", shell("! test -e src", { from: "R1" }), "covered"],
  ["a file out of the project", command("test -f ../src", { from: "R1" }), "covered"],
  ["a file of another folder", command("test -f src", { cwd: "packages", from: "R1" }), "covered"],
  ["a listing that is read", command("ls src", { stdout: "a.ts", from: "R1" }), "covered"],
  ["a pattern that must not come", absent(/x/, { in: "src/**", from: "R1" }), "covered"],
])("the tree at the start: %s", (_name, item, expected) => {
  const made = goal("It holds.")
    .doneWhen(item as never, command("npm run other"))
    .build();
  const there = new Set(["package.json", "src", "src/**"]);
  const of = (options = {}) => trace(readSpec("- R1: a\n"), made, undefined, options).rows[0];
  expect(of({ start: (path: string) => there.has(path) })?.status).toBe(expected);
  // what nobody knows of the start is not held against a check
  expect(of()?.status).toBe("covered");
  expect(of({ start: () => undefined })?.status).toBe("covered");
});

test("a check that held already is told apart from one that covers, beside a person's word and a claim", () => {
  const there = { start: () => true };
  const of = (...items: readonly Item[]) =>
    trace(
      readSpec("- R1: a\n"),
      goal("It holds.")
        .doneWhen(...(items as never[]))
        .build(),
      undefined,
      there,
    );
  const held = artifact("a.txt", { from: "R1" });
  expect(of(held, command("npm test", { from: "R1" })).rows[0]?.status).toBe("covered");
  expect(of(held, review("It reads well.", { evidence: "r.md", from: "R1" })).rows[0]?.status).toBe("person");
  expect(formatTrace(of(held, claim("It is so.", { from: "R1" })), "text")).toBe(
    "R1         holds already: shows nothing of the work  by D1 artifact (holds at the start), D2 claim\n           SPEC.md:1: a\n1 requirement: 0 covered, 0 decided by a person, 1 held already, 0 open, 0 uncovered\n",
  );
});
