import { isObject, type LogRecord, listIn, numberIn, textIn } from "../record.ts";
import type { Fold } from "./fold.ts";
import { type SecondWord, secondIn } from "./second.ts";

/** What a run has used. */
export interface RunUse {
  readonly turns: number;
  /** Of work, up to the last record that says it; null where none does, as in the log of a run that was not ours. */
  readonly seconds: number | null;
  readonly tokens: number;
  readonly input_tokens: number;
  readonly cached_input_tokens: number;
  readonly output_tokens: number;
  /** Null where nobody knows the price. */
  readonly dollars: number | null;
}

/** How often things happened in a run. */
export interface RunCounts {
  readonly messages: number;
  readonly commands: number;
  readonly failed_commands: number;
  readonly file_changes: number;
  readonly compactions: number;
  readonly warnings: number;
  readonly permissions: number;
  readonly receipts: number;
  readonly reactivations: number;
  /** Times that another process took the run up. */
  readonly resumed: number;
  /** Records that a full disk swallowed. */
  readonly lost: number;
  /** Records of a type that this version does not know. */
  readonly unknown: number;
}

/** A run on one page, as its log tells it. */
export interface RunSummary {
  readonly run_id: string;
  readonly contract_id: string;
  readonly target: string;
  readonly client: string;
  readonly client_version: string;
  readonly model: string;
  readonly sandbox: string;
  readonly cwd: string;
  /** ISO 8601, UTC; empty where the log says no time. */
  readonly started_at: string;
  readonly updated_at: string;
  /** Null while no end was written. */
  readonly ended_at: string | null;
  /** Why it ended; null while no end was written. */
  readonly reason: string | null;
  /** How the goal stands in the client's own word. */
  readonly goal: string;
  /** The verdict of the last receipt: `done`, `not done`, `needs person`, `open`; null where there was none. */
  readonly verdict: string | null;
  /** What a second client said in the last receipt; null where none was asked. */
  readonly second: SecondWord | null;
  /** Whether somebody has it paused. */
  readonly paused: boolean;
  /** Until when it waits for the account's limit: ISO 8601; null while it does not. */
  readonly waiting_until: string | null;
  /** The last sign that it gets nowhere, since it was started or taken up; null where there was none. */
  readonly stuck: { readonly kind: string; readonly since_turn: number | null; readonly is_end: boolean } | null;
  readonly use: RunUse;
  readonly counts: RunCounts;
  readonly bounds: Readonly<Record<string, number>>;
  readonly last_message: string;
  /** What ended it, where that was an error, a bound, or a standstill. */
  readonly why: string;
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };
type Draft = Mutable<Omit<RunSummary, "use" | "counts">> & {
  readonly use: Mutable<RunUse>;
  readonly counts: Mutable<RunCounts>;
};

const empty = (): Draft => ({
  run_id: "",
  contract_id: "",
  target: "",
  client: "",
  client_version: "",
  model: "",
  sandbox: "",
  cwd: "",
  started_at: "",
  updated_at: "",
  ended_at: null,
  reason: null,
  goal: "none",
  verdict: null,
  second: null,
  paused: false,
  waiting_until: null,
  stuck: null,
  use: { turns: 0, seconds: null, tokens: 0, input_tokens: 0, cached_input_tokens: 0, output_tokens: 0, dollars: null },
  counts: { messages: 0, commands: 0, failed_commands: 0, file_changes: 0, compactions: 0, warnings: 0, permissions: 0, receipts: 0, reactivations: 0, resumed: 0, lost: 0, unknown: 0 }, // biome-ignore format: one
  bounds: {},
  last_message: "",
  why: "",
});

/** Makes the summary of a run of its log. */
export function summaryFold(): Fold<RunSummary> {
  const draft = empty();
  return {
    take(record) {
      if (record.at !== "") {
        if (draft.started_at === "") draft.started_at = record.at;
        draft.updated_at = record.at;
      }
      draft.use.seconds = numberIn(record, "active_seconds") ?? draft.use.seconds;
      const takes = Object.hasOwn(known, record.type) ? known[record.type] : undefined;
      if (takes === undefined) draft.counts.unknown += 1;
      else takes(draft, record);
    },
    get value() {
      return draft;
    },
  };
}

/** Characters of a message that a summary keeps. */
const messageChars = 2000;

