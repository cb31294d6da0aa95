import { type RenderFormat, render } from "@goalpost/core";
import { requireKnown } from "@goalpost/core/errors";
import { type ContractLike, contractOf, type Outcome } from "../outcome.ts";

/**
 * The contract renders to a text. Indentation that all lines share, and blank lines around the text, do not count.
 *
 * @param expected - The text.
 * @param options - `format`: `"xml"` (default) or `"markdown"`.
 */
export function renderAs(
  contract: ContractLike,
  expected: string,
  options: { readonly format?: RenderFormat } = {},
): Outcome {
  requireKnown("toRenderAs", options, ["format"], "vitest/bad-option");
  const built = contractOf(contract);
  const [actual, wanted] = [tidy(render(built, options)), tidy(expected)];
  const [left, right] = [actual.split("\n"), wanted.split("\n")];
  const at = left.findIndex((line, index) => line !== right[index]);
  const line = at < 0 ? left.length : at;
  return {
    pass: actual === wanted,
    fails: `${built.id} renders otherwise; line ${line + 1}:\n  expected: ${right[line] ?? "(the end)"}\n  received: ${left[line] ?? "(the end)"}`,
    holds: `${built.id} renders to this text, expected another`,
  };
}

function tidy(text: string): string {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const depths = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const depth = Math.min(...depths, 400);
  return lines
    .map((line) => line.slice(depth).trimEnd())
    .join("\n")
    .trim();
}
