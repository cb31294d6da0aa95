import { isAbsolute, relative } from "node:path";
import { bareCommand } from "@goalpost/log";
import type { ReachedBound } from "@goalpost/target";
import { figure } from "../output/figure.ts";
import { oneLine, plainText } from "../output/plain-text.ts";
import type { Style } from "../output/style.ts";
import type { RunEvent } from "../targets.ts";

type EventOf<Type extends RunEvent["type"]> = Extract<RunEvent, { readonly type: Type }>;

/** Characters of a command or sentence that are shown. */
const widest = 140;

/** What a person sees of each event; events that are not named here are not shown. */
const lines: {
  readonly [Type in RunEvent["type"]]?: (event: EventOf<Type>, style: Style, root: string) => readonly string[];
} = {
  threadStarted: (event) => {
    const { client: name, resumed, clientVersion, model, sandbox, permissionMode } = event;
    const kept = permissionMode === undefined ? "sandbox" : "permission mode";
    return [
      `${resumed ? "resumed" : "started"}: ${name} ${clientVersion}, model ${oneLine(model)}, ${kept} ${sandbox}`,
    ];
  },
  turnStarted: ({ turn }, style) => [style.bold(`turn ${turn}`)],
  turnEnded: ({ turn, status, error }, style) =>
    status === "completed"
      ? []
      : [`  ${style.red(`turn ${turn} ${status}`)}${error === undefined ? "" : `: ${short(error)}`}`],
  message: ({ text }, style) => [`  ${style.cyan("›")} ${short(text)}`],
  commandEnded,
  fileChange: ({ status, changes }, style, root) =>
    status === "inProgress"
      ? []
      : changes.map(
          ({ path, kind }) =>
            `  ${style.green("±")} ${kind} ${oneLine(below(root, path))}${status === "completed" ? "" : ` (${status})`}`,
        ),
  goalStatus: (event, style) => {
    const { status, tokensUsed } = event;
    const reason = "reason" in event && event.reason !== undefined ? `: ${short(event.reason)}` : "";
    return [
      `  goal: ${style.bold(status)}${tokensUsed > 0 ? style.dim(`, ${figure(tokensUsed)} tokens`) : ""}${reason}`,
    ];
  },
  compacted: (_event, style) => [`  ${style.yellow("the context was compacted")}`],
  approvalAsked: ({ request, answer }, style) => [
    `  ${style.yellow("permission:")} ${short(request.command ?? request.kind)}: ${answer}`,
  ],
  warning: ({ message }, style) => [`  ${style.yellow("warning:")} ${short(message)}`],
  bound: (reached, style) => [`  ${style.yellow("bound reached:")} ${boundWords(reached, ", ")}`],
  stuck: ({ isEnd, kind, sinceTurn, evidence }, style) => [
    `  ${style.yellow(isEnd ? "stuck:" : "seems to get nowhere:")} ${kind}, since turn ${sinceTurn}${isEnd ? "" : "; the agent is told"}`,
    ...evidence.map((line) => `      ${style.dim(short(line))}`),
  ],
  waitingUntil: ({ until }, style) => [
    `  ${style.yellow("usage limit reached:")} waiting until ${until}; Ctrl-C ends the run, and --resume goes on`,
  ],
  judged: ({ verdict }, style) => [
    `  the client says complete; the receipt says ${verdict === "done" ? style.green("that the agent's part holds") : style.red("not done")}`,
  ],
  reactivated: ({ attempt, of }, style) => [
    `  ${style.yellow("taken up again")} with what is missing, ${attempt} of ${of}`,
  ],
};

/** A bound that was reached, and how far. */
export const boundWords = ({ bound, used, limit }: ReachedBound, between: string): string =>
  bound === "deadline"
    ? `${bound}${between}${new Date(limit * 1000).toISOString()}`
    : `${bound}${between}${figure(used)} of ${figure(limit)}`;

/** One event of a run as lines for people. */
export function runLines(event: RunEvent, style: Style, root: string): readonly string[] {
  const print = lines[event.type] as ((event: RunEvent, style: Style, root: string) => readonly string[]) | undefined;
  return print?.(event, style, root) ?? [];
}

function below(root: string, path: string): string {
  const way = relative(root, path);
  return way === "" || way.startsWith("..") || isAbsolute(way) ? path : way;
}

/** What is under way after an event, where it says so. */
export function doingOf(event: RunEvent): string | undefined {
  switch (event.type) {
    case "threadStarted":
      return "waiting for the first turn";
    case "turnStarted":
      return `turn ${event.turn}: waiting for the model`;
    case "commandStarted":
      return `running ${short(bareCommand(event.command))}`;
    case "commandEnded":
      return "waiting for the model";
    case "waitingUntil":
      return `waiting for the usage limit until ${event.until}`;
    case "turnEnded":
      return "between turns";
    default:
      return undefined;
  }
}

function commandEnded(event: EventOf<"commandEnded">, style: Style): readonly string[] {
  const { command, status, output } = event;
  const exitCode = "exitCode" in event ? event.exitCode : undefined;
  const seconds = "seconds" in event ? event.seconds : undefined;
  // Claude Code says only whether a command failed
  const good = exitCode === undefined ? status === "completed" : exitCode === 0;
  const code = (good ? style.green : style.red)(exitCode === undefined ? status : `exit ${exitCode}`);
  const time = seconds === undefined ? "" : style.dim(`, ${seconds.toFixed(1)} s`);
  const ran = `  ${style.dim("$")} ${short(bareCommand(command))}  ${code}${time}`;
  // What a command said last is what a reader looks for: the verdict of a test run, or of the contract's runner.
  const last = plainText(output).trimEnd().split("\n").at(-1) ?? "";
  const telling = last.trim() !== "" && (!good || /^AGENT CHECKS|\bdiffer\b|\bfail/.test(last));
  return telling ? [ran, `      ${style.dim(short(last))}`] : [ran];
}

function short(text: string): string {
  const line = oneLine(text);
  return line.length > widest ? `${line.slice(0, widest - 1)}…` : line;
}
