import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Contract, Item } from "@goalpost/core";
import { printSource } from "@goalpost/core/import";
import { findContract } from "../contracts/find.ts";
import { writeNew } from "../files/write-new.ts";
import { endingFor } from "../init/ending-for.ts";
import type { Io } from "../io.ts";

/** What was rejected, and why. */
export interface Rejection {
  readonly id: string;
  readonly reason: string;
}

/** How the file of a contract begins that follows from rejections of another. */
export const followsLine = (id: string): string => `// Follows ${id}:`;

/**
 * Writes the contract that follows from rejections: the same, nothing weaker, with each rejection as a rule that must hold. A file that is there is never replaced.
 *
 * @returns Its path, from where the command runs, and its id.
 * @throws GoalpostError `cli/exists`, `cli/not-writable`.
 */
export async function writeFollowUp(
  contract: Contract,
  rejections: readonly Rejection[],
  who: string,
  { cwd }: Io,
): Promise<{ readonly path: string; readonly id: string }> {
  const before = await findContract(contract.id, cwd).catch(() => undefined);
  const folder = before === undefined ? resolve(cwd, "goals") : dirname(before);
  const id = freeId(contract.id, folder);
  const path = join(folder, `${id}${await endingFor(folder)}`);
  const head = `${followsLine(contract.id)} ${rejections.map((each) => each.id).join(", ")} rejected.\n\n`;
  await writeNew(
    path,
    `${head}${printSource(followUp(contract, id, rejections, who))}`,
    relative(cwd, path),
    "remove it, or rename it",
  );
  return { path: relative(cwd, path), id };
}

function followUp(
  { blocks }: Contract,
  id: string,
  rejections: readonly Rejection[],
  who: string,
): Parameters<typeof printSource>[0] {
  const musts = rejections.map(
    (each) => ({ kind: "must", text: `${each.id} was rejected by ${who}: ${each.reason}. Make that right.` }) as Item,
  );
  const own = blocks.map(({ kind, items }) => ({ kind, items: items.map((item) => withoutId(item as Item)) }));
  const hasRules = own.some(({ kind }) => kind === "constraints");
  return {
    id,
    blocks: own.flatMap((block) => {
      if (block.kind === "constraints") return [{ ...block, items: [...block.items, ...musts] }];
      if (block.kind === "done_when" && !hasRules) return [{ kind: "constraints" as const, items: musts }, block];
      return [block];
    }),
  };
}

/** An id that is its place is made anew. */
const withoutId = (item: Item): Item => {
  const { id, ...rest } = item;
  return id !== undefined && !/^[A-Z]{1,2}\d+$/.test(id) ? item : (rest as Item);
};

function freeId(id: string, folder: string): string {
  const taken = new Set(existsSync(folder) ? readdirSync(folder).map((name) => name.replace(/\.goal\.\w+$/, "")) : []);
  const base = id.replace(/-\d+$/, "").slice(0, 60);
  for (let count = 2; ; count += 1) if (!taken.has(`${base}-${count}`)) return `${base}-${count}`;
}
