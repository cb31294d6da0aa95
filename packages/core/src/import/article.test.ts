import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Item } from "../node/contract.ts";
import { importPrompt } from "./import-prompt.ts";
import type { ImportedCommand } from "./offers.ts";

const prompt = readFileSync(new URL("../../fixtures/article/goal.md", import.meta.url), "utf8");

/** The items of a block, without their ids. */
function itemsOf(text: string, block: string, commands: readonly ImportedCommand[] = []): readonly Item[] {
  const { draft } = importPrompt(text, { commands });
  return draft.blocks.flatMap(({ kind, items }): readonly Item[] => (kind === block ? items : []));
}
const messages = (text: string, rule: string): readonly string[] =>
  importPrompt(text).issues.flatMap(({ ruleId, what, help }) => (ruleId === rule ? [`${what}: ${help}`] : []));

describe("the form that many teams copy", () => {
  test("it is a contract, and the client's command is reported as such", () => {
    const { contract, rest, issues } = importPrompt(prompt);
    expect(contract).not.toBeNull();
    expect(rest).toEqual([]);
    expect(issues.map(({ ruleId }) => ruleId)).toContain("import/client-command");
  });

  test("a prohibition has its remedy, and the line below it is a rule of its own", () => {
    expect(itemsOf(prompt, "constraints")).toEqual([
      {
        kind: "never",
        text: "Add string-matching patches to pass one test.",
        instead: "If a test exposes a bad loop, fix the underlying evaluator, not the symptom.",
      },
      {
        kind: "architecture",
        text: "Deterministic logic only at protocol/runtime boundaries. Semantic interpretation must not be regex-driven.",
      },
      // below another title, and a prohibition all the same
      { kind: "never", text: "Create long-lived feature flags." },
    ]);
  });

  test("without bullets the two lines are two rules as well", () => {
    const bare = prompt.replace("- Do not add", "Do not add").replace("- Deterministic", "Deterministic");
    expect(itemsOf(bare, "constraints")).toEqual(itemsOf(prompt, "constraints"));
  });

  test("criteria: a claim that could be a command, a review, a claim that could be absent, two checks of one entry", () => {
    expect(itemsOf(prompt, "done_when")).toEqual([
      { kind: "claim", text: "All test suites green." },
      {
        kind: "review",
        text: "no hallucinated citations",
        sample: "three representative outputs",
        evidence: "reports/review.md",
      },
      { kind: "claim", text: "No 429 errors in the final 100 requests." },
      { kind: "command", run: "npm run parity", exit_code: 0 },
      { kind: "artifact", path: "reports/parity.json" },
    ]);
    expect(messages(prompt, "import/evidence-ours")).toHaveLength(1);
    expect(messages(prompt, "import/absent-offered")[0]).toMatch(
      /absent\(\/\\b429\\b\/, \{ in: "…", lastLines: 100 \}\).*one line for each of the requests.*status field.*producedBy/,
    );
  });

  test("the suite is the project's one command that is the whole of it and can fail", () => {
    const suite = { run: "npm test", from: "package.json, script test", wholeSuite: true };
    const e2e = { run: "npm run e2e", from: "package.json, script e2e", wholeSuite: true };
    expect(itemsOf(prompt, "done_when", [suite])[0]).toEqual({ kind: "command", run: "npm test", exit_code: 0 });
    expect(itemsOf(prompt, "done_when", [suite, e2e])[0]?.kind).toBe("claim");
    expect(itemsOf(prompt, "done_when", [{ ...suite, wholeSuite: false }])[0]?.kind).toBe("claim");
    const offered = importPrompt(prompt, { commands: [suite, e2e] }).issues.find(
      ({ ruleId }) => ruleId === "import/suite-named",
    );
    expect(offered?.help).toContain('command("npm test") (package.json, script test), command("npm run e2e")');
  });

  test("steps, the loop, rules and what is handed over", () => {
    const test_ = { kind: "command", run: "npm test", exit_code: 0 };
    expect(itemsOf(prompt, "workflow").at(-1)).toEqual({ kind: "gate", check: test_ });
    expect(itemsOf(prompt, "verification_loop")).toEqual([
      { kind: "after", when: "each route", check: test_ },
      { kind: "after", when: "each major step", check: test_ },
      { kind: "after", when: "each major step", check: { ...test_, run: "npm run typecheck" } },
    ]);
    expect(itemsOf(prompt, "execution_rules").at(-1)).toEqual({
      kind: "rule",
      text: "Reasoning may be thorough; final output should be concise. Code blocks only, no commentary unless explicitly requested.",
    });
    expect(messages(prompt, "import/final-answer-offered")).toHaveLength(1);
    expect(itemsOf(prompt, "output_contract")).toMatchObject([
      { kind: "deliver", path: "reports/parity.json" },
      { kind: "final_answer", max_words: 80 },
      { kind: "completion_signal", text: "DONE" },
    ]);
    const more = prompt.replace("- reports/parity.json\n", "- reports/parity.json (29 responses, JSON)\n");
    expect(itemsOf(more, "output_contract")[0]).toEqual({
      kind: "deliver",
      path: "reports/parity.json",
      what: "29 responses",
      format: "JSON",
    });
  });

  test("a bound and a state to stop in move to stop_when, and are reported", () => {
    const bounded = prompt.replace("- Prefer rg over grep.", "- Stop after 20 turns or when the server refuses an id.");
    expect(itemsOf(bounded, "stop_when")).toEqual([
      { kind: "budget", turns: 20 },
      { kind: "blocked", text: "the server refuses an id" },
    ]);
    expect(
      messages(bounded, "import/lifted").filter((said) => said.includes("which belongs to stop_when")),
    ).toHaveLength(2);
  });
});

