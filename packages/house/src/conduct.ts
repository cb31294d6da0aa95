import { schedule } from "./schedule.ts";
import type { Step, StepResult } from "./steps.ts";
import { type Counts, oneFailed, sum, summaryLine } from "./tally.ts";

/** How to conduct the steps. */
export interface ConductOptions {
  /** How many light steps run at a time. */
  readonly slots: number;
  /** Takes one line, or one block of lines. */
  readonly say: (text: string) => void;
  /** How often a running step says that it runs; default 20. */
  readonly heartbeatSeconds?: number;
}

/**
 * Runs steps, saying when each starts, that it still runs, and how it ended; shows what the failed ones said, in full; ends with the line
 * `N passed, N failed, N skipped`.
 *
 * @returns The exit code: 0 when something passed and nothing failed, else 1.
 */
export async function conduct(steps: readonly Step[], options: ConductOptions): Promise<0 | 1> {
  const { slots, say } = options;
  const started = performance.now();
  const outcomes = await schedule(steps, slots, (step) => runAloud(step, options), isGood);
  const counts: Counts[] = [];
  for (const [{ name }, outcome] of outcomes) {
    counts.push(outcome.kind === "ran" ? outcome.result.counts : oneFailed);
    if (outcome.kind === "blocked") say(`✗ ${name}: not run, because ${outcome.by} failed`);
    else if (!isGood(outcome.result)) say(`\n──── ${name} ────\n${outcome.result.output.trim()}\n`);
  }
  const total = sum(counts);
  say(`\n${seconds(started)} in all`);
  say(summaryLine(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

const isGood = ({ counts }: StepResult) => counts.failed === 0 && counts.passed > 0;

async function runAloud(
  { name, holds, run }: Step,
  { say, heartbeatSeconds = 20 }: ConductOptions,
): Promise<StepResult> {
  const started = performance.now();
  let last = "";
  say(`▸ ${name}: ${holds}`);
  const heartbeat = setInterval(() => say(`  ${name}: ${seconds(started)} so far${last}`), heartbeatSeconds * 1000);
  try {
    const result = await run((line) => {
      last = ` · ${line.trim().slice(0, 100)}`;
    });
    say(`${isGood(result) ? "✓" : "✗"} ${name}: ${seconds(started)}, ${summaryLine(result.counts)}`);
    return result;
  } catch (error) {
    say(`✗ ${name}: ${seconds(started)}, broke`);
    return { counts: oneFailed, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    clearInterval(heartbeat);
  }
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
