import { parseArgs } from "node:util";
import { endAll } from "./run.ts";
import { type Outcome, schedule } from "./schedule.ts";
import { type Step, type StepResult, steps } from "./steps.ts";
import { oneFailed, sum, summaryLine } from "./tally.ts";
import { missingDependencies } from "./tools.ts";

const heartbeatSeconds = 20;
const slots = 2;

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    list: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  },
});

if (values.help) {
  say(
    "pnpm test [--only STEP]… [--list]\n\nRuns every check there is. --only runs the named steps alone; it may be given more than once.",
  );
} else if (values.list) {
  for (const { name, holds } of steps) say(`${name.padEnd(10)} ${holds}`);
} else {
  process.exitCode = await check(chosen(values.only));
}

/** Runs the steps and returns the exit code: 0 when something ran and nothing failed. */
async function check(list: readonly Step[]): Promise<number> {
  const missing = missingDependencies();
  if (missing.length > 0) {
    say(
      `dependencies are declared and not installed; run "pnpm install" and read what it says:\n  ${missing.join("\n  ")}`,
    );
    say(summaryLine(oneFailed));
    return 1;
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      endAll();
      process.exit(130);
    });
  }
  const started = performance.now();
  const outcomes = await schedule(list, slots, runAloud, ({ counts }) => counts.failed === 0);
  for (const [{ name }, outcome] of outcomes) {
    if (outcome.kind === "blocked") say(`✗ ${name}: not run, because ${outcome.by} failed`);
    else if (outcome.result.counts.failed > 0) say(`\n──── ${name} ────\n${outcome.result.output.trim()}\n`);
  }
  const total = sum([...outcomes.values()].map(countsOf));
  say(`\n${seconds(started)} in all`);
  say(summaryLine(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

const countsOf = (outcome: Outcome<StepResult>) => (outcome.kind === "ran" ? outcome.result.counts : oneFailed);

/** Runs one step and says when it starts, that it still runs, and how it ended. */
async function runAloud({ name, holds, run }: Step): Promise<StepResult> {
  const started = performance.now();
  let last = "";
  say(`▸ ${name}: ${holds}`);
  const heartbeat = setInterval(
    () => say(`  ${name}: ${seconds(started)} so far${last === "" ? "" : ` · ${last}`}`),
    heartbeatSeconds * 1000,
  );
  try {
    const result = await run((line) => {
      last = plain(line).trim().slice(0, 100);
    });
    say(`${result.counts.failed === 0 ? "✓" : "✗"} ${name}: ${seconds(started)}, ${summaryLine(result.counts)}`);
    return result;
  } catch (error) {
    say(`✗ ${name}: ${seconds(started)}, broke`);
    return { counts: oneFailed, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    clearInterval(heartbeat);
  }
}

/** The steps that were asked for. An unknown name ends the run: a check that was not run must not look like one that passed. */
function chosen(only: readonly string[] | undefined): readonly Step[] {
  if (only === undefined) return steps;
  const unknown = only.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    say(`--only ${unknown.join(", ")}: no such step, expected one of ${steps.map(({ name }) => name).join(", ")}`);
    process.exit(2);
  }
  return steps.filter(({ name }) => only.includes(name));
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the control characters that are taken out
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "");
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
