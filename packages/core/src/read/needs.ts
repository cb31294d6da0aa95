import type { Node } from "./pattern-node.ts";

/** Texts of which one must stand in whatever a pattern matches. */
export type Need = readonly string[];

/** More needs of one pattern, and more texts of one need, tell no more. */
const mostNeeds = 4;
const mostTexts = 120;

const known = new WeakMap<Node, readonly Need[]>();

/** What must stand in a text before a pattern can match a part of it, rarest first: one text of each need. Texts are in small letters. */
export function needsOf(node: Node): readonly Need[] {
  const found = known.get(node);
  if (found !== undefined) return found;
  const needs = find(node);
  known.set(node, needs);
  return needs;
}

function find(node: Node): readonly Need[] {
  switch (node.kind) {
    case "text":
      return one([node.text]);
    case "words":
      return one(node.words);
    case "set":
      return one(node.set.listed ?? []);
    case "group":
      return needsOf(node.item);
    case "named":
      return needsOf(node.node());
    case "run":
      return rarest(node.items.flatMap((item) => needsOf(item)));
    case "any":
      return ofAny(node.items.map((item) => needsOf(item)[0]));
    case "repeat":
      return node.least > 0 ? needsOf(node.item) : [];
    case "ahead":
      return node.not ? [] : needsOf(node.item);
    default:
      return [];
  }
}

/** One of several may match: what it needs is among what they all need. */
function ofAny(needs: readonly (Need | undefined)[]): readonly Need[] {
  return needs.includes(undefined) ? [] : one([...new Set(needs.flatMap((need) => need ?? []))]);
}

function one(texts: readonly string[]): readonly Need[] {
  const said = texts.map((text) => text.toLowerCase());
  const tells = texts.length > 0 && texts.length <= mostTexts && said.every((text) => text.trim() !== "");
  return tells && likelihood(said) < 1 ? [said] : [];
}

function rarest(needs: readonly Need[]): readonly Need[] {
  const byText = new Map(needs.map((need) => [need.join("|"), need]));
  return [...byText.values()].sort((left, right) => likelihood(left) - likelihood(right)).slice(0, mostNeeds);
}

/** How likely some text has one of these: by their lengths, roughly. */
const likelihood = (need: Need): number =>
  need.reduce((sum, text) => sum + ([1, 0.3, 0.15, 0.04][text.length] ?? 0.01), 0);
