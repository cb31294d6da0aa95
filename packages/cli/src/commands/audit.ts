import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { shownPath } from "@goalpost/config/node";
import { LogWriter, logPath, type NewRecord } from "@goalpost/log";
import { formatReceipt, refuseOpenState } from "@goalpost/verify";
import { type Command, Option } from "commander";
import type { Answers, Audit } from "../answers/answers.ts";
import { fileSha256, type ReadSession, readSession, requireSessionFile } from "../audit/audit-file.ts";
import { type JudgedAfter, judgeAfter } from "../audit/judge-tree.ts";
import { type SessionFacts, SessionFold } from "../audit/session-fold.ts";
import { withoutSecrets } from "../audit/told.ts";
import { whyOf } from "../audit/why.ts";
import { type Counting, countingContract } from "../contracts/sealed.ts";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { type Io, print, printJson, printText } from "../io.ts";
import { counted } from "../output/figure.ts";
import { oneLine } from "../output/plain-text.ts";
import { withProgress } from "../output/progress.ts";
import { wantsColour } from "../output/style.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { runFolder } from "../run/drive.ts";
import { type CheckFlags, timeoutOption } from "./check-options.ts";

interface AuditFlags extends CommonOptions, LoadFlags, CheckFlags {
  readonly contract?: string;
  readonly commit?: string;
}

/** `goalpost audit`: a run that was not ours. */
export function registerAudit(program: Command, session: Session): void {
  addCommand<AuditFlags>(program, session, {
    name: "audit",
    group: "Advanced:",
    summary: "read a session that was made without us: what happened, why it did not stop, and what holds",
    description:
      "Reads a rollout of Codex or a transcript of Claude Code: goal, turns, commands, what was claimed, and why the goal did not stop, from the file alone.\nWith --contract the contract's checks judge the tree as it is now, or a commit, and the session is kept as a run of that contract. The exit code is then the receipt's; a session whose start was not sealed is never done. Without, it is 0.",
    arguments: [["<file>", "rollout-….jsonl of Codex, or a transcript of Claude Code"]],
    options: [
      new Option("--contract <contract>", "file or id of the contract that judges the result"),
      new Option("--commit <ref>", "judge this commit; default: the tree as it is now"),
      timeoutOption(),
      formatOption(),
      ...loadOptions(),
    ],
    examples: [
      "goalpost audit ~/.codex/sessions/2026/11/30/rollout-….jsonl",
      "goalpost audit ~/.claude/projects/…/….jsonl --contract port-billing --commit HEAD~1",
    ],
    run: async ([argument], flags, io) => {
      const path = resolve(io.cwd, String(argument));
      const shown = shownPath(path, io);
      requireSessionFile(path, shown);
      const counting = flags.contract === undefined ? undefined : await countingContract(flags.contract, flags, io);
      if (counting !== undefined) refuseOpenState({ cwd: counting.root, env: io.env });
      const sha256 = await fileSha256(path);
      const fold = new SessionFold();
      const log = counting === undefined ? undefined : openLog(counting, sha256, shown);
      try {
        const read = readSession(path, shown, (record) => {
          fold.take(record);
          log?.writer.append(withoutSecrets(record));
        });
        const after = counting === undefined ? undefined : await withProgress(io, "running the checks", () => judgeAfter(counting, flags, io)); // biome-ignore format: one
        const audit = auditOf(shown, sha256, log?.runId ?? null, read, fold.value, after);
        if (log !== undefined) endLog(log.writer, audit);
        tell(audit, flags, io);
        return codeOf(audit);
      } catch (error) {
        if (log !== undefined) rmSync(log.writer.path, { force: true });
        throw error;
      } finally {
        log?.writer.close();
      }
    },
  });
}

/** A run of its own in the contract's logs; the same file gives the same run again. */
function openLog({ contract, state, root }: Counting, sha256: string, shown: string): { readonly writer: LogWriter; readonly runId: string } {
  const runId = `audit-${createHash("sha256").update(`${contract.id}\0${sha256}`).digest("hex").slice(0, 16)}`;
  const path = logPath(runFolder(state), runId);
  rmSync(path, { force: true });
  const writer = LogWriter.open(path);
  writer.append({ type: "run", run_id: runId, contract_id: contract.id, target: "audit", client_version: "", cwd: root, bounds: {}, pid: process.pid, resumed: false, audited: { file: shown, sha256 } });
  return { writer, runId };
} // biome-ignore format: one

