import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Contract, GoalpostError } from "@goalpost/core";
import type { KnownRequirement, LintOptions } from "@goalpost/core/lint";

/**
 * What the specifications ask for that contracts read, and that their items come from. A specification that cannot be read says so when it is traced; lint is
 * about the contract.
 */
export async function knownRequirements(
  contracts: readonly Contract[],
  root: string,
): Promise<Pick<LintOptions, "requirements">> {
  const files = new Set(contracts.filter(hasOrigins).flatMap(readingOf));
  if (files.size === 0) return {};
  const { isWithin } = await import("@goalpost/target/internal");
  const texts = [...files].filter((file) => isWithin(resolve(root, file), root) && isThere(resolve(root, file)));
  if (texts.length === 0) return {};
  const { readSpec } = await import("@goalpost/spec");
  return {
    requirements: texts.flatMap((file): readonly KnownRequirement[] => {
      try {
        return readSpec(readFileSync(resolve(root, file), "utf8"), file).requirements.flatMap(({ id, criteria }) =>
          criteria.map((each) => ({ ids: [each.id, id], text: each.text, place: `${file}:${each.line}` })),
        );
      } catch (error) {
        if (!GoalpostError.is(error)) throw error;
        return [];
      }
    }),
  };
}

const hasOrigins = ({ blocks }: Contract): boolean =>
  blocks.some(({ items }) => items.some((item) => "from" in item && item.from !== undefined));

const readingOf = ({ blocks }: Contract): readonly string[] =>
  blocks.flatMap(({ kind, items }) =>
    kind === "context"
      ? items.flatMap((item) => (item.kind === "read" && /^[^*?[\]{}]+\.md$/i.test(item.path) ? [item.path] : []))
      : [],
  );

/** Most bytes of a specification that is read beside a contract. */
const mostBytes = 2_000_000;

function isThere(file: string): boolean {
  if (!existsSync(file)) return false;
  const found = statSync(file);
  return found.isFile() && found.size <= mostBytes;
}
