import { relative, resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { formatTrace, readSpec, type TraceFormat, type TraceReceipt, trace } from "@goalpost/spec";
import { type Command, Option } from "commander";
import type { Answers } from "../../answers/answers.ts";
import { findContracts } from "../../contracts/find.ts";
import { openContract } from "../../contracts/open.ts";
import { exitCode } from "../../exit-codes.ts";
import { readTextFile } from "../../files/read-text.ts";
import { type Io, printJson } from "../../io.ts";
import {
  addCommand,
  type CommonOptions,
  formatOption,
  type LoadFlags,
  loadOptions,
  type Session,
} from "../../program.ts";
import { projectCommands } from "../../project-commands/project-commands.ts";
import { specFile } from "../../spec/spec-file.ts";
import { startTree } from "../../spec/start-tree.ts";

interface TraceFlags extends CommonOptions, LoadFlags {
  readonly receipt?: string;
}

/** `goalpost spec trace`: from each requirement to its check and its last result. */
export function registerTrace(program: Command, session: Session): void {
  addCommand<TraceFlags>(program, session, {
    name: "trace",
    group: "Advanced:",
    summary: "show which check decides each requirement; exits 1 on one that nothing covers",
    description:
      "A check covers what it names with from; a review leaves it to a person, a claim leaves it open, and a check that cannot fail covers nothing.\nOne that the tree at the start satisfies is told apart: that tree is the one that was sealed, or the one that is there where no run began and no receipt is given.\nThat an item names a requirement states a link: whether the check is enough, a person says. Exit code 1 when a requirement is uncovered.",
    arguments: [
      ["[spec]", "the specification; default: SPEC.md"],
      ["[contract]", "file or id; default: the only contract of the project"],
    ],
    options: [
      new Option(
        "--receipt <file>",
        "a receipt that goalpost verify --receipt wrote, or --format json printed, for the last result of each check",
      ),
      formatOption("markdown", "html"),
      ...loadOptions(),
    ],
    examples: [
      "goalpost spec trace",
      "goalpost spec trace docs/export.md export --receipt receipt.json",
      "goalpost spec trace --format html > trace.html",
    ],
    run: async ([given, named], flags, io) => {
      const file = specFile(given, io);
      const spec = readSpec(await readTextFile(resolve(io.cwd, file), file), file);
      const { contract } = await openContract(typeof named === "string" ? named : await only(io), flags, io);
      const receipt = flags.receipt === undefined ? undefined : await receiptOf(flags.receipt, contract.id, io);
      const commands = await projectCommands(io.cwd);
      const start = await startTree(contract, receipt !== undefined, io);
      const traced = trace(spec, contract, receipt, { commands, start });
      if (flags.format === "json") printJson<Answers["spec trace"]>(io, JSON.parse(formatTrace(traced, "json")));
      else io.stdout.write(formatTrace(traced, (flags.format ?? "text") as TraceFormat));
      return traced.rows.some(({ status }) => status === "uncovered") ? exitCode.notDone : exitCode.done;
    },
  });
}

async function only(io: Io): Promise<string> {
  const [first = "", ...more] = await findContracts([], io.cwd);
  if (more.length === 0) return relative(io.cwd, first);
  throw new GoalpostError({
    code: "cli/which-contract",
    where: "[contract]",
    what: `the project has ${more.length + 1} contracts`,
    help: "name one: goalpost spec trace SPEC.md ID",
  });
}

/** The receipt in what `verify --receipt` wrote, signed or not; anything else is as it was. */
function receiptIn(value: unknown): unknown {
  const { payload, payloadType, predicate } = Object(value) as Readonly<Record<string, unknown>>;
  if (typeof payload === "string" && payloadType !== undefined)
    return receiptIn(JSON.parse(Buffer.from(payload, "base64").toString("utf8")));
  return Object(predicate).receipt ?? value;
}

async function receiptOf(file: string, id: string, io: Io): Promise<TraceReceipt> {
  const text = await readTextFile(resolve(io.cwd, file), file);
  const wrong = (what: string): GoalpostError =>
    new GoalpostError({
      code: "cli/bad-receipt",
      where: file,
      what,
      help: `make one: goalpost verify ${id} --receipt receipt.json`,
    });
  let read: unknown;
  try {
    read = receiptIn(JSON.parse(text));
  } catch {
    throw wrong("is not JSON, expected a receipt");
  }
  const { contract, checks, verdict } = Object(read) as Partial<TraceReceipt>;
  const isReceipt =
    typeof verdict === "string" &&
    Array.isArray(checks) &&
    checks.every((each) => typeof each?.id === "string" && typeof each.status === "string");
  if (!isReceipt || typeof contract?.id !== "string") throw wrong("is not a receipt of goalpost verify");
  if (contract.id !== id) throw wrong(`is the receipt of "${contract.id}", expected one of "${id}"`);
  return { contract, checks, verdict };
}
