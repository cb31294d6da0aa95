import type { Finding } from "@goalpost/core";
import type { FileResult } from "./lint-file.ts";

/** Adds an error to every contract whose id another file has too: both would be built into one folder. */
export function withDuplicateIds(results: readonly FileResult[]): readonly FileResult[] {
  const first = new Map<string, string>();
  return results.map((result) => {
    const findings = (result.ids ?? []).flatMap(({ id, line }): readonly Finding[] => {
      const there = first.get(id);
      if (there === undefined) first.set(id, result.file);
      return there === undefined || there === result.file ? [] : [duplicate(id, there, result.file, line)];
    });
    return findings.length === 0 ? result : { ...result, findings: [...result.findings, ...findings] };
  });
}

const duplicate = (id: string, there: string, file: string, line: number): Finding => ({
  ruleId: "contract/duplicate-id",
  severity: "error",
  where: "contract.id",
  what: `is "${id}", and so is that of ${there}: both would be built into .goalpost/${id}`,
  help: "give one of them another id, or rename its file",
  at: { file, line },
});