function endLog(writer: LogWriter, { receipt, session, judged }: Audit): void {
  if (receipt !== null) writer.append({ type: "receipt", receipt, judged });
  const { turns, tokens, goal_status, ended_at } = session;
  const at: Pick<NewRecord, "at"> = ended_at === "" ? {} : { at: ended_at };
  writer.append({ ...at, type: "ended", result: { reason: "audited", client: goal_status, turns, tokens } }, true); // biome-ignore format: one
}

const auditOf = (file: string, file_sha256: string, run_id: string | null, { target, lines }: ReadSession, session: SessionFacts, after: JudgedAfter | undefined): Audit => ({
  version: 1, file, file_sha256, run_id, target, lines, session, why: whyOf(session, lines),
  verdict: after?.verdict ?? null, judged: after?.judged ?? null, limits: after?.limits ?? [], receipt: after?.receipt ?? null,
}); // biome-ignore format: a table

const codes = { done: exitCode.done, "not done": exitCode.notDone, "needs person": exitCode.needsPerson, open: exitCode.open } as const; // biome-ignore format: one

const codeOf = ({ verdict, receipt }: Audit): ExitCode =>
  receipt?.interrupted === true ? exitCode.interrupted : verdict === null ? exitCode.done : codes[verdict];

function tell(audit: Audit, { format }: AuditFlags, io: Io): void {
  if (format === "json") {
    printJson<Answers["audit"]>(io, audit);
    return;
  }
  for (const line of sessionLines(audit)) print(io, line);
  print(io, "");
  print(io, "why it did not stop, or why it did:");
  for (const line of audit.why) print(io, `  - ${oneLine(line)}`);
  if (audit.receipt === null) return;
  print(io, "");
  print(io, `judged: ${audit.judged}`);
  for (const limit of audit.limits) print(io, `  - ${limit}`);
  printText(io, receiptText(audit, io));
}

/** The receipt; where the start was not sealed, its last line says so. */
function receiptText({ receipt, verdict, limits }: Audit, io: Io): string {
  if (receipt === null) return "";
  const text = formatReceipt(receipt, "text", { color: wantsColour(io.stdout, io.env) });
  if (limits.length === 0 || verdict !== "open") return text;
  return `${text.trimEnd().split("\n").slice(0, -1).join("\n")}\nVERDICT: open (it was not sealed at the start)\n`;
}

function* sessionLines({ file, target, lines, session, run_id }: Audit): Generator<string> {
  const { client, client_version, model, turns, tokens, started_at, ended_at } = session;
  const name = [client || target, oneLine(client_version)].filter(Boolean).join(" ");
  const more = [["model", model], ["session", session.session_id]].flatMap(([word, value = ""]) => (value === "" ? [] : [`, ${word} ${oneLine(value)}`])); // biome-ignore format: one
  yield `${oneLine(file)}: ${name}${more.join("")}`;
  const when = started_at === "" ? "at no time that is told" : `${started_at} to ${ended_at}`;
  yield `  ${when}: ${counted(turns, "turn")}, ${counted(tokens, "token")}, ${counted(session.compactions, "compaction")}`;
  yield `  goal: ${session.goal === "" ? "none was set" : `${oneLine(session.goal).slice(0, 200)}`}`;
  yield `  goal's last state: ${oneLine(session.goal_status)}`;
  yield `  ${counted(session.commands, "command")}, ${session.failed_commands} failed; files changed: ${session.files.map(oneLine).join(", ") || "none by a tool"}`;
  yield `  claimed: ${session.last_message === "" ? "nothing" : oneLine(session.last_message).slice(0, 300)}`;
  const kinds = Object.entries(lines.unknown_kinds).map(([kind, count]) => `${count} ${oneLine(kind)}`);
  const odd = [
    ...(lines.unknown > 0 ? [`${lines.unknown} of unknown kinds (${kinds.join(", ")})`] : []),
    ...(lines.damaged > 0 ? [`${lines.damaged} not readable`] : []),
    ...(lines.too_long > 0 ? [`${lines.too_long} too long`] : []),
    ...(lines.torn ? ["the last one cut off"] : []),
  ];
  yield `  lines: ${lines.read} read${odd.length === 0 ? "" : `; ${odd.join("; ")}`}`;
  if (run_id !== null) yield `  kept as run ${run_id}: goalpost runs show ${run_id}`;
}
