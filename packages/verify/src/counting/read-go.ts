import { Collected, plainLines, type TestReport, type TestState } from "./report.ts";

const actions: Readonly<Record<string, TestState>> = { pass: "passed", fail: "failed", skip: "skipped" };

/**
 * Reads what `go test -json` writes. A result counts only for a test that was seen to start: code under test may print lines that look like
 * results, and go passes them on.
 *
 * @returns Nothing when the text holds no such lines.
 */
export function readGoJson(text: string): TestReport | undefined {
  const packages = new Map<string, GoPackage>();
  for (const line of text.split("\n")) {
    const event = eventOf(line);
    if (event === undefined) continue;
    const own = packages.get(event.pack) ?? { tests: new Map(), failed: false };
    packages.set(event.pack, own);
    take(event, own);
  }
  if (packages.size === 0) return undefined;
  const all = new Collected();
  for (const [pack, { tests, failed }] of packages) {
    // One that was begun and has no end is what a program that ended early leaves.
    for (const [test, state] of tests) all.add([pack, test], state ?? "failed");
    const shown = [...tests.values()].some((state) => state === "failed" || state === undefined);
    // A package that does not build, or that ends before its tests do, says so itself.
    if (failed && !shown) all.add([pack], "failed", true);
  }
  return all.report("go-json");
}

interface GoPackage {
  /** By name; nothing for one that was begun and has no result. */
  readonly tests: Map<string, TestState | undefined>;
  failed: boolean;
}

function take({ action, test }: GoEvent, own: GoPackage): void {
  if (test === undefined) {
    own.failed ||= action === "fail";
    return;
  }
  if (action === "run" && !own.tests.has(test)) own.tests.set(test, undefined);
  const state = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (state !== undefined && own.tests.has(test) && own.tests.get(test) !== "failed") own.tests.set(test, state);
}

interface GoEvent {
  readonly action: string;
  readonly pack: string;
  readonly test: string | undefined;
}

function eventOf(line: string): GoEvent | undefined {
  if (!line.startsWith('{"') || !line.includes('"Action":')) return undefined;
  try {
    const { Action, Package, Test } = Object(JSON.parse(line)) as Readonly<Record<string, unknown>>;
    if (typeof Action !== "string" || typeof Package !== "string") return undefined;
    return { action: Action, pack: Package, test: typeof Test === "string" ? Test : undefined };
  } catch {
    return undefined;
  }
}

const results: Readonly<Record<string, TestState>> = { PASS: "passed", FAIL: "failed", SKIP: "skipped" };

/**
 * Reads what `go test` prints: each test with `-v`, else each package.
 *
 * @returns Nothing when the text is none.
 */
export function readGo(text: string): TestReport | undefined {
  const all = new Collected();
  const packages: [string, TestState][] = [];
  const started = new Set<string>();
  let pending: (readonly [string, TestState])[] = [];
  for (const line of plainLines(text)) {
    const run = /^=== RUN {3}(\S+)$/.exec(line)?.[1];
    if (run !== undefined) started.add(run);
    const result = resultOf(line);
    if (result !== undefined && started.has(result[0])) pending.push(result);
    const end = packageEnd(line);
    if (end === undefined) continue;
    for (const [name, state] of pending) all.add([end[0], name], state);
    pending = [];
    started.clear();
    packages.push(end);
  }
  if (packages.length === 0) return undefined;
  if (all.size === 0) for (const [name, state] of packages) all.add([name], state);
  return all.report("go");
}

function resultOf(line: string): readonly [string, TestState] | undefined {
  const [, verdict, test] = /^ *--- (PASS|FAIL|SKIP): (\S+) \([\d.]+s\)$/.exec(line) ?? [];
  return verdict === undefined || test === undefined ? undefined : [test, results[verdict] ?? "failed"];
}

/** A package without tests of its own has another mark. */
function packageEnd(line: string): [string, TestState] | undefined {
  const [, word, pack] = /^(ok {2}|FAIL)\t(\S+)(?:\t| \[|$)/.exec(line) ?? [];
  return pack === undefined ? undefined : [pack, word === "FAIL" ? "failed" : "passed"];
}
