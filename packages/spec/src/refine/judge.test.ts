import { describe, expect, test } from "vitest";
import { seenCases } from "../testing/refine-cases.ts";
import type { RefineFinding } from "./finding.ts";
import { judgeFinding } from "./judge.ts";

const { spec, records, additions, decided, honest } = seenCases;

const ambiguous = (quote: string, replacement: string, more: Partial<RefineFinding> = {}): RefineFinding => ({
  kind: "ambiguous",
  quote,
  problem: "it can be read in two ways",
  readings: ["one", "two"],
  recommended: 1,
  because: "one place decides",
  replacement,
  question: "",
  options: [],
  ...more,
});
const judged = (quote: string, replacement: string, more: Partial<RefineFinding> = {}) =>
  judgeFinding(ambiguous(quote, replacement, more), { text: spec, file: "SPEC.md", records, commands: ["npm test"] });

describe("what a refiner proposes", () => {
  test(`${additions.length} of ${additions.length} planted additions of scope are refused, half of them without a new id`, () => {
    const taken = additions.filter(([quote, replacement]) => judged(quote, replacement).verdict === "plain");
    expect(taken).toEqual([]);
    expect(additions.filter(([, replacement]) => !replacement.includes("\n")).length).toBe(additions.length / 2);
  });

  test.each(additions)("adds scope, and says what: %j → %j", (quote, replacement) => {
    const judgement = judged(quote, replacement);
    const words = "why" in judgement ? [judgement.why].flat().join("; ") : "";
    expect(words).toMatch(/adds/);
  });

  test.each(decided)("reopens a decision: %j → %j", (quote, replacement, id) => {
    const judgement = judged(quote, replacement);
    expect(judgement.verdict).not.toBe("plain");
    const words = "why" in judgement ? [judgement.why].flat().join("; ") : "";
    expect(words).toMatch(new RegExp(`(?:reopens|takes away) decision ${id}`));
  });

  test.each(honest)("is taken where it says the same more clearly: %j → %j", (quote, replacement) => {
    expect(judged(quote, replacement)).toMatchObject({
      verdict: "plain",
      text: spec.replace(quote, () => replacement),
    });
  });

  test.each([
    ["nothing is quoted", " ", "x", /quotes nothing/],
    ["a quote that is not there", "Errors are logged.", "x", /does not stand in the specification/],
    ["a quote that stands there twice", "The export", "An export", /more than once/],
    ["an empty replacement", "Errors are reported.", "", /never dropped/],
    ["the same words", "Errors are reported.", "Errors are reported.", /says what stands there/],
    ["an id that goes", "- R10: Errors are reported.", "Errors are reported.", /takes away R10/],
    [
      "a decision that goes",
      "- Decision 3: Which separator? Semicolon (what the two importers take).\n",
      "\n",
      /takes away decision 3|never dropped/,
    ],
    [
      "a decision that nobody made",
      "## Out of scope",
      "- Decision 9: Which colour? Blue.\n\n## Out of scope",
      /adds decision 9/,
    ],
    ["two of one id", "- R10: Errors are reported.", "- R10: Errors are reported.\n- R10: b", /second R10/],
    ["a control that a terminal obeys", "Errors are reported.", "Errors are reported\u001b[8m.", /nobody sees/],
    ["a mark that turns the direction", "Errors are reported.", "Errors are \u202ereported.", /nobody sees/],
    ["a space without a width", "Errors are reported.", "Errors\u200b are reported.", /nobody sees/],
    ["far too long", "Errors are reported.", "x ".repeat(3000), /6000 characters/],
  ])("is refused: %s", (_, quote, replacement, why) => {
    expect(judged(quote, replacement)).toMatchObject({ verdict: "refused", why: expect.stringMatching(why) });
  });

  test("what cannot be verified becomes a claim, or goes as the author says; a decided line does not go", () => {
    const pleasant = judged("The help text is pleasant.", "", { kind: "unverifiable" });
    expect(pleasant).toMatchObject({
      verdict: "claim",
      text: spec.replace("pleasant.", "pleasant. [CLAIM]"),
      removed: spec.replace("- R13: The help text is pleasant.\n", ""),
    });
    expect(judged("Old links keep working", "", { kind: "unverifiable" })).toMatchObject({
      verdict: "claim",
      removed: undefined,
    });
    expect(judged("Exports are kept for 7 days", "", { kind: "unverifiable" })).toMatchObject({ verdict: "refused" });
  });

  test.each(["contradiction", "missing-failure-case", "costly-architecture"] as const)(
    "a %s is a question, whatever text comes with it",
    (kind) => {
      expect(judged("Errors are reported.", "Errors are ignored.", { kind })).toMatchObject({
        verdict: "question",
        line: 17,
      });
    },
  );

  test("the author's own words may add what they like, and still break nothing", () => {
    const own = (replacement: string) =>
      judgeFinding(ambiguous("Errors are reported.", replacement), {
        text: spec,
        file: "SPEC.md",
        records,
        isOwn: true,
      });
    expect(own("Errors are sent to Sentry within 5 minutes.")).toMatchObject({ verdict: "plain" });
    expect(own("Errors are sent.\n- R99: b")).toMatchObject({ verdict: "refused" });
  });
});
