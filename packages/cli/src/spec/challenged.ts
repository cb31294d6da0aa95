import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Contract, type Finding, GoalpostError } from "@goalpost/core";
import { shellWord } from "../output/shell-word.ts";

/** Says of each specification that a contract reads, and that was challenged once, whether it has changed since. */
export async function changedSinceChallenged({ blocks }: Contract, root: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { kind, items } of blocks) {
    if (kind !== "context") continue;
    for (const [index, item] of items.entries()) {
      if (item.kind !== "read" || !/\.md$/i.test(item.path)) continue;
      const what = await changeOf(resolve(root, item.path), root);
      if (what === undefined) continue;
      findings.push({
        ruleId: "spec/changed-since-challenged",
        severity: "warning",
        where: `context[${index}].path`,
        item: item.id,
        what: `${item.path} ${what}`,
        help: `challenge it again: goalpost spec refine ${shellWord(item.path)}`,
      });
    }
  }
  return findings;
}

async function changeOf(file: string, root: string): Promise<string | undefined> {
  // Most contracts read no specification that is there: what reads one is loaded then.
  if (!existsSync(file)) return undefined;
  const [{ isWithin }, { specDigest, stepsOf }] = await Promise.all([
    import("@goalpost/target/internal"),
    import("@goalpost/spec/node"),
  ]);
  if (!isWithin(file, root)) return undefined;
  try {
    const last = stepsOf(file).findLast(({ step }) => step === "refine");
    if (last === undefined || last.digest === specDigest(readFileSync(file, "utf8"))) return undefined;
    return `has changed since it was challenged on ${last.ended.slice(0, 10)}`;
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    return `was challenged, and the receipt cannot be read: ${error.where} ${error.what}`;
  }
}
