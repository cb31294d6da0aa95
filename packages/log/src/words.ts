import { secondIn } from "./fold/second.ts";
import { stuckWords } from "./fold/summary.ts";
import { isObject, type LogRecord, listIn, numberIn, textIn } from "./record.ts";

/** What a line of a run is about, for those who colour or filter it. */
export type Tone = "turn" | "message" | "command" | "failure" | "change" | "status" | "warning" | "receipt" | "end";

/** One record in words. The text is as it was logged: whoever shows it takes out what a terminal or a page would act on. */
export interface RecordWords {
  readonly tone: Tone;
  readonly text: string;
}

/**
 * Says a record in words; undefined for what people need not see, and for what this version does not know.
 *
 * @param cwd - The run's folder, as its record `run` says it: what lies below is named from there. Default: paths are told as they were logged.
 */
export function wordsOf(record: LogRecord, cwd = ""): RecordWords | undefined {
  const say = Object.hasOwn(sayings, record.type) ? sayings[record.type] : undefined;
  return say?.(record, cwd);
}

/**
 * A command as the model asked for it: Codex runs each through `bash -lc '…'`.
 *
 * @example
 * bareCommand("/bin/bash -lc 'node --test'"); // "node --test"
 */
export function bareCommand(command: string): string {
  const [, quoted] = /^(?:\/\S*\/)?(?:ba|z)?sh -l?c (.*)$/s.exec(command) ?? [];
  if (quoted === undefined) return command;
  const single = /^'(.*)'$/s.exec(quoted)?.[1]?.replaceAll(/'\\''|'"'"'/g, "'");
  return single ?? /^"(.*)"$/s.exec(quoted)?.[1] ?? quoted;
}

type Saying = (record: LogRecord, cwd: string) => RecordWords | undefined;

const below = (path: string, cwd: string): string =>
  cwd !== "" && path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;

const figure = (value: number | undefined): string => (value ?? 0).toLocaleString("en-US");
const after = (before: string, text: string): string => (text === "" ? "" : `${before}${text}`);

const sayings: Readonly<Record<string, Saying>> = {
  run: (record) => ({
    tone: "status",
    text: `${record.resumed === true ? "taken up again" : "run"} ${textIn(record, "run_id").slice(0, 8)} of ${textIn(record, "contract_id")}, for ${textIn(record, "target")}`,
  }),
  thread_started: (record) => ({
    tone: "status",
    text: `${record.resumed === true ? "resumed" : "started"}: ${textIn(record, "client")} ${textIn(record, "client_version")}${after(", model ", textIn(record, "model"))}${after(", sandbox ", textIn(record, "sandbox"))}`,
  }),
  turn_started: (record) => ({ tone: "turn", text: `turn ${numberIn(record, "turn") ?? "?"}` }),
  turn_ended: (record) => {
    const status = textIn(record, "status");
    if (status === "completed") return undefined;
    return { tone: "failure", text: `turn ${numberIn(record, "turn") ?? "?"} ${status}${after(": ", textIn(record, "error"))}` }; // biome-ignore format: one
  },
  message: (record) => ({ tone: "message", text: textIn(record, "text") }),
  command_ended: (record) => {
    const code = numberIn(record, "exit_code");
    const seconds = numberIn(record, "seconds");
    const good = code === undefined ? record.status === "completed" : code === 0;
    return {
      tone: good ? "command" : "failure",
      text: `$ ${bareCommand(textIn(record, "command"))}: ${code === undefined ? textIn(record, "status") : `exit ${code}`}${seconds === undefined ? "" : `, ${seconds.toFixed(1)} s`}`,
    };
  },
  file_change: (record, cwd) => {
    if (record.status === "inProgress") return undefined;
    const changes = listIn(record, "changes").map((change) => `${textIn(change, "kind")} ${below(textIn(change, "path"), cwd)}`); // biome-ignore format: one
    return changes.length === 0 ? undefined : { tone: "change", text: changes.join(", ") };
  },
  goal_status: (record) => ({ tone: "status", text: `goal: ${textIn(record, "status")}${after(": ", textIn(record, "reason"))}` }), // biome-ignore format: one
  compacted: () => ({ tone: "warning", text: "the context was compacted" }),
  warning: (record) => ({ tone: "warning", text: `warning: ${textIn(record, "message")}` }),
  approval_asked: (record) => {
    const { request } = record;
    return { tone: "warning", text: `permission: ${bareCommand(textIn(request, "command")) || textIn(request, "kind")}: ${textIn(record, "answer")}` }; // biome-ignore format: one
  },
  bound: (record) => ({
    tone: "warning",
    text: `bound reached: ${textIn(record, "bound")}, ${figure(numberIn(record, "used"))} of ${figure(numberIn(record, "limit"))}`,
  }),
  stuck: (record) => ({
    tone: "warning",
    text: `${record.is_end === true ? "stuck" : "about to be stuck"}: ${stuckWords(record)}`,
  }),
  waiting_until: (record) => ({
    tone: "warning",
    text: `waits until ${textIn(record, "until")}: ${textIn(record, "reason")}`,
  }),
  judged: (record) => ({ tone: "status", text: `the client says complete; the receipt says ${record.verdict === "done" ? "that the agent's part holds" : "not done"}` }), // biome-ignore format: one
  reactivated: (record) => ({ tone: "status", text: `taken up again with what is missing, ${numberIn(record, "attempt") ?? "?"} of ${numberIn(record, "of") ?? "?"}` }), // biome-ignore format: one
  control: (record) => ({ tone: "status", text: `a person: ${textIn(record, "order")}` }),
  preflight: (record) => ({
    tone: "receipt",
    text: `before the work: ${tally(listIn(record.preflight, "checks"), "state")}`,
  }),
  receipt: (record) => ({
    tone: "receipt",
    text: `receipt: ${textIn(record.receipt, "verdict")} (${tally(listIn(record.receipt, "checks"), "status")})${after("; second key: ", secondIn(record.receipt)?.says ?? "")}`,
  }),
  approval: (record) => ({ tone: "receipt", text: `${textIn(record.approval, "id")}: approved by ${textIn(record.approval, "who")}` }), // biome-ignore format: one
  gap: (record) => ({
    tone: "warning",
    text: `${figure(numberIn(record, "lost"))} records are missing: the disk was full`,
  }),
  ended: (record) => {
    const { result } = record;
    const error = isObject(result) ? textIn(result.error, "what") : "";
    const turns = numberIn(result, "turns");
    const use = `${figure(turns)} ${turns === 1 ? "turn" : "turns"}, ${figure(numberIn(result, "tokens"))} tokens`;
    return { tone: "end", text: `ended: ${textIn(result, "reason")}; goal ${textIn(result, "client")}; ${use}${after("; ", error)}` }; // biome-ignore format: one
  },
};

function tally(items: readonly unknown[], key: string): string {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(textIn(item, key), (counts.get(textIn(item, key)) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word}`).join(", ") || "no checks";
}
