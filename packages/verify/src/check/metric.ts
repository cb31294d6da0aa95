import type { MetricItem } from "@goalpost/core";
import { search } from "../files/search.ts";
import { capturedText } from "../process/capture.ts";
import type { CheckContext } from "./context.ts";
import { cannotRun, fail, type Outcome, oneLine, pass } from "./outcome.ts";
import { runCheck } from "./run-check.ts";

/** A number that a command gave, or why there is none. */
export type Reading =
  | { readonly value: number; readonly outcome: Outcome; readonly fault?: undefined }
  | { readonly fault: Outcome };

/** Runs what prints the number, and reads it. */
export async function readMetric(item: MetricItem, id: string, context: CheckContext): Promise<Reading> {
  const { outcome, result } = await runCheck(item.run, id, context);
  if (outcome.status !== "pass" || result === undefined)
    return { fault: { ...outcome, what: `its command ${outcome.what}` } };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes hold digits, which are not the number
  const text = capturedText(result.stdout).replace(/\u001b\[[0-9;]*[A-Za-z]/g, "");
  const read = await readNumber(item, text, context);
  if (typeof read === "number") return { value: read, outcome };
  return {
    fault: cannotRun(read, { ...outcome, help: "make the command print the number where the contract reads it" }),
  };
}

async function readNumber(item: MetricItem, text: string, context: CheckContext): Promise<number | string> {
  if (item.json_pointer !== undefined) return atPointer(text, item.json_pointer);
  if (item.matches === undefined) {
    const last = [...text.matchAll(numberPattern)].at(-1)?.[0];
    return last === undefined ? "standard output holds no number" : Number(last.replaceAll(",", ""));
  }
  const shown = `/${item.matches.source}/${item.matches.flags}`;
  const { answers, fault } = await search(item.matches, [{ text }], {
    timeoutMs: context.patternTimeoutMs,
    signal: context.signal,
  });
  if (fault !== undefined) return `the pattern ${shown} ${fault}`;
  const [answer] = answers;
  if (answer?.fault !== undefined || !answer?.hit) return `standard output does not match ${shown}`;
  const group = answer.groups[1] ?? answer.groups[0] ?? "";
  const value = Number(group.trim().replaceAll(",", "") || Number.NaN);
  return Number.isFinite(value) ? value : `${shown} gives "${oneLine(group)}", expected a number`;
}

/** `1,234.5`, `-3`, `.5`, `2e-3`; a hyphen inside a word is not a sign. */
const numberPattern =
  /(?<![\w.])-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?|\d+(?:\.\d+)?/g;

function atPointer(text: string, pointer: string): number | string {
  const document = lastJson(text);
  if (document === undefined) return "standard output holds no JSON";
  let value: unknown = document.value;
  for (const part of pointer.slice(1).split("/")) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key))
      return `${pointer} is missing in the JSON`;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return typeof value === "number" && Number.isFinite(value)
    ? value
    : `${pointer} is ${(JSON.stringify(value) ?? "nothing").slice(0, 80)}, expected a number`;
}

/** The JSON on standard output, also below the header lines of a package manager, or as the last line. */
function lastJson(text: string): { readonly value: unknown } | undefined {
  const trimmed = text.trim();
  const begins = /^[[{]/m.exec(trimmed)?.index ?? 0;
  for (const candidate of [trimmed, trimmed.slice(begins), trimmed.slice(trimmed.lastIndexOf("\n") + 1)]) {
    try {
      return { value: JSON.parse(candidate) as unknown };
    } catch {
      // The next candidate may be it.
    }
  }
  return undefined;
}

/** Judges a number by its bounds. */
export async function checkMetric(item: MetricItem, id: string, context: CheckContext): Promise<Outcome> {
  const reading = await readMetric(item, id, context);
  if (reading.fault !== undefined) return reading.fault;
  const { value, outcome } = reading;
  const relative = item.change_at_most_percent !== undefined || item.change_at_least_percent !== undefined;
  const baseline = item.baseline ?? ownNumber(context.base?.baselines, id);
  const more = { ...outcome, value, ...(relative && baseline !== undefined ? { baseline } : {}) };
  if (relative && (baseline === undefined || baseline === 0)) {
    const why = context.base?.baseline_faults[id];
    const what =
      baseline === 0 ? "its baseline is 0" : `has no baseline${why === undefined ? "" : `: at the start ${why}`}`;
    return cannotRun(`${what}; a change in percent cannot be told (now ${value})`, {
      ...more,
      help: "seal the contract at the start, or give a baseline",
    });
  }
  const broken = brokenBound(item, value, baseline ?? 1);
  if (broken !== undefined) return fail(broken, more);
  return pass(`${value}${relative ? `, ${percent(change(value, baseline ?? 1))} against ${baseline}` : ""}`, more);
}

const ownNumber = (numbers: Readonly<Record<string, number>> | undefined, id: string): number | undefined =>
  numbers !== undefined && Object.hasOwn(numbers, id) ? numbers[id] : undefined;

const change = (value: number, baseline: number): number => ((value - baseline) / Math.abs(baseline)) * 100;

const percent = (value: number): string => `${value > 0 ? "+" : ""}${Number(value.toFixed(2))} %`;

function brokenBound(item: MetricItem, value: number, baseline: number): string | undefined {
  const { at_most, at_least, change_at_most_percent, change_at_least_percent } = item;
  if (at_most !== undefined && value > at_most) return `is ${value}, expected at most ${at_most}`;
  if (at_least !== undefined && value < at_least) return `is ${value}, expected at least ${at_least}`;
  const moved = change(value, baseline);
  const seen = `changed by ${percent(moved)} (${baseline} → ${value})`;
  if (change_at_most_percent !== undefined && moved > change_at_most_percent)
    return `${seen}, expected at most ${percent(change_at_most_percent)}`;
  if (change_at_least_percent !== undefined && moved < change_at_least_percent)
    return `${seen}, expected at least ${percent(change_at_least_percent)}`;
  return undefined;
}
