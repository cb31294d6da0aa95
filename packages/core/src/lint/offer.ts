import { type CommandItem, command } from "../node/command.ts";
import { type BlockKind, blockLetters, type Contract, type Item } from "../node/contract.ts";
import { printItem } from "../print-source/items.ts";
import { call, print } from "../print-source/layout.ts";
import { methodOf } from "../print-source/print-source.ts";
import { renderItem } from "../render/render.ts";
import { outcomeOf } from "../shell/outcome.ts";
import type { RuleContext } from "./rule.ts";
import type { SourceForm } from "./source-form.ts";
import { itemsIn, itemsOf } from "./texts.ts";
import { sentenceOf } from "./words/sentence.ts";

type Voice = Pick<RuleContext, "form" | "commands">;

/** How one writes items into a block, in the language of the contract's file: `.doneWhen(command("pnpm test"))`. */
export function addition(
  { form = "typescript" }: Voice,
  contract: Contract,
  block: Exclude<BlockKind, "goal">,
  ...items: readonly Item[]
): string {
  // biome-ignore format: one signature
  if (form === "typescript") return `.${print(call(methodOf(block), items.map((item) => printItem(item, undefined).layout)))}`; // biome-ignore format: one call
  const written = items.map((item, index) => inText(item, form, nextId(contract, block, index)));
  if (form === "prompt") return `${written.map(quoted).join(" and ")} under "${titles[block]}"`;
  const isThere = contract.blocks.some(({ kind }) => kind === block);
  if (form === "labelled") return `${written.map(quoted).join(" and ")} to ${block}`;
  return isThere
    ? `${written.join(", ")} to the items of ${block}`
    : `{"kind":"${block}","items":[${written.join(",")}]} to blocks`;
}

/** How one writes one item, in the language of the contract's file: `command("pnpm test")`. */
export function wording({ form = "typescript" }: Voice, item: Item, id?: string): string {
  if (form === "typescript") return print(printItem(item, undefined).layout);
  const written = inText(item, form, id ?? "…");
  return form === "json" ? written : quoted(written);
}

/** The project's whole test suite where one is known, else what the contract runs itself, else what many projects have. */
export function suiteOf(context: Voice, contract: Contract): CommandItem {
  const suites = (context.commands ?? []).filter(({ wholeSuite }) => wholeSuite);
  if (suites.length === 1 && suites[0] !== undefined) return command(suites[0].run);
  const own = itemsIn(contract, "done_when").flatMap(({ item }) =>
    item.kind === "command" ? [item.run] : item.kind === "tests" && item.run.kind === "command" ? [item.run.run] : [],
  );
  return command(own.find((run) => outcomeOf(run).canFail) ?? suites[0]?.run ?? "pnpm test");
}

/** A command of the project's that is quicker than its suite, where one is known; else the suite. */
export function quickOf(context: Voice, contract: Contract): CommandItem {
  const quick = (context.commands ?? []).find(({ run }) =>
    /(?:^| )(?:typecheck|types|check|vet|lint)(?: |$)/.test(run),
  );
  return quick === undefined ? suiteOf(context, contract) : command(quick.run);
}

function inText(item: Item, form: Exclude<SourceForm, "typescript">, id: string): string {
  if (form === "prompt") return `- ${sentenceOf(item)}`;
  const { kind, ...fields } = item;
  if (form === "json") return JSON.stringify({ kind, id, ...fields });
  return renderItem({ ...item, id }).trimEnd();
}

const quoted = (text: string): string => (text.includes('"') ? `'${text}'` : `"${text}"`);

const titles: Readonly<Record<Exclude<BlockKind, "goal">, string>> = {
  context: "Context",
  constraints: "Constraints",
  done_when: "Done when",
  workflow: "Workflow",
  verification_loop: "Verification loop",
  execution_rules: "Execution rules",
  output_contract: "Output contract",
  stop_when: "Stop when",
  other: "Other",
};

/** The id that an item would have which is put at a block's end. */
function nextId(contract: Contract, block: BlockKind, further: number): string {
  const taken = new Set([...itemsOf(contract)].map(({ item }) => item.id));
  const named = (item: Item): boolean => item.kind !== "held_out";
  const count = contract.blocks.reduce((sum, { kind, items }) => sum + (kind === block ? items.filter(named).length : 0), 0); // biome-ignore format: one
  let ordinal = count + 1 + further;
  while (taken.has(`${blockLetters[block]}${ordinal}`)) ordinal += 1;
  return `${blockLetters[block]}${ordinal}`;
}
