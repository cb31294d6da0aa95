import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type PipelineResult, type PipelineStep, pipeline, type StepEnd, type StepReceipt } from "@goalpost/spec";
import { specDigest, stepsOf } from "@goalpost/spec/node";
import { type Command, Option } from "commander";
import type { Answers } from "../../answers/answers.ts";
import { readLoosens } from "../../config/loosen.ts";
import { type ExitCode, exitCode } from "../../exit-codes.ts";
import { type Io, print, printJson } from "../../io.ts";
import { type NotifyFlags, notifySettings } from "../../notify/options.ts";
import { shellWord } from "../../output/shell-word.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, type Session } from "../../program.ts";
import { type UnattendedFlags, unattended } from "../../run/unattended-options.ts";
import { LaterSteps } from "../../spec/later-steps.ts";
import { readIdea, specFile } from "../../spec/spec-file.ts";
import { stepOptions, wordsFor } from "../../spec/step-flags.ts";

const stepNames = ["interview", "refine", "draft", "preflight", "run", "review"] as const;

/** What is for the sequence itself; the rest is the steps'. */
interface AllFlags extends CommonOptions, UnattendedFlags, NotifyFlags, Pick<LoadFlags, "exec"> {
  readonly until?: (typeof stepNames)[number];
  readonly answers?: string;
  readonly yes?: boolean;
  readonly again?: boolean;
  readonly id?: string;
  readonly loosen: readonly string[];
  readonly loadTimeout: string | number;
}

/** `goalpost spec all`: every step in sequence, from where it stands. */
export function registerAll(program: Command, session: Session): void {
  addCommand<AllFlags>(program, session, {
    name: "all",
    group: "Advanced:",
    summary: "every step in sequence, from the idea to what you review; goes on where it stopped",
    description:
      "Interview, refine, draft, then preflight, run and review of the contract. A step whose receipt holds for the specification as it is, is not done again. Stops at the\nfirst step that needs you: answer, turn claims into checks, fix what lint says, and start it again. With --until it ends there. An option that begins with the name of a step is handed\non to it, and means what it means there.",
    arguments: [["[spec]", "the specification, a rough idea is enough; default: SPEC.md"]],
    options: [
      new Option("--until <step>", "the last step that is done").choices(stepNames),
      new Option("--again", "do every step again, whatever its receipt says"),
      formatOption(),
      new Option("--answers <file>", "interview and refine: answers instead of a person"),
      new Option("--yes", "refine: take what the rules allow, and ask nobody"),
      ...stepOptions(),
    ],
    examples: [
      "goalpost spec all SPEC.md --until draft",
      "goalpost spec all --interviewer-model opus --target codex --model gpt-5.5 --effort high --deadline 8h",
      "goalpost spec all --answers answers.jsonl --yes --until draft",
    ],
    run: async ([given], flags, io) => {
      const file = specFile(given, io);
      await readIdea(file, io);
      await refuseBadRun(flags, io);
      const path = resolve(io.cwd, file);
      const told: Io = flags.format === "json" ? { ...io, stdout: io.stderr } : io;
      let code: ExitCode = exitCode.done;
      const { exec = true, loadTimeout } = flags;
      const later = new LaterSteps(path, flags.id, { exec, loadTimeout: Number(loadTimeout) }, io);
      const world: StepsGiven = {
        file,
        flags,
        later,
        contract: await later.sha256(),
        told,
        call: async (words) => {
          code = await session.call(["-C", io.cwd, ...words], told);
          return code;
        },
      };
      const result = await pipeline({
        steps: [...earlierSteps(world), ...laterSteps(world)],
        ...(flags.until === undefined ? {} : { until: flags.until }),
        receipts: () => [...stepsOf(path), ...later.receipts],
        digest: () => specDigest(readFileSync(path, "utf8")),
        again: flags.again === true,
        signal: io.signal,
        onStep: ({ name, status }) => {
          if (status === "begins") print(told, told.style.bold(`— ${name}`));
          if (status === "kept")
            print(told, told.style.dim(`— ${name}: done before, and the specification has not changed since`));
        },
      });
      if (flags.format === "json") printJson<Answers["spec all"]>(io, { file, ...result });
      else printSteps(result, file, io);
      return result.status === "done" ? code : (code as ExitCode) === exitCode.done ? exitCode.notDone : code;
    },
  });
}

/** What only the run would refuse is refused before an author has answered forty questions. */
async function refuseBadRun(flags: AllFlags, io: Io): Promise<void> {
  await unattended(flags, io);
  notifySettings(flags, io.env);
  readLoosens(flags.loosen);
}

interface StepsGiven {
  readonly file: string;
  readonly flags: AllFlags;
  readonly later: LaterSteps;
  readonly contract: string | undefined;
  readonly told: Io;
  readonly call: (words: readonly string[]) => Promise<ExitCode>;
}

