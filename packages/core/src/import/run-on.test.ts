import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";

/** What an import makes besides the goal, as "kind: what decides it". */
const saidIn = (text: string): readonly string[] =>
  importPrompt(text)
    .draft.blocks.filter(({ kind }) => kind !== "other" && kind !== "goal")
    .flatMap(({ items }) => items)
    .map((item) => {
      const { kind, ...rest } = item as unknown as Record<string, unknown> & { kind: string };
      const { run, path, paths, check } = rest as Record<
        string,
        { readonly run?: string } | string | readonly string[]
      >;
      const decides = typeof check === "object" && "run" in check ? check.run : (run ?? path ?? paths);
      return `${kind}: ${typeof decides === "string" ? decides : JSON.stringify(decides ?? rest)}`;
    });

describe("a text without stops and commas is cut where an order begins", () => {
  test.each([
    [
      "hey so the booking page is really slow when there are many rooms and customers complain about it every day please make the list load faster npm test has to pass and dont touch the payment stuff in src/pay because that is audited also no new dependencies stop after 25 turns and if the database itself is the problem then stop and tell me",
      ["command: npm test", "never: {\"text\":\"Touch the payment stuff in src/pay because that is audited\"}", "never: {\"text\":\"New dependencies\"}", "budget: {\"turns\":25}", "blocked: {\"text\":\"the database itself is the problem\"}"], // biome-ignore format: one
    ],
    [
      "my game crashes when i open the inventory twice fix it and add a test the tests dont run on windows so use linux read docs/inventory.md first cargo test has to be green never edit assets/ by hand max 30 turns",
      ["read: docs/inventory.md", "command: cargo test", "never: {\"text\":\"Edit assets/ by hand\"}", "budget: {\"turns\":30}"], // biome-ignore format: one
    ],
    [
      "we want dark mode on the settings page but the colors dont match the brand so take them from design/colors.json npm run build must pass and npm run lint too if a color is missing stop and ask dont invent one keep src/legacy as it is",
      ["command: npm run build", "command: npm run lint", "blocked: {\"text\":\"a color is missing\"}", "never: {\"text\":\"Invent one\"}", "unchanged: [\"src/legacy\"]"], // biome-ignore format: one
    ],
  ])("%s", (text, said) => expect([...saidIn(text)].toSorted()).toEqual([...said].toSorted()));

  test.each([
    "the tests dont run on windows and the old page dont load the fonts and people dont see the menu on small screens so i think it is the cache but im not sure about it really",
    "i tried npm test and it didnt pass on my laptop and my friend said that the colors were never right in the old app so maybe it is the theme or something like that idk",
    "last time we had no new icons for months and they never asked us about the page and it could be that nobody reads the docs and that is why this is so slow for everyone",
  ])("tells, and forbids nothing: %s", (text) => expect(saidIn(text)).toEqual([]));
});

describe('an order that only "and" joins to another one is read by itself', () => {
  test.each([
    ["Please port the parser to Rust and don't touch the fixtures in tests/data and stop if the grammar is ambiguous.", ["never: {\"text\":\"Touch the fixtures in tests/data\"}", "blocked: {\"text\":\"the grammar is ambiguous\"}"]], // biome-ignore format: one
    ["so the login page takes forever pls make it quick, npm test has to pass and dont touch src/auth/tokens.ts, stop after 15 turns and when ur done print LOGIN FAST", ["command: npm test", "never: {\"text\":\"Touch src/auth/tokens.ts\"}", "budget: {\"turns\":15}", "completion_signal: {\"text\":\"LOGIN FAST\"}"]], // biome-ignore format: one
  ])("%s", (text, said) => expect([...saidIn(text)].toSorted()).toEqual([...said].toSorted()));

  test.each([
    "The exporter hangs on large files and don't ask me why, it prints nothing for an hour.",
    "The pages load slowly and never show the second picture on phones of our customers in the north.",
  ])("of what only tells nothing is read: %s", (text) => expect(saidIn(text)).toEqual([]));
});
