import { describe, expect, test } from "vitest";
import { judgeFinding } from "./judge.ts";

test.each([
  ["it", "Il lettore prende in prestito un libro.", "Il lettore prende in prestito i libri."],
  ["pt", "Regista-se uma reparação.", "Registam-se as reparações."],
  ["fr", "Le client ouvre un canal.", "Le client ouvre les canaux."],
  ["de", "Der Leser leiht ein Buch.", "Der Leser leiht die Bücher."],
  ["en", "It writes an entry.", "It writes the entries."],
])("more than the one that is said is for a person: %s", (_language, quote, replacement) => {
  const text = `# A\n\n- R1: ${quote}\n\n## Notes\n\n${replacement}\n`;
  const finding = { kind: "ambiguous", quote, replacement, problem: "p", readings: ["a", "b"], recommended: 1, because: "b", question: "", options: [] } as const; // biome-ignore format: one value
  const said = judgeFinding(finding, { text, file: "SPEC.md", records: [], commands: [] });
  expect(said).toMatchObject({ verdict: "person", why: [expect.stringContaining("where one is said")] });
});

describe("one word beside what stands there, and one form of a no for another", () => {
  const text = "# Mailer\n\n- R1: Each mail has the invoice as a PDF.\n- R2: It runs at night.\n- R3: Nothing is sent twice.\n- R4: Errors are reported.\n"; // biome-ignore format: one
  const verdict = (quote: string, replacement: string): string => {
    const texts = { problem: "two readings", readings: ["one", "two"], because: "one place decides", question: "" };
    const finding = { kind: "ambiguous", quote, replacement, recommended: 1, options: [], ...texts } as const;
    return judgeFinding(finding, { text, file: "SPEC.md", records: [], commands: [] }).verdict;
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
