import type { Finding } from "./errors/finding.ts";
import { GoalpostError } from "./errors/goalpost-error.ts";
import { type Positions, positionsInJson, positionsInText } from "./lint/positions.ts";
import { type Contract, parseContract } from "./node/contract.ts";
import { safeParse } from "./parse/parse.ts";

/** A contract that was read from a text, with what was said on the way. */
export interface SourceContract {
  /** Null when the text is not a contract; `findings` says why. */
  readonly contract: Contract | null;
  readonly form: "json" | "labelled" | "prompt";
  readonly positions: Positions;
  readonly findings: readonly Finding[];
}

/**
 * Reads a contract from a text that is JSON or labelled, as {@link readSource} does; undefined for a text that only the reader of prompts can read, so
 * that a program loads that one where it is needed.
 *
 * @param file - Its name; `.json` is read as JSON only.
 * @param id - The contract's id where the text gives none. Default `"goal"`.
 */
export function readStrictSource(text: string, file: string, id?: string): SourceContract | undefined {
  const clean = text.replace(/^\ufeff/, "");
  if (/\.json$/i.test(file) || /^\s*\{/.test(clean)) return readJson(clean, file);
  const { contract } = safeParse(clean, { file, id });
  if (contract === undefined) return undefined;
  return { contract, form: "labelled", positions: positionsInText(clean, file), findings: [] };
}

function readJson(text: string, file: string): SourceContract {
  const positions = positionsInJson(text, file);
  try {
    return { contract: parseContract(text), form: "json", positions, findings: [] };
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    const { code, where, what, help } = error;
    const at = {
      file,
      ...(positions.places[where] ?? positions.places[where.replace(/[.[][^.[]*$/, "")] ?? { line: 1, column: 1 }),
    };
    return {
      contract: null,
      form: "json",
      positions,
      findings: [{ ruleId: code, severity: "error", where, what, help, at }],
    };
  }
}
