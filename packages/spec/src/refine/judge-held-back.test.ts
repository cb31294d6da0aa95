import { describe, expect, test } from "vitest";
import { languageCases } from "../testing/refine-cases-languages.ts";
import { lastCases } from "../testing/refine-cases-last.ts";
import { laterCases } from "../testing/refine-cases-later.ts";
import { refineScore } from "../testing/refine-score.ts";
import { judge } from "./judge.ts";

test("a specification that the rules were not made on: additions and decided lines are left to a person, tightenings are taken", () => {
  expect(refineScore(laterCases)).toEqual({ additions: [20, 20], decided: [8, 8], honest: [0, 10] });
});

test.each(Object.entries(languageCases))("%s: no addition is taken, and each tightening is", (_name, cases) => {
  const { additions, honest } = refineScore(cases);
  expect([additions[1] - additions[0], honest[0]]).toEqual([0, 0]);
  expect(Math.min(additions[1], honest[1])).toBeGreaterThan(2);
});

test("four specifications more: no addition is taken, and three tightenings of one are left to a person", () => {
  const scores = Object.values(lastCases).map((cases) => refineScore(cases));
  expect(scores.map(({ additions }) => additions)).toEqual([[19, 19], [6, 6], [5, 5], [4, 4]]); // biome-ignore format: one row
  expect(scores.map(({ honest }) => honest)).toEqual([[3, 15], [0, 5], [0, 3], [0, 3]]); // biome-ignore format: one row
});

test.each([
  ["it", "Il lettore prende in prestito un libro.", "Il lettore prende in prestito i libri."],
  ["pt", "Regista-se uma reparação.", "Registam-se as reparações."],
  ["fr", "Le client ouvre un canal.", "Le client ouvre les canaux."],
  ["de", "Der Leser leiht ein Buch.", "Der Leser leiht die Bücher."],
  ["en", "It writes an entry.", "It writes the entries."],
])("more than the one that is said is for a person: %s", (_language, quote, replacement) => {
  const text = `# A\n\n- R1: ${quote}\n\n## Notes\n\n${replacement}\n`;
  const finding = { kind: "ambiguous", quote, replacement, problem: "p", readings: ["a", "b"], recommended: 1, because: "b", question: "", options: [] } as const; // biome-ignore format: one value
  const said = judge(finding, { text, file: "SPEC.md", records: [], commands: [] });
  expect(said).toMatchObject({ verdict: "person", why: [expect.stringContaining("where one is said")] });
});

describe("one word beside what stands there, and one form of a no for another", () => {
  const text = "# Mailer\n\n- R1: Each mail has the invoice as a PDF.\n- R2: It runs at night.\n- R3: Nothing is sent twice.\n- R4: Errors are reported.\n"; // biome-ignore format: one
  const verdict = (quote: string, replacement: string): string => {
    const texts = { problem: "two readings", readings: ["one", "two"], because: "one place decides", question: "" };
    const finding = { kind: "ambiguous", quote, replacement, recommended: 1, options: [], ...texts } as const;
    return judge(finding, { text, file: "SPEC.md", records: [], commands: [] }).verdict;
  };
  test.each([
    ["Each mail has the invoice as a PDF.", "Each mail has the invoice as a signed PDF."],
    ["Each mail has the invoice as a PDF.", "Each mail has the invoice as a PDF, encrypted."],
    ["It runs at night.", "It runs at night under systemd."],
    ["Errors are reported.", "Errors are publicly reported."],
    ["Nothing is sent twice.", "Invoices are sent twice."],
  ])("is for a person: %s → %s", (quote, replacement) => {
    expect(verdict(quote, replacement)).toBe("person");
  });
  test.each([
    ["Nothing is sent twice.", "No invoice is sent twice."],
    ["Nothing is sent twice.", "Each invoice is sent at most once."],
    ["Errors are reported.", "Errors are reported, each on one line."],
  ])("is plain: %s → %s", (quote, replacement) => {
    expect(verdict(quote, replacement)).toBe("plain");
  });
});
