import { parseContract } from "@goalpost/core";
import { lint } from "@goalpost/core/lint";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readSpec } from "../read/read-spec.ts";
import { fixture, fixtureNames } from "../testing/fixtures.ts";
import { draft } from "./draft.ts";

test("criteria become checks, decisions and fences constraints, and each says what it comes from", () => {
  expect(draft(fixture("own")).source).toMatchInlineSnapshot(`
    "// Drafted from own.md.
    // Open:
    //   own.md:45: Who owns the rate limits?
    //   own.md:1: the specification states no bound: 60 turns are ours, say what the work may cost

    import { absent, architecture, artifact, budget, command, deliver, goal, never, read, review, scope } from "goalpost";

    export default goal("All 29 endpoints answer byte for byte as the old service does.", {
      why: "The old one runs on a platform that ends in March.",
    })
      .context(read("own.md", { note: "the specification" }), "reports/parity.json", "src/billing/**", "test/**")
      .constraints(
        scope("src/billing/**", "test/**"),
        never("Add a dependency."),
        architecture("Errors keep the old codes, because two clients match on them.", { from: "decision:1" }),
        architecture("The cache is dropped: it hid three of the last five incidents.", { from: "decision:2" }),
        never("Work on what is out of scope: The admin pages"),
        never("Work on what is out of scope: Currency conversion"),
      )
      .doneWhen(
        command("npm run parity", { from: "R1" }),
        artifact("reports/parity.json", { from: "R2.1" }),
        command("npm run count", { stdout: /29/, from: "R2.2" }),
        absent(/\\bparseFloat\\b/, { in: "src/billing/**", from: "R3.1" }),
        review("each names what to do next", { sample: "three error pages", evidence: "reports/review.md", from: "R4.1" }),
      )
      .executionRules(
        "Look at \`git status\` before you edit, and keep changes that are not yours.",
        "Search with \`rg\` where it is there.",
        "Gather context, plan, implement, test and refine without waiting for a prompt at each step.",
        "Fix the cause that a failing check shows, never the check.",
      )
      .outputContract(deliver("reports/parity.json", { what: "29 responses", format: "JSON" }))
      .stopWhen("two requirements contradict each other, or one cannot be met as it is written", budget({ turns: 60 }));
    "
  `);
});

test("what no reader can turn into a check stays a claim, and is open", () => {
  const { requirements, open } = draft(fixture("spec-kit"));
  expect(requirements).toMatchInlineSnapshot(`
    [
      {
        "checks": 0,
        "claims": 2,
        "id": "US1",
        "reviews": 0,
      },
      {
        "checks": 0,
        "claims": 1,
        "id": "FR-001",
        "reviews": 0,
      },
      {
        "checks": 0,
        "claims": 1,
        "id": "FR-002",
        "reviews": 0,
      },
      {
        "checks": 1,
        "claims": 0,
        "id": "SC-001",
        "reviews": 0,
      },
      {
        "checks": 0,
        "claims": 1,
        "id": "SC-002",
        "reviews": 0,
      },
    ]
  `);
  expect(open.map(({ text, line }) => `${line}: ${text}`)).toMatchInlineSnapshot(`
    [
      "25: What happens when the address is already a member?",
      "32: FR-002: System MUST refuse an eleventh open invitation [NEEDS CLARIFICATION: per team or per admin?]",
      "20: US1.1 stays a claim, which no machine decides: **Given** a team with one admin, **When** she invites a@example.org, **Then** a mail with a link is queued.",
      "21: US1.2 stays a claim, which no machine decides: **Given** a link that is eight days old, **When** it is opened, **Then** the page says that it has expired.",
      "31: FR-001 stays a claim, which no machine decides: System MUST send the invitation within one minute.",
      "32: FR-002 stays a claim, which no machine decides: System MUST refuse an eleventh open invitation [NEEDS CLARIFICATION: per team or per admin?]",
      "43: SC-002 stays a claim, which no machine decides: 95 % of invitations are accepted within a day.",
      "1: the specification states no bound: 60 turns are ours, say what the work may cost",
    ]
  `);
});

