import type { Contract } from "./contract.ts";

/** Efforts below `high`, in the words of both clients. Source: their own lists, read 2026-11-22. */
const low: readonly string[] = ["none", "minimal", "low", "medium"];

/** Minutes above which a budget is a long one. */
const longMinutes = 60;

/** Why a contract wants more effort than it gets, and where it says so. */
export interface EffortWarning {
  /** The budget: `stop_when[1]`. */
  readonly where: string;
  readonly what: string;
  readonly help: string;
}

/**
 * Says that hours of work are to be done with an effort below `high`. Lint and every target ask it, so that they say the same.
 *
 * @param effort - The effort that the client will run with, in its own words; a word that is not known says nothing. Undefined: not known.
 * @param client - Whom the effort belongs to: `codex`.
 * @returns Undefined when the effort is high enough, or no budget is over 60 minutes; of several budgets the narrowest counts.
 * @see Source: {@link https://platform.claude.com/docs/en/build-with-claude/effort} (read 2026-11-29): high for agentic tasks, xhigh for long ones.
 * @example
 * const contract = goal("Port it.").doneWhen(command("pnpm test")).stopWhen(budget({ minutes: 360 })).build();
 * effortWarning(contract, "low", "codex")?.where; // "stop_when[0]"
 * effortWarning(contract, "high", "codex"); // undefined
 */
export function effortWarning(
  { blocks }: Contract,
  effort: string | undefined,
  client: string,
): EffortWarning | undefined {
  if (effort === undefined || !low.includes(effort)) return undefined;
  const items = blocks.flatMap((block) => (block.kind === "stop_when" ? block.items : []));
  const budgets = items.flatMap((item, index) =>
    item.kind === "budget" && item.minutes !== undefined ? [{ index, minutes: item.minutes }] : [],
  );
  const [narrowest] = budgets.toSorted((left, right) => left.minutes - right.minutes);
  if (narrowest === undefined || narrowest.minutes <= longMinutes) return undefined;
  return {
    where: `stop_when[${narrowest.index}]`,
    what: `gives ${narrowest.minutes} minutes, and ${client} runs with effort "${effort}", expected "high" or more for over an hour`,
    help: `write { "clients": { "${client}": { "effort": "high" } } } in goalpost.json, or run with --effort high; or give at most ${longMinutes} minutes`,
  };
}
