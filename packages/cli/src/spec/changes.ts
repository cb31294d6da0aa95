import type { Contract } from "@goalpost/core";
import { printSource } from "@goalpost/core/import";
import { type DraftedContract, type Spec, trace } from "@goalpost/spec";
import { type Io, print } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";

/** How a contract differs from its specification. */
export interface SpecChanges {
  /** Criteria that no item comes from, and what would be drafted for each. */
  readonly missing: readonly {
    readonly id: string;
    readonly text: string;
    readonly line: number;
    readonly code: string;
  }[];
  /** Items that come from what the specification has no more. */
  readonly gone: readonly { readonly item: string; readonly origin: string }[];
}

/** Compares by `from` alone, so that what a person wrote by hand stays as it is. */
export function changesFor(spec: Spec, { draft }: DraftedContract, contract: Contract): SpecChanges {
  const { rows, unknown } = trace(spec, contract);
  const missing = rows.flatMap(({ criteria }) =>
    criteria
      .filter(({ items }) => items.length === 0)
      .map(({ id, text, line }) => ({ id, text, line, code: codeFor(id, draft) })),
  );
  return { missing, gone: unknown };
}

/** The calls that a draft has for one criterion, as a person would write them. */
function codeFor(id: string, { blocks, id: contract }: DraftedContract["draft"]): string {
  const own = blocks
    .map(({ kind, items }) => ({ kind, items: items.filter(({ from }) => from?.includes(id) === true) }))
    .filter(({ items }) => items.length > 0);
  const source = printSource({ id: contract, blocks: own });
  const at = source.indexOf("export default");
  const call = source.indexOf(".", source.indexOf(")", at));
  return source
    .slice(call)
    .replace(/;\s*$/, "")
    .replace(/\n {2}/g, "\n")
    .trim();
}

/** Says what to write, and where; nothing is written. */
export function printChanges({ missing, gone }: SpecChanges, contract: string, spec: string, io: Io): void {
  if (missing.length + gone.length === 0) {
    print(io, `${contract} has an item for every criterion of ${spec}`);
    return;
  }
  print(io, `${contract} is there and stays as it is. Of ${spec} it has not:`);
  for (const { id, text, line, code } of missing) {
    print(io, `  ${oneLine(spec)}:${line}: ${id}: ${oneLine(text)}`);
    for (const each of code.split("\n")) print(io, `      ${each}`);
  }
  for (const { item, origin } of gone)
    print(io, `  ${item} comes from ${oneLine(origin)}, which ${oneLine(spec)} has no more`);
}
