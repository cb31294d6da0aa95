import type { Contract } from "@goalpost/core";
import { printSource } from "@goalpost/core/import";
import { type DraftedContract, type ModelDrafts, type Spec, trace } from "@goalpost/spec";
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
  /** With `--model-drafts`: what a model proposes for criteria that the contract does not decide. An offer, which nobody has looked at. */
  readonly proposed?: readonly {
    readonly id: string;
    readonly text: string;
    readonly line: number;
    readonly by: string;
    readonly code: string;
  }[];
}

/** Compares by `from` alone, so that what a person wrote by hand stays as it is. */
export function changesFor(
  spec: Spec,
  { draft }: DraftedContract,
  contract: Contract,
  model?: { readonly by: string; readonly added: ModelDrafts["added"] },
): SpecChanges {
  const { rows, unknown } = trace(spec, contract);
  const criteria = rows.flatMap((row) => row.criteria);
  const missing = criteria
    .filter(({ items }) => items.length === 0)
    .map(({ id, text, line }) => ({ id, text, line, code: codeFor(id, draft) }));
  if (model === undefined) return { missing, gone: unknown };
  const { by } = model;
  const proposed = criteria.flatMap(({ id, text, line }) =>
    model.added
      .filter((each) => each.for === id)
      .map(({ item }) => ({ id, text, line, by, code: codeOf([{ kind: "done_when", items: [item] }], contract.id) })),
  );
  return { missing, gone: unknown, proposed };
}

/** The calls that a draft has for one criterion. */
const codeFor = (id: string, { blocks, id: contract }: DraftedContract["draft"]): string =>
  codeOf(
    blocks
      .map(({ kind, items }) => ({ kind, items: items.filter(({ from }) => from?.includes(id) === true) }))
      .filter(({ items }) => items.length > 0),
    contract,
  );

/** Items as calls, as a person would write them. */
function codeOf(blocks: DraftedContract["draft"]["blocks"], id: DraftedContract["draft"]["id"]): string {
  const source = printSource({ id, blocks });
  const at = source.indexOf("export default");
  const call = source.indexOf(".", source.indexOf(")", at));
  return source
    .slice(call)
    .replace(/;\s*$/, "")
    .replace(/\n {2}/g, "\n")
    .trim();
}

/** Says what to write, and where; nothing is written. */
export function printChanges(
  { missing, gone, proposed = [] }: SpecChanges,
  contract: string,
  spec: string,
  io: Io,
): void {
  const code = (text: string): void => {
    for (const each of text.split("\n")) print(io, `      ${each}`);
  };
  if (missing.length + gone.length === 0) print(io, `${contract} has an item for every criterion of ${spec}`);
  else print(io, `${contract} is there and stays as it is. Of ${spec} it has not:`);
  for (const each of missing) {
    print(io, `  ${oneLine(spec)}:${each.line}: ${each.id}: ${oneLine(each.text)}`);
    code(each.code);
  }
  for (const { item, origin } of gone)
    print(io, `  ${item} comes from ${oneLine(origin)}, which ${oneLine(spec)} has no more`);
  for (const each of proposed) {
    print(io, `  ${oneLine(spec)}:${each.line}: ${each.id}: ${each.by} proposes, and nobody has looked at it:`);
    code(each.code);
  }
}
