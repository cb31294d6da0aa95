import { namesOf, requireKnown } from "../errors/options.ts";
import { type BlockKind, type Item, idCounter } from "../node/contract.ts";
import { type Printed, printItem } from "./items.ts";
import { call, type Layout, object, print, quote } from "./layout.ts";

/** Options of {@link printSource}. */
export interface PrintSourceOptions {
  /** The package that the functions are imported from. Default `"goalpost"`. */
  readonly module?: string | undefined;
  /** Whether the id is written down; leave it out where the file's name gives it. Default false. */
  readonly withId?: boolean | undefined;
}

/** What {@link printSource} prints: a contract, or a draft of one. */
export interface Printable {
  readonly id: string;
  readonly blocks: readonly { readonly kind: BlockKind; readonly items: readonly Item[] }[];
}

const methods: Readonly<Record<Exclude<BlockKind, "goal">, string>> = {
  context: "context",
  constraints: "constraints",
  done_when: "doneWhen",
  workflow: "workflow",
  verification_loop: "verificationLoop",
  execution_rules: "executionRules",
  output_contract: "outputContract",
  stop_when: "stopWhen",
  other: "other",
};

/** @internal The builder's method for a block. */
export const methodOf = (block: Exclude<BlockKind, "goal">): string => methods[block];

/**
 * Prints a contract as the TypeScript that a person would have written: strings where they say enough, imports of what is used and no
 * more, formatted. Building it gives the contract back, but that several whys become one.
 *
 * @param options - `module`: the package to import from, default `"goalpost"`; `withId`, default false.
 * @returns A module whose default export is the builder, ending in a line feed.
 * @example
 * printSource(goal("Port it.").doneWhen(command("pnpm test")).build());
 */
export function printSource(contract: Printable, options: PrintSourceOptions = {}): string {
  requireKnown(
    "printSource",
    options,
    namesOf<PrintSourceOptions>({ module: true, withId: true }),
    "import/bad-option",
  );
  const { module = "goalpost", withId = false } = options;
  const imports = new Set<string>(["goal"]);
  const items = contract.blocks.flatMap(({ kind, items: each }) => (kind === "goal" ? each : []));
  const outcome = items.find(({ kind }) => kind === "outcome");
  const whys = items.flatMap((item) => (item.kind === "why" ? [item.text] : []));
  const about = object({
    id: withId ? quote(contract.id) : undefined,
    why: whys.length === 0 ? undefined : quote(whys.join("\n\n")),
  });
  const head = call("goal", [
    quote(outcome?.kind === "outcome" ? outcome.text : unwrittenGoal),
    ...(about === undefined ? [] : [about]),
  ]);
  const calls = [...methodCalls(contract, imports), ...orderCall(contract)];
  const short = [head, ...calls].map((each) => print(each)).join("");
  const fits = calls.length === 1 && !short.includes("\n") && `export default ${short};`.length <= 120;
  const body = fits
    ? short
    : [print(head, 0, "export default ".length), ...calls.map((each) => `\n  ${print(each, 2, 2)}`)].join("");
  const names = [...imports].toSorted();
  const list = print({ open: "import { ", parts: names, close: ` } from ${quote(module)}` });
  return `${list};\n\nexport default ${body};\n`;
}

/** What a draft without a goal says in its place; lint asks for the goal where it stands. */
const unwrittenGoal = "Replace this sentence by the state that must hold at the end.";

/** What stands before the goal, said where the builder would put the goal first. */
function orderCall({ blocks }: Printable): readonly Layout[] {
  const kinds = blocks.map(({ kind }) => kind);
  const before = kinds.slice(0, kinds.indexOf("goal") + 1);
  return before.length > 1 ? [call(".order", before.map(quote))] : [];
}

function methodCalls({ blocks }: Printable, imports: Set<string>): readonly Layout[] {
  const next = idCounter();
  return blocks.flatMap(({ kind, items }): readonly Layout[] => {
    if (kind === "goal") return [];
    const printed = items.map((item): Printed => {
      const derived = next(kind, item);
      return printItem(item, item.id === derived ? undefined : item.id);
    });
    for (const { imports: names } of printed) for (const name of names) imports.add(name);
    return [
      call(
        `.${methods[kind]}`,
        printed.map(({ layout }) => layout),
      ),
    ];
  });
}
