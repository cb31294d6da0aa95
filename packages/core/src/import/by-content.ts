import type { Item } from "../node/contract.ts";
import { allowTitle, banTitle } from "../read/ban-titles.ts";
import { readEntry } from "../read/read-entry.ts";
import type { Language } from "../read/words/language.ts";
import { type Entry, entriesOf } from "./entries.ts";
import type { Line } from "./lines.ts";
import { tellsTitle } from "./rest.ts";
import type { Section } from "./sections.ts";
import { plainName } from "./vocabulary.ts";

const checks: ReadonlySet<Item["kind"]> = new Set(["command", "shell", "metric", "absent", "artifact"]);
/** Of a longer list the first entries tell. */
const most = 40;

/**
 * Finds lists of criteria below titles that name no block: a list of which half and more, and two at least, are checks, whatever stands above it. "The
 * bar", "Proof that it is fixed" and "Ready to merge" head criteria as "Done when" does.
 */
export function withCriteria(
  text: string,
  lines: readonly Line[],
  sections: readonly Section[],
  languages: readonly Language[],
): readonly Section[] {
  const lineOf = (at: number): number =>
    Math.max(
      0,
      lines.findLastIndex(({ start }) => start <= at),
    );
  return sections.flatMap((section): readonly Section[] => {
    if (section.kind !== "rest") return [section];
    const parts: Section[] = [];
    let at = section.from;
    const entries = entriesOf(lines, section.from, section.to, lineOf(section.from), "done_when");
    for (const list of listsOf(entries, languages)) {
      const first = firstLine(lines, lineOf(list.from));
      const last = lines[lineOf(list.to - 1)];
      const begin = Math.max(at, lines[first]?.start ?? 0);
      const to = Math.min(section.to, (last?.start ?? 0) + (last?.text.length ?? 0));
      const { title, start } = titleAbove(lines, first, at);
      if (!mayHead(title)) continue;
      if (text.slice(at, start).trim() !== "") parts.push({ ...section, at, from: at, to: start, end: start });
      parts.push({ ...section, kind: "done_when", title, name: title, at: start, from: begin, to, end: to });
      at = to;
    }
    if (parts.length === 0) return [section];
    return text.slice(at, section.to).trim() === "" ? parts : [...parts, { ...section, at, from: at }];
  });
}

/** The first line of a list; of a table its head. */
function firstLine(lines: readonly Line[], line: number): number {
  const isRow = (at: number): boolean =>
    /^\s*\||\S[ \t]+\|\|?[ \t]*\S|^[\s|:-]+$/.test(lines[at]?.text.trimEnd() || "no");
  let first = line;
  while (isRow(first) && isRow(first - 1)) first -= 1;
  return first;
}

/** The lists that are criteria, from their first entry to their last. */
function* listsOf(
  entries: readonly Entry[],
  languages: readonly Language[],
): Generator<{ readonly from: number; readonly to: number }> {
  let run: Entry[] = [];
  for (const entry of [...entries, undefined]) {
    if (entry !== undefined && (entry.listed || entry.row !== undefined) && !entry.leads) {
      run.push(entry);
      continue;
    }
    const first = run[0];
    const last = run.at(-1);
    if (first !== undefined && last !== undefined && areCriteria(run, languages)) yield { from: first.at, to: last.to };
    run = [];
  }
}

function areCriteria(run: readonly Entry[], languages: readonly Language[]): boolean {
  const some = run.slice(0, most);
  const count = some.filter((entry) => isCheck(entry, languages)).length;
  return count >= 2 && count * 2 >= some.length;
}

/** A command and what it is called: it says nothing of how it must end. */
const onlyNamed = /^(?:\[[ xX]\] )?(?:[^:：`]{1,60}[:：]\s*)?`[^`]+`(?: \([^()]*\))?\.?$/;

function isCheck({ text }: Entry, languages: readonly Language[]): boolean {
  if (onlyNamed.test(text.trim())) return false;
  const readings = readEntry("done_when", text, languages);
  return readings.length > 0 && readings.every(({ item, typed }) => typed && checks.has(item.kind));
}

/** The title above a list: a heading, bold words, or a line that stands right above it or ends with a colon. */
function titleAbove(
  lines: readonly Line[],
  line: number,
  floor: number,
): { readonly title: string; readonly start: number } {
  let above = line - 1;
  while (above >= 0 && lines[above]?.text.trim() === "") above -= 1;
  const own = lines[above];
  const begin = lines[line]?.start ?? 0;
  if (own === undefined || own.start < floor || own.fenced) return { title: "", start: begin };
  const words = own.text.trim();
  const isTitle = words.length <= 80 && (/^#{1,6}\s|^\*\*|^__|[:：]\**$/.test(words) || above === line - 1);
  if (!isTitle || /^[-*+•]\s|^\d+[.)]\s|^\|/.test(words)) return { title: "", start: begin };
  return { title: words.replace(/^[#\s*_]+|[\s*_:：]+$/g, ""), start: own.start };
}

/** Whether a title may head criteria: what is told, forbidden or allowed is none. */
function mayHead(title: string): boolean {
  const name = plainName(title);
  return !tellsTitle(title) && !allowTitle(name) && banTitle(name) === undefined;
}
