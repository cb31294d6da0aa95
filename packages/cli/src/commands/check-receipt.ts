import { resolve } from "node:path";
import { type CheckedReceipt, checkReceipt, exitCode as codeOf, type ReceiptWord } from "@goalpost/verify";
import { type Command, Option } from "commander";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { readTextFile } from "../files/read-text.ts";
import { print, printJson } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import type { Style } from "../output/style.ts";
import { addCommand, type CommonOptions, formatOption, type Session } from "../program.ts";
import { allowedSigners } from "../run/allowed-signers.ts";

interface CheckReceiptFlags extends CommonOptions {
  readonly allowedSigners?: string;
  readonly commit?: string;
}

/** `goalpost check-receipt`: a receipt, held against a checkout. */
export function registerCheckReceipt(program: Command, session: Session): void {
  addCommand<CheckReceiptFlags>(program, session, {
    name: "check-receipt",
    group: "Daily:",
    summary: "say whether a receipt is about this very tree, and whose word it is",
    description:
      "Holds a receipt of goalpost verify --receipt against the checkout in this folder, on any machine: nothing of the state of the one that wrote it is needed, and nothing is run.\nIts last line is RECEIPT: valid with the verdict, stale when the tree or the receipt is another by one byte, or untrusted when it is signed by nobody who is allowed. The exit code of a valid one is its verdict's; of the others 1.",
    arguments: [["<receipt>", "what goalpost verify --receipt wrote"]],
    options: [
      new Option("--commit <revision>", "compare this commit by git's id of its tree, instead of what is checked out"),
      new Option(
        "--allowed-signers <file>",
        "who may sign, in the form of ssh; then a receipt that none of them signed is not trusted",
      ),
      formatOption(),
    ],
    examples: [
      "goalpost check-receipt r.json",
      "goalpost check-receipt r.json --commit main --allowed-signers team/allowed_signers",
    ],
    run: async ([argument], flags, io) => {
      const file = String(argument);
      const { cwd, env, signal } = io;
      const signers = flags.allowedSigners === undefined ? undefined : await allowedSigners(flags.allowedSigners, io);
      const path = resolve(cwd, file);
      const text = await readTextFile(path, file);
      const { commit } = flags;
      const checked = await checkReceipt(text, { cwd, env, signal, file: path, commit, allowedSigners: signers });
      if (flags.format === "json") printJson<"check-receipt">(io, checked);
      else for (const line of checkedLines(checked, io.style)) print(io, line);
      return codeFor(checked);
    },
  });
}

const codeFor = ({ state, receipt }: CheckedReceipt): ExitCode =>
  state === "valid" ? codeOf(receipt) : exitCode.notDone;

function* checkedLines({ state, what, word, tree, receipt, cannot_know }: CheckedReceipt, style: Style): Generator<string> {
  const { contract, verdict, started_at, checks, room } = receipt;
  const count = (status: string): number => checks.filter((each) => each.status === status).length;
  yield `${oneLine(contract.id)}: ${verdict}, judged ${oneLine(started_at)}; ${checks.length} checks, ${count("pass")} pass`;
  if (room !== null) yield `seal ${room.seal_sha256.slice(0, 12)} (${room.seal_from === "start" ? "as printed at the start" : "from the state folder"}); tree ${tree.judged.content.slice(0, 12)}${tree.judged.git === null ? "" : `, in git ${tree.judged.git.slice(0, 12)}`}`;
  for (const { id, approval } of checks) {
    if (approval !== undefined && approval.void === undefined) yield `${oneLine(id)}: approved by ${oneLine(approval.who)}, ${approval.by === "signed" ? "signed" : "at a terminal"}`;
  }
  yield wordLine(word);
  yield "it cannot know:";
  for (const line of cannot_know) yield `  - ${oneLine(line)}`;
  const shown = state === "valid" ? `valid (${verdict}): ${what}` : `${state}: ${what}`;
  yield (state === "valid" ? style.green : style.red)(`RECEIPT: ${oneLine(shown)}`);
} // biome-ignore format: one

function wordLine(word: ReceiptWord): string {
  if (word.kind === "unsigned") return "not signed: it is the word of whoever wrote the file";
  if (word.kind === "broken") return `signed by nobody: ${oneLine(word.what)}`;
  if (word.who !== null) return `signed by ${oneLine(word.who)}, ${word.key}`;
  return `signed by ${word.key}; whose key that is, --allowed-signers says`;
}
