import { resolve } from "node:path";
import type { ConfigTarget } from "@goalpost/config";
import { type Finding, GoalpostError, nearest } from "@goalpost/core";
import {
  explainRule,
  type FileFindings,
  formatGithub,
  formatJson,
  formatSarif,
  type LintOptions,
  lintCondition,
  lintConditions,
} from "@goalpost/core/lint";
import { type Command, Option } from "commander";
import { configTargets } from "../config/client-files.ts";
import { effortsHere } from "../config/effort.ts";
import { manyOption } from "../config/loosen.ts";
import { newerClient, tellNote } from "../config/newer-client.ts";
import { shownPath } from "../config/shown-path.ts";
import { writePlanned } from "../config/write-file.ts";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { readPiped, readTextFile } from "../files/read-text.ts";
import { type Io, print } from "../io.ts";
import { withDuplicateIds } from "../lint/duplicate-ids.ts";
import { findTexts } from "../lint/find-texts.ts";
import { type FileResult, lintFile } from "../lint/lint-file.ts";
import { projectFiles } from "../lint/project-files.ts";
import { type LintSetup, lintSetup } from "../lint/settings.ts";
import { countText, findingLines } from "../output/findings-text.ts";
import { oneLine } from "../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
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
}

/** `goalpost lint`: every contract that the arguments name, each rule. */
export function registerLint(program: Command, session: Session): void {
  addCommand<LintFlags>(program, session, {
    name: "lint",
    group: "Daily:",
    summary: "check contracts and prompts by the rules",
    description:
      "Checks contracts, and prompts as people write them. Without an argument, every contract file below the current folder.\nSettings are read from goalpost.json where it exists. Exit code 1 when there is an error among the findings, 2 when a file cannot be looked at.",
    arguments: [["[contracts...]", "files of any name, ids, folders or globs; - is standard input"]],
    options: [
      new Option(
        "--fix",
        "mend what can be mended, in labelled text and JSON only, never in a prompt or TypeScript; the old file is kept as FILE.goalpost.bak",
      ),
      new Option("--condition <text>", "check a bare /goal text").conflicts(["conditions", "fix"]),
      new Option(
        "--conditions <file>",
        "check one bare /goal text per line, \\n for a line break; - is standard input",
      ).conflicts("fix"),
      new Option("--settings <file>", "settings instead of goalpost.json"),
      manyOption("--rules <package>", "a package or file that exports more rules; may be repeated"),
      new Option("--root <folder>", "the project that it is for: its reading list is looked up there"),
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
      const setup = await lintSetup({ file: flags.settings, packages: flags.rules, exec: flags.exec !== false }, io);
      if (flags.explain !== undefined) return explain(flags.explain, setup, io);
      const options: LintOptions = {
        settings: setup.settings,
        sets: setup.sets,
        efforts: await effortsHere(io),
        ...(flags.target === undefined ? {} : { targets: [flags.target] }),
        ...(flags.root === undefined ? {} : { files: await projectFiles(flags.root, io.cwd) }),
      };
      const newer = targetsOf(flags).map((target) => newerClient(target, io));
      const results = await resultsOf(given as readonly string[], flags, options, io);
      tell(results, flags, setup, io);
      for (const each of newer) tellNote((await each)?.note, io);
      return codeOf(results);
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
    what: `"${id}" is no rule, expected one of ${ids.join(", ")}`,
    mend: near === undefined ? "correct its name, or add the package that has it by --rules" : `write ${near}`,
  });
}

const targetsOf = ({ target }: LintFlags): readonly ConfigTarget[] =>
  configTargets.filter((each) => target === undefined || each === target);

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
    return lintConditions(text, options).map((findings, index) => ({
      file: `${conditions}:${index + 1}`,
      findings: findings.map((each) => ({ ...each, at: { file: conditions, line: index + 1 } })),
    }));
  }
  const results: FileResult[] = [];
  for (const file of args.includes("-") ? ["-"] : await findTexts(args, io.cwd)) {
    const result = await lintFile(file, flags, { ...options, fix: flags.fix === true }, io);
    if (flags.fix === true) writeFixed(result, io);
    results.push(result);
  }
  return withDuplicateIds(results);
}

/** Writes what was fixed, and says so on standard error, as standard output belongs to the report. */
function writeFixed({ file, fixed, isUnread }: FileResult, io: Io): void {
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
  const { backup } = writePlanned(resolve(io.cwd, file), before, after, file);
  const kept = backup === undefined ? "" : `; what was there is kept as ${shownPath(backup, io)}`;
  tellLine(`${oneLine(file)}: fixed ${said}${kept}`);
}

function tell(results: readonly FileResult[], flags: LintFlags, { known }: LintSetup, io: Io): void {
  const report = { files: results.map(({ file, findings }): FileFindings => ({ file, findings })) };
  if (flags.format === "json") io.stdout.write(formatJson(report));
  else if (flags.format === "sarif") io.stdout.write(formatSarif(report, { rules: known, version: version() }));
  else if (flags.format === "github") io.stdout.write(formatGithub(report));
  else printReport(report.files, io);
}

const codeOf = (results: readonly FileResult[]): ExitCode => {
  if (results.some(({ isUnread }) => isUnread === true)) return exitCode.misuse;
  const isError = ({ severity }: Finding): boolean => severity === "error";
  return results.some(({ findings }) => findings.some(isError)) ? exitCode.notDone : exitCode.done;
};

function printReport(files: readonly FileFindings[], io: Io): void {
  for (const { file, findings } of files) {
    for (const finding of findings) for (const line of findingLines(finding, file, io.style)) print(io, line);
  }
  const said = countText(files.flatMap(({ findings }) => findings));
  const all = `${files.length} ${files.length === 1 ? "contract" : "contracts"}`;
  print(io, said === "" ? `${io.style.green("✓")} ${all}, nothing to say` : `${all}: ${said}`);
}
