import type { Contract } from "./contract.ts";

/**
 * What an agent may be told of a contract: the same one, with nothing of what is held out.
 *
 * @returns The contract itself when it holds nothing out.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(heldOut(command("true"), { files: "/srv/held-out" })).build();
 * toldContract(contract).blocks.at(-1)?.items; // [{ kind: "held_out", id: "H1" }]
 */
export function toldContract(contract: Contract): Contract {
  if (!contract.blocks.some(({ items }) => items.some((item) => item.kind === "held_out" && item.check !== undefined))) return contract; // biome-ignore format: one
  const blocks = contract.blocks.map((block) =>
    block.kind === "done_when"
      ? Object.freeze({ ...block, items: Object.freeze(block.items.map((item) => (item.kind === "held_out" ? Object.freeze({ kind: item.kind, id: item.id }) : item))) })
      : block,
  ); // biome-ignore format: one
  return Object.freeze({ ...contract, blocks: Object.freeze(blocks) });
}
