import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readSteps, type StepReceipt } from "../steps/step-receipt.ts";
import { type LogFile, openLog, readLog } from "./log-file.ts";

/** Where the receipts of the steps are kept: spec-steps.jsonl, beside the specification or in another folder. */
export const stepsPath = (spec: string, folder: string = dirname(spec)): string => join(folder, "spec-steps.jsonl");

/**
 * Opens spec-steps.jsonl, of which only a specification's own receipts are seen.
 *
 * @param folder - Where it lies. Default: beside the specification.
 * @throws GoalpostError `spec/bad-steps`, with the line, and what opening a log throws.
 */
export function openSteps(spec: string, folder?: string): LogFile<StepReceipt> {
  const path = stepsPath(spec, folder);
  const name = basename(spec);
  const log = openLog(path, (text) => readSteps(text, path));
  return {
    get lines() {
      return log.lines.filter((receipt) => receipt.spec === name);
    },
    append: (receipt) => log.append(receipt),
    [Symbol.dispose]: () => log[Symbol.dispose](),
  };
}

/** The receipts of a specification's steps; none where there is no file. Nothing is made or changed. `folder` as of {@link openSteps}. */
export function stepsOf(spec: string, folder?: string): readonly StepReceipt[] {
  const path = stepsPath(spec, folder);
  if (!existsSync(path)) return [];
  return readSteps(readLog(path), path).filter((receipt) => receipt.spec === basename(spec));
}

/** SHA-256 of a specification's text, in hex; line ends do not count. */
export const specDigest = (text: string): string =>
  createHash("sha256").update(text.replace(/\r\n?/g, "\n"), "utf8").digest("hex");
