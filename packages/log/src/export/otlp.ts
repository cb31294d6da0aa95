import { createHash } from "node:crypto";
import { foldLog } from "../fold/fold.ts";
import { secondIn } from "../fold/second.ts";
import { hasFailed, type RunSummary, summaryFold } from "../fold/summary.ts";
import { isObject, type LogRecord, listIn, numberIn, textIn } from "../record.ts";
import { Bounded } from "./bounded.ts";

type Value = { readonly stringValue: string } | { readonly intValue: string } | { readonly doubleValue: number };
interface Attribute {
  readonly key: string;
  readonly value: Value;
}
interface SpanEvent {
  readonly timeUnixNano: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
}
interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** 1: internal. */
  readonly kind: 1;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
  readonly events: readonly SpanEvent[];
  /** 0: unset, 1: ok, 2: error. */
  readonly status: { readonly code: 0 | 1 | 2; readonly message?: string };
}

/** Spans that are kept; of more, the first and the last half. */
const mostSpans = 40_000;

/** Characters of a command or an explanation. */
const textChars = 4000;

/**
 * Writes a run as a trace in OTLP/JSON: the run is a span `invoke_agent`, each turn a span in it, each command an `execute_tool`, and each receipt a
 * span with an event `gen_ai.evaluation.result` for every check.
 *
 * Source: https://opentelemetry.io/docs/specs/semconv/gen-ai/ (read 2026-11-30), https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export function otlpOf(path: string): string {
  const trace = new Trace();
  foldLog(path, [{ take: (record) => trace.take(record), value: undefined }]);
  return `${JSON.stringify(trace.end(), (_key, value: unknown) => (typeof value === "string" ? value.toWellFormed() : value), 1)}\n`;
}

/** Puts spans together from records. */
class Trace {
  readonly #summary = summaryFold();
  readonly #spans = new Bounded<Span>(mostSpans);
  readonly #started = new Map<string, { readonly at: number; readonly command: string }>();
  #first: number | undefined;
  #last = 0;
  #thread = "";
  #turn: { readonly number: number; readonly at: number; readonly id: string } | undefined;
  #count = 0;

  take(record: LogRecord): void {
    this.#summary.take(record);
    const at = record.at === "" ? this.#last : Date.parse(record.at);
    this.#first ??= at;
    // a clock that was set back makes no span end before it began
    this.#last = Math.max(this.#last, at);
    if (record.type === "thread_started") this.#thread = textIn(record, "thread_id");
    else if (record.type === "turn_started") this.#begin(record, at);
    else if (record.type === "turn_ended") this.#endTurn(at, textIn(record, "status"), textIn(record, "error"));
    else if (record.type === "command_started")
      this.#started.set(textIn(record, "id"), { at, command: textIn(record, "command") });
    else if (record.type === "command_ended") this.#command(record, at);
    else if (record.type === "file_change" && record.status !== "inProgress") this.#fileChange(record, at);
    else if (record.type === "receipt") this.#receipt(record, at);
  }

  end(): object {
    const { value: summary } = this.#summary;
    this.#endTurn(this.#last, "interrupted", "");
    const root = this.#root(summary);
    return {
      resourceSpans: [
        {
          resource: {
            attributes: attributes({
              "service.name": "goalpost",
              "goalpost.run.id": summary.run_id,
              "goalpost.contract.id": summary.contract_id,
            }),
          },
          scopeSpans: [
            {
              scope: { name: "@goalpost/log" },
              spans: [root, ...this.#spans.all].map((span) => this.#inTrace(span, summary)),
            },
          ],
        },
      ],
    };
  }

  #root(summary: RunSummary): Span {
    const { use, verdict, reason } = summary;
    return {
      ...this.#span(`invoke_agent ${summary.client || summary.target}`, this.#first ?? 0, this.#last),
      spanId: rootId,
      attributes: attributes({
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.provider.name": Object.hasOwn(providers, summary.target) ? providers[summary.target] : summary.target,
        "gen_ai.agent.name": summary.client,
        "gen_ai.agent.version": summary.client_version,
        "gen_ai.conversation.id": this.#thread,
        "gen_ai.request.model": summary.model,
        "gen_ai.usage.input_tokens": use.input_tokens,
        "gen_ai.usage.output_tokens": use.output_tokens,
        "goalpost.usage.cached_input_tokens": use.cached_input_tokens,
        "goalpost.turns": use.turns,
        "goalpost.verdict": verdict ?? undefined,
        "goalpost.end.reason": reason ?? undefined,
        "goalpost.spans.dropped": this.#spans.dropped,
      }),
      status: {
        code: reason === "complete" && verdict !== "not done" ? 1 : reason === null ? 0 : 2,
        ...(summary.why === "" ? {} : { message: summary.why }),
      },
    };
  }

