import { oneLine } from "../check/outcome.ts";
import type { SecondKey } from "../second/word.ts";

/** What a second client said, for people. */
export function secondLines(second: SecondKey | undefined): readonly string[] {
  if (second === undefined) return [];
  const { client, independent, state, veto, reason, file, line, notes } = second;
  const who = independent === null ? "nobody knows whether it did the work" : independent ? "independent" : "not independent: it did the work"; // biome-ignore format: one
  const at = file === null ? "" : `${oneLine(file)}${line === null ? "" : `:${line}`}: `;
  const words = { answered: veto ? "VETO" : "no veto", failed: "NO ANSWER, which counts as a veto", "not-asked": "not asked" } as const; // biome-ignore format: one
  return [
    `second key: ${oneLine(client)} (${who}) ${words[state]}: ${at}${oneLine(reason)}`,
    ...notes.map((note) => `  ${oneLine(note.file)}${note.line === null ? "" : `:${note.line}`} talks to the reviewer: "${oneLine(note.quote)}"`), // biome-ignore format: one
  ];
}
