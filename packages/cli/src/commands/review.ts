import { type Contract, GoalpostError } from "@goalpost/core";
import { exitCode as codeOf, formatReceipt, type Receipt, verify } from "@goalpost/verify";
import { type Command, Option } from "commander";
import { wire } from "../answers/wire.ts";
import { type Counting, countingContract } from "../contracts/sealed.ts";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { ask, type Io, print, printJson, printText } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import { withProgress } from "../output/progress.ts";
import { wantsColour } from "../output/style.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { type Rejection, writeFollowUp } from "../review/follow-up.ts";
import { type ReviewReport, reviewReport } from "../review/report.ts";
import { reportLines, subjectLines } from "../review/report-text.ts";
import { userName } from "../run/user-name.ts";
import { type CheckFlags, checkOptions, checkProgress, runSettings } from "./check-options.ts";

interface ReviewFlags extends CommonOptions, LoadFlags, CheckFlags {
  readonly reject: readonly Rejection[];
}

/** `goalpost review`: what a person looks at when a run has ended, and what they say to it. */
export function registerReview(program: Command, session: Session): void {
  addCommand<ReviewFlags>(program, session, {
    name: "review",
    group: "Daily:",
    summary: "look at what a run has left: deliverables, changes, evidence, receipt; approve, or reject with a reason",
    description:
      "Runs the checks, and shows what the agent hands over, each change since the start, how long it worked and what it used, and each review and claim with its evidence.\nAt a terminal you approve each, as goalpost approve does, or reject it with a reason. Rejections become a follow-up contract: the same, with each reason as a rule;\n--reject does that without a terminal. Exit code as of verify; 1 when something is rejected.",
    arguments: [["<contract>", "file or id"]],
    options: [
      new Option(
        "--reject <id=reason>",
        "reject a review or claim, for example D4='two amounts are rounded'; may be repeated",
      )
        .argParser((value: string, before: readonly Rejection[]) => [...before, rejectionOf(value)])
        .default([] as readonly Rejection[]),
      ...checkOptions(),
      formatOption(),
      ...loadOptions(),
    ],
    examples: ["goalpost review port-billing", "goalpost review port-billing --reject D4='two amounts are rounded'"],
    run: async ([argument], flags, io) => {
      const counting = await countingContract(String(argument), flags, io);
      const { contract } = counting;
      const receipt = await receiptOf(counting, flags, io);
      const report = await reviewReport(counting, receipt, io);
      refuseUnknown(report, flags.reject);
      if (flags.format === "json") return told(report, flags.reject, contract, io);
      for (const line of reportLines(report, io.style)) print(io, line);
      printText(io, formatReceipt(receipt, "text", { color: wantsColour(io.stdout, io.env) }));
      if (receipt.interrupted) return exitCode.interrupted;
      const isAsked = flags.reject.length === 0 && io.stdin.isTTY === true && io.stdout.isTTY === true;
      const shown = isAsked ? [] : report.subjects.flatMap((each) => subjectLines(each, io.style));
      for (const line of shown) print(io, line);
      const { rejections, approved } = isAsked
        ? await decided(report, session, io)
        : { rejections: flags.reject, approved: 0 };
      if (rejections.length > 0) {
        const next = await writeFollowUp(contract, rejections, await userName(io), io);
        print(io, `wrote ${next.path}: look at it, add a check where one can show what is wrong, then`);
        print(io, `  goalpost run ${next.id}; without such a check: goalpost run ${next.id} --no-preflight`);
        return exitCode.notDone;
      }
      // an approval changes the verdict
      return approved === 0 ? codeOf(receipt) : session.call(["-C", io.cwd, "verify", contract.id]);
    },
  });
}

const receiptOf = ({ contract, seal, state, root }: Counting, flags: ReviewFlags, io: Io): Promise<Receipt> =>
  withProgress(io, "running the checks", (progress) =>
    verify(contract, {
      ...runSettings(flags, io),
      cwd: root,
      seal: seal ?? null,
      stateDir: state,
      onEvent: checkProgress(progress),
    }),
  );

/** The report as JSON, with what follows from rejections. */
async function told(
  report: ReviewReport,
  rejections: readonly Rejection[],
  contract: Contract,
  io: Io,
): Promise<ExitCode> {
  const next = rejections.length === 0 ? undefined : await writeFollowUp(contract, rejections, await userName(io), io);
  const followUp = next === undefined ? {} : { follow_up: next };
  const { run, ...rest } = report;
  printJson<"review">(io, { ...rest, ...(run === undefined ? {} : { run: wire(run) }), rejections, ...followUp });
  if (report.receipt.interrupted) return exitCode.interrupted;
  return rejections.length > 0 ? exitCode.notDone : codeOf(report.receipt);
}

/** `D4=two amounts are rounded`. */
function rejectionOf(text: string): Rejection {
  const [, id = "", reason = ""] = /^([^=\s]+)=([\s\S]*\S[\s\S]*)$/.exec(text) ?? [];
  if (id !== "") return { id, reason: oneLine(reason) };
  throw new GoalpostError({
    code: "cli/bad-rejection",
    where: "--reject",
    what: `${JSON.stringify(text)} has no reason, expected ID=REASON`,
    help: "write what is wrong: --reject D4='two amounts are rounded'",
  });
}

function refuseUnknown({ id, subjects }: ReviewReport, rejections: readonly Rejection[]): void {
  const unknown = rejections.find((each) => subjects.every((subject) => subject.id !== each.id));
  if (unknown === undefined) return;
  const ids = subjects.map((subject) => subject.id);
  throw new GoalpostError({
    code: "cli/which-review",
    where: `--reject ${unknown.id}`,
    what: `is not a review or claim of ${id}${ids.length === 0 ? ", which has none" : `, expected ${ids.join(", ")}`}`,
    help: ids.length === 0 ? "say in the contract what a person decides: review(…)" : "correct the id",
  });
}

/** Goes through what a person decides; an approval is given as `goalpost approve` takes it, with its evidence and its own question. */
async function decided(
  { id, subjects }: ReviewReport,
  session: Session,
  io: Io,
): Promise<{ readonly rejections: readonly Rejection[]; readonly approved: number }> {
  const rejections: Rejection[] = [];
  let approved = 0;
  for (const subject of subjects) {
    for (const line of subjectLines(subject, io.style)) print(io, line);
    if (subject.status === "pass") continue;
    const said = (await ask(io, "[a]pprove, [r]eject, Enter for later: "))?.trim().toLowerCase() ?? "";
    if (/^a(?:pprove)?$/.test(said)) {
      const code = await session.call(["-C", io.cwd, "approve", id, subject.id]);
      approved += code === exitCode.done ? 1 : 0;
    }
    if (!/^r(?:eject)?$/.test(said)) continue;
    const reason = oneLine((await ask(io, "What is wrong? ")) ?? "");
    if (reason === "") print(io, "not rejected: a rejection has a reason");
    else rejections.push({ id: subject.id, reason });
  }
  return { rejections, approved };
}
