import * as z from "zod/mini";
import { fault } from "../errors/fault.ts";
import { code, codes, form, json, nested, number, word } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { pathSchema } from "./path.ts";
import { type RunCheck, runCheckForms, runCheckSchema } from "./run-check.ts";
import { countSchema, lineSchema } from "./scalars.ts";

/**
 * What a report of a test run may be written in.
 *
 * @example
 * testReportFormats.includes("junit"); // true
 */
export const testReportFormats = [
  "tap",
  "node-spec",
  "junit",
  "vitest-json",
  "jest-json",
  "pytest",
  "go-json",
  "go",
  "cargo",
  "unittest",
  "mocha",
] as const;

/** What a report of a test run is written in. */
export type TestReportFormat = (typeof testReportFormats)[number];

/** A test run whose tests are counted, by name, against those of the start. */
export interface TestsItem extends ItemBase {
  readonly kind: "tests";
  /** What runs the tests. */
  readonly run: RunCheck;
  /** What its report is written in. Default: what the runner is known to write. */
  readonly report?: TestReportFormat;
  /** The file that the command writes the report to. Default: standard output, or a file of the verifier's own. */
  readonly report_file?: string;
  /** Tests that pass at least, beside those of the start. */
  readonly at_least?: number;
  /** Tests that must run and pass, by name, whether or not the start had them. */
  readonly names?: readonly string[];
  /** By name at the start: the name that the test may have now. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Tests of the start that may be gone. */
  readonly removed?: readonly string[];
  /** Tests that are new, at least: each fails on the source of the start, and passes now. */
  readonly new_at_least?: number;
}

const nameSchema = once(() => lineSchema().check(z.maxLength(1000, { error: fault("is longer than 1000 characters", "shorten it") }))); // biome-ignore format: one
const namesSchema = once(() =>
  z.readonly(
    z.array(nameSchema()).check(
      z.minLength(1, { error: fault("is empty, expected at least one name", "name a test, or leave it out") }),
      z.refine((names) => new Set(names).size === names.length, {
        error: fault("names a test twice", "name each test once"),
      }),
    ),
  ),
);

const renamedSchema = once(() =>
  z.readonly(
    z.record(nameSchema(), nameSchema()).check(
      z.refine((renamed) => Object.keys(renamed).length > 0, {
        error: fault("is empty, expected at least one name", 'write { "old name": "new name" }, or leave it out'),
      }),
      z.refine((renamed) => new Set(Object.values(renamed)).size === Object.keys(renamed).length, {
        error: fault("gives two tests the same new name", "give each test a name of its own"),
      }),
    ),
  ),
);

/** @internal */
export const testsSchema = once(() =>
  itemSchema("tests", {
    run: runCheckSchema(),
    report: z.exactOptional(z.enum(testReportFormats)),
    report_file: z.exactOptional(pathSchema()),
    at_least: z.exactOptional(countSchema()),
    names: z.exactOptional(namesSchema()),
    renamed: z.exactOptional(renamedSchema()),
    removed: z.exactOptional(namesSchema()),
    new_at_least: z.exactOptional(countSchema()),
  }).check(
    z.refine(({ run }) => run.exit_code === 0, {
      error: fault("expects the test run to fail, so no test would have to pass", "leave exitCode out"),
      path: ["run", "exit_code"],
    }),
    z.refine(({ report, report_file }) => report_file === undefined || report !== undefined, {
      error: fault("names a file without what is written in it", 'name that too: report: "junit"'),
      path: ["report_file"],
    }),
    z.refine(({ removed, names }) => !(removed ?? []).some((name) => names?.includes(name)), {
      error: fault("names a test that must run as well", "take it out of one of the two lists"),
      path: ["removed"],
    }),
    z.refine(({ removed, renamed }) => !(removed ?? []).some((name) => Object.hasOwn(renamed ?? {}, name)), {
      error: fault("names a test that is renamed as well", "take it out of one of the two"),
      path: ["removed"],
    }),
  ),
);

const formatWords = once((): Readonly<Record<string, string>> => Object.fromEntries(testReportFormats.map((each) => [each, each]))); // biome-ignore format: one

/** @internal */
export const testsForm = once(() =>
  form<TestsItem>(
    nested("run", runCheckForms()),
    {
      report: word("report", formatWords()),
      "report in": code("report_file"),
      "passing tests at least": number("at_least"),
      "must pass": codes("names"),
      renamed: json("renamed"),
      "may go": codes("removed"),
      "new tests at least": number("new_at_least"),
    },
    [
      {
        label: "counted",
        text: "every test of the start must still run and pass, under its name; a test that is gone, renamed, skipped or left out by .only fails this.",
      },
      {
        label: "new tests count",
        text: "when they fail on the source of the start, and pass now.",
        when: ({ new_at_least }) => new_at_least !== undefined,
      },
    ],
  ),
);

/** Options of {@link tests}. */
export interface TestsOptions extends ItemOptions {
  /** What the report is written in. Default: what the runner is known to write. */
  readonly report?: TestReportFormat | undefined;
  /** The file that the command writes the report to, below the root. Needs `report`. Default: standard output, or a file of the verifier's own. */
  readonly reportFile?: string | undefined;
  /** Tests that pass at least, 1 or more. Needed where the start cannot run its tests. */
  readonly atLeast?: number | undefined;
  /** Tests that must run and pass, by name, whether or not the start had them. */
  readonly names?: readonly string[] | undefined;
  /** Intended renames: the name at the start, and the name now. */
  readonly renamed?: Readonly<Record<string, string>> | undefined;
  /** Tests of the start that may be gone. */
  readonly removed?: readonly string[] | undefined;
  /** New tests, at least, where they are what is to be made: each fails on the source of the start, and passes now. */
  readonly newAtLeast?: number | undefined;
}

/**
 * A check: a test run passes, and no test of the start is gone, renamed, skipped or left out. Known runners: node:test, vitest, jest, mocha, pytest, unittest, go test and cargo test.
 *
 * @param run - What runs the tests: a line as {@link command} takes it, `command(…)` or `shell(…)`.
 * @param options - `report` (`"tap"`, `"node-spec"`, `"junit"`, `"vitest-json"`, `"jest-json"`, `"pytest"`, `"go-json"`, `"go"`, `"cargo"`, `"unittest"`, `"mocha"`; default: what the runner is known to write) and `reportFile`; `atLeast` and `names` (what must pass, also where the start has no tests); `renamed` and `removed` (what may change); `newAtLeast` (new tests that fail on the source of the start).
 * @throws {@link GoalpostError} `contract/bad-input` when the line holds shell syntax, a value is out of range, or the run is expected to fail.
 * @example
 * tests("npm test", { renamed: { "adds two": "adds two numbers" }, newAtLeast: 3 });
 */
export function tests(run: string | RunCheck, options?: TestsOptions): TestsItem;
export function tests(run: unknown, ...rest: readonly unknown[]): TestsItem {
  const known = ["report", "reportFile", "atLeast", "names", "renamed", "removed", "newAtLeast"];
  const options = optionsOf("tests", rest, known);
  return makeItem(testsSchema, "tests", { run: typeof run === "string" ? { kind: "command", run } : run, ...options });
}
