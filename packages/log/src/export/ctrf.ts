import { listIn, numberIn, textIn } from "../record.ts";
import type { Collected } from "./collect.ts";

/** How a check came out in the words of CTRF: what needs a person is pending, and what could not run is other. */
const statuses: Readonly<Record<string, "passed" | "failed" | "pending" | "other">> = {
  pass: "passed",
  fail: "failed",
  "needs-person": "pending",
  "cannot-run": "other",
};

/**
 * Writes the checks of the last receipt in the Common Test Report Format, each with how it came out before.
 *
 * Source: https://ctrf.io, schema 0.0.0 (read 2026-11-30).
 */
export function ctrfOf({ summary, checks, receipt }: Collected): string {
  const started = Date.parse(summary.started_at) || 0;
  const last = listIn(receipt, "checks");
  const tests = last.map((check) => {
    const id = textIn(check, "id");
    const word = textIn(check, "status");
    const status = Object.hasOwn(statuses, word) ? statuses[word] : "other";
    const points = checks.find((each) => each.id === id)?.points ?? [];
    const [message, trace] = [textIn(check, "what"), textIn(check, "output")];
    return {
      name: `${id} ${textIn(check, "kind")}: ${textIn(check, "title")}`,
      status,
      duration: whole(numberIn(check, "duration_ms")),
      suite: [summary.contract_id || "contract", textIn(check, "block") || "done_when"],
      rawStatus: textIn(check, "status"),
      type: textIn(check, "kind") || "check",
      ...(message === "" ? {} : { message }),
      ...(trace === "" ? {} : { trace }),
      extra: { history: points.map(({ at, when, status: word }) => ({ at, when, status: word })) },
    };
  });
  const count = (word: string): number => tests.filter(({ status }) => status === word).length;
  const stop = Date.parse(summary.updated_at) || started;
  return `${JSON.stringify(
    {
      reportFormat: "CTRF",
      specVersion: "0.0.0",
      ...(summary.updated_at === "" ? {} : { timestamp: summary.updated_at }),
      generatedBy: "goalpost",
      results: {
        tool: { name: "goalpost" },
        summary: {
          tests: tests.length,
          passed: count("passed"),
          failed: count("failed"),
          pending: count("pending"),
          skipped: 0,
          other: count("other"),
          suites: new Set(tests.map(({ suite }) => suite.join("\n"))).size,
          start: started,
          stop: Math.max(started, stop),
        },
        tests,
        environment: {
          appName: summary.client || summary.target || "agent",
          extra: { run: summary.run_id, model: summary.model },
        },
        extra: {
          verdict: summary.verdict,
          ...(summary.second === null ? {} : { second_key: summary.second }),
          reason: summary.reason,
          turns: summary.use.turns,
          tokens: summary.use.tokens,
        },
      },
    },
    null,
    2,
  )}\n`;
}

const whole = (value = 0): number => Math.max(0, Math.round(value));
