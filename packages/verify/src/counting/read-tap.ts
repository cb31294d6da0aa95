import { Collected, isFileName, plainLines, type TestReport, type TestState } from "./report.ts";

/** The points of one level, with its plan. */
interface Level {
  readonly points: Point[];
  plan: number | undefined;
}

interface Point {
  readonly name: string;
  readonly state: TestState;
  readonly below: readonly Point[];
  isSuite: boolean;
}

const pointLine = /^( *)(not ok|ok)\b(?: (\d+))?(?: -)?(?: (.*))?$/;
const planLine = /^( *)1\.\.(\d+)(?: #.*)?$/;
const directive = /(?:^|[^\\]) ?# ?(SKIP\S*|TODO)\b.*$/i;

/**
 * Reads TAP, as `node --test --test-reporter=tap` and others write it. What a test prints stands in comments; nesting is told by indentation,
 * and each level needs a plan that says as many points as it has.
 *
 * @returns Nothing when the text holds no TAP.
 */
export function readTap(text: string): TestReport | undefined {
  const lines = plainLines(text);
  const start = lines.findIndex((line) => /^TAP version 1[34]$/.test(line));
  if (start === -1) return undefined;
  const all = new Collected();
  // A workspace writes one document after the other.
  let from = start;
  for (let at = start + 1; at <= lines.length; at += 1) {
    if (at < lines.length && !/^TAP version 1[34]$/.test(lines[at] ?? "")) continue;
    readDocument(lines.slice(from + 1, at), all);
    from = at;
  }
  return all.report("tap");
}

function readDocument(lines: readonly string[], all: Collected): void {
  const levels: Level[] = [{ points: [], plan: undefined }];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line.startsWith("Bail out!")) all.fault("it says that the run was given up");
    const plan = planLine.exec(line);
    if (plan !== null) {
      setPlan(levels, depthOf(plan[1]), Number(plan[2]), all);
      continue;
    }
    const point = pointLine.exec(line);
    if (point === null) continue;
    const depth = depthOf(point[1]);
    const block = blockBelow(lines, at + 1, point[1] ?? "");
    at += block.length;
    addPoint(
      levels,
      depth,
      point,
      block.some((each) => /^ *type: '?suite'?$/.test(each)),
      all,
    );
  }
  if (levels.length > 1) all.fault("a test ended without its own line");
  const [top] = levels;
  if (top !== undefined) close(top, "the run", all);
  collect(top?.points ?? [], [], all);
}

const depthOf = (indent: string | undefined): number => Math.floor((indent ?? "").length / 4);

/** The YAML below a point: it ends at its own mark, whatever stands in it. */
function blockBelow(lines: readonly string[], from: number, indent: string): readonly string[] {
  if (lines[from] !== `${indent}  ---`) return [];
  const end = lines.indexOf(`${indent}  ...`, from);
  return end === -1 ? lines.slice(from) : lines.slice(from, end + 1);
}

function setPlan(levels: Level[], depth: number, plan: number, all: Collected): void {
  while (levels.length <= depth) levels.push({ points: [], plan: undefined });
  const level = levels[depth];
  if (level === undefined) return;
  if (level.plan !== undefined && level.plan !== plan) all.fault("it has two plans that differ");
  level.plan = plan;
}

function addPoint(levels: Level[], depth: number, point: RegExpExecArray, isSuite: boolean, all: Collected): void {
  while (levels.length <= depth) levels.push({ points: [], plan: undefined });
  const [, , result, , said = ""] = point;
  const skip = directive.exec(said)?.[1]?.toUpperCase();
  const name = plainName(said.replace(directive, (match) => match.slice(0, /^[^ #]/.test(match) ? 1 : 0)));
  const below = levels.splice(depth + 1);
  for (const level of below) close(level, name, all);
  const state: TestState =
    skip === undefined ? (result === "ok" ? "passed" : "failed") : skip === "TODO" ? "todo" : "skipped";
  levels[depth]?.points.push({ name, state, below: below[0]?.points ?? [], isSuite });
}

function close({ points, plan }: Level, name: string, all: Collected): void {
  if (plan === undefined) all.fault(`${name || "a test"} has no plan, so nobody knows whether all of it ran`);
  else if (plan !== points.length) all.fault(`${name || "a test"} planned ${plan} tests and has ${points.length}`);
}

function collect(points: readonly Point[], path: readonly string[], all: Collected): void {
  for (const { name, state, below, isSuite } of points) {
    collect(below, [...path, name], all);
    // A suite is not a test; one that was skipped whole has none below it that could say so.
    if (!isSuite || (below.length === 0 && state !== "passed"))
      all.add([...path, name], state, path.length === 0 && below.length === 0 && isFileName(name));
  }
}

const plainName = (text: string): string =>
  text.replace(/\\([\\#nrtbfv])/g, (_, char: string) => ({ n: "\n", r: "\r", t: "\t" })[char] ?? char).trim();
