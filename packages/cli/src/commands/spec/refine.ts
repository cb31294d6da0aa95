import { basename, resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import {
  decisionLine,
  isIndependent,
  lastStep,
  latestDecisions,
  type RefinedFinding,
  type RefineResult,
  readSpec,
  refine,
  type StepModel,
  type StepReceipt,
} from "@goalpost/spec";
import { openDecisions, openSteps, specDigest } from "@goalpost/spec/node";
import { type Command, Option } from "commander";
import { exitCode } from "../../exit-codes.ts";
import { readTextFile } from "../../files/read-text.ts";
import { type Io, print } from "../../io.ts";
import { oneLine } from "../../output/plain-text.ts";
import { startProgress } from "../../output/progress.ts";
import { shellWord } from "../../output/shell-word.ts";
import { addCommand, type CommonOptions, formatOption, type Session, wholeNumber } from "../../program.ts";
import { projectCommands } from "../../project-commands/project-commands.ts";
import { userName } from "../../run/user-name.ts";
import { type AskingFlags, askingOptions, type OpenAsking, openAsking } from "../../spec/asking.ts";
import type { Front } from "../../spec/front.ts";
import { type FrontFlags, frontOptions, openFront } from "../../spec/open-front.ts";
import { RulesFront } from "../../spec/rules-front.ts";
import { specFile } from "../../spec/spec-file.ts";
import { diffOf, writeSpec } from "../../spec/write-spec.ts";
import { targetOption } from "../../targets.ts";

interface RefineFlags extends CommonOptions, AskingFlags, FrontFlags {
  readonly target: string;
  readonly effort: string;
  readonly sameModel?: boolean;
  readonly yes?: boolean;
  readonly passes: number;
  readonly dryRun?: boolean;
}

/** `goalpost spec refine`: another model challenges the specification. */
export function registerRefine(program: Command, session: Session): void {
  addCommand<RefineFlags>(program, session, {
    name: "refine",
    group: "Advanced:",
    summary: "let another model challenge a specification; you see each finding and its diff, and take or leave it",
    description:
      "The client that will run the goal reads the specification sceptically, and changes nothing. It finds what is ambiguous, cannot be verified, contradicts, or\nforgets a failure. Its replacements are applied by rules: what adds scope or reopens a decision is said so, and taken only by you; --yes takes what only says\nthe same more clearly, and marks what cannot be verified as a claim. Its questions are asked as in an interview, and become decisions. Passes go on until nothing\nis open, or three. Exit code 1 when something is left open.",
    arguments: [["[spec]", "the specification; default: SPEC.md"]],
    options: [
      targetOption(),
      ...askingOptions("xhigh"),
      new Option("--same-model", "let the model that interviewed challenge its own work; the receipt says so"),
      new Option("--yes", "ask nobody: take what the rules allow, and leave the rest"),
      ...frontOptions(),
      new Option("--passes <count>", "the most passes").argParser(wholeNumber(1, 10)).default(3),
      new Option("--dry-run", "leave the specification as it is; the result stands in SPEC.md.proposed"),
      formatOption(),
    ],
    examples: [
      "goalpost spec refine SPEC.md",
      "goalpost spec refine --target codex --model gpt-5.5 --effort xhigh",
      "goalpost spec refine --yes",
    ],
    run: async ([given], { effort = "xhigh", ...rest }, io) => {
      const flags = { ...rest, effort };
      const file = specFile(given, io);
      const path = resolve(io.cwd, file);
      const base = await readTextFile(path, file);
      readSpec(base, file);
      using front = flags.yes === true ? yesFront(flags, io) : await openFront(flags, "spec refine", io);
      using store = openDecisions(path);
      using steps = openSteps(path);
      const interviewer = lastStep(steps.lines, "interview")?.by;
      if (flags.sameModel !== true) refuseSame(interviewer, { target: flags.target, ...modelOf(flags) }, file);
      const started = performance.now();
      await using asking = await openAsking(flags.target, flags, io);
      const result = await challenged({ file, base, front, store, asking, flags, io });
      const { end, text } = await writeSpec(
        {
          file,
          base,
          text: result.text,
          isDryRun: flags.dryRun === true,
          summary: {
            decided: store.records.filter(({ kind }) => kind === "answer").map((each) => decisionLine(each).slice(2)),
            open: result.open,
            notes: result.findings.filter(({ outcome }) => outcome === "refused").map(refusedLine),
            coverage: [],
          },
        },
        front,
        io,
      );
      if (end.status === "written") steps.append(receiptOf({ file, base, text, result, asking, interviewer, started }));
      front.end(
        result.status === "paused" && end.status !== "written"
          ? pausedEnd(latestDecisions(store.records).length, file)
          : end,
      );
      return end.status === "written" && result.status === "done" && result.open.length === 0
        ? exitCode.done
        : exitCode.notDone;
    },
  });
}

const modelOf = ({ model }: RefineFlags): { readonly model?: string } => (model === undefined ? {} : { model });

function yesFront({ answers, format }: RefineFlags, io: Io): Front {
  if (answers === undefined) return new RulesFront(io, format === "json");
  throw new GoalpostError({
    code: "cli/two-fronts",
    where: "--yes --answers",
    what: "are two who answer, expected one",
    help: "leave one of them out",
  });
}

/** @throws GoalpostError `spec/same-model`. */
function refuseSame(interviewer: StepModel | undefined, by: StepModel, file: string): void {
  if (interviewer === undefined || isIndependent(interviewer, by)) return;
  const name = interviewer.model ?? "its default model";
  throw new GoalpostError({
    code: "spec/same-model",
    where: file,
    what: `was written in an interview by ${interviewer.target} with ${name}; the same one would find its own words clear`,
    help: `take another client or model: --target ${by.target === "codex" ? "claude-code" : "codex"}, or --model NAME; or take it all the same: --same-model`,
  });
}

async function challenged(given: {
  readonly file: string;
  readonly base: string;
  readonly front: Front;
  readonly store: ReturnType<typeof openDecisions>;
  readonly asking: OpenAsking;
  readonly flags: RefineFlags;
  readonly io: Io;
}): Promise<RefineResult> {
  const { file, base, front, store, asking, flags, io } = given;
  let progress = startProgress(io, "the refiner reads");
  const aside = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    progress.stop();
    try {
      return await work();
    } finally {
      progress = startProgress(io, "the refiner reads");
    }
  };
  try {
    return await refine({
      text: base.replace(/\r\n?/g, "\n"),
      file,
      session: asking.session,
      store,
      who: await userName(io),
      commands: (await projectCommands(io.cwd)).map(({ run }) => run),
      maxPasses: flags.passes,
      decide: (finding, judgement, before) =>
        aside(() => front.finding({ file, finding, judgement, diff: diffOf(file, before, judgement.text) })),
      ...(flags.yes === true ? {} : { answer: (question, context) => aside(() => front.question(question, context)) }),
      onOutcome: (refined) => {
        progress.clear();
        if (refined.outcome === "refused" && flags.format !== "json") print(io, `refused: ${refusedLine(refined)}`);
      },
    });
  } finally {
    progress.stop();
  }
}

