import type { Contract } from "@goalpost/core";

/**
 * A prompt as it stands in many repositories: one template literal for one contract, written out, with its texts as holes. It knows no
 * blocks and no kinds, so no library can be as fast; it says what that structure costs.
 */
export function flatLiteral(contract: Contract, rendered: string): () => string {
  const texts = textsOf(contract);
  const holes: string[] = [];
  let source = "";
  let rest = rendered;
  for (const text of texts) {
    const at = rest.indexOf(text);
    if (at < 0) throw new Error(`"${text}" is not in the rendered contract`);
    source += `${quote(rest.slice(0, at))}\${v[${holes.length}]}`;
    holes.push(text);
    rest = rest.slice(at + text.length);
  }
  const made = new Function("v", `return \`${source}${quote(rest)}\`;`) as (values: readonly string[]) => string;
  return () => made(holes);
}

const quote = (text: string) => text.replace(/[\\`$]/g, "\\$&");

/** The prose of a contract, in the order in which it is rendered. */
function textsOf(contract: Contract): readonly string[] {
  return contract.blocks.flatMap(({ items }) => items.flatMap((item) => ("text" in item ? [item.text] : [])));
}
