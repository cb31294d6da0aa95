import { isObject, type LogRecord, listIn, textIn } from "../record.ts";
import type { Fold } from "./fold.ts";

/** How a check came out at one time. */
export interface CheckPoint {
  readonly at: string;
  /** Who looked: the preflight, the receipt after the client said complete, or the one at the end. */
  readonly when: "preflight" | "claim" | "end";
  /** `pass`, `fail`, `cannot-run`, `needs-person`. */
  readonly status: string;
  /** What was seen, and what was expected. */
  readonly what: string;
}

/** A check, and how it came from red to green. */
export interface CheckHistory {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly points: readonly CheckPoint[];
  /** When it passed for the first time after it had not; null where it never turned. */
  readonly turned_green_at: string | null;
}

interface Draft extends Omit<CheckHistory, "points"> {
  kind: string;
  title: string;
  readonly points: CheckPoint[];
  turned_green_at: string | null;
}

/** Points of one check that are kept; of more, the first and the last are. */
const most = 400;

/** Collects how each check came out, from the preflight and every receipt. */
export function checksFold(): Fold<readonly CheckHistory[]> {
  const checks = new Map<string, Draft>();
  return {
    take(record) {
      const when = whenOf(record);
      if (when === undefined) return;
      const from = when === "preflight" ? record.preflight : record.receipt;
      for (const check of listIn(from, "checks")) note(checks, check, { at: record.at, when });
    },
    get value() {
      return [...checks.values()];
    },
  };
}

function whenOf(record: LogRecord): CheckPoint["when"] | undefined {
  if (record.type === "preflight") return "preflight";
  if (record.type === "receipt") return record.when === "claim" ? "claim" : "end";
  return undefined;
}

/** A preflight has words of its own for how a check stands before the work. */
const preflightWords: Readonly<Record<string, string>> = {
  fails: "fail",
  "fails-already": "fail",
  "already-green": "pass",
  guards: "pass",
  "room-differs": "cannot-run",
  "needs-network": "cannot-run",
};

function note(checks: Map<string, Draft>, check: unknown, { at, when }: Pick<CheckPoint, "at" | "when">): void {
  const id = textIn(check, "id");
  if (!isObject(check) || id === "") return;
  const said = textIn(check, "status") || textIn(check, "state");
  const status = preflightWords[said] ?? said;
  const known: Draft = checks.get(id) ?? { id, kind: "", title: "", points: [], turned_green_at: null };
  checks.set(id, known);
  known.kind = textIn(check, "kind") || known.kind;
  known.title = textIn(check, "title") || known.title;
  const wasRed = known.points.some((point) => point.status !== "pass");
  if (status === "pass" && wasRed && known.turned_green_at === null) known.turned_green_at = at;
  if (known.points.length >= most) known.points.splice(most / 2, 1);
  known.points.push({ at, when, status, what: textIn(check, "what") });
}
