import { describe, expect, test } from "vitest";
import { MemoryStore, ScriptedSession } from "../testing/scripted-session.ts";
import type { RefineFinding } from "./finding.ts";
import { type RefineOptions, refine } from "./refine.ts";

const text = `# Export

- R1: The export is quick for 5000 orders.
- R2: The help text is pleasant.
- R3: Errors are reported.

## Constraints

- The export takes 30 seconds at most.
`;
const finding = (
  kind: RefineFinding["kind"],
  quote: string,
  replacement = "",
  more: Partial<RefineFinding> = {},
): RefineFinding => ({
  kind,
  quote,
  problem: `${kind} it is`,
  readings: [],
  recommended: 0,
  because: "",
  replacement,
  question: "",
  options: [],
  ...more,
});
const quick = finding(
  "ambiguous",
  "The export is quick for 5000 orders.",
  "The export of 5000 orders takes 30 seconds at most.",
);
const pleasant = finding("unverifiable", "The help text is pleasant.");
const sentry = finding("ambiguous", "Errors are reported.", "Errors are reported to Sentry.");
const disk = finding("missing-failure-case", "Errors are reported.", "", {
  question: "What happens when the disk is full?",
  options: [
    { label: "It stops", description: "nothing half is left" },
    { label: "It goes on", description: "the rest is written" },
  ],
});

function run(passes: readonly (readonly RefineFinding[])[], more: Partial<RefineOptions> = {}) {
  const session = new ScriptedSession(passes.map((findings) => ({ says: () => ({ findings }) })));
  const store = new MemoryStore();
  return { session, store, result: refine({ text, session, store, who: "Ada", now: () => new Date(0), ...more }) };
}

describe("a challenge", () => {
  test("by rules alone: what is plain is taken, what cannot be verified is a claim, the rest is left, and nothing is found twice", async () => {
    const { result, session, store } = run([[quick, pleasant, sentry, disk], [sentry, pleasant], []]);
    const { text: after, findings, passes, open, status } = await result;
    expect(findings.map(({ outcome }) => outcome)).toEqual(["taken", "claimed", "left", "open"]);
    expect([passes, status, store.records]).toEqual([2, "done", []]);
    expect(after).toBe(
      text
        .replace("The export is quick for 5000 orders.", "The export of 5000 orders takes 30 seconds at most.")
        .replace("pleasant.", "pleasant. [CLAIM]"),
    );
    expect(open).toEqual([
      'ambiguous: "Errors are reported.": ambiguous it is',
      'missing-failure-case: "Errors are reported.": missing-failure-case it is',
    ]);
    expect(session.prompts[1]).toContain('- ambiguous: "Errors are reported."');
  });

  test("with its author: a question becomes a decision, and the next pass may cite it", async () => {
    const cites = finding(
      "ambiguous",
      "Errors are reported.",
      "Errors are reported; when the disk is full, it stops (decision 1).",
    );
    const { result, session, store } = run([[disk], [cites], []], {
      answer: () => ({ kind: "answer", choices: ["It stops"], note: "half a file is worse" }),
    });
    const { text: after, findings } = await result;
    expect(store.records).toMatchObject([
      { id: 1, topic: "Failures", answer: ["It stops"], note: "half a file is worse" },
    ]);
    expect(findings.map(({ outcome }) => outcome)).toEqual(["decided", "taken"]);
    expect(session.prompts[1]).toContain("(just now: propose the replacements that follow from it, citing it)");
    expect(after).toContain("- R3: Errors are reported; when the disk is full, it stops (decision 1).");
    expect(after).toContain(
      "## Decisions\n\n- Decision 1: What happens when the disk is full? It stops (nothing half is left).",
    );
  });

  test("takes, edits, removes and stops as the author says", async () => {
    const replies = [
      { kind: "edit", replacement: "Errors go to the pager within 5 minutes." },
      { kind: "remove" },
      { kind: "quit" },
    ] as const;
    let at = 0;
    const decide = () => replies[at++] ?? { kind: "leave" };
    const { text: after, status, findings } = await run([[sentry, pleasant, quick]], { decide }).result;
    expect([status, findings.map(({ outcome }) => outcome)]).toEqual(["paused", ["edited", "removed", "open"]]);
    expect(after).toBe(
      text
        .replace("Errors are reported.", "Errors go to the pager within 5 minutes.")
        .replace("- R2: The help text is pleasant.\n", ""),
    );
  });

  test("ends after three passes, or as soon as nothing comes of one", async () => {
    let word = "quick";
    const endless = Array.from({ length: 6 }, (_, index) => {
      const from = word;
      word = index % 2 === 0 ? "pleasant" : "reported";
      return [finding("ambiguous", `The export is ${from} for 5000 orders.`, `The export is ${word} for 5000 orders.`)];
    });
    expect(await run(endless).result).toMatchObject({ passes: 3 });
    expect(await run([[]]).result).toMatchObject({ passes: 1, text, open: [] });
  });

  test.each([
    ["", "spec/empty"],
    ["Well.", "spec/no-requirement"],
    ["- R1: a\n- R1: b\n", "spec/duplicate-id"],
  ])("%j is not a specification", async (given, code) => {
    await expect(run([[]], { text: given }).result).rejects.toThrow(new RegExp(`code: ${code}$`));
  });

  test("an option that is not there is misuse", async () => {
    // @ts-expect-error -- no such option
    await expect(run([[]], { passes: 2 }).result).rejects.toThrow(/^refine\.passes: /);
  });
});
