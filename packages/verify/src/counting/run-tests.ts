import { lstatSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { TestsItem } from "@goalpost/core";
import type { CheckContext } from "../check/context.ts";
import { oneLine } from "../check/outcome.ts";
import { type Ran, runCheck } from "../check/run-check.ts";
import { sayBytes } from "../files/file-facts.ts";
import { inside } from "../files/inside.ts";
import { readWhole } from "../files/read-whole.ts";
import { scratchFolder } from "../files/scratch.ts";
import { capturedText } from "../process/capture.ts";
import { type Asked, askFor, writers } from "./ask.ts";
import { type ReadOptions, readOutput, readReport } from "./readers.ts";
import type { TestReport } from "./report.ts";
import { isCalledTest, type Runner, runnersOf } from "./runner-of.ts";

/** What is run and counted: a tests item, or a command that runs tests. */
export type CountedRun = Pick<TestsItem, "run" | "report" | "report_file">;

/** A test run, and what its report said. */
export interface Counted extends Ran {
  /** Missing when nothing could be read; `fault` says why. */
  readonly report?: TestReport;
  readonly fault?: string;
  /** Where the report was, and who writes it. */
  readonly source?: string;
}

/** Whether a check is known to run tests: by its runner, or by its name. */
export function runsTests(run: CountedRun["run"], root: string): boolean {
  return runnersOf(run, root).length > 0 || isCalledTest(run, root);
}

/** Bytes of a report that are read. */
const mostBytes = 64 * 1024 * 1024;

/** Runs tests so that they leave a report, and reads it. */
export async function runCounted(item: CountedRun, id: string, context: CheckContext): Promise<Counted> {
  const runners = runnersOf(item.run, context.root);
  if (item.report !== undefined) return runStated(item, item.report, id, context);
  const whose = runners.map(({ runner }) => runner);
  const folder = await reportFolder(context);
  // A sandbox that lets nothing be written has no place for a report: what is printed is read.
  if (folder === undefined) return readRan(await runCheck(item.run, id, context), whose, context);
  try {
    const file = join(folder, "report");
    const named = Object.fromEntries((item.run.env ?? []).map((name) => [name, context.env[name]]));
    const asked = askFor({ run: item.run, calls: runners, root: context.root, file: context.room?.seen(file) ?? file, env: { ...context.checkEnv, ...named }, xml: context.readJunit !== undefined }); // biome-ignore format: one
    for (const { name, text } of asked?.beside ?? []) writeFileSync(join(folder, name), text, { flag: "wx" });
    const ran = await runCheck(item.run, id, context, asked);
    if (ran.result === undefined) return ran;
    const fromFile = asked?.toFile ? await readFile(file, asked, context) : undefined;
    if (fromFile !== undefined)
      return { ...ran, report: fromFile, source: sourceOf("a file of the room's own", whose) };
    return readRan(ran, whose, context);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

const sourceOf = (where: string, runners: readonly Runner[]): string =>
  `${where}, written by ${[...new Set(runners)].map((each) => writers[each]).join("; ") || "a runner that is not known"}`;

/** In a room it stands there, where the run can write; what an earlier run left in its way is not followed. */
async function reportFolder(context: CheckContext): Promise<string | undefined> {
  if (context.room === undefined) return scratchFolder(context.root).catch(() => undefined);
  const own = join(context.root, ".goalpost");
  const facts = lstatSync(own, { throwIfNoEntry: false });
  if (facts !== undefined && !facts.isDirectory()) rmSync(own, { force: true });
  mkdirSync(own, { recursive: true });
  return mkdtemp(join(own, "report-"));
}

async function readFile(path: string, { format }: Asked, context: CheckContext): Promise<TestReport | undefined> {
  const text = await textOf(path);
  return "fault" in text ? undefined : readReport(format, text.text, optionsOf(context));
}

const optionsOf = ({ root, room, readJunit }: CheckContext): ReadOptions => ({
  roots: [...new Set([room?.seen(root) ?? root, root])],
  junit: readJunit,
});

async function readRan(ran: Ran, runners: readonly Runner[], context: CheckContext): Promise<Counted> {
  const { result } = ran;
  if (result === undefined) return ran;
  if (result.stdout.dropped > 0) return { ...ran, fault: `it printed ${sayBytes(result.stdout.bytes)}, of which the middle was dropped` };
  const all: readonly Runner[] = runners.length > 0 ? runners : ["node", "vitest", "jest", "mocha", "pytest", "unittest", "go", "cargo"];
  const report = await readOutput(all, { stdout: capturedText(result.stdout), output: capturedText(result.output) }, optionsOf(context));
  if (report === undefined) return { ...ran, fault: `its output names no tests in a form that is known${lastLine(result)}` };
  return { ...ran, report, source: sourceOf("standard output", runners) };
} // biome-ignore format: one

/** What it said last, where it did not come to an end of its own. */
function lastLine(result: NonNullable<Ran["result"]>): string {
  if (result.ended === "exit" && result.exitCode === 0) return "";
  const last = capturedText(result.output).trim().split("\n").at(-1) ?? "";
  return ` (exit ${result.exitCode ?? result.ended}${last === "" ? "" : `: ${oneLine(last).slice(0, 200)}`})`;
}

/** A report whose place and format the contract states. */
async function runStated(item: CountedRun, format: NonNullable<CountedRun["report"]>, id: string, context: CheckContext): Promise<Counted> {
  const { report_file } = item;
  if (format === "junit" && context.readJunit === undefined) return { ...(await runCheck(item.run, id, context)), fault: "XML is not read here" };
  if (report_file === undefined) {
    const ran = await runCheck(item.run, id, context);
    if (ran.result === undefined) return ran;
    if (ran.result.stdout.dropped > 0) return { ...ran, fault: `it printed ${sayBytes(ran.result.stdout.bytes)}, of which the middle was dropped` };
    const report = await readReport(format, capturedText(ran.result.stdout), optionsOf(context));
    return report === undefined ? { ...ran, fault: `standard output holds no report of the form ${format}` } : { ...ran, report, source: sourceOf("standard output", runnersOf(item.run, context.root).map(({ runner }) => runner)) };
  }
  const place = inside(context.root, report_file);
  if (place.fault !== undefined) return { ...(await runCheck(item.run, id, context)), fault: place.fault };
  // In the room one that was there before is nobody's; in the tree nothing is removed, and an old one does not count.
  if (context.room !== undefined) rmSync(place.path, { force: true, recursive: true });
  const before = lstatSync(place.path, { throwIfNoEntry: false, bigint: true })?.mtimeNs;
  const ran = await runCheck(item.run, id, context);
  if (ran.result === undefined) return ran;
  const now = lstatSync(place.path, { throwIfNoEntry: false, bigint: true })?.mtimeNs;
  if (now === undefined || now === before) return { ...ran, fault: `${report_file} was not written by the run` };
  const text = await textOf(place.path);
  if ("fault" in text) return { ...ran, fault: `${report_file} ${text.fault}` };
  const report = await readReport(format, text.text, optionsOf(context));
  const source = sourceOf(report_file, runnersOf(item.run, context.root).map(({ runner }) => runner));
  return report === undefined ? { ...ran, fault: `${report_file} holds no report of the form ${format}` } : { ...ran, report, source };
} // biome-ignore format: one

async function textOf(path: string): Promise<{ readonly text: string } | { readonly fault: string }> {
  try {
    const facts = lstatSync(path);
    if (facts.isSymbolicLink()) return { fault: "is a link" };
    if (facts.size > mostBytes) return { fault: `has ${sayBytes(facts.size)}, more than is read` };
    return { text: readWhole(path, mostBytes).toString("utf8") };
  } catch (error) {
    return { fault: `cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}` };
  }
}