describe("the client's command", () => {
  const below = "\n\n<goal>\nPort it.\n</goal>\n<done_when>\n- `npm test` passes\n</done_when>\n";
  test.each(["/goal", "\n/goal  ", "/goal Port the service"])("%j in front is no part of the goal", (first) => {
    expect(itemsOf(`${first}${below}`, "goal")).toEqual([{ kind: "outcome", text: "Port it." }]);
  });
  test("words behind it are the goal where no block is", () => {
    const text = "/goal Port the service to Fastify.\n\nDone when:\n- `npm test` passes\n";
    expect(itemsOf(text, "goal")).toEqual([{ kind: "outcome", text: "Port the service to Fastify." }]);
  });
  test.each(["/goal pause", "/goal resume", "/goal clear", "/goal edit"])(
    "%s is a command, and never a goal",
    (text) => {
      const { contract, draft, issues } = importPrompt(text);
      expect(contract).toBeNull();
      expect(draft.blocks.map(({ kind }) => kind)).toEqual(["other"]);
      expect(issues[0]).toMatchObject({ ruleId: "import/client-command" });
    },
  );
});

describe("text without blocks gives a draft", () => {
  test("one breath behind /goal", () => {
    const { draft, issues } = importPrompt(
      "/goal Migrate the nightly importer of the seed catalogue from Perl to Python, without touching anything in `legacy/`, with `pytest tests/seedcat` green, run `ruff check .` after every change, and stop after 25 turns. Never print a customer's address.",
    );
    const kinds = draft.blocks.flatMap(({ items }) => items.map(({ kind }) => kind));
    expect(kinds.toSorted()).toEqual(["after", "budget", "command", "never", "never", "outcome"]);
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  });
  test("prose: what could be read, what could not, and what is missing", () => {
    const { contract, draft, rest, issues } = importPrompt(
      "Hello!\n\nOur page for bookings is slow. I want it to answer within a second on a phone. Do not change the prices table.\n\nThe last attempt failed.\n",
    );
    expect(contract).toBeNull();
    expect(draft.blocks.flatMap(({ kind, items }) => (kind === "other" ? [] : items))).toMatchObject([
      { kind: "outcome", text: "I want it to answer within a second on a phone." },
      { kind: "never", text: "Change the prices table." },
    ]);
    expect(rest.map(({ text }) => text)).toEqual([
      "Hello!",
      "Our page for bookings is slow.",
      "The last attempt failed.",
    ]);
    expect(issues.filter(({ severity }) => severity === "error")).toMatchObject([{ ruleId: "import/has-done-when" }]);
  });
});
