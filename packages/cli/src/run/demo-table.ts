import type { Receipt } from "@goalpost/verify";
import { figure } from "../output/figure.ts";
import type { RunResult } from "../targets.ts";

/** How the trip through one client ended. */
export interface DemoEnd {
  /** The client and its version. */
  readonly title: string;
  readonly length: number;
  readonly limit: { readonly max: number; readonly unit: string };
  readonly result: RunResult;
  readonly receipt: Receipt;
}

/** One line per client: what it was given, what it used, its own word and ours. */
export function demoTable(ends: readonly DemoEnd[]): readonly string[] {
  const rows = [
    ["client", "size against its limit", "turns", "tokens", "the client's word", "our verdict"],
    ...ends.map(({ title, length, limit, result, receipt }) => [
      title,
      `${figure(length)} of ${figure(limit.max)} ${limit.unit}`,
      figure(result.turns),
      figure(result.tokens),
      result.client,
      receipt.verdict,
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
