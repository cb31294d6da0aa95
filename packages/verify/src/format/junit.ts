import type { Receipt, ReceiptCheck } from "../receipt/receipt.ts";

/** Writes a receipt as JUnit XML: one test case a check, and one for the files that define checks. */
export function junitReport(receipt: Receipt): string {
  const moved = receipt.changed_definers.filter(({ allowed_by }) => allowed_by === null);
  const definers = moved.map(({ path, change }) => `${path}: ${change}`).join("\n");
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
  ];
  const count = (status: ReceiptCheck["status"]): number =>
    receipt.checks.filter((each) => each.status === status).length;
  const totals = {
    name: receipt.contract.id,
    tests: receipt.checks.length + (receipt.contract.sealed ? 1 : 0),
    failures: count("fail") + (moved.length > 0 ? 1 : 0),
    errors: count("cannot-run"),
    skipped: count("needs-person"),
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

const tags = { fail: "failure", "cannot-run": "error", "needs-person": "skipped" } as const;

function testCase(check: ReceiptCheck, classname: string): string {
  const open = `    <testcase${attributes({ classname, name: `${check.id} ${check.kind}: ${check.title}`, time: check.duration_ms / 1000 })}>`;
  if (check.status === "pass") return `${open}\n    </testcase>`;
  const tag = tags[check.status];
  const body = [...(check.details ?? []), check.output ?? "", check.mend === undefined ? "" : `mend: ${check.mend}`]
    .filter((part) => part !== "")
    .join("\n");
  return `${open}\n      <${tag}${attributes({ message: check.what })}>${escapeXml(body)}</${tag}>\n    </testcase>`;
}

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