test.each(fixtureNames)("the draft of %s is a contract without an error, and loses no criterion", (name) => {
  const spec = fixture(name);
  const { draft: made } = draft(spec, { id: name });
  const contract = parseContract(JSON.parse(JSON.stringify({ version: 1, ...made })));
  expect(
    lint(contract).filter(({ severity, ruleId }) => severity === "error" && ruleId !== "done-when-has-check"),
  ).toEqual([]);
  const origins = new Set(contract.blocks.flatMap(({ items }) => items.flatMap(({ from = [] }) => from)));
  for (const { id } of spec.requirements.flatMap(({ criteria }) => criteria)) expect(origins).toContain(id);
  for (const { id } of spec.decisions) expect(origins).toContain(`decision:${id}`);
});

test("requirements that ask for the same check share it", () => {
  const { draft: made } = draft(readSpec("- R1: `npm test` exits 0\n- R2: `npm test` exits 0\n"));
  const done = made.blocks.find(({ kind }) => kind === "done_when")?.items;
  expect(done?.map(({ kind, from }) => [kind, from])).toEqual([["command", ["R1", "R2"]]]);
});

test("files that are not there are no reading, and the project's own suite is named", () => {
  const spec = readSpec("- R1: All tests pass. See `src/a.ts` and `src/gone.ts`.\n");
  const { draft: made } = draft(spec, {
    exists: (path) => path === "src/a.ts",
    commands: [{ run: "npm test", wholeSuite: true, from: "package.json" }],
  });
  expect(made.blocks.find(({ kind }) => kind === "context")?.items.map((item) => "path" in item && item.path)).toEqual([
    "SPEC.md",
    "src/a.ts",
  ]);
});

test("an option that there is not is refused", () => {
  expect(() => draft(fixture("own"), { rule: false } as never)).toThrowErrorMatchingSnapshot();
});

test("no text of a specification leaves its place: not the comment, not the block, not the code", () => {
  const words = fc.array(
    fc.constantFrom(
      "a",
      "`npm test`",
      "</done_when>",
      "<goal>",
      "```",
      "\u2028",
      "*/",
      "\\",
      '"',
      "$",
      "{x}",
      "\n",
      "- R7: y",
      "exits 0",
      "#",
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(words, (parts) => {
      const text = `- R1: x ${parts.join(" ").replace(/\n/g, " ")}\n`;
      const { draft: made, source } = draft(readSpec(text));
      const items = made.blocks.flatMap(({ items: each }) => each).filter(({ from }) => from?.includes("R1"));
      expect(items.length).toBeGreaterThan(0);
      expect(made.blocks.filter(({ kind }) => kind === "goal")).toHaveLength(1);
      const code = source
        .split("\n")
        .filter((line) => !line.startsWith("//"))
        .join("\n");
      expect(code.trimStart()).toMatch(/^import \{/);
    }),
    { numRuns: 300 },
  );
});

test("a criterion that cites a decision comes from both, and is read without the citation; what is marked as a claim stays one", () => {
  const text = `- R1: \`npm test\` exits 0 (decision 1).
- R2: \`npm run lint\` exits 0 [CLAIM]
- R3: \`npm run x\` exits 0 (decision 9)

## Decisions

- Decision 1: What shows it? The tests.
`;
  const { source, requirements } = draft(readSpec(text));
  expect(source).toContain('command("npm test", { from: ["R1", "decision:1"] })');
  expect(source).toContain('claim("`npm run lint` exits 0", { from: "R2" })');
  // nobody has made decision 9
  expect(source).not.toContain("decision:9");
  expect(requirements.map(({ checks, claims }) => [checks, claims])).toEqual([
    [1, 0],
    [0, 1],
    [expect.any(Number), expect.any(Number)],
  ]);
});

test("a criterion with a sentence that is an order stays one claim, and says nothing twice", () => {
  const { source } = draft(
    readSpec("# A\n\n- R5: The id is in lower case. Rule: never drop a row.\n- R6: `npm test` exits 0.\n"),
  );
  expect(source.match(/claim\(/g)).toHaveLength(1);
  expect(source).toContain('claim("The id is in lower case. Rule: never drop a row.", { from: "R5" })');
});