  #begin(record: LogRecord, at: number): void {
    this.#endTurn(at, "interrupted", "");
    this.#count += 1;
    this.#turn = { number: numberIn(record, "turn") ?? 0, at, id: `turn ${this.#count}` };
  }

  #endTurn(at: number, status: string, error: string): void {
    if (this.#turn === undefined) return;
    const { number, at: from, id } = this.#turn;
    this.#turn = undefined;
    this.#spans.add({
      ...this.#span(`turn ${number}`, from, at),
      spanId: id,
      attributes: attributes({ "goalpost.turn": number, "goalpost.turn.status": status }),
      status: status === "failed" ? { code: 2, message: error } : { code: 0 },
    });
  }

  #command(record: LogRecord, at: number): void {
    const id = textIn(record, "id");
    const begun = this.#started.get(id);
    this.#started.delete(id);
    const code = numberIn(record, "exit_code");
    const from = begun?.at ?? at - (numberIn(record, "seconds") ?? 0) * 1000;
    this.#spans.add({
      ...this.#span("execute_tool shell", from, at, this.#turn?.id),
      attributes: attributes({
        "gen_ai.operation.name": "execute_tool",
        "gen_ai.tool.name": "shell",
        "gen_ai.tool.type": "function",
        "gen_ai.tool.call.id": id,
        "process.command_line": (textIn(record, "command") || begun?.command || "").slice(0, textChars),
        "process.exit.code": code,
        "goalpost.item.status": textIn(record, "status"),
      }),
      status: hasFailed(record)
        ? { code: 2, message: code === undefined ? textIn(record, "status") : `exit ${code}` }
        : { code: 0 },
    });
  }

  #fileChange(record: LogRecord, at: number): void {
    const paths = listIn(record, "changes")
      .map((change) => textIn(change, "path"))
      .join("\n");
    this.#spans.add({
      ...this.#span("execute_tool edit", at, at, this.#turn?.id),
      attributes: attributes({
        "gen_ai.operation.name": "execute_tool",
        "gen_ai.tool.name": "edit",
        "gen_ai.tool.call.id": textIn(record, "id"),
        "goalpost.paths": paths.slice(0, textChars),
      }),
    });
  }

  #receipt({ receipt, when }: LogRecord, at: number): void {
    if (!isObject(receipt)) return;
    const begun = Date.parse(textIn(receipt, "started_at"));
    const verdict = textIn(receipt, "verdict");
    this.#spans.add({
      ...this.#span("verify", Number.isNaN(begun) ? at : begun, at),
      attributes: attributes({
        "goalpost.verdict": verdict,
        "goalpost.receipt.when": typeof when === "string" ? when : "",
        "goalpost.second_key": secondIn(receipt)?.says ?? "",
      }),
      events: listIn(receipt, "checks").map((check) => evaluation(check, at)),
      status: { code: verdict === "done" ? 1 : verdict === "not done" ? 2 : 0 },
    });
  }

  #span(name: string, from: number, to: number, parent = rootId): Span {
    this.#count += 1;
    const start = Math.min(from, to);
    return {
      traceId: "",
      spanId: `span ${this.#count}`,
      parentSpanId: parent,
      name: name.trim(),
      kind: 1,
      startTimeUnixNano: nano(start),
      endTimeUnixNano: nano(to),
      attributes: [],
      events: [],
      status: { code: 0 },
    };
  }

  /** Ids that are the same whenever the run is exported. */
  #inTrace({ parentSpanId, spanId, ...span }: Span, { run_id }: RunSummary): Span {
    const id = (text: string, bytes: number): string =>
      createHash("sha256")
        .update(`${run_id}\n${text}`)
        .digest("hex")
        .slice(0, bytes * 2);
    const parent = spanId === rootId || parentSpanId === undefined ? {} : { parentSpanId: id(parentSpanId, 8) };
    return { ...span, traceId: id("trace", 16), spanId: id(spanId, 8), ...parent };
  }
}

const rootId = "run";

const providers: Readonly<Record<string, string>> = { codex: "openai", "claude-code": "anthropic" };

function evaluation(check: unknown, at: number): SpanEvent {
  const status = textIn(check, "status");
  const score = status === "pass" ? 1 : status === "fail" ? 0 : undefined;
  return {
    timeUnixNano: nano(at),
    name: "gen_ai.evaluation.result",
    attributes: attributes({
      "gen_ai.evaluation.name": `${textIn(check, "id")} ${textIn(check, "kind")}`,
      "gen_ai.evaluation.score.label": status,
      "gen_ai.evaluation.score.value": score === undefined ? undefined : { doubleValue: score },
      "gen_ai.evaluation.explanation": textIn(check, "what").slice(0, textChars),
    }),
  };
}

/** Attributes of what has a value; a number is a whole one here, unless it says otherwise. */
const attributes = (from: Readonly<Record<string, string | number | Value | undefined>>): readonly Attribute[] =>
  Object.entries(from).flatMap(([key, value]): readonly Attribute[] => {
    if (value === undefined || value === "") return [];
    if (typeof value === "string") return [{ key, value: { stringValue: value } }];
    return [{ key, value: typeof value === "number" ? { intValue: String(Math.round(value)) } : value }];
  });

const nano = (milliseconds: number): string => `${Math.max(0, Math.round(milliseconds))}000000`;
