import type { Block, Contract, Identified, Item } from "@goalpost/core";

/**
 * The floor: what one would write by hand for these kinds, with template literals and nothing else. It escapes nothing, so it is no
 * renderer that one could ship; it says what the text alone costs.
 */
export function literal(contract: Contract): string {
  return contract.blocks
    .map(
      (block, index) =>
        `<${block.kind}${index === 0 ? ` contract="${contract.id}"` : ""}>\n${items(block)}</${block.kind}>\n`,
    )
    .join("\n");
}

const items = (block: Block) => {
  let text = "";
  for (const item of block.items as readonly Identified<Item>[])
    text += `- ${item.id} ${item.kind}: ${sentence(item)}\n`;
  return text;
};

const code = (text: string) => `\`${text}\``;

/** One item, in words; refuses a kind that the benchmark's contract does not have. */
export function sentence(item: Item): string {
  switch (item.kind) {
    case "outcome":
    case "note":
    case "must":
    case "step":
    case "rule":
    case "blocked":
      return item.text;
    case "read":
    case "deliver":
      return code(item.path);
    case "never":
      return `${item.text}\n  instead: ${item.instead}`;
    case "scope":
      return `only ${item.paths.map(code).join(", ")} may change.`;
    case "unchanged":
      return `${item.paths.map(code).join(", ")} unchanged.`;
    case "command":
      return `${code(item.run)} exits ${item.exit_code}.`;
    case "after":
      return `${item.when}\n  check: ${item.check.kind}: ${sentence(item.check)}`;
    case "review":
      return `${item.text}\n  sample: ${item.sample}\n  evidence: ${code(item.evidence ?? "")}`;
    default:
      throw new Error(`the floor has no sentence for "${item.kind}"`);
  }
}
