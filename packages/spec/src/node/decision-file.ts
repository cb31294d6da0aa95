import { basename, dirname, join } from "node:path";
import type { DecisionStore } from "../interview/asking.ts";
import { readDecisions } from "../interview/decision-record.ts";
import { openLog } from "./log-file.ts";

/** Where the decisions about a specification are kept: decisions.jsonl, beside it. */
export const decisionsPath = (spec: string): string => join(dirname(spec), "decisions.jsonl");

/**
 * Opens decisions.jsonl beside a specification. Each record is written whole and synced before `append` returns, so that what the model hears is on the disk
 * whatever ends the process. A line that was being written when a process ended is taken off. Records of other specifications of the folder stay, and are not seen.
 *
 * @param spec - The specification's path.
 * @throws GoalpostError `spec/bad-decisions`, with the line, `spec/log-not-writable`, `spec/bad-log`; from `append`: `spec/log-changed` when somebody
 * else wrote meanwhile.
 */
export function openDecisions(spec: string): DecisionStore & Disposable {
  const path = decisionsPath(spec);
  const name = basename(spec);
  const log = openLog(path, (text) => readDecisions(text, path));
  return {
    get records() {
      return log.lines.filter((record) => record.spec === name);
    },
    append: (record) => log.append(record),
    [Symbol.dispose]: () => log[Symbol.dispose](),
  };
}
