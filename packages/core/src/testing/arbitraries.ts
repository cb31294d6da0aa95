import * as fc from "fast-check";
import { absent } from "../node/absent.ts";
import { after } from "../node/after.ts";
import { architecture } from "../node/architecture.ts";
import { artifact } from "../node/artifact.ts";
import { blocked } from "../node/blocked.ts";
import { budget } from "../node/budget.ts";
import type { CheckItem } from "../node/check.ts";
import { claim } from "../node/claim.ts";
import { command } from "../node/command.ts";
import { completionSignal } from "../node/completion-signal.ts";
import { type BlockItems, type BlockKind, blockKinds, type Contract, parseContract } from "../node/contract.ts";
import { deliver } from "../node/deliver.ts";
import { finalAnswer } from "../node/final-answer.ts";
import { gate } from "../node/gate.ts";
import { isGlob } from "../node/is-glob.ts";
import type { Json } from "../node/json.ts";
import { metric } from "../node/metric.ts";
import { must } from "../node/must.ts";
import { never } from "../node/never.ts";
import { note } from "../node/note.ts";
import { outcome } from "../node/outcome.ts";
import { parallel } from "../node/parallel.ts";
import { read } from "../node/read.ts";
import { reference } from "../node/reference.ts";
import { review } from "../node/review.ts";
import { rule } from "../node/rule.ts";
import type { RunCheck } from "../node/run-check.ts";
import { scope } from "../node/scope.ts";
import { shell } from "../node/shell.ts";
import { step } from "../node/step.ts";
import { tests } from "../node/tests.ts";
import { unchanged } from "../node/unchanged.ts";
import { why } from "../node/why.ts";
import { hostile, hostileLine, hostileText } from "./hostile.ts";

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** A path below the root, hostile in every other way. */
const path = hostileLine.map((text) => {
  const safe = text.trim().replaceAll("\\", "/").replaceAll("\0", "0").replaceAll("..", ". .");
  return `x${safe}`.replace(/^([A-Za-z]):/, "$1;");
});

/** A line that splits into words: everything that a shell acts on is quoted. */
export const commandLine = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "--json",
        "-v",
        "a.b",
        "src/x.ts",
        "@scope/pkg",
        "a\\ b",
        '"$"'.replace("$", "\\$"),
        "x=1",
        "%",
        "+",
      ),
      hostileLine.map((text) => `'${text.replaceAll("'", `'\\''`).replaceAll("\0", "0")}'`),
    ),
    { maxLength: 4 },
  )
  .map((words) => ["pnpm", ...words].join(" ").trim());

/** The newest flag; the compiler takes it in a literal only for newer targets. */
const unicodeSets = "v";

const pattern = fc.oneof(
  fc.constantFrom(
    /\b429\b/,
    /a\/b/gi,
    /`{2}/,
    new RegExp(String.raw`[\/\]]`, unicodeSets),
    /\n/m,
    /.\u{1f44d}/su,
    "a/b",
    "\n",
    "</goal>",
  ),
  hostile.filter((text) => text !== "").map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")),
);

const json: fc.Arbitrary<Json> = fc
  .jsonValue({ maxDepth: 3, stringUnit: hostile })
  .map((value): Json => JSON.parse(JSON.stringify(value)))
  .filter((value) => JSON.stringify(value).isWellFormed());

const finite = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0.1, 1e21, 1e-7, -0),
);
const count = fc.integer({ min: 1, max: 1e9 });
const positive = finite.map(Math.abs).filter((value) => value > 0);

const sentenceRunOptions = fc.record({
  cwd: optional(path),
  exitCode: optional(fc.integer({ min: 0, max: 255 })),
  stdout: optional(pattern),
});

const runCheck: fc.Arbitrary<RunCheck> = fc.oneof(
  fc.tuple(commandLine, sentenceRunOptions).map(([run, options]) => command(run, options)),
  fc.tuple(hostileText, sentenceRunOptions).map(([run, options]) => shell(run.replaceAll("\0", "0"), options)),
);

const paths = fc.tuple(path, fc.array(path, { maxLength: 2 })).map(([first, rest]) => [first, ...rest] as const);
const since = fc.constantFrom("HEAD", "main", "v1.0.0", "a`b", "</goal>");

/** Names of tests: lines, each once. The prefix keeps two lists apart. */
const testNames = (prefix: string) =>
  fc.uniqueArray(
    hostileLine.map((text) => `${prefix} ${text}`.trim()),
    { minLength: 1, maxLength: 3 },
  );

