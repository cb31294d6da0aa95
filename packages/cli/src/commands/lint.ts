import { relative } from "node:path";
import { type Finding, lint, type SourceLocation } from "@goalpost/core";
import type { Command } from "commander";
import { findContracts } from "../contracts/find.ts";
import type { LoadedFile } from "../contracts/load.ts";
import { openContract, openFile, stdinName } from "../contracts/open.ts";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { type ErrorFields, fieldsOf } from "../failure.ts";
import { type Io, print, printJson } from "../io.ts";
import { oneLine, plainText } from "../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";

interface FileReport {
  readonly file: string;
  readonly id?: string;
  readonly findings: readonly Finding[];
  /** Why the file could not be read as a contract. */
  readonly error?: ErrorFields;
}

/** `goalpost lint`: every contract that the arguments name, each rule. */
export function registerLint(program: Command, session: Session): void {
  addCommand<CommonOptions & LoadFlags>(program, session, {
    name: "lint",
    group: "Daily:",
    summary: "check contracts by the rules",
    description:
      "Checks contracts. Without an argument, every contract file below the current folder.\nExit code 1 when there is an error among the findings, 2 when a file is no contract.",
    arguments: [["[contracts...]", "files, ids, folders or globs; - is standard input"]],
    options: [formatOption(), ...loadOptions()],
    examples: [
      "goalpost lint",
      "goalpost lint goals/",
      "goalpost lint port-billing --format json",
      "goalpost lint --no-exec goals/",
    ],
    run: async ([given], flags, io) => {
      const reports = await reportsOf(given as readonly string[], flags, io);
      if (flags.format === "json") printJson(io, { version: 1, files: reports });
      else printReports(reports, io);
      return codeOf(reports);
    },
  });
}

async function reportsOf(args: readonly string[], flags: LoadFlags, io: Io): Promise<readonly FileReport[]> {
  if (args.includes("-")) return [await reportOf(stdinName, () => openContract("-", flags, io), io)];
  const reports: FileReport[] = [];
  for (const file of await findContracts(args, io.cwd)) {
    reports.push(await reportOf(relative(io.cwd, file), () => openFile(file, flags, io), io));
  }
  return reports;
}

/** One file that is no contract does not hide what is to be said about the others. */
async function reportOf(file: string, open: () => Promise<LoadedFile>, io: Io): Promise<FileReport> {
  try {
    const loaded = await open();
    const findings = lint(loaded.contract).map((finding) => withPlace(finding, loaded, io.cwd));
    return { file, id: loaded.contract.id, findings };
  } catch (error) {
    const fields = fieldsOf(error);
    if (fields === undefined) throw error;
    return { file, findings: [], error: fields };
  }
}

/** Adds the line of the builder call, or of the item in the text, that the finding is about. */
function withPlace(finding: Finding, { places, file }: LoadedFile, cwd: string): Finding {
  const [item = "", block = item] = /^([a-z_]+)(?:\[\d+\])?/.exec(finding.where) ?? [];
  const place = places[item] ?? places[block];
  if (place === undefined) return finding;
  const at: SourceLocation = { file: place.file === stdinName ? file : relative(cwd, place.file), line: place.line };
  return { ...finding, at };
}

const codeOf = (reports: readonly FileReport[]): ExitCode => {
  if (reports.some(({ error }) => error !== undefined)) return exitCode.misuse;
  const failed = reports.some(({ findings }) => findings.some(({ severity }) => severity === "error"));
  return failed ? exitCode.notDone : exitCode.done;
};

function printReports(reports: readonly FileReport[], io: Io): void {
  const { style } = io;
  const colours = { error: style.red, warning: style.yellow, info: style.cyan };
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { file, findings, error } of reports) {
    if (error !== undefined) {
      counts.error += 1;
      print(io, `${style.red("error")} ${plainText(error.where)}: ${plainText(error.what).replaceAll("\n", "\n  ")}`);
      print(io, `  mend: ${oneLine(error.mend)}  ${style.dim(error.code)}`);
    }
    for (const { ruleId, severity, where, what, mend, at } of findings) {
      counts[severity] += 1;
      const place = at === undefined ? file : `${at.file}:${at.line}`;
      print(io, `${colours[severity](severity)} ${place}: ${where}: ${oneLine(what)}  ${style.dim(ruleId)}`);
      print(io, `  mend: ${oneLine(mend)}`);
    }
  }
  const said = Object.entries(counts).flatMap(([name, count]) =>
    count === 0 ? [] : [`${count} ${name === "info" ? "hint" : name}${count === 1 ? "" : "s"}`],
  );
  const files = `${reports.length} ${reports.length === 1 ? "contract" : "contracts"}`;
  print(io, said.length === 0 ? `${style.green("✓")} ${files}, nothing to say` : `${files}: ${said.join(", ")}`);
}
