import type { GoodCheck, PositiveControl } from "@goalpost/verify";
import { oneLine } from "./plain-text.ts";
import { lastLines, shownLines, unsteadyLines } from "./preflight-text.ts";
import type { Style } from "./style.ts";

/** What the checks say of a tree in which the goal is reached. */
export function* positiveText(control: PositiveControl, style: Style): Generator<string> {
  const { good, checks, changed_definers, flaky, time } = control;
  const name = good.kind === "commit" ? `${oneLine(good.given)} (${good.commit?.slice(0, 12)})` : `the tree with ${oneLine(good.given)}`; // biome-ignore format: one
  yield "";
  yield `in the good tree, ${name}:`;
  for (const check of checks) yield* checkLines(check, style);
  for (const { path, change } of changed_definers)
    yield `${style.red("CHANGED")}: ${oneLine(path)} ${change}: it defines checks, and no scope lets it change`;
  yield* unsteadyLines(flaky, time, style);
  yield verdictLine(control, style);
}

function* checkLines(check: GoodCheck, style: Style): Generator<string> {
  yield `${check.id.padEnd(4)} ${stateOf(check, style)}: ${oneLine(check.what)}  ${style.dim(`[${check.kind} ${oneLine(check.title)}]`)}`;
  if (!check.unsatisfiable) return;
  if (check.help !== undefined) yield `     ${style.dim("help:")} ${oneLine(check.help)}`;
  for (const line of (check.details ?? []).slice(0, shownLines)) yield `     ${style.dim(`| ${oneLine(line)}`)}`;
  for (const line of lastLines(check)) yield `     ${style.dim(`| ${line}`.trimEnd())}`;
}

function stateOf({ status, unsatisfiable }: GoodCheck, style: Style): string {
  if (unsatisfiable) return style.red(status === "fail" ? "RED" : "CANNOT RUN");
  return status === "pass" ? style.green("pass") : style.yellow(status.replaceAll("-", " "));
}

function verdictLine({ checks, holds, interrupted, changed_definers }: PositiveControl, style: Style): string {
  const red = checks.flatMap(({ id, unsatisfiable }) => (unsatisfiable ? [id] : []));
  if (interrupted) return `${style.yellow("interrupted")}: what had not ended was not decided`;
  if (holds) return `${style.green("REACHABLE")}: every check that a machine decides passes there`;
  if (red.length > 0) return `${style.red("UNREACHABLE")}: unsatisfiable or broken: ${red.join(", ")}`;
  return `${style.red("UNREACHABLE")}: ${changed_definers.length > 0 ? "the good tree changes what the contract does not let change" : "a check does not hold each time"}`;
}
