import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { namesOf, requireKnown } from "@goalpost/core/errors";
import { parsePath, pathText, type ValuePath } from "../path.ts";
import { parseToml } from "../toml/parse-toml.ts";
import type { Validation } from "../validate.ts";
import { whyNotBelieved } from "./codex-control.ts";
import { type AskCodexOptions, askCodex, type CodexAnswer } from "./codex-oracle.ts";
import { inOwnName } from "./own-name.ts";
import { refusedKeys } from "./refused-keys.ts";

/** A verdict, with what the installed client itself said where it is newer than our tables. */
export interface InstalledWord {
  readonly result: Validation;
  /** For people, on one line. */
  readonly said: string;
}

/** A file's text, and the same without the keys whose files are looked for beside the real one. */
export interface AskedText {
  readonly text: string;
  readonly bare: string;
}

/** How the client is asked. */
export interface InstalledWordOptions {
  /** The client's native program. */
  readonly binary: string;
  /** A folder for homes, each of which is removed. */
  readonly cache: string;
  /** As the client under `--strict-config`; default false. */
  readonly strict?: boolean;
  readonly signal?: AbortSignal | undefined;
}

const optionNames = namesOf<InstalledWordOptions>({ binary: true, cache: true, strict: true, signal: true });

type Findings = Validation["findings"];

/**
 * Asks a Codex that is newer than our tables about a file, strictly and leniently, offline and in a home of its own. Its word counts where control
 * questions showed that it reads what it is asked: a key that it knows is not unknown, a file that it refuses is not accepted. Else our own word stays.
 */
export async function withInstalledWord(
  result: Validation,
  texts: AskedText,
  options: InstalledWordOptions,
): Promise<InstalledWord> {
  requireKnown("withInstalledWord", options, optionNames, "config/bad-option");
  const { binary, cache, strict = false, signal } = options;
  mkdirSync(cache, { recursive: true });
  const home = mkdtempSync(join(cache, "word-"));
  try {
    const how = { binary, home, signal };
    const doubt = await whyNotBelieved(how);
    if (doubt !== undefined)
      return { result, said: `the installed client could not be asked, our tables stand: ${doubt}` };
    return await believed(result, texts, { ...how, strict });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function believed(
  result: Validation,
  { text, bare }: AskedText,
  { strict = false, ...how }: AskCodexOptions,
): Promise<InstalledWord> {
  const known = await askCodex(bare, { ...how, strict: true });
  const asked = known.accepted || strict ? known : await askCodex(bare, how);
  const keys = known.accepted ? [] : asked.accepted || strict ? await refusedKeys(bare, how) : undefined;
  const findings = keys === undefined ? result.findings : judged(result, text, keys, strict);
  const said = known.accepted
    ? "asked, it knows every key"
    : `asked, it ${asked.accepted ? "loads it; strictly" : "refuses it"}: ${inOwnName(known.message ?? "refused", result.file).slice(0, 200)}`;
  const isNews = !asked.accepted && result.verdict === "accept" && (keys ?? []).length === 0;
  const verdict = asked.accepted && !isRefusedBeside(result) ? "accept" : "reject";
  const place = text === bare ? asked : {};
  return {
    result: { ...result, verdict, findings: isNews ? [...findings, refusal(result.file, asked, place)] : findings },
    said,
  };
}

/** What the client refuses for what lies beside the file it was not asked. */
const isRefusedBeside = ({ verdict, findings }: Validation): boolean =>
  verdict === "reject" && findings.some(({ ruleId }) => ruleId === "missing-named-file" || ruleId === "legacy-profile");

/** Of the keys and values that our tables do not know, those that the client refuses; and those that it alone refuses. */
function judged({ file, findings }: Validation, text: string, keys: readonly ValuePath[], strict: boolean): Findings {
  const isRefused = (where: string): boolean => {
    const path = parsePath(where) ?? [];
    return keys.some((key) => key.every((step, index) => step === path[index]));
  };
  const kept = findings.filter(
    ({ ruleId, where }) => (ruleId !== "unknown-key" && ruleId !== "value-fits") || isRefused(where),
  );
  if (keys.length === 0) return kept;
  const document = parseToml(text, file);
  const added = keys
    .filter((key) => !kept.some(({ where }) => where === pathText(key)))
    .map((key): Findings[number] => ({
      ruleId: "unknown-key",
      severity: strict ? "error" : "warning",
      where: pathText(key),
      what: `key ${JSON.stringify(String(key.at(-1)))}, which the installed client does not know`,
      help: "look up its name: what it was to set is not set",
      at: document.locate(key),
    }));
  return [...kept, ...added];
}

const refusal = (file: string, { message }: CodexAnswer, { line, column }: Partial<CodexAnswer>): Findings[number] => ({
  ruleId: "client-refuses",
  severity: "error",
  where: "",
  what: `the installed client refuses the file: ${inOwnName(message ?? "without a word", file)}`,
  help: "correct what its words name",
  at: { file, line: line ?? 1, ...(column === undefined ? {} : { column }) },
});
