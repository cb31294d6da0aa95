import type { CheckTime, FlakyCheck, Preflight, PreflightCheck, PreflightState } from "@goalpost/verify";
import { oneLine, plainText } from "./plain-text.ts";
import type { Style } from "./style.ts";

/** A preflight for people, check by check, and what it means. */
export function* preflightText(
  { checks, warnings, proves_nothing, interrupted, flaky, time }: Preflight,
  style: Style,
): Generator<string> {
  for (const check of checks) {
    yield checkLine(check, style);
    if (check.help !== undefined) yield `     ${style.dim("help:")} ${oneLine(check.help)}`;
    for (const line of lastLines(check)) yield `     ${style.dim(`| ${line}`.trimEnd())}`;
  }
  for (const warning of warnings) yield `${style.yellow("warning:")} ${oneLine(warning)}`;
  yield* unsteadyLines(flaky, time, style);
  if (interrupted) yield `${style.yellow("interrupted")}: what had not ended was not decided`;
  else if (proves_nothing) {
    const green = checks.some(({ state }) => state === "already-green");
    const lost = checks.some(({ state }) => state === "cannot-run");
    const machine = checks.some(({ block, state }) => block === "done_when" && state !== "needs-person");
    const why = lost
      ? `${green ? "what is not green at the start" : "every check of done_when"} cannot run; correct what it names`
      : machine
        ? "every check of done_when is green at the start; add one that the work makes green"
        : "done_when holds no check that a machine decides; add one that the work makes green";
    yield `${style.red("PROVES NOTHING")}: ${why}`;
  } else yield summary(checks);
}

/** What came out in more than one way, and what leaves no time for the work. */
export function* unsteadyLines(flaky: readonly FlakyCheck[], time: CheckTime, style: Style): Generator<string> {
  for (const { id, what } of flaky) {
    yield `${style.red("FLAKY")}: ${id} ${what} on the same tree: a run would end by luck`;
    yield `     ${style.dim("help:")} make ${id} steady before the start: no clock, no order, no shared port`;
  }
  if (time.fits) return;
  yield `${style.red("NO TIME")}: the checks alone take ${time.seconds} s, and the budget is ${time.budget_minutes} min for the whole run`;
  yield `     ${style.dim("help:")} raise minutes in the budget, or make the checks faster`;
}

/** Lines of a check's output that are shown; `--output ID` shows all. */
export const shownLines = 5;

/** Frames of a stack, and what Node prints behind an error: the error itself stands before them. */
const frame = /^\s*at .*:\d+\)?(?: \{)?$|^Node\.js v\d|^\s*[{}]\s*$/;

export function lastLines({ output = "" }: Pick<PreflightCheck, "output">): readonly string[] {
  const all = plainText(output)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const said = all.filter((line) => !frame.test(line));
  const lines = said.length === 0 ? all : said;
  const cut = lines.slice(-shownLines).map((line) => (line.length > 200 ? `${line.slice(0, 200)}…` : line));
  return lines.length > shownLines ? ["…", ...cut] : cut;
}

function checkLine({ id, kind, title, state, what }: PreflightCheck, style: Style): string {
  const [said = "", ...rest] = oneLine(what).split(": ");
  const name = kind === "claim" || kind === "review" ? kind : `${kind} ${oneLine(title)}`;
  return `${id.padEnd(4)} ${colourOf(state, style)(said)}${rest.length === 0 ? "" : `: ${rest.join(": ")}`}  ${style.dim(`[${name}]`)}`;
}

function colourOf(state: PreflightState, style: Style): (text: string) => string {
  if (state === "fails" || state === "guards") return style.green;
  return state === "fails-already" || state === "already-green" || state === "cannot-run" || state === "room-differs"
    ? style.red
    : style.yellow;
}

const words: Readonly<Record<PreflightState, string>> = {
  fails: "will show the work",
  guards: "guard",
  "already-green": "already green",
  "fails-already": "guard fails already",
  "cannot-run": "cannot run",
  "room-differs": "otherwise in the room",
  "needs-network": "needs the network",
  "needs-person": "needs a person",
};

function summary(checks: readonly PreflightCheck[]): string {
  const counts = (Object.keys(words) as PreflightState[]).flatMap((state) => {
    const count = checks.filter((check) => check.state === state).length;
    return count === 0 ? [] : [`${count} ${words[state]}`];
  });
  return `${checks.length} ${checks.length === 1 ? "check" : "checks"}: ${counts.join(", ")}`;
}
