import type { Receipt, ReceiptCheck } from "../receipt/receipt.ts";
import { printable, verdictWords } from "./text.ts";

/** Writes a receipt as workflow commands of GitHub Actions, one for each thing that a person should see; the last line is the verdict. */
export function githubReport(receipt: Receipt): string {
  const lines = receipt.checks.filter(({ status }) => status !== "pass").map(annotation);
  for (const { path, change, allowed_by } of receipt.changed_definers) {
    const level = allowed_by === null ? "error" : "notice";
    lines.push(command(level, `${path} changed`, `${change} since the contract was sealed; it defines a check`, path));
  }
  return `${[...lines, `VERDICT: ${verdictWords(receipt)}`].join("\n")}\n`;
}

function annotation(check: ReceiptCheck): string {
  const level = check.status === "needs-person" ? "warning" : "error";
  const body = [
    check.what,
    ...(check.details ?? []),
    check.output ?? "",
    check.help === undefined ? "" : `help: ${check.help}`,
  ];
  const text = body.filter((part) => part !== "").join("\n");
  return command(level, `${check.id} ${check.kind}: ${check.title}`, text);
}

function command(level: string, title: string, text: string, file?: string): string {
  const plain = file?.split("#")[0];
  const where = plain === undefined || plain === "contract" || plain.includes(" ") ? "" : `file=${property(plain)},`;
  return `::${level} ${where}title=${property(title)}::${data(text)}`;
}

const data = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map((line) => printable(line).replace(/%/g, "%25"))
    .join("%0A");

const property = (text: string): string => data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
