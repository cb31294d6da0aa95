import { Collected, plainLines, type TestReport, type TestState } from "./report.ts";

const endLine = /^ {2}(\d+) (passing|pending|failing)(?: \([\d.]+(?:ms|s|m|h)\))?$/;
/** A test that passed, one that failed, with the number that it has below, and one that is pending. */
const entry = /^( {2,})(?:(?<passed>[✔✓√]) (.+?)(?: \(\d+(?:\.\d+)?m?s\))?|(?<failed>\d+\)) (.+)|(?<skipped>-) (.+))$/u;

/**
 * Reads the spec reporter of mocha. What tests print stands between its lines, so that the numbers at the end are compared with what was read.
 *
 * @returns Nothing when the text is none.
 */
export function readMocha(text: string): TestReport | undefined {
  const lines = plainLines(text);
  const reading = new Reading();
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (!/^ {2}\d+ passing\b/.test(line) || !endLine.test(line)) {
      reading.line(line);
      continue;
    }
    const said = sumsFrom(lines, at);
    reading.end(said);
    // Failures are told again, one below the other; the next run begins behind what a package manager prints.
    if (said.failed > 0) at = endOfFailures(lines, at);
  }
  return reading.runs === 0 ? undefined : reading.all.report("mocha");
}

class Reading {
  readonly all = new Collected();
  runs = 0;
  #seen = none();
  #above: readonly string[] = [];

  line(line: string): void {
    const found = entry.exec(line);
    if (found === null) {
      this.#above = suiteOf(line, this.#above);
      return;
    }
    const { passed, failed } = found.groups ?? {};
    const state = passed !== undefined ? "passed" : failed !== undefined ? "failed" : "skipped";
    const depth = (found[1]?.length ?? 2) / 2 - 1;
    this.#seen[state] += 1;
    this.all.add([...this.#above.slice(0, depth), found[3] ?? found[5] ?? found[7] ?? ""], state);
  }

  end(said: Record<TestState, number>): void {
    this.runs += 1;
    for (const state of ["passed", "failed", "skipped"] as const) {
      if (said[state] !== this.#seen[state])
        this.all.fault(`its end says ${said[state]} ${state}, and ${this.#seen[state]} are in it`);
    }
    this.#seen = none();
    this.#above = [];
  }
}

const none = (): Record<TestState, number> => ({ passed: 0, failed: 0, skipped: 0, todo: 0 });

const words: Readonly<Record<string, TestState>> = { passing: "passed", pending: "skipped", failing: "failed" };

function sumsFrom(lines: readonly string[], from: number): Record<TestState, number> {
  const sums = none();
  for (const line of lines.slice(from, from + 3)) {
    const [, count, word = ""] = endLine.exec(line) ?? [];
    const state = words[word];
    if (state !== undefined) sums[state] += Number(count);
  }
  return sums;
}

/** What comes behind a list of failures stands at the margin. */
function endOfFailures(lines: readonly string[], from: number): number {
  const next = lines.findIndex((line, at) => at > from + 2 && /^\S/.test(line));
  return next === -1 ? lines.length : next - 1;
}

/** The title of a suite, in its place; a line of anything else changes nothing that a title before it would not have. */
function suiteOf(line: string, above: readonly string[]): readonly string[] {
  const [, indent, title] = /^((?: {2})+)(\S.*)$/.exec(line) ?? [];
  if (indent === undefined || title === undefined) return above;
  const depth = indent.length / 2 - 1;
  return depth > above.length ? above : [...above.slice(0, depth), title];
}
