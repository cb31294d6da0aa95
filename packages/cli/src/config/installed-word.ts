import { join } from "node:path";
import type { Validation } from "@goalpost/config";
import { askCodex, nativeCodex } from "@goalpost/config/node";
import { cacheRoot } from "@goalpost/rehearsal";
import type { Io } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import type { NewerClient } from "./newer-client.ts";

/** A verdict, with what the installed client itself said where it is newer than our tables. */
export interface Asked {
  readonly result: Validation;
  readonly note: string;
}

/**
 * Asks a Codex that is newer than our tables about a file, strictly and leniently, offline and in a home of its own. Its word counts: a key that it
 * knows is not unknown, a file that it refuses is not accepted.
 */
export async function withInstalledWord(
  result: Validation,
  text: string,
  { client, note }: NewerClient,
  strict: boolean,
  io: Io,
): Promise<Asked> {
  const binary = nativeCodex(client.path);
  const home = join(cacheRoot(io.env), "doctor", `word-${process.pid}`);
  const known = await askCodex(text, { binary, home, strict: true, signal: io.signal });
  const asked = known.accepted || strict ? known : await askCodex(text, { binary, home, signal: io.signal });
  const verdict = asked.accepted ? "accept" : "reject";
  const said = known.accepted
    ? "asked, it knows every key"
    : `asked, it ${asked.accepted ? "loads it; strictly" : "refuses it"}: ${oneLine(known.message ?? "refused").slice(0, 200)}`;
  const findings = known.accepted
    ? result.findings.filter(({ ruleId }) => ruleId !== "unknown-key" && ruleId !== "value-fits")
    : result.findings;
  const refused: Validation["findings"] =
    verdict === "reject" && result.verdict === "accept"
      ? [
          {
            ruleId: "client-refuses",
            severity: "error",
            where: "",
            what: `the installed client refuses the file: ${oneLine(asked.message ?? "without a word")}`,
            mend: "correct what its words name",
            at: {
              file: result.file,
              line: asked.line ?? 1,
              ...(asked.column === undefined ? {} : { column: asked.column }),
            },
          },
        ]
      : [];
  return { result: { ...result, verdict, findings: [...findings, ...refused] }, note: `${note}; ${said}` };
}
