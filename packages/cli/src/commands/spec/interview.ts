import { basename, resolve } from "node:path";
import { decisionLine, type InterviewResult, interview, latestDecisions, type StepReceipt } from "@goalpost/spec";
import { openDecisions, openSteps, specDigest } from "@goalpost/spec/node";
import { type Command, Option } from "commander";
import { type ExitCode, exitCode } from "../../exit-codes.ts";
import type { Io } from "../../io.ts";
import { startProgress } from "../../output/progress.ts";
import { shellWord } from "../../output/shell-word.ts";
import { addCommand, type CommonOptions, formatOption, type Session, wholeNumber } from "../../program.ts";
import { userName } from "../../run/user-name.ts";
import { type AskingFlags, askingOptions, openAsking } from "../../spec/asking.ts";
import type { Front } from "../../spec/front.ts";
import { type FrontFlags, frontOptions, openFront } from "../../spec/open-front.ts";
import { readIdea, specFile } from "../../spec/spec-file.ts";
import { treeFacts } from "../../spec/tree-facts.ts";
import { writeSpec } from "../../spec/write-spec.ts";

interface InterviewFlags extends CommonOptions, AskingFlags, FrontFlags {
  readonly target: string;
  readonly depth: number;
  readonly maxQuestions: number;
  readonly dryRun?: boolean;
}

/** `goalpost spec interview`: a client asks the author until every topic is covered. */
export function registerInterview(program: Command, session: Session): void {
  addCommand<InterviewFlags>(program, session, {
    name: "interview",
    group: "Advanced:",
    summary: "let a client interview you about a specification; each answer is kept, and cited in it",
    description:
      "The client reads the specification and the repository, and asks: goal, behaviour, technical implementation, UI and UX, data, failures, concerns, trade-offs,\nscope, proof. Each answer is in decisions.jsonl before the model hears it, so that you can stop at any question and go on later. At the end you see what was\ndecided, what is open and what changes, merged with what you edited meanwhile, before it is written. Exit code 1 when nothing was written.",
    arguments: [["[spec]", "the specification, a rough idea is enough; default: SPEC.md"]],
    options: [
      // not the project's own default: whoever interviews is not to be who challenges and runs
      new Option("--target <client>", "the client that interviews: claude-code or codex").default("claude-code"),
      ...askingOptions("the client's own"),
      ...frontOptions(),
      new Option("--depth <answers>", "answers that each topic needs").argParser(wholeNumber(1, 20)).default(1),
      new Option("--max-questions <count>", "the most questions that you are asked in this session")
        .argParser(wholeNumber(1, 500))
        .default(60),
      new Option("--dry-run", "keep the answers and the proposal, and leave the specification as it is"),
      formatOption(),
    ],
    examples: [
      "goalpost spec interview SPEC.md",
      "goalpost spec interview docs/export.md --target codex --effort high",
      "goalpost spec interview --answers answers.jsonl",
    ],
    run: async ([given], flags, io) => {
      const file = specFile(given, io);
      const path = resolve(io.cwd, file);
      const base = await readIdea(file, io);
      using front = await openFront(flags, "spec interview", io);
      using store = openDecisions(path);
      using steps = openSteps(path);
      const started = performance.now();
      await using asking = await openAsking(flags.target, flags, io);
      const result = await asked({ file, base, front, store, asking, flags, io });
      if (result.status === "paused") return paused(latestDecisions(store.records).length, file, front);
      const { end, text } = await writeSpec(
        {
          file,
          base,
          text: result.text,
          isDryRun: flags.dryRun === true,
          summary: {
            decided: result.decisions.map((record) => decisionLine(record).replace(/^- /, "")),
            open: result.open,
            notes: notesOf(result),
            coverage: result.coverage,
          },
        },
        front,
        io,
      );
      const { by, tokens } = asking;
      if (end.status === "written")
        steps.append({
          version: 1,
          step: "interview",
          spec: basename(file),
          digest: specDigest(text),
          digest_before: specDigest(base),
          by,
          ended: new Date().toISOString(),
          seconds: Math.round((performance.now() - started) / 1000),
          ...(tokens === undefined ? {} : { tokens }),
          counts: { asked: result.asked, from_log: result.unseen, decisions: result.decisions.length },
          open: result.open,
        } satisfies StepReceipt);
      front.end(end);
      return end.status === "written" ? exitCode.done : exitCode.notDone;
    },
  });
}

async function asked(given: {
  readonly file: string;
  readonly base: string;
  readonly front: Front;
  readonly store: ReturnType<typeof openDecisions>;
  readonly asking: Awaited<ReturnType<typeof openAsking>>;
  readonly flags: InterviewFlags;
  readonly io: Io;
}): Promise<InterviewResult> {
  const { file, base, front, store, asking, flags, io } = given;
  const isClaude = flags.target === "claude-code";
  let progress = startProgress(io, "the interviewer reads");
  try {
    return await interview({
      text: base,
      file,
      session: asking.session,
      store,
      who: await userName(io),
      facts: await treeFacts(io),
      depth: flags.depth,
      maxQuestions: flags.maxQuestions,
      // what each client's own tool takes
      perRequest: isClaude ? 4 : 3,
      mostOptions: isClaude ? 4 : 3,
      onUnseen: ({ id, question }) => {
        progress.clear();
        front.unseen(id, question);
      },
      answer: async (question, context) => {
        progress.stop();
        try {
          return await front.question(question, context);
        } finally {
          progress = startProgress(io, "the interviewer thinks");
        }
      },
    });
  } catch (error) {
    // Ctrl-C while the model thinks is not an error: all that was said is kept
    if (!io.signal.aborted) throw error;
    return { status: "paused", coverage: [], asked: 0 };
  } finally {
    progress.stop();
  }
}

function paused(answers: number, file: string, front: Front): ExitCode {
  front.end({ status: "paused", answers, again: `goalpost spec interview ${shellWord(file)}` });
  return exitCode.notDone;
}

function notesOf({
  uncited,
  lost,
  isEnough,
  coverage,
}: Extract<InterviewResult, { status: "proposed" }>): readonly string[] {
  const missing = coverage.filter(({ state }) => state === "missing").map(({ topic }) => topic.id);
  return [
    ...(lost.length === 0 ? [] : [`requirements that you had, and the proposal has not: ${lost.join(", ")}`]),
    ...(uncited.length === 0 ? [] : [`decisions that no requirement cites: ${uncited.join(", ")}`]),
    ...(missing.length === 0
      ? []
      : [`topics without an answer${isEnough ? ", as you ended it" : ""}: ${missing.join(", ")}`]),
  ];
}