/** Any check, with all that its sentence can say and nothing else. */
export const check: fc.Arbitrary<CheckItem> = fc.oneof(
  runCheck,
  fc
    .tuple(
      path,
      fc.record({
        minBytes: optional(count),
        contains: optional(hostile.filter((text) => text !== "")),
        json: optional(json),
        producedBy: optional(runCheck),
      }),
    )
    .map(([at, options]) => artifact(at, options)),
  fc
    .tuple(
      pattern,
      fc.oneof(
        fc.record({ in: path, lastLines: optional(count), ifMissing: fc.constantFrom("fail", "pass", undefined) }),
        fc.record({ in: path.filter((each) => !isGlob(each)), lastLines: optional(count), producedBy: runCheck }),
      ),
    )
    .map(([what, options]) => absent(what, options)),
  fc
    .tuple(
      runCheck,
      fc.record({
        read: optional(
          fc.oneof(
            fc.constantFrom("/a", "/a~1b/0", /(\d+)/),
            pattern.filter((each) => each instanceof RegExp),
          ),
        ),
        atMost: finite,
        atLeast: optional(finite),
        changeAtMostPercent: optional(finite),
        changeAtLeastPercent: optional(finite),
        baseline: optional(positive),
      }),
    )
    .map(([run, options]) => metric(run, options)),
  fc
    .tuple(
      fc.oneof(
        commandLine,
        runCheck.map((run) => ({ ...run, exit_code: 0 })),
      ),
      fc.record({
        report: fc.constantFrom("tap", "junit", "go"),
        reportFile: optional(path),
        atLeast: optional(count),
        names: optional(testNames("n")),
        renamed: optional(
          fc
            .uniqueArray(hostileLine, { minLength: 1, maxLength: 2 })
            .map((from) => Object.fromEntries(from.map((name, at) => [`o ${name}`.trim(), `n${at} ${name}`.trim()]))),
        ),
        removed: optional(testNames("r")),
        newAtLeast: optional(count),
      }),
    )
    .map(([run, options]) => tests(run, options)),
  fc.tuple(paths, optional(since)).map(([[first, ...rest], ref]) => unchanged(first, ...rest, { since: ref })),
  fc.tuple(paths, optional(since)).map(([[first, ...rest], ref]) => scope(first, ...rest, { since: ref })),
);

const items: { readonly [Kind in BlockKind]: fc.Arbitrary<BlockItems[Kind]> } = {
  goal: hostileText.map((text) => why(text)),
  context: fc.oneof(
    fc
      .tuple(path, fc.record({ lines: fc.constantFrom(undefined, "1", "10-80"), note: optional(hostileText) }))
      .map(([at, options]) => read(at, options)),
    fc
      .tuple(fc.webUrl({ withFragments: true, withQueryParameters: true }), optional(hostileText))
      .map(([url, text]) => reference(url, { note: text })),
    hostileText.map((text) => note(text)),
  ),
  constraints: fc.oneof(
    hostileText.map((text) => must(text)),
    fc.tuple(hostileText, optional(hostileText)).map(([text, instead]) => never(text, { instead })),
    hostileText.map((text) => architecture(text)),
    check,
  ),
  done_when: fc.oneof(
    check,
    fc
      .tuple(hostileText, optional(hostileText), path)
      .map(([text, sample, evidence]) => review(text, { sample, evidence })),
    hostileText.map((text) => claim(text)),
  ),
  workflow: fc.oneof(
    hostileText.map((text) => step(text)),
    fc.array(hostileText, { minLength: 2, maxLength: 3 }).map((steps) => parallel(steps)),
    check.map((each) => gate(each)),
  ),
  verification_loop: fc.oneof(
    fc.tuple(hostileText, check).map(([when, each]) => after(when, each)),
    hostileText.map((text) => rule(text)),
  ),
  execution_rules: hostileText.map((text) => rule(text)),
  output_contract: fc.oneof(
    fc
      .tuple(path, optional(hostileText), optional(hostileText))
      .map(([at, what, format]) => deliver(at, { what, format })),
    fc
      .record({ maxWords: count, codeOnly: fc.constantFrom(true as const, undefined), what: optional(hostileText) })
      .map((options) => finalAnswer(options)),
    hostileLine.map((text) => completionSignal(text)),
  ),
  stop_when: fc.oneof(
    hostileText.map((text) => blocked(text)),
    fc
      .record({ turns: count, minutes: optional(positive), tokens: optional(count), dollars: optional(positive) })
      .map((options) => budget(options)),
  ),
  other: hostile.filter((text) => text !== "").map((text) => ({ kind: "text" as const, text })),
};

const rest = blockKinds.filter((kind) => kind !== "goal" && kind !== "done_when");

const block = (kind: BlockKind, maxLength: number) =>
  fc.array<BlockItems[BlockKind]>(items[kind], { minLength: 1, maxLength }).map((all) => ({ kind, items: all }));

/** Contracts of which everything has a sentence: `parse(render(c))` gives them back. */
export const contract = (maxItems = 3): fc.Arbitrary<Contract> =>
  fc
    .tuple(
      hostileText,
      fc.array(items.goal, { maxLength: 1 }),
      block("done_when", maxItems),
      fc.shuffledSubarray(rest).chain((kinds) => fc.tuple(...kinds.map((kind) => block(kind, maxItems)))),
      fc.constantFrom("port", "a-b.c_d", "0"),
    )
    .map(([text, reasons, doneWhen, others, id]) =>
      parseContract({
        version: 1,
        id,
        blocks: [
          ...others.slice(0, 1),
          { kind: "goal", items: [outcome(text), ...reasons] },
          ...others.slice(1),
          doneWhen,
        ],
      }),
    );
