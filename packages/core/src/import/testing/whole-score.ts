import type { Item } from "../../node/contract.ts";
import { importPrompt } from "../import-prompt.ts";
import type { ImportResult } from "../result.ts";

/** What an author who saw no rule says that words of a prompt become. `fixtures/labelled/LABELS.md` has the shape. */
export interface PromptLabel {
  readonly kind: string;
  readonly values: ReadonlyMap<string, string>;
  readonly words: string;
}

/** A whole prompt with its labels. */
export interface LabelledPrompt {
  readonly name: string;
  readonly text: string;
  readonly labels: readonly PromptLabel[];
}

/** How many labels the reader finds, and how many of the traps it takes. */
export interface PromptScore {
  readonly wanted: number;
  readonly found: number;
  /** Words that must become neither a check nor a prohibition. */
  readonly traps: number;
  readonly taken: number;
  readonly byKind: ReadonlyMap<string, { readonly wanted: number; readonly found: number }>;
}

/** Reads a file of labels: kind, values, words, with tabs between. */
export const readPromptLabels = (lines: string): readonly PromptLabel[] =>
  lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [kind = "", values = "", words = ""] = line.split("\t");
      return { kind, values: new Map(values.split("; ").map(pairOf)), words };
    });

function pairOf(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

interface Placed {
  readonly block: string;
  readonly item: Item;
  readonly json: string;
}

const imports = new WeakMap<LabelledPrompt, ImportResult>();

/** A prompt is read once, whatever tables it stands in. */
function imported(prompt: LabelledPrompt): ImportResult {
  const result = imports.get(prompt) ?? importPrompt(prompt.text);
  imports.set(prompt, result);
  return result;
}

/** Imports each prompt, and compares the draft with its labels. */
export function scorePrompts(prompts: readonly LabelledPrompt[]): PromptScore {
  const byKind = new Map<string, { wanted: number; found: number }>();
  let [wanted, found, traps, taken] = [0, 0, 0, 0];
  for (const prompt of prompts) {
    const { labels } = prompt;
    const { draft, lifts } = imported(prompt);
    const items = draft.blocks.flatMap(({ kind, items: all }) => all.map((item): Placed => ({ block: kind, item, json: JSON.stringify(item) }))); // biome-ignore format: one
    const checks = labels.filter(({ kind }) => kind !== "plain");
    for (const label of checks) {
      const count = byKind.get(label.kind) ?? { wanted: 0, found: 0 };
      const isFound = items.some((placed) => fits(label, placed));
      byKind.set(label.kind, { wanted: count.wanted + 1, found: count.found + (isFound ? 1 : 0) });
      wanted += 1;
      found += isFound ? 1 : 0;
    }
    for (const { kind, words } of labels) {
      // the same words may say something else besides
      if (kind !== "plain" || checks.some((each) => alike(each.words, words) > 0.5)) continue;
      traps += 1;
      if (lifts.some((lift) => alike(lift.text, words) > 0.8)) taken += 1;
    }
  }
  return { wanted, found, traps, taken, byKind };
}

/** The kinds of an item that a label may mean, where its own name is not that of the item. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  command: ["command", "shell"],
  // whoever may not change a file must leave it unchanged
  never: ["never", "unchanged"],
  unchanged: ["unchanged", "never"],
  finalAnswer: ["final_answer"],
  completionSignal: ["completion_signal"],
};

/** Kinds that a block holds as words of its own. */
const byBlock: Readonly<Record<string, string>> = { goal: "goal", blocked: "stop_when" };

/** Whether an item says what a label says: its kind, and what decides it. */
function fits({ kind, values, words }: PromptLabel, { block, item, json }: Placed): boolean {
  const own = byBlock[kind];
  if (own !== undefined) return block === own && alike(json, words) >= 0.5;
  if (!(kinds[kind] ?? [kind]).includes(item.kind)) return false;
  const holds = (value: string | undefined): boolean => json.includes(JSON.stringify(value ?? "").slice(1, -1));
  if (kind === "command") return holds(values.get("run"));
  if (kind === "metric") return (values.get("run") === "?" || holds(values.get("run"))) && holds(boundOf(values));
  if (kind === "after" || kind === "gate")
    return checkParts(values.get("check") ?? "").every((part) => json.includes(part));
  if (kind === "budget") return [...values.values()].every(holds);
  const paths = values.get("paths") ?? values.get("path");
  if (paths !== undefined) return paths.split(",").every((path) => holds(path.trim().replace(/\/(?:\*\*)?$/, "")));
  return Math.max(alike(json, words), alike(json, [...values.values()].join(" "))) >= 0.5;
}

/** What the JSON of an item with a check holds, of a check as labels write it: "npm test exits 0", "artifact path=a.md". */
function checkParts(check: string): readonly string[] {
  const text = (value: string): string => JSON.stringify(value).slice(1, -1);
  const [, run, code] = /^(.*) exits (\d+)$/.exec(check) ?? [];
  if (run !== undefined) return [text(run), `"exit_code":${code}`];
  const [, kind, place] = /^(artifact|absent) (?:.* )?(?:path|in)=(\S+)/.exec(check) ?? [];
  return kind === undefined || place === undefined ? [text(check)] : [`"kind":"${kind}"`, text(place)];
}

const boundOf = (values: ReadonlyMap<string, string>): string | undefined =>
  [...values].find(([name]) => /^(?:at_most|at_least|below|above|change_)/.test(name))?.[1];

/** The share of the words that both have, of those of the shorter one. */
function alike(left: string, right: string): number {
  const [first, second] = [wordsOf(left), wordsOf(right)];
  const both = [...first].filter((word) => second.has(word)).length;
  return both / Math.max(1, Math.min(first.size, second.size));
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}/._-]+/u)
      .filter((word) => word.length > 2),
  );
