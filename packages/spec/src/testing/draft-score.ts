import { readFileSync } from "node:fs";
import type { Item } from "@goalpost/core";
import { draft } from "../draft/draft.ts";
import { withoutEmphasis } from "../read/marks.ts";
import { readSpec } from "../read/read-spec.ts";

/** One criterion of a specification, as a person read it. */
interface Label {
  /** The specification's name: `own`, `later/ears`. */
  readonly spec: string;
  /** The requirement's id, or how its text begins. */
  readonly requirement: string;
  /** How the criterion's text begins, without bold. */
  readonly criterion: string;
  /** What could decide it, as it is written. */
  readonly kind: "check" | "review" | "claim";
}

/** How a specification was read and drafted. */
export interface DraftScore {
  readonly spec: string;
  readonly format: string;
  /** Written after the reader. */
  readonly isLater: boolean;
  readonly requirements: readonly [read: number, of: number];
  readonly criteria: readonly [read: number, of: number];
  /** Criteria that a check could decide as they are written, and that got one. */
  readonly lifted: readonly [lifted: number, of: number];
  /** Criteria that got a check, although none could decide them as they are written. */
  readonly wrong: number;
  /** Criteria without an item that verify judges. */
  readonly lost: number;
}

const file = (name: string): string => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), "utf8");

/** Scores every specification that is labelled. */
export const draftScores = (): readonly DraftScore[] => {
  scores ??= scored();
  return scores;
};
let scores: readonly DraftScore[] | undefined;

function scored(): readonly DraftScore[] {
  const labels = file("labels.tsv")
    .trim()
    .split("\n")
    .slice(1)
    .map((line): Label => {
      const [spec = "", requirement = "", criterion = "", kind = ""] = line.split("\t");
      return { spec, requirement, criterion, kind: kind as Label["kind"] };
    });
  return [...new Set(labels.map(({ spec }) => spec))].map((spec) =>
    scoreOf(
      spec,
      labels.filter((each) => each.spec === spec),
    ),
  );
}

function scoreOf(name: string, labels: readonly Label[]): DraftScore {
  const spec = readSpec(file(`${name}.md`), `${name.split("/").at(-1)}.md`);
  const blocks = draft(spec).draft.blocks;
  const judged = blocks.flatMap(({ kind, items }): readonly Item[] => (kind === "done_when" ? items : []));
  const plain = (text: string): string => withoutEmphasis(text).replace(/\s+/g, " ");
  const found = labels.map((label) => {
    const requirement = spec.requirements.find(
      ({ id, text }) => id === label.requirement || plain(text).startsWith(label.requirement),
    );
    const criterion = requirement?.criteria.find(({ text }) => plain(text).startsWith(label.criterion));
    const kinds = judged.flatMap(({ kind, from = [] }) =>
      criterion !== undefined && from.includes(criterion.id) ? [kind] : [],
    );
    return { label, requirement, criterion, kinds };
  });
  const isChecked = (kinds: readonly string[]): boolean => kinds.some((kind) => kind !== "claim" && kind !== "review");
  const checkable = found.filter(({ label }) => label.kind === "check");
  return {
    spec: name,
    format: spec.format,
    isLater: name.startsWith("later/"),
    requirements: [
      new Set(found.flatMap(({ requirement }) => requirement?.id ?? [])).size,
      new Set(labels.map(({ requirement }) => requirement)).size,
    ],
    criteria: [found.filter(({ criterion }) => criterion !== undefined).length, found.length],
    lifted: [checkable.filter(({ kinds }) => isChecked(kinds)).length, checkable.length],
    wrong: found.filter(({ label, kinds }) => label.kind !== "check" && isChecked(kinds)).length,
    lost: found.filter(({ kinds }) => kinds.length === 0).length,
  };
}
