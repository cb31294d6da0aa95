import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { lastStep, type PipelineResult, type PipelineStep, pipeline, type StepEnd } from "@goalpost/spec";
import { specDigest, stepsOf } from "@goalpost/spec/node";
import { type Command, Option } from "commander";
import type { Answers } from "../../answers/answers.ts";
import { idFromFile } from "../../contracts/name.ts";
import { type ExitCode, exitCode } from "../../exit-codes.ts";
import { type Io, print, printJson } from "../../io.ts";
import { addCommand, type CommonOptions, formatOption, type Session } from "../../program.ts";
import { readIdea, specFile } from "../../spec/spec-file.ts";
import { targetOption } from "../../targets.ts";

const stepNames = ["interview", "refine", "draft", "preflight", "run", "review"] as const;

interface AllFlags extends CommonOptions {
  readonly target: string;
  readonly interviewer: string;
  readonly until?: (typeof stepNames)[number];
  readonly answers?: string;
  readonly yes?: boolean;
  readonly again?: boolean;
  readonly id?: string;
}

/** `goalpost spec all`: every step in sequence, from where it stands. */
export function registerAll(program: Command, session: Session): void {
  addCommand<AllFlags>(program, session, {
    name: "all",
    group: "Advanced:",
    summary: "every step in sequence, from the idea to what you review; goes on where it stopped",
    description:
      "Interview, refine, draft, then preflight, run and review of the contract. A step whose receipt holds for the specification as it is, is not done again. Stops at the\nfirst step that needs you: answer, turn claims into checks, fix what lint says, and start it again. With --until it ends there.",
    arguments: [["[spec]", "the specification, a rough idea is enough; default: SPEC.md"]],
    options: [
      new Option("--until <step>", "the last step that is done").choices(stepNames),
      targetOption(),
      new Option("--interviewer <client>", "the client that interviews")
        .choices(["codex", "claude-code"])
        .default("claude-code"),
      new Option("--answers <file>", "answers instead of a person, in interview and refine"),
      new Option("--yes", "refine takes what the rules allow, and asks nobody"),
      new Option("--id <id>", "the contract's id; default: as draft makes it"),
      new Option("--again", "do every step again, whatever its receipt says"),
      formatOption(),
    ],
    examples: [
      "goalpost spec all SPEC.md --until draft",
      "goalpost spec all --answers answers.jsonl --yes --until draft",
    ],
    run: async ([given], flags, io) => {
      const file = specFile(given, io);
      await readIdea(file, io);
      const path = resolve(io.cwd, file);
      const told: Io = flags.format === "json" ? { ...io, stdout: io.stderr } : io;
      const call = (words: readonly string[]): Promise<ExitCode> => session.call(["-C", io.cwd, ...words], told);
      let code: ExitCode = exitCode.done;
      const result = await pipeline({
        steps: stepsFor(file, path, flags, async (words) => {
          code = await call(words);
          return code;
        }),
        ...(flags.until === undefined ? {} : { until: flags.until }),
        receipts: () => stepsOf(path),
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

function stepsFor(
  file: string,
  path: string,
  flags: AllFlags,
  call: (words: readonly string[]) => Promise<ExitCode>,
): readonly PipelineStep[] {
  const answers = flags.answers === undefined ? [] : ["--answers", flags.answers];
  const step = (name: string, goesOn: readonly ExitCode[], words: () => readonly string[]): PipelineStep => ({
    name,
    run: async (): Promise<StepEnd> => {
      const code = await call(words());
      return goesOn.includes(code) ? { status: "done" } : { status: "paused", why: whys[code] ?? `ended with ${code}` };
    },
  });
  const id = (): string =>
    flags.id ?? idFromFile(lastStep(stepsOf(path), "draft")?.contract?.replace(/\.goal\.\w+$/, "") ?? file);
  const asked = flags.yes === true ? ["--yes"] : answers;
  return [
    // what was answered holds, whatever is edited then
    {
      ...step("interview", [exitCode.done], () => [
        "spec",
        "interview",
        file,
        "--target",
        flags.interviewer,
        ...answers,
      ]),
      onChange: "keep",
    },
    // what a person left open is theirs: the draft lists it
    step("refine", [exitCode.done, exitCode.notDone], () => [
      "spec",
      "refine",
      file,
      "--target",
      flags.target,
      ...asked,
    ]),
    step("draft", [exitCode.done], () => [
      "spec",
      "draft",
      file,
      ...(flags.id === undefined ? [] : ["--id", flags.id]),
    ]),
    step("preflight", [exitCode.done], () => ["preflight", id()]),
    step("run", [exitCode.done, exitCode.needsPerson, exitCode.open], () => ["run", id(), "--target", flags.target]),
    step("review", [exitCode.done], () => ["review", id()]),
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
  if (status === "paused") print(io, `Go on with: goalpost spec all ${file}`);
}
