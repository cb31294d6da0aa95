import { blocksOf } from "../read/blocks.ts";
import { requireBounds } from "../read/bounds.ts";
import { answered, type DecisionRecord } from "./decision-record.ts";

/** A decision as it stands in the specification: the question, what was chosen, and the reason that was given for it. */
export function decisionLine(record: DecisionRecord): string {
  const { id, question, answer, options, note } = record;
  const chosen = answer.map((label) => {
    const about = options.find((option) => option.label === label)?.description;
    return about === undefined ? label : `${label} (${about.replace(/[.\s]+$/, "")})`;
  });
  const words = `${question} ${chosen.join("; ")}`.replace(/[.\s]+$/, "");
  return `- Decision ${id}: ${oneLine(words)}.${note === undefined ? "" : ` The author: ${oneLine(note)}`}`;
}

/**
 * Puts the recorded decisions into a specification's section of decisions, which is made where there is none. A line of the same number is replaced by what was
 * recorded; every other line of the section stays.
 */
export function withDecisions(text: string, records: readonly DecisionRecord[]): string {
  const decisions = answered(records);
  if (decisions.length === 0) return text;
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n*$/, "").split("\n");
  const section = sectionOf(text);
  if (section === undefined)
    return `${[...lines, "", "## Decisions", "", ...decisions.map(decisionLine)].join("\n")}\n`;
  const inside = lines.slice(section.from, section.to);
  const missing: string[] = [];
  for (const decision of decisions) {
    const at = inside.findIndex((line) => numberOf(line) === decision.id);
    if (at === -1) missing.push(decisionLine(decision));
    else inside.splice(at, lengthOf(inside, at), decisionLine(decision));
  }
  // what says it all already stays as it is, blank lines and all
  if (missing.length === 0 && inside.join("\n") === lines.slice(section.from, section.to).join("\n")) return text;
  while (inside.at(-1)?.trim() === "") inside.pop();
  if (missing.length > 0 && !/^\s*(?:[-*+]|\d+[.)])\s/.test(inside.at(-1) ?? "")) inside.push("");
  const rest = lines.slice(section.to);
  return `${[...lines.slice(0, section.from), ...inside, ...missing, ...(rest.length === 0 ? [] : ["", ...rest])].join("\n")}\n`;
}

/** The lines below the heading, counted from 0; `to` is the next heading of its depth or above. */
function sectionOf(text: string): { readonly from: number; readonly to: number } | undefined {
  requireBounds(text, "the specification");
  const headings = blocksOf(text.replace(/\r\n?/g, "\n")).filter((node) => node.type === "heading");
  const at = headings.findIndex(
    ({ children: [first] }) => first?.type === "text" && /^decisions$/i.test(first.value.trim()),
  );
  const own = headings[at];
  if (own === undefined) return undefined;
  const next = headings.slice(at + 1).find(({ depth }) => depth <= own.depth);
  const lineOf = (line: number | undefined): number => line ?? 1;
  const all = text.replace(/\r\n?/g, "\n").replace(/\n*$/, "").split("\n").length;
  return { from: lineOf(own.position?.end.line), to: next === undefined ? all : lineOf(next.position?.start.line) - 1 };
}

const numberOf = (line: string): number | undefined => {
  const found =
    /^\s*(?:[-*+]\s+)?(?:\*\*)?decision\s+(\d{1,6})\b/i.exec(line)?.[1] ?? /^\s*(\d{1,6})[.)]\s/.exec(line)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** A line with those that go on with it. */
function lengthOf(lines: readonly string[], at: number): number {
  let length = 1;
  while (/^\s+\S/.test(lines[at + length] ?? "")) length += 1;
  return length;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The numbers that the specification itself gives to decisions: those of an interview go on behind them. */
export function highestDecision(ids: readonly string[]): number {
  return Math.max(0, ...ids.flatMap((id) => [...id.matchAll(/\d+/g)].map(([number]) => Number(number))));
}
