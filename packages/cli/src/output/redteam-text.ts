import type { PlayedLie, RedteamReport } from "@goalpost/verify/redteam";
import { oneLine } from "./plain-text.ts";
import type { Style } from "./style.ts";

/** What lies a contract believes, for people: each with the line that stops it, and the lines together at the end. */
export function* redteamText(report: RedteamReport, style: Style): Generator<string> {
  const { lies, lines, proves_nothing, interrupted } = report;
  for (const lie of lies) yield* lieLines(lie, style);
  if (interrupted) {
    yield `${style.yellow("interrupted")}: what had not been played was not decided`;
    return;
  }
  if (proves_nothing) {
    yield `${style.red("PROVES NOTHING")}: the untouched tree is taken for done; add a check that fails now, and that the work makes pass`;
    return;
  }
  const missing = lines.filter(({ stops }) => stops.length > 0);
  if (missing.length > 0) yield "\nThe lines that stop them:";
  for (const { code, block, replaces, why } of missing) {
    yield `  ${style.bold(oneLine(code))}  ${style.dim(`${block}${replaces === null ? "" : `, in place of ${replaces}`}`)}`;
    yield `    ${oneLine(why)}`;
  }
  yield `${missing.length > 0 ? "\n" : ""}${summary(lies, style)}`;
}

function* lieLines({ id, does, verdict, believed, stopped_by }: PlayedLie, style: Style): Generator<string> {
  const mark = !believed ? style.green("refused ") : verdict === null ? style.yellow("believes") : style.red("BELIEVES");
  yield `${mark} ${style.dim(id.padEnd(26))} an agent that ${oneLine(does)}${verdict === "open" || verdict === "needs person" ? ` (${verdict})` : ""}`;
  if (!believed) return;
  yield `         ${style.dim(stopped_by === null ? "no line that we know stops it" : `stopped by ${oneLine(stopped_by)}`)}`;
} // biome-ignore format: one

function summary(lies: readonly PlayedLie[], style: Style): string {
  const played = lies.filter(({ verdict }) => verdict !== null);
  const believed = played.filter((lie) => lie.believed).length;
  const told = lies.length - played.length;
  const rest = told === 0 ? "" : `; ${told} more that nobody can play without knowing the work`;
  const words = `${played.length} lies played, ${believed} believed${rest}`;
  return believed === 0 ? style.green(words) : style.red(words);
}
