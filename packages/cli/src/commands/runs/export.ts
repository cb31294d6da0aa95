import { resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { type ExportFormat, exportFormats } from "@goalpost/log/export";
import { type Command, Option } from "commander";
import { exitCode } from "../../exit-codes.ts";
import { writeNew } from "../../files/write-new.ts";
import { type Io, print } from "../../io.ts";
import { oneLine } from "../../output/plain-text.ts";
import { addCommand, type CommonOptions, type LoadFlags, loadOptions, type Session } from "../../program.ts";
import { type RunHere, runNamed } from "../../run/runs-here.ts";

interface ExportFlags extends CommonOptions, LoadFlags {
  readonly format: ExportFormat | "junit";
  readonly out?: string;
  readonly force?: boolean;
}

/** `goalpost runs export`: a run for other tools, or as a page. */
export function registerRunsExport(runs: Command, session: Session): void {
  addCommand<ExportFlags>(runs, session, {
    name: "export",
    group: "Daily:",
    summary: "export a run: a trace, a test report, Markdown, or a page of one file",
    description:
      "otlp: a trace in OTLP/JSON, with the run as invoke_agent, each command as execute_tool and each check as an evaluation. ctrf, junit: how each check of the last receipt came out. markdown: for a pull request. html: one file with plots, diffs and the timeline, which needs no server and runs no script.",
    arguments: [["<run>", "a run's id or its beginning; or a contract's id, which means its newest run"]],
    options: [
      new Option("--format <format>", "what to write").choices([...exportFormats, "junit"]).makeOptionMandatory(),
      new Option("--out <file>", "where to write it; default: standard output"),
      new Option("--force", "replace the file that is there"),
      ...loadOptions(),
    ],
    examples: [
      "goalpost runs export port-billing --format html --out run.html",
      "goalpost runs export 7f3a91c2 --format otlp --out trace.json",
    ],
    run: async ([argument], { format, out, force = false }, io) => {
      const run = await runNamed(String(argument), io);
      const text =
        format === "junit"
          ? await junitOf(run)
          : (await import("@goalpost/log/export")).exportRun(run.log.path, format);
      if (out === undefined) io.stdout.write(text);
      else {
        if (force) await replace(out, text, io);
        else
          await writeNew(resolve(io.cwd, out), text, `--out ${out}`, "name another file, or replace it with --force");
        print(io, `written: ${oneLine(out)}`);
      }
      return exitCode.done;
    },
  });
}

/** The last receipt, as `verify --format junit` writes one. */
async function junitOf({ log }: RunHere): Promise<string> {
  const [{ formatReceipt, parseReceipt }, { foldLog }] = await Promise.all([
    import("@goalpost/verify"),
    import("@goalpost/log"),
  ]);
  let receipt: unknown;
  foldLog(log.path, [
    {
      take: (record) => {
        if (record.type === "receipt") receipt = record.receipt;
      },
      value: undefined,
    },
  ]);
  if (receipt !== undefined) return formatReceipt(parseReceipt(JSON.stringify(receipt)), "junit");
  throw new GoalpostError({
    code: "cli/no-receipt",
    where: log.runId.slice(0, 8),
    what: "holds no receipt: it ended before one was made",
    help: "make one: goalpost verify CONTRACT --format junit",
  });
}

/** Replaces what is there, whole or not at all. */
async function replace(out: string, text: string, { cwd }: Io): Promise<void> {
  const { default: writeFileAtomic } = await import("write-file-atomic");
  try {
    await writeFileAtomic(resolve(cwd, out), text, { encoding: "utf8" });
  } catch (error) {
    throw new GoalpostError({
      code: "cli/not-writable",
      where: `--out ${out}`,
      what: `cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
      help: "name a file in a folder that is there and may be written",
      cause: error,
    });
  }
}
