import { camelCase } from "../errors/options.ts";
import type { BlockItems, BlockKind, Item } from "../node/contract.ts";
import { homes, homesOf } from "../node/homes.ts";
import type { Entry } from "./entry.ts";

/** How a contract's code spells each block. */
const methods = {
  goal: 'goal("...", { why: "..." })',
  context: ".context(...)",
  constraints: ".constraints(...)",
  done_when: ".doneWhen(...)",
  workflow: ".workflow(...)",
  verification_loop: ".verificationLoop(...)",
  execution_rules: ".executionRules(...)",
  output_contract: ".outputContract(...)",
  stop_when: ".stopWhen(...)",
  other: ".other(...)",
} as const satisfies Readonly<Record<BlockKind, string>>;

type Camel<Kind extends string> = Kind extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Tail>}` : Kind;

type Home<Kinds extends readonly BlockKind[]> = Kinds extends readonly [
  infer First extends BlockKind,
  infer Second extends BlockKind,
]
  ? `${(typeof methods)[First]} or ${(typeof methods)[Second]}`
  : (typeof methods)[Kinds[number]];

/** How a check stands in a block that takes none by itself. */
const wrappers = {
  workflow: ["gate(", ")"],
  verification_loop: ['after("...", ', ")"],
} as const;

type Checks = {
  [Kind in keyof typeof homes]: (typeof homes)[Kind] extends readonly ["constraints", "done_when"] ? Kind : never;
}[keyof typeof homes];

type Wrapped<Kind, Named extends Item["kind"]> = Kind extends keyof typeof wrappers
  ? Named extends Checks
    ? `, or here as ${(typeof wrappers)[Kind][0]}${Camel<Named>}(...)${(typeof wrappers)[Kind][1]}`
    : ""
  : "";

/** What the compiler says of an item that stands in another block than its own. */
type Misplaced<Kind extends keyof BlockItems, Each> = Each extends string | BlockItems[Kind]
  ? never
  : Each extends { readonly kind: infer Named extends Item["kind"] }
    ? `${Camel<Named>}(...) goes into ${Home<(typeof homes)[Named]>}${Wrapped<Kind, Named>}`
    : Each extends { use(fragment: never): unknown }
      ? "a fragment is applied with .use(...)"
      : Entry<Kind>;

/**
 * What one argument of a builder method must be: itself when it fits, else a sentence that the compiler prints on one line, which names the
 * block where it belongs.
 */
export type Fit<Kind extends BlockKind, Each> = [Each] extends [Entry<Kind>]
  ? Each
  : Misplaced<Kind, Each extends readonly (infer Inner)[] ? Inner : Each>;

/** The arguments of a builder method, each as {@link Fit} has it. */
export type Fits<Kind extends BlockKind, Entries extends readonly unknown[]> = {
  readonly [At in keyof Entries]: Fit<Kind, Entries[At]>;
};

/** @internal Where an item of this kind goes that stands in another block, as code spells it; undefined when there is no such kind. */
export function homeInCode(kind: unknown, block: BlockKind): string | undefined {
  const found = homesOf(kind);
  if (found.length === 0) return undefined;
  const call = `${camelCase(String(kind))}(...)`;
  const isCheck = found.join() === homes.command.join();
  const [before, after] = isCheck && (block === "workflow" || block === "verification_loop") ? wrappers[block] : [];
  const here = before === undefined ? "" : `, or here as ${before}${call}${after}`;
  return `${call} goes into ${found.map((each) => methods[each]).join(" or ")}${here}`;
}
