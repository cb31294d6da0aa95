import { Collected, type Counts, plainLines, type TestReport, type TestState } from "./report.ts";

const states: Readonly<Record<string, TestState>> = { ok: "passed", FAILED: "failed", ignored: "skipped" };
const resultLine =
  /^test result: (ok|FAILED)\. (\d+) passed; (\d+) failed; (\d+) ignored; (\d+) measured; (\d+) filtered out/;

/**
 * Reads what `cargo test` prints. Each program of tests says how many it runs, one line for each, and the sum: the three must agree, since code
 * under test can print lines of the same form.
 *
 * @returns Nothing when the text is none.
 */
export function readCargo(text: string): TestReport | undefined {
  const all = new Collected();
  /** What programs say that show one sign for each test, as with `-q`: numbers, and no names. */
  const quiet = { passed: 0, failed: 0, skipped: 0, todo: 0 };
  let signs = "";
  let programs = 0;
  let planned: number | undefined;
  let lines: [string, TestState][] = [];
  for (const line of plainLines(text)) {
    const running = /^running (\d+) tests?$/.exec(line)?.[1];
    if (running !== undefined) {
      if (planned !== undefined) all.fault("a program of tests began before the one before it had ended");
      planned = Number(running);
      lines = [];
      signs = "";
      continue;
    }
    const [, name, word] = /^test (.+?) \.\.\. (ok|FAILED|ignored)(?:, .*)?$/.exec(line) ?? [];
    if (name !== undefined && word !== undefined && planned !== undefined) {
      lines.push([name.replace(/ - should panic$/, ""), states[word] ?? "failed"]);
    }
    signs += signsIn(line);
    const result = resultLine.exec(line);
    if (result === null) continue;
    programs += 1;
    if (signs !== "" && lines.length === 0) addQuiet(all, quiet, planned, signs, result);
    else addProgram(all, planned, lines, result);
    planned = undefined;
    lines = [];
  }
  if (planned !== undefined) all.fault("a program of tests did not come to its end");
  return programs === 0 && planned === undefined ? undefined : withQuiet(all.report("cargo"), quiet);
}

const signsIn = (line: string): string => /^([.iF]+)(?: \d+\/\d+)?$/.exec(line.trim())?.[1] ?? "";

/** Numbers without names make of the whole a summary. */
function withQuiet(report: TestReport, { passed, failed, skipped }: Counts): TestReport {
  if (passed + failed + skipped === 0) return report;
  const { counts, faults } = report;
  const sum = { passed: counts.passed + passed, failed: counts.failed + failed, skipped: counts.skipped + skipped, todo: 0 }; // biome-ignore format: one
  return { format: "summary", tests: [], counts: sum, faults };
}

function addQuiet(all: Collected, quiet: { passed: number; failed: number; skipped: number }, planned: number | undefined, signs: string, [, , ...said]: RegExpExecArray): void {
  const seen = [".", "F", "i"].map((sign) => signs.split(sign).length - 1);
  if (planned !== signs.length || seen.some((count, at) => count !== Number(said[at]))) {
    all.fault(`a program of tests runs ${planned ?? 0}, says ${said.slice(0, 3).join(", ")} (passed, failed, ignored), and shows ${seen.join(", ")}`);
  }
  quiet.passed += Number(said[0]);
  quiet.failed += Number(said[1]);
  quiet.skipped += Number(said[2]);
} // biome-ignore format: one

function addProgram(
  all: Collected,
  planned: number | undefined,
  lines: readonly (readonly [string, TestState])[],
  [, , passed, failed, ignored]: RegExpExecArray,
): void {
  if (planned === undefined) all.fault("a result stands where no test was begun");
  const said = [Number(passed), Number(failed), Number(ignored)] as const;
  const seen = (["passed", "failed", "skipped"] as const).map((each) => lines.filter(([, state]) => state === each).length);
  if (planned !== lines.length || said.some((count, at) => count !== seen[at])) {
    all.fault(`a program of tests runs ${planned ?? 0}, says ${said.join(", ")} (passed, failed, ignored), and shows ${seen.join(", ")}`);
  }
  for (const [name, state] of lines) all.add([name], state);
} // biome-ignore format: one