/** Runs a command as a step, which is done when it ends with one of these codes. */
const stepOf = (
  { call }: StepsGiven,
  name: string,
  goesOn: readonly ExitCode[],
  words: () => readonly string[],
): PipelineStep => ({
  name,
  run: async (): Promise<StepEnd> => endOf(await call(words()), goesOn),
});

const endOf = (code: ExitCode, goesOn: readonly ExitCode[]): StepEnd =>
  goesOn.includes(code) ? { status: "done" } : { status: "paused", why: whys[code] ?? `ended with ${code}` };

/** From the idea to the contract: each command keeps its own receipt. */
function earlierSteps(given: StepsGiven): readonly PipelineStep[] {
  const { file, flags } = given;
  const answers = flags.answers === undefined ? [] : ["--answers", flags.answers];
  const asked = flags.yes === true ? ["--yes"] : answers;
  const { done, notDone } = exitCode;
  return [
    // what was answered holds, whatever is edited then
    {
      ...stepOf(given, "interview", [done], () => [
        ...["spec", "interview", file],
        ...wordsFor("interview", { ...flags }),
        ...answers,
      ]),
      onChange: "keep",
    },
    // what a person left open is theirs: the draft lists it
    stepOf(given, "refine", [done, notDone], () => [
      "spec",
      "refine",
      file,
      ...wordsFor("refine", { ...flags }),
      ...asked,
    ]),
    stepOf(given, "draft", [done], () => ["spec", "draft", file, ...wordsFor("draft", { ...flags })]),
  ];
}

/** From the contract to what a person says of the result. */
function laterSteps(given: StepsGiven): readonly PipelineStep[] {
  const { flags, later, contract, told, call } = given;
  const holds = (receipt: StepReceipt): boolean => receipt.contract_sha256 === contract;
  const note = (text: string): void => print(told, told.style.dim(text));
  return [
    {
      name: "preflight",
      holds,
      run: async () => {
        const started = performance.now();
        const { id, follows } = later;
        const run = await later.run();
        if (run.is !== "new" && flags.again !== true) note(`${id}: its run has begun, so its start is past`);
        else {
          // what a person rejected is what a follow-up is to reach, and no check shows that at its start
          const end = endOf(
            await call(["preflight", id, ...wordsFor("preflight", { ...flags })]),
            follows ? [exitCode.done, exitCode.notDone] : [exitCode.done],
          );
          if (end.status === "paused") return end;
        }
        await later.keep("preflight", {}, started);
        return { status: "done" };
      },
    },
    {
      name: "run",
      holds,
      run: async () => {
        const started = performance.now();
        const { id, follows } = later;
        const before = await later.run();
        if (before.is !== "ended" || flags.again === true) {
          const isResumed = before.is === "cut-off";
          const words = wordsFor("run", { ...flags }, { isResumed });
          const how = isResumed ? ["--resume"] : follows ? ["--no-preflight"] : [];
          const code = await call(["run", id, ...how, ...words]);
          const end = endOf(code, [exitCode.done, exitCode.needsPerson, exitCode.open]);
          if (end.status === "paused") return end;
        } else note(`${id}: its run has ended: ${before.facts.verdict}`);
        const after = await later.run();
        await later.keep("run", after.is === "ended" ? after.facts : {}, started);
        return { status: "done" };
      },
    },
    {
      name: "review",
      // an approval holds for a tree, which may be another now
      holds: () => false,
      run: async () => {
        const started = performance.now();
        const { id } = later;
        const before = new Set(await later.followUps());
        const end = endOf(await call(["review", id, ...wordsFor("review", { ...flags })]), [exitCode.done]);
        const next = (await later.followUps()).find((each) => !before.has(each));
        if (end.status === "done") await later.keep("review", { verdict: "done" }, started);
        if (next === undefined) return end;
        await later.keep("review", { verdict: "rejected", contract: next }, started);
        return { status: "paused", why: `rejected: look at ${next}, which it goes on with` };
      },
    },
  ];
}

const whys: Readonly<Partial<Record<ExitCode, string>>> = {
  1: "not done yet",
  2: "it could not be done",
  3: "it needs review",
  4: "what would close it is open",
  130: "it was interrupted",
};

function printSteps({ status, steps, seconds, tokens }: PipelineResult, file: string, io: Io): void {
  print(io);
  for (const { name, status: how, why, receipt } of steps) {
    const cost =
      receipt === undefined
        ? ""
        : ` ${receipt.seconds} s${receipt.tokens === undefined ? "" : `, ${receipt.tokens.toLocaleString("en")} tokens`}`;
    const open = receipt === undefined || receipt.open.length === 0 ? "" : `, ${receipt.open.length} open`;
    print(io, `${name.padEnd(10)} ${how}${why === undefined ? "" : `: ${why}`}${cost}${open}`);
  }
  print(io, `${seconds} s, ${tokens.toLocaleString("en")} tokens in all`);
  if (status === "paused") print(io, `Go on with: goalpost spec all ${shellWord(file)}`);
}
