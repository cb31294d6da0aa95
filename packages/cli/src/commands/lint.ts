import { resolve } from "node:path";
import type { ConfigTarget } from "@goalpost/config";
import { type Finding, GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import { explainRule, formatGithub, formatSarif, lintCondition, lintConditions } from "@goalpost/core/internal/lint";
import type { FileFindings, LintOptions } from "@goalpost/core/lint";
import { type Command, Option } from "commander";
import type { Answers } from "../answers/answers.ts";
import { configTargets } from "../config/client-files.ts";
import { effortsFor } from "../config/effort.ts";
import { manyOption } from "../config/loosen.ts";
import { newerNote } from "../config/newer-note.ts";
import { codeFile } from "../contracts/name.ts";
import { loadTogether } from "../contracts/open.ts";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { readPiped, readTextFile } from "../files/read-text.ts";
import { type Io, print, printJson } from "../io.ts";
import { withDuplicateIds } from "../lint/duplicate-ids.ts";
import { findTexts } from "../lint/find-texts.ts";
import { type FileResult, lintFile } from "../lint/lint-file.ts";
import { namedProject } from "../lint/project.ts";
import { type LintSetup, lintSetup } from "../lint/settings.ts";
import { countText, findingLines } from "../output/findings-text.ts";
import { oneLine } from "../output/plain-text.ts";
import {
  addCommand,
  type CommonOptions,
  formatOption,
  type LoadFlags,
  loadOptions,
  type Session,
  wholeNumber,
} from "../program.ts";
import { expectLongRun } from "../short-run.ts";
import { version } from "../version.ts";

interface LintFlags extends CommonOptions, LoadFlags {
  readonly fix?: boolean;
  readonly condition?: string;
  readonly conditions?: string;
  readonly settings?: string;
  readonly rules: readonly string[];
  readonly target?: string;
  readonly root?: string;
  readonly explain?: string;
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
}

/** `goalpost lint`: every contract that the arguments name, each rule. */
export function registerLint(program: Command, session: Session): void {
  addCommand<LintFlags>(program, session, {
    name: "lint",
    group: "Daily:",
    summary: "check contracts and prompts by the rules",
    description:
      "Checks contracts, and prompts as people write them. Without an argument, every contract file below the current folder.\nSettings are read from goalpost.json where it exists. Exit code 1 when there is an error among the findings, or more warnings than --max-warnings allows; 2 when a file cannot be looked at.",
    arguments: [["[contracts...]", "files of any name, ids, folders or globs; - is standard input"]],
    options: [
      new Option(
        "--fix",
        "fix what can be fixed, in labelled text and JSON only, never in a prompt or TypeScript; the old file is kept as FILE.goalpost.bak",
      ),
      new Option("--condition <text>", "check a bare /goal text").conflicts(["conditions", "fix"]),
      new Option(
        "--conditions <file>",
        "check one bare /goal text per line, \\n for a line break; - is standard input",
      ).conflicts("fix"),
      new Option("--settings <file>", "settings instead of goalpost.json"),
      manyOption("--rules <package>", "a package or file that exports more rules; may be repeated"),
      new Option(
        "--root <folder>",
        "the project that it is for: its reading list is looked up there; default: the nearest folder above the file with .git, package.json or the like",
      ),
      new Option("--quiet", "print errors alone; warnings still count for --max-warnings"),
      new Option("--max-warnings <number>", "exit with 1 when there are more warnings").argParser(
        wholeNumber(0, 1_000_000),
      ),
      new Option("--explain <rule>", "print what a rule says, why, and on what it speaks").conflicts([
        "fix",
        "condition",
        "conditions",
      ]),
      new Option("--target <client>", "the client that it is for; default: every one"),
      formatOption("sarif", "github"),
      ...loadOptions(),
    ],
    examples: [
      "goalpost lint GOAL.md",
      "goalpost lint goals/ --fix",
      'goalpost lint --condition "the code is clean"',
      "goalpost lint --no-exec goals/ --format sarif",
      "goalpost lint --explain done-when-is-measurable",
    ],
    run: async ([given], flags, io) => {
      const setup = await lintSetup(
        { file: flags.settings, packages: flags.rules, exec: flags.exec !== false, timeoutSeconds: flags.loadTimeout },
        io,
      );
      if (flags.explain !== undefined) return explain(flags.explain, setup, io);
      const options: LintOptions = {
        settings: setup.settings,
        sets: setup.sets,
        ...targetsFor(flags, setup),
        ...(flags.root === undefined ? {} : await namedProject(flags.root, io)),
      };
      const newer = targetsOf(flags).map((target) => newerNote(target, io));
      const named = given as readonly string[];
      const results = await resultsOf(named.length === 0 ? setup.contracts : named, flags, options, io);
      await tell(results, flags, setup, io);
      for (const note of await Promise.all(newer)) if (note !== undefined) io.stderr.write(`note: ${note}\n`);
      return codeOf(results, flags, io);
    },
  });
}

function explain(id: string, { known }: LintSetup, io: Io): ExitCode {
  const rule = known.find((each) => each.id === id);
  if (rule === undefined) throw unknownRule(id, known);
  io.stdout.write(explainRule(rule));
  return exitCode.done;
}

function unknownRule(id: string, known: LintSetup["known"]): GoalpostError {
  const ids = known.map((rule) => rule.id);
  const near = nearest(id, ids);
  return new GoalpostError({
    code: "lint/unknown-rule",
    where: "--explain",
    what: `"${id}" is not a rule, expected one of ${ids.join(", ")}`,
    help: near === undefined ? "correct its name, or add the package that has it by --rules" : `write ${near}`,
  });
}

/** The clients that are named, here or in the settings; every one where none is. */
function targetsFor({ target }: LintFlags, { targets }: LintSetup): Pick<LintOptions, "targets"> {
  if (target !== undefined) return { targets: [target] };
  return targets === undefined ? {} : { targets };
}

const targetsOf = ({ target }: LintFlags): readonly ConfigTarget[] =>
  configTargets.filter((each) => target === undefined || each === target);

/** With more prompts, code that the engine optimizes pays; a contract that was loaded is linted in a few milliseconds: it does not pay for 800. */
const fewPrompts = 16;

async function resultsOf(
  args: readonly string[],
  flags: LintFlags,
  options: LintOptions,
  io: Io,
): Promise<readonly FileResult[]> {
  const { condition, conditions } = flags;
  if (condition !== undefined) return [{ file: "condition", findings: lintCondition(condition, options) }];
  if (conditions !== undefined) {
    const example = "goalpost lint --conditions - < conditions.txt";
    const text =
      conditions === "-" ? await readPiped(io, example) : await readTextFile(resolve(io.cwd, conditions), conditions);
    expectLongRun();
    return lintConditions(text, options).map((findings, index) => ({
      file: `${conditions}:${index + 1}`,
      findings: findings.map((each) => ({ ...each, at: { file: conditions, line: index + 1 } })),
    }));
  }
  const results: FileResult[] = [];
  const files = args.includes("-") ? ["-"] : await findTexts(args, io.cwd);
  if (files.filter((file) => !codeFile.test(file)).length > fewPrompts) expectLongRun();
  const loaded = await loadTogether(files, flags, io);
  const lintOptions = {
    lint: options,
    fix: flags.fix === true,
    findsProject: flags.root === undefined,
    loaded,
    projects: new Map(),
    effortsFor: effortsFor(io, targetsOf(flags)),
  };
  for (const file of files) {
    const result = await lintFile(file, flags, lintOptions, io);
    if (flags.fix === true) await writeFixed(result, io);
    results.push(result);
  }
  return withDuplicateIds(results);
}

/** Writes what was fixed, and says so on standard error, as standard output belongs to the report. */
async function writeFixed({ file, fixed, isUnread }: FileResult, io: Io): Promise<void> {
  const tellLine = (line: string): void => void io.stderr.write(`${line}\n`);
  if (fixed === undefined) {
    if (isUnread !== true)
      tellLine(`${oneLine(file)}: --fix writes labelled text and JSON; here it leaves the file alone`);
    return;
  }
  const { before, after, fixed: changes } = fixed;
  if (before === after) return;
  const said = changes.map(({ ruleId, where }) => `${where} ${ruleId}`).join(", ");
  if (file === "-") {
    tellLine("-: --fix does not write standard input; name a file");
    return;
  }
  const { shownPath, writePlanned } = await import("@goalpost/config/node");
  const { backup } = writePlanned(resolve(io.cwd, file), before, after, file);
  const kept = backup === undefined ? "" : `; what was there is kept as ${shownPath(backup, io)}`;
  tellLine(`${oneLine(file)}: fixed ${said}${kept}`);
}

async function tell(
  results: readonly FileResult[],
  flags: LintFlags,
  { known, presets, accepted }: LintSetup,
  io: Io,
): Promise<void> {
  const isShown = ({ severity }: Finding): boolean => flags.quiet !== true || severity === "error";
  const files = results.map(({ file, findings }): FileFindings => ({ file, findings: findings.filter(isShown) }));
  if (flags.format === "json") {
    const { wire } = await import("../answers/wire.ts");
    printJson<Answers["lint"]>(io, { files: wire(files), ...(accepted.length === 0 ? {} : { accepted }) });
  } else if (flags.format === "sarif") io.stdout.write(formatSarif({ files }, { rules: known, version: version() }));
  else if (flags.format === "github") io.stdout.write(formatGithub({ files }));
  else if (flags.quiet !== true || files.some(({ findings }) => findings.length > 0)) {
    printReport(files, io);
    for (const each of accepted) print(io, `accepted: ${oneLine(each)}`);
    if (presets.length > 0) print(io, io.style.dim(`by the rules of ${presets.map(oneLine).join(", ")}`));
  }
}

function codeOf(results: readonly FileResult[], { maxWarnings }: LintFlags, io: Io): ExitCode {
  if (results.some(({ isUnread }) => isUnread === true)) return exitCode.misuse;
  const findings = results.flatMap((each) => each.findings);
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  const isOver = maxWarnings !== undefined && warnings > maxWarnings;
  if (isOver)
    io.stderr.write(
      `${warnings} ${warnings === 1 ? "warning" : "warnings"}, at most ${maxWarnings} allowed by --max-warnings\n`,
    );
  return isOver || findings.some(({ severity }) => severity === "error") ? exitCode.notDone : exitCode.done;
}

function printReport(files: readonly FileFindings[], io: Io): void {
  for (const { file, findings } of files) {
    for (const finding of findings) for (const line of findingLines(finding, file, io.style)) print(io, line);
  }
  const said = countText(files.flatMap(({ findings }) => findings));
  const all = `${files.length} ${files.length === 1 ? "contract" : "contracts"}`;
  print(io, said === "" ? `${io.style.green("✓")} ${all}, no findings` : `${all}: ${said}`);
}
