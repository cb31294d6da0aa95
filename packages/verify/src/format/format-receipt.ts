import { requireOptions } from "../bad-option.ts";
import type { Receipt } from "../receipt/receipt.ts";
import { githubReport } from "./github.ts";
import { junitReport } from "./junit.ts";
import { type TextOptions, textReport } from "./text.ts";

/** How a receipt is written. */
export type ReceiptFormat = "text" | "json" | "junit" | "github";

/**
 * Writes a receipt: `text` for people (its last line is `VERDICT: …`), `json` to the published schema, `junit` XML, or `github` workflow commands.
 *
 * @param options - `color`: ANSI colours in text; default false.
 * @returns The text, with a line break at its end.
 * @example
 * const contract = goal("Port it.", { id: "port" }).constraints(scope("src/**")).doneWhen(command("node --version")).build();
 * const receipt = await verify(contract, { cwd: ".", seal: await sealContract(contract, { cwd: "." }), evidence: false });
 * formatReceipt(receipt, "text").trimEnd().split("\n").at(-1); // "VERDICT: done"
 */
export function formatReceipt(receipt: Receipt, format: ReceiptFormat, options: TextOptions = {}): string {
  requireOptions("formatReceipt", options, ["color"]);
  if (format === "json") return `${JSON.stringify(receipt, null, 2)}\n`;
  if (format === "junit") return junitReport(receipt);
  return format === "github" ? githubReport(receipt) : textReport(receipt, options);
}
