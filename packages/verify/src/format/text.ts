import { oneLine } from "../check/outcome.ts";
import type { CheckStatus, Receipt, ReceiptCheck } from "../receipt/receipt.ts";
import { secondLines } from "./second-lines.ts";

/** Options of the text format. */
export interface TextOptions {
  /** ANSI colours. Default false. */
  readonly color?: boolean | undefined;
}

const words: Readonly<Record<CheckStatus, string>> = {
  pass: "pass",
  fail: "FAIL",
  "cannot-run": "CANNOT RUN",
  "needs-person": "NEEDS PERSON",
};

const codes: Readonly<Record<CheckStatus, number>> = { pass: 32, fail: 31, "cannot-run": 31, "needs-person": 33 };

/** Writes a receipt for people; the last line is the verdict. */
export function textReport(receipt: Receipt, { color = false }: TextOptions = {}): string {
  const lines = [
    headLine(receipt),
    ...roomLines(receipt),
    ...receipt.checks.flatMap((check) => checkLines(check, color)),
  ];
  for (const { path, change, defines, allowed_by } of receipt.changed_definers) {
    const whom = defines.length === 0 ? "" : `; it defines ${defines.join(", ")}`;
    const allowed = allowed_by === null ? "; nothing in the contract allows it" : `; allowed by scope ${allowed_by}`;
    lines.push(`changed since the seal: ${oneLine(path)} (${change})${whom}${allowed}`);
  }
  lines.push(...secondLines(receipt.second));
  for (const note of receipt.notes) lines.push(`note: ${note}`);
  if (receipt.evidence_dir !== null) lines.push(`evidence: ${receipt.evidence_dir}`);
  lines.push(...givenLines(receipt));
  lines.push(paint(`VERDICT: ${verdictWords(receipt)}`, verdictCode(receipt), color));
  return `${lines.join("\n")}\n`;
}

/** The verdict; an open one with what would close it. */
export const verdictWords = ({ verdict, open }: Pick<Receipt, "verdict" | "open">): string =>
  verdict === "open" ? `open (${open.map(oneLine).join("; ")})` : verdict;

const sealWords = { start: "as printed at the start", state: "from the state folder" } as const;

/** Changes that are listed one by one. */
const shownLeftOut = 20;

function roomLines({ room, open, verdict }: Receipt): readonly string[] {
  if (room === null) return [];
  const { sandbox, holds } = room;
  const network = holds.includes("no-network") ? "no network" : "with network";
  const around = sandbox === "none" ? "no sandbox" : `${sandbox}, ${network}`;
  const lines = [
    `room: base ${room.base_sha256.slice(0, 7)} + ${room.changed} changed ${room.changed === 1 ? "file" : "files"} · ${around} · seal ${room.seal_sha256.slice(0, 12)} (${sealWords[room.seal_from]})`,
    ...room.left_out.slice(0, shownLeftOut).map(({ path, change, what }) => `left out: ${oneLine(path)} (${change}) ${oneLine(what)}`),
  ];
  for (const { path, change, who, by } of (room.mine ?? []).slice(0, shownLeftOut)) lines.push(`not the agent's: ${oneLine(path)} (${change}), named as theirs by ${oneLine(who)}, ${by === "signed" ? "signed" : "at a terminal"}`);
  if ((room.mine?.length ?? 0) > shownLeftOut) lines.push(`not the agent's: … and ${(room.mine?.length ?? 0) - shownLeftOut} more`);
  if (room.left_out.length > shownLeftOut) lines.push(`left out: … and ${room.left_out.length - shownLeftOut} more`);
  if (verdict !== "open") for (const reason of open) lines.push(`open: ${oneLine(reason)}`);
  return lines;
} // biome-ignore format: one

/** Beside the verdict: who could reach what. */
const givenLines = ({ room }: Receipt): readonly string[] =>
  (room?.given ?? []).map(({ check, network, environment, exposed }) => {
    const parts = [...(network ? ["the network"] : []), ...environment.map((name) => `$${name}`), ...exposed];
    return `given: ${check} had ${parts.map(oneLine).join(", ")}`;
  });

function headLine({ contract, tree }: Receipt): string {
  const sealed = contract.sealed_at === null ? "not sealed" : `sealed ${contract.sealed_at}`;
  const commit =
    tree.commit === null ? "no commit" : `commit ${tree.commit.slice(0, 12)}${tree.dirty ? ", changed" : ""}`;
  return `${contract.id} (contract ${contract.sha256.slice(0, 12)}, ${sealed}; ${commit})`;
}

/** @internal One line for a check, and below it what shows why it did not pass. */
export function checkLines(check: ReceiptCheck, color = false): readonly string[] {
  const status = paint(words[check.status].padEnd(12), codes[check.status], color);
  const lines = [`${check.id.padEnd(4)} ${status} ${check.kind}: ${oneLine(check.title)}: ${oneLine(check.what)}`];
  if (check.status === "pass") return lines;
  for (const line of check.details ?? []) lines.push(`       - ${oneLine(line)}`);
  for (const line of check.output?.split("\n") ?? []) lines.push(`       | ${printable(line)}`);
  if (check.evidence !== undefined) lines.push(`       evidence: ${oneLine(check.evidence.path)}`);
  if (check.help !== undefined) lines.push(`       help: ${oneLine(check.help)}`);
  return lines;
}

const paint = (text: string, code: number, color: boolean): string =>
  color ? `\u001b[${code}m${text}\u001b[0m` : text;

const verdictCode = ({ verdict }: Receipt): number => (verdict === "done" ? 32 : verdict === "not done" ? 31 : 33);

/** @internal Output of programs without what moves a cursor, paints, or turns the direction of text. */
export function printable(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not reach a terminal
  return line.replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, "").replace(unprintable, "");
}

/** All controls but tab and line feed, and marks that turn the direction of text. */
const unprintable = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
