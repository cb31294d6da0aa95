import { requireInteger, requireText } from "./require-value.ts";
import type { Seen } from "./seen.ts";
import type { GoalWord } from "./step.ts";

/** What the judge of Claude Code's `/goal` answers once: whether the condition holds. */
export type JudgeAnswer =
  | { readonly kind: "verdict"; readonly ok: boolean; readonly reason: string; readonly impossible: boolean }
  | { readonly kind: "malformed"; readonly text: string }
  | { readonly kind: "error"; readonly status: number };

/**
 * Scripts the judge: one answer per request, in order, or a function of what the judge has been sent. Where there is no answer (left), the
 * judge follows the script: yes after `completeGoal()`, impossible after `blockGoal()`, else no.
 */
export type JudgeScript = readonly JudgeAnswer[] | ((seen: Seen) => JudgeAnswer);

/** The answers that a judge can give. */
export const judge = {
  /** The condition holds. */
  ok: (reason = "The transcript shows it."): JudgeAnswer => verdict(true, reason),
  /** The condition does not hold yet; the client sends the reason to the model. */
  no: (reason: string): JudgeAnswer => verdict(false, reason),
  /** The condition can never hold. */
  impossible: (reason: string): JudgeAnswer => verdict(false, reason, true),
  /** An answer that is not the JSON that the client asked for. */
  malformed: (text = "I think that it is done."): JudgeAnswer => ({
    kind: "malformed",
    text: requireText("judge.malformed(text)", text),
  }),
  /** An HTTP error, 400 to 599, default 500. */
  fails: (status = 500): JudgeAnswer => ({
    kind: "error",
    status: requireInteger("judge.fails(status)", status, [400, 599]),
  }),
} as const;

function verdict(ok: boolean, reason: string, impossible = false): JudgeAnswer {
  return { kind: "verdict", ok, reason: requireText("judge(reason)", reason), impossible };
}

/** Gives the judge's answers, one after the other. */
export class Judge {
  readonly #script: JudgeScript;
  #asked = 0;

  constructor(script: JudgeScript = []) {
    this.#script = script;
  }

  next(seen: Seen, said: GoalWord | undefined): JudgeAnswer {
    this.#asked += 1;
    if (typeof this.#script === "function") return this.#script(seen);
    return this.#script[this.#asked - 1] ?? following(said);
  }
}

function following(said: GoalWord | undefined): JudgeAnswer {
  if (said === "complete") return judge.ok("The script completed the goal.");
  if (said === "blocked") return judge.impossible("The script gave the goal up.");
  return judge.no("The script has not completed the goal.");
}

/** The text of a judge's answer, as the client's schema wants it: ok, reason, and impossible where it is true. */
export function judgeText(answer: Exclude<JudgeAnswer, { kind: "error" }>): string {
  if (answer.kind === "malformed") return answer.text;
  const { ok, reason, impossible } = answer;
  return JSON.stringify({ ok, reason, ...(impossible ? { impossible } : {}) });
}
