import { oneLine } from "../check/outcome.ts";
import type { Receipt, ReceiptCheck } from "../receipt/receipt.ts";
import type { SecondKey } from "../second/word.ts";
import { secondLines } from "./second-lines.ts";
import { printable } from "./text.ts";

/**
 * Writes a receipt as JUnit XML: one test case a check, and one for the files that define checks. What programs and files said stands
 * behind a mark on every line, so that none of them reads as our own: also not for whoever looks at the raw text.
 */
export function junitReport(receipt: Receipt): string {
  const moved = receipt.changed_definers.filter(({ allowed_by }) => allowed_by === null);
  const definers = marked(moved.map(({ path, change }) => `${oneLine(path)}: ${change}`).join("\n"));
  const cases = [
    ...receipt.checks.map((check) => testCase(check, receipt.contract.id)),
    ...(receipt.contract.sealed
      ? [
          `    <testcase${attributes({ classname: receipt.contract.id, name: "what defines the checks is as it was sealed", time: 0 })}>`,
          ...(moved.length === 0
            ? []
            : [`      <failure${attributes({ message: `${moved.length} changed` })}>${escapeXml(definers)}</failure>`]),
          "    </testcase>",
        ]
      : []),
    ...secondCase(receipt),
  ];
  const hasSecond = receipt.second !== undefined && receipt.second.state !== "not-asked";
  const count = (status: ReceiptCheck["status"]): number =>
    receipt.checks.filter((each) => each.status === status).length;
  const totals = {
    name: receipt.contract.id,
    tests: receipt.checks.length + (receipt.contract.sealed ? 1 : 0) + (hasSecond ? 1 : 0),
    failures: count("fail") + (moved.length > 0 ? 1 : 0),
    errors: count("cannot-run"),
    skipped: count("needs-person") + (hasSecond && !holds(receipt.second) ? 1 : 0),
    time: receipt.duration_ms / 1000,
  };
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes(totals)}>`,
    `  <testsuite${attributes({ ...totals, timestamp: receipt.started_at.replace(/\.\d+Z$/, "") })}>`,
    "    <properties>",
    `      <property${attributes({ name: "verdict", value: receipt.verdict })}/>`,
    `      <property${attributes({ name: "contract_sha256", value: receipt.contract.sha256 })}/>`,
    "    </properties>",
    ...cases,
    "  </testsuite>",
    "</testsuites>",
  ].join("\n")}\n`;
}

const holds = ({ state, veto, notes }: SecondKey): boolean => state === "answered" && !veto && notes.length === 0;

/** What a second client said: a veto waits for a person, as a review does. */
function secondCase({ contract, second }: Receipt): readonly string[] {
  if (second === undefined || second.state === "not-asked") return [];
  const [first = "", ...more] = secondLines(second);
  const open = `    <testcase${attributes({ classname: contract.id, name: `second key: ${oneLine(second.client)}`, time: 0 })}>`;
  if (holds(second)) return [open, "    </testcase>"];
  return [open, `      <skipped${attributes({ message: first })}>${escapeXml(marked(more.join("\n")))}</skipped>`, "    </testcase>"]; // biome-ignore format: one
}

const tags = { fail: "failure", "cannot-run": "error", "needs-person": "skipped" } as const;

function testCase(check: ReceiptCheck, classname: string): string {
  const open = `    <testcase${attributes({ classname, name: `${check.id} ${check.kind}: ${oneLine(check.title)}`, time: check.duration_ms / 1000 })}>`;
  if (check.status === "pass") return `${open}\n    </testcase>`;
  const tag = tags[check.status];
  const body = [...(check.details ?? []).map(oneLine), check.output ?? "", check.help === undefined ? "" : `help: ${oneLine(check.help)}`]
    .filter((part) => part !== "")
    .join("\n"); // biome-ignore format: one
  return `${open}\n      <${tag}${attributes({ message: oneLine(check.what) })}>${escapeXml(marked(body))}</${tag}>\n    </testcase>`;
}

/** Every line behind a mark, whatever ends it. */
const marked = (text: string): string =>
  text === ""
    ? ""
    : text
        .split(/\r\n?|[\n\u0085\u2028\u2029]/)
        .map((line) => `| ${printable(line)}`)
        .join("\n");

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value)).replace(/\n/g, "&#10;").replace(/\t/g, "&#9;")}"`)
    .join("");
}

/** Escapes text, and drops what XML 1.0 cannot hold: most control characters, lone surrogates, U+FFFE and U+FFFF. */
function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are not allowed in XML
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      .replace(/"/g, "&quot;")
  );
}
