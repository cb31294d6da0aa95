import { GoalpostError } from "@goalpost/core";

/** Why the client did not take the goal, from its own words. */
export function refusal(said: string): GoalpostError {
  const [code, help] = refusals.find(([pattern]) => pattern.test(said))?.slice(1) ?? otherwise;
  return new GoalpostError({
    code: `claude-code/${code}`,
    where: "/goal",
    what: `the client said: ${said === "" ? "nothing" : said.slice(0, 600)}`,
    help: String(help),
  });
}

const refusals: readonly (readonly [RegExp, string, string])[] = [
  [
    /hooks are restricted/,
    "hooks-disabled",
    "remove disableAllHooks from the settings; where a policy says allowManagedHooksOnly, only a plain prompt works: argv.prompt of the launch",
  ],
  [/isn't available/, "goal-unavailable", "start the client without --disable-slash-commands"],
  [
    /is limited to \d+ characters/,
    "condition-too-long",
    "compile the contract with claudeCode(): it keeps the condition short",
  ],
  [
    /not logged in|\/login|invalid api key|authentication/i,
    "no-credentials",
    "log in with `claude`, or set ANTHROPIC_API_KEY",
  ],
];
const otherwise = ["refused", "change what the message names; the client's words are quoted as they came"] as const;

/** A request to the model that failed for good. */
export const failure = (said: string, turn: number): GoalpostError =>
  new GoalpostError({
    code: "claude-code/turn-failed",
    where: `turn ${turn}`,
    what: said === "" ? "failed without a word" : said.slice(0, 600),
    help: "when the cause is gone, resume the run",
  });

/** The client's judge gave no verdict. */
export const judgeFailure = (said: string): GoalpostError =>
  new GoalpostError({
    code: "claude-code/client-judge-failed",
    where: "/goal",
    what: `the client's judge gave no verdict (${said}), and the client ended as if the goal were met`,
    help: "run goalpost verify; then resume the run",
  });

/** Something was asked of a run that has no client yet. */
export function notStarted(): never {
  throw new GoalpostError({
    code: "claude-code/not-started",
    where: "run",
    what: "has no client yet",
    help: "await start()",
  });
}
