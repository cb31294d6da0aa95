import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Contract, type Finding, GoalpostError } from "@goalpost/core";
import { specDigest, stepsOf } from "@goalpost/spec/node";
import { isWithin } from "@goalpost/target/internal";

/** Says of each specification that a contract reads, and that was challenged once, whether it has changed since. */
export function changedSinceChallenged({ blocks }: Contract, root: string): readonly Finding[] {
  return blocks.flatMap(({ kind, items }) =>
    kind !== "context"
      ? []
      : items.flatMap((item, index): readonly Finding[] => {
          if (item.kind !== "read" || !/\.md$/i.test(item.path)) return [];
          const what = changeOf(resolve(root, item.path), root);
          if (what === undefined) return [];
          return [
            {
              ruleId: "spec/changed-since-challenged",
              severity: "warning",
              where: `context[${index}].path`,
              item: item.id,
              what: `${item.path} ${what}`,
              help: `challenge it again: goalpost spec refine ${item.path}`,
            },
          ];
        }),
  );
}

function changeOf(file: string, root: string): string | undefined {
  if (!isWithin(file, root) || !existsSync(file)) return undefined;
  try {
    const last = stepsOf(file).findLast(({ step }) => step === "refine");
    if (last === undefined || last.digest === specDigest(readFileSync(file, "utf8"))) return undefined;
    return `has changed since it was challenged on ${last.ended.slice(0, 10)}`;
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    return `was challenged, and the receipt cannot be read: ${error.where} ${error.what}`;
  }
}
