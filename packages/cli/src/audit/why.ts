import { counted } from "../output/figure.ts";
import { oneLine } from "../output/plain-text.ts";
import type { LineCount } from "./audit-file.ts";
import type { SessionFacts } from "./session-fold.ts";

/** Answers "why did my goal not stop, or stop too soon?" in words, from the log alone, what weighs most first. */
export function whyOf(facts: SessionFacts, lines: LineCount): readonly string[] {
  const said = [...endOf(facts), ...judgeOf(facts), ...workOf(facts)];
  if (lines.torn)
    said.push("The last line of the file was cut off: the client was killed while it wrote, or it still runs.");
  return said;
}

/** The client's words for an end, and what they mean. */
const ends: Readonly<Record<string, string>> = {
  complete:
    "It did stop: the agent called its goal complete. Codex takes the agent's word for it; nothing else was asked.",
  met: "It did stop: the client's judge said that the condition holds. The judge reads the transcript and runs nothing.",
  impossible: "It stopped because the client's judge called the goal impossible.",
  blocked: "It stopped because the agent called its goal blocked.",
  paused: "The goal is paused: nothing goes on until somebody resumes it.",
  cleared: "The goal was cleared by hand, so nothing held the agent to it any more.",
  budgetLimited: "It stopped at the goal's token budget.",
  usageLimited: "It stopped at the account's usage limit.",
};

function endOf({ goal, goal_status, turn_running, turns }: SessionFacts): readonly string[] {
  if (goal_status === "none" && goal === "")
    return ["No goal was ever set in this session: the agent stopped when it had nothing more to do, and nobody held it to anything. /goal, or goalpost run, sets one."]; // biome-ignore format: one
  const known = Object.hasOwn(ends, goal_status) ? ends[goal_status] : undefined;
  if (known !== undefined) return [known];
  const still = `The goal is still ${oneLine(goal_status)} at the end of the file`;
  return [
    turn_running
      ? `${still}, in the middle of turn ${turns}: the client was ended, or it still runs. The goal itself never said that it is over.`
      : `${still}, after ${counted(turns, "turn")}: nothing in the file calls it done, blocked or over. A client goes on as long as that is so; nothing caps it but a budget.`,
  ];
}

function judgeOf({ refusals, same_refusals, judge_said, judge_failed }: SessionFacts): readonly string[] {
  const said: string[] = [];
  const last = oneLine(judge_said.at(-1) ?? "").slice(0, 300);
  if (same_refusals >= 2)
    said.push(`The judge said no ${refusals} times, the last ${same_refusals} with the same reason: "${last}". It sees only the transcript: what is not shown there, it cannot find to be so.`); // biome-ignore format: one
  else if (refusals > 0)
    said.push(`The judge said no ${refusals === 1 ? "once" : `${refusals} times`}, last: "${last}".`);
  if (judge_failed) said.push("The judge itself failed, and then the client lets the goal end as if it were met.");
  return said;
}

function workOf({ idle_turns, failing_command, compactions, goal_status, warnings }: SessionFacts): readonly string[] {
  const said: string[] = [];
  if (failing_command !== null && !failing_command.passed_since)
    said.push(
      `\`${oneLine(failing_command.command)}\` failed ${failing_command.times} times and never passed after that.`,
    );
  if (idle_turns >= 2) said.push(`The last ${idle_turns} turns ran no command and changed no file: it only talked.`);
  if (compactions > 0 && goal_status === "active")
    said.push(`The context was compacted ${compactions === 1 ? "once" : `${compactions} times`}: what the goal pointed to may have been lost. goalpost puts the pointer back.`); // biome-ignore format: one
  if (warnings.length > 0) said.push(`The client warned, last: ${oneLine(warnings.at(-1) ?? "").slice(0, 300)}`);
  return said;
}