const known: Readonly<Record<string, (draft: Draft, record: LogRecord) => void>> = {
  run: (draft, record) => {
    for (const key of ["run_id", "contract_id", "target", "client_version", "cwd"] as const)
      draft[key] = textIn(record, key) || draft[key];
    if (record.resumed === true) draft.counts.resumed += 1;
    if (isObject(record.bounds)) draft.bounds = numbersOf(record.bounds);
    draft.ended_at = null;
    draft.reason = null;
    draft.why = "";
    draft.paused = false;
    draft.stuck = null;
    // whoever takes it up waits out the rest
    if (record.resumed !== true) draft.waiting_until = null;
  },
  thread_started: (draft, record) => {
    for (const key of ["client", "client_version", "model", "sandbox"] as const)
      draft[key] = textIn(record, key) || draft[key];
  },
  turn_started: (draft, record) => {
    draft.waiting_until = null;
    // a turn whose start was lost with its process has the number of the next one
    draft.use.turns = numberIn(record, "turn") ?? draft.use.turns + 1;
  },
  turn_ended: () => {},
  tokens: use,
  goal_status: (draft, record) => {
    draft.goal = textIn(record, "status") || draft.goal;
  },
  message: (draft, record) => {
    draft.counts.messages += 1;
    draft.last_message = textIn(record, "text").slice(0, messageChars);
  },
  command_started: () => {},
  command_ended: (draft, record) => {
    draft.counts.commands += 1;
    if (hasFailed(record)) draft.counts.failed_commands += 1;
  },
  file_change: (draft, record) => {
    if (record.status !== "inProgress" && Array.isArray(record.changes))
      draft.counts.file_changes += record.changes.length;
  },
  compacted: ({ counts }) => {
    counts.compactions += 1;
  },
  warning: ({ counts }) => {
    counts.warnings += 1;
  },
  approval_asked: ({ counts }) => {
    counts.permissions += 1;
  },
  bound: (draft, record) => {
    draft.why = `${textIn(record, "bound")}: ${numberIn(record, "used") ?? 0} of ${numberIn(record, "limit") ?? 0}`;
  },
  stuck: (draft, record) => {
    // a first sign ends nothing: the run may get on again
    if (record.is_end === true) draft.why = stuckWords(record);
    draft.stuck = { kind: textIn(record, "kind"), since_turn: numberIn(record, "since_turn") ?? null, is_end: record.is_end === true }; // biome-ignore format: one
  },
  waiting_until: (draft, record) => {
    draft.waiting_until = textIn(record, "until") || null;
    if (record.turn_given_back === true) draft.use.turns = Math.max(0, draft.use.turns - 1);
  },
  judged: () => {},
  reactivated: ({ counts }) => {
    counts.reactivations += 1;
  },
  control: (draft, record) => {
    if (record.order === "pause") draft.paused = true;
    if (record.order === "resume") draft.paused = false;
  },
  contract: () => {},
  preflight: () => {},
  changes: () => {},
  approval: () => {},
  receipt: (draft, record) => {
    draft.counts.receipts += 1;
    draft.verdict = textIn(record.receipt, "verdict") || draft.verdict;
    draft.second = secondIn(record.receipt);
  },
  gap: (draft, record) => {
    draft.counts.lost += numberIn(record, "lost") ?? 0;
  },
  ended: (draft, record) => {
    const { result } = record;
    draft.ended_at = record.at;
    draft.paused = false;
    draft.waiting_until = null;
    draft.reason = textIn(result, "reason") || "ended";
    draft.goal = textIn(result, "client") || draft.goal;
    use(draft, result);
    draft.use.turns = numberIn(result, "turns") ?? draft.use.turns;
    draft.use.seconds = numberIn(result, "seconds") ?? draft.use.seconds;
    const error = isObject(result) ? result.error : undefined;
    const what = textIn(error, "what");
    if (what !== "") draft.why = `${textIn(error, "where")}: ${what}`;
  },
};

function use(draft: Draft, from: unknown): void {
  for (const key of ["tokens", "input_tokens", "cached_input_tokens", "output_tokens", "dollars"] as const) {
    const value = numberIn(from, key);
    if (value !== undefined) draft.use[key] = value;
  }
}

const numbersOf = (from: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(from).filter((entry): entry is [string, number] => typeof entry[1] === "number"));

/** Of which kind a standstill is, and since when. */
export function stuckWords(record: LogRecord): string {
  const evidence = listIn(record, "evidence").filter((each) => typeof each === "string");
  const since = `${textIn(record, "kind")} since turn ${numberIn(record, "since_turn") ?? "?"}`;
  return [since, ...evidence].join("; ");
}

/** Whether a command came out badly; a client that gives no exit code says it in a word. */
export function hasFailed(record: LogRecord): boolean {
  const code = numberIn(record, "exit_code");
  return code === undefined ? record.status !== "completed" : code !== 0;
}
