import type { Finding } from "./errors/finding.ts";
import { GoalpostError } from "./errors/goalpost-error.ts";
import { importPrompt } from "./import/import-prompt.ts";
import { type LintOptions, lint, namingItems, requireLintOptions } from "./lint/lint.ts";
import { type Positions, positionsInJson, positionsInText } from "./lint/positions.ts";
import type { FileFindings } from "./lint/report.ts";
import { type Contract, parseContract } from "./node/contract.ts";
import { safeParse } from "./parse/parse.ts";

/** Bytes that a contract's file may have: far more than any client takes, and few enough to be read at once. */
export const maxSourceBytes = 8 * 1024 * 1024;

/**
 * Reads the bytes of a contract's file as text.
 *
 * @param file - The name that the error gives the file.
 * @throws GoalpostError `source/too-large` above 8 MiB, `source/not-utf8` at the first byte that is none.
 * @example
 * decodeSource(new TextEncoder().encode("<goal>"), "GOAL.md"); // "<goal>"
 */
export function decodeSource(bytes: Uint8Array, file: string): string {
  if (bytes.length > maxSourceBytes) throw tooLarge(file, bytes.length);
  const text = new TextDecoder("utf-8").decode(bytes);
  const at = bytes.length === 0 ? -1 : firstBadByte(bytes, text);
  if (at < 0) return text;
  throw new GoalpostError({
    code: "source/not-utf8",
    where: `${file}: byte ${at}`,
    what: `is not UTF-8: 0x${(bytes[at] ?? 0).toString(16).padStart(2, "0")} cannot stand there`,
    help: "save the file as UTF-8",
  });
}

/** The error for a file that is too large to be read; a loader that knows the size need not read it. */
export const tooLarge = (file: string, length: number): GoalpostError =>
  new GoalpostError({
    code: "source/too-large",
    where: file,
    what: `has ${length} bytes, expected at most ${maxSourceBytes}`,
    help: "name the contract's own file; logs and data are read by the agent, not by lint",
  });

/** The first byte that is not UTF-8: the text up to it is the longest that decodes without a fault. */
function firstBadByte(bytes: Uint8Array, text: string): number {
  if (!text.includes("\ufffd")) return -1;
  if (prefixDecodes(bytes, bytes.length, false)) return -1;
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (prefixDecodes(bytes, middle, true)) good = middle;
    else bad = middle;
  }
  return startOf(bytes, good);
}

/** The first byte of the character that a fault is in. */
function startOf(bytes: Uint8Array, fault: number): number {
  let start = fault - 1;
  while (start > fault - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  const lead = bytes[start] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return length > fault - start ? start : fault;
}

/** Whether a prefix is UTF-8; `cut` allows for a character that it cuts. */
function prefixDecodes(bytes: Uint8Array, end: number, cut: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end), { stream: cut });
    return true;
  } catch {
    return false;
  }
}

/** A contract that was read from a text, with what was said on the way. */
export interface SourceContract {
  /** Null when the text is not a contract; `findings` says why. */
  readonly contract: Contract | null;
  readonly form: "json" | "labelled" | "prompt";
  readonly positions: Positions;
  readonly findings: readonly Finding[];
}

/**
 * Reads a contract from a text in any of its forms: JSON, labelled text, or a prompt as people write it. What is wrong with it is a finding.
 *
 * @param file - Its name; `.json` is read as JSON only.
 * @param id - The contract's id where the text gives none. Default `"goal"`.
 * @example
 * readSource("<goal>Port it.</goal>\n<done_when>- `pnpm test` exits 0</done_when>", "GOAL.md").form; // "prompt"
 */
export function readSource(text: string, file: string, id?: string): SourceContract {
  const clean = text.replace(/^\ufeff/, "");
  if (/\.json$/i.test(file) || /^\s*\{/.test(clean)) return readJson(clean, file);
  const labelled = safeParse(clean, { file, id });
  if (labelled.contract !== undefined) {
    return { contract: labelled.contract, form: "labelled", positions: positionsInText(clean, file), findings: [] };
  }
  const { contract, places, issues } = importPrompt(clean, { file, id });
  const positions: Positions = { file, places };
  const loud = issues.filter(({ severity }) => severity !== "info");
  return { contract, form: "prompt", positions, findings: contract === null ? loud : namingItems(contract, loud) };
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

/**
 * Lints a contract's text in any of its forms.
 *
 * @param file - Its name, as it stands in the report.
 * @example
 * lintSource("<goal>Port it.</goal>\n<done_when>- the code is clean</done_when>", "GOAL.md").findings.length;
 */
export function lintSource(
  text: string,
  file: string,
  options: LintOptions & { readonly id?: string } = {},
): FileFindings {
  requireLintOptions("lintSource", options, ["id"]);
  const { id, ...others } = options;
  const { contract, form, positions, findings } = readSource(text, file, id);
  if (contract === null) return { file, findings };
  return { file, findings: [...findings, ...lint(contract, { form, ...others, positions })] };
}
