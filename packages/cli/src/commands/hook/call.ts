import { type Command, Option } from "commander";
import { exitCode } from "../../exit-codes.ts";
import { answerGuard, answerStart } from "../../hook/answer-others.ts";
import { answerStop, type HookAnswer } from "../../hook/answer-stop.ts";
import type { HookEvent } from "../../hook/events.ts";
import { readHookInput } from "../../hook/read-input.ts";
import type { Io } from "../../io.ts";
import { addCommand, type CommonOptions, type Session, wholeNumber } from "../../program.ts";
import { timeoutOption } from "../check-options.ts";
import { capOption, hookTargetOption } from "./options.ts";

interface CallFlags extends CommonOptions {
  readonly cap: number;
  readonly seconds: number;
  readonly timeout?: number;
}

/** `goalpost hook stop`, `session-start`, `guard`: what the client calls. They end with 0 whatever happens, so that no session is held up by us. */
export function registerCalls(hook: Command, session: Session): void {
  const summaries: Readonly<Record<HookEvent, string>> = {
    stop: "called by the client when the agent stops: runs the checks, and sends it back",
    "session-start": "called by the client when a session starts: gives the pointer to the contract",
    guard: "called by the client before a file is written: refuses edits of the contract",
  };
  for (const event of Object.keys(summaries) as HookEvent[]) {
    addCommand<CallFlags>(hook, session, {
      name: event,
      group: "Advanced:",
      summary: summaries[event],
      description: `${summaries[event]}. Reads the client's JSON from standard input, and answers in its form. The exit code is always 0.`,
      arguments: [["[contract]", "its id; default: every contract that is sealed here and not done"]],
      options: event === "stop" ? [hookTargetOption(), capOption(), secondsOption(), timeoutOption()] : [hookTargetOption()],
      examples: [`goalpost hook ${event} port-billing < input.json`],
      run: async ([argument], flags, io) => {
        const id = typeof argument === "string" ? argument : undefined;
        const answer = await answered(event, id, flags, io);
        if (Object.keys(answer).length > 0) io.stdout.write(`${JSON.stringify(answer)}\n`);
        return exitCode.done;
      },
    });
  }
} // biome-ignore format: one

/** Below the client's own limit, after which it would go on without a word. */
const secondsOption = (): Option =>
  new Option("--seconds <seconds>", "for all checks together; past them nothing is decided").argParser(wholeNumber(1, 3500)).default(3000); // biome-ignore format: one

async function answered(event: HookEvent, id: string | undefined, flags: CallFlags, io: Io): Promise<HookAnswer> {
  const input = await readHookInput(io.stdin);
  if (event === "session-start") return answerStart(input, id, io);
  if (event === "guard") return answerGuard(input, id, io);
  return answerStop(input, { id, cap: flags.cap, seconds: flags.seconds, timeoutSeconds: flags.timeout }, io);
}
