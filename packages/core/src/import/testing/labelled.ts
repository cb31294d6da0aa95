import { readdirSync, readFileSync } from "node:fs";
import { once } from "../../node/once.ts";
import type { EntrySet } from "./quality-page.ts";
import { type LabelledEntry, readEntries } from "./score.ts";
import { type LabelledPrompt, readPromptLabels } from "./whole-score.ts";

const fixture = (path: string): string => readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url), "utf8");

/** Sets of labelled entries; who scores them twice in one process has them read once. */
export const entrySets: () => readonly EntrySet[] = once(() =>
  ["english-a", "english-b", "english-e", "english-f", "english-g", "languages", "languages-b"].map((name) => ({
    name,
    entries: readEntries(fixture(`entries/${name}.jsonl`)),
  })),
);

/** The entries of some of the sets. */
export const entriesOf = (names: (name: string) => boolean): readonly (LabelledEntry & { readonly held: boolean })[] =>
  entrySets().flatMap(({ name, entries }) => (names(name) ? entries : []));

/** Labelled prompts, whole, in the order of their names. */
export const labelledPrompts: () => readonly LabelledPrompt[] = once(() =>
  readdirSync(new URL("../../../fixtures/labelled/", import.meta.url))
    .filter((file) => file.endsWith(".tsv"))
    .sort()
    .map((file) => {
      const name = file.replace(".tsv", "");
      const text = fixture(`labelled/${name}.md`);
      return { name, text, labels: readPromptLabels(fixture(`labelled/${file}`)) };
    }),
);