const refusedLine = ({ finding: { kind, quote }, judgement }: RefinedFinding): string =>
  `${kind} ${oneLine(JSON.stringify(quote.slice(0, 80)))}: ${judgement.verdict === "refused" ? oneLine(judgement.why) : ""}${"line" in judgement && judgement.line !== undefined ? ` (line ${judgement.line})` : ""}`;

const pausedEnd = (answers: number, file: string): Parameters<Front["end"]>[0] => ({
  status: "paused",
  answers,
  again: `goalpost spec refine ${shellWord(file)}`,
});

function receiptOf(given: {
  readonly file: string;
  readonly base: string;
  readonly text: string;
  readonly result: RefineResult;
  readonly asking: OpenAsking;
  readonly interviewer: StepModel | undefined;
  readonly started: number;
}): StepReceipt {
  const { file, base, text, result, asking, interviewer, started } = given;
  const { by, tokens } = asking;
  const count = (...outcomes: readonly string[]): number =>
    result.findings.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    version: 1,
    step: "refine",
    spec: basename(file),
    digest: specDigest(text),
    digest_before: specDigest(base),
    by,
    ...(interviewer === undefined ? {} : { independent: isIndependent(interviewer, by) }),
    ended: new Date().toISOString(),
    seconds: Math.round((performance.now() - started) / 1000),
    ...(tokens === undefined ? {} : { tokens }),
    counts: {
      passes: result.passes,
      findings: result.findings.length,
      taken: count("taken", "edited", "removed", "claimed"),
      decided: count("decided"),
      left: count("left", "open"),
      refused: count("refused"),
    },
    open: result.open,
  };
}
