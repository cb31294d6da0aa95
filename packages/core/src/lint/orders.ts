import type { BlockKind, Contract, Item } from "../node/contract.ts";
import type { RunCheck } from "../node/run-check.ts";
import { itemsOf } from "./texts.ts";
import { enough } from "./words/anchors.ts";
import { forbids } from "./words/forbidden.ts";

/** A command line that the contract has run: by verify, or by the agent whom a sentence tells to. */
export interface OrderedLine {
  readonly line: string;
  readonly where: string;
  readonly block: BlockKind;
  /** Whether verify runs it, and reads its exit code. */
  readonly isCheck: boolean;
  /** The exit code that means true; 0 but for a check that says another. */
  readonly exitCode: number;
  /** Whether what it prints counts beside its exit code. */
  readonly readsOutput: boolean;
  /** The sentence that it stands in; empty for a check of its own. */
  readonly around: string;
}

/** A sentence that orders something, without what it names in code. */
export interface OrderedProse {
  readonly text: string;
  readonly where: string;
  readonly block: BlockKind;
  readonly kind: Item["kind"];
}

/** Blocks whose sentences the agent follows. */
const followed: ReadonlySet<BlockKind> = new Set([
  "constraints",
  "done_when",
  "workflow",
  "verification_loop",
  "execution_rules",
]);

/** Lines of one sentence that are looked at: more than anybody orders at once. */
const mostLines = 100;

/** Every command line that is run: checks, and the code in sentences that order and do not forbid. */
export function* orderedLines(contract: Contract): Generator<OrderedLine> {
  for (const { item, block, where } of itemsOf(contract)) {
    yield* checksOf(item, where, block);
    if (!followed.has(block)) continue;
    for (const { text, place } of sentencesOf(item, where)) {
      const isForbidden = forbids(text);
      for (const { code, at } of [...spansIn(text), ...bareIn(text)].slice(0, mostLines)) {
        if (isForbidden(at)) continue;
        yield { line: code, where: place, block, around: text, ...claimed(item, text, at, code) };
      }
    }
  }
}

/** Every sentence that the agent follows, code taken out. */
export function* orderedProse(contract: Contract, blocks: ReadonlySet<BlockKind> = followed): Generator<OrderedProse> {
  for (const { item, block, where } of itemsOf(contract)) {
    if (!blocks.has(block)) continue;
    for (const { text, place } of sentencesOf(item, where))
      yield { text: text.slice(0, enough), where: place, block, kind: item.kind };
  }
}

/** A claim that begins with a command and says how it ends is read as the check that it would be. */
function claimed(
  item: Item,
  text: string,
  at: number,
  code: string,
): Pick<OrderedLine, "isCheck" | "exitCode" | "readsOutput"> {
  const rest = text.slice(at + code.length + 1, at + code.length + 120);
  const says =
    /^\s*(?:exits?|ends?|finishes|terminates|returns?|completes|endet|passes|pass|succeeds?|is green|must pass)?(?: with)?(?: (?:exit )?(?:code|status))? ?(\d{1,3})?\s*[.。]?\s*$/i.exec(
      rest,
    );
  const isCheck =
    item.kind === "claim" && /^\W*$/.test(text.slice(0, Math.min(at - 1, 40))) && at < 40 && says !== null;
  return { isCheck, exitCode: Number(says?.[1] ?? 0), readsOutput: false };
}

function* checksOf(item: Item, where: string, block: BlockKind): Generator<OrderedLine> {
  const run = (each: Omit<RunCheck, "id">, place: string, readsOutput = each.stdout !== undefined): OrderedLine => ({
    line: each.run,
    where: `${place}.run`,
    block,
    isCheck: true,
    exitCode: each.exit_code,
    readsOutput,
    around: "",
  });
  if (item.kind === "command" || item.kind === "shell") yield run(item, where);
  if (item.kind === "metric") yield run(item.run, `${where}.run`, true);
  if (item.kind === "tests") yield run(item.run, `${where}.run`);
  if ((item.kind === "artifact" || item.kind === "absent") && item.produced_by !== undefined)
    yield run(item.produced_by, `${where}.produced_by`, true);
  if (item.kind === "gate" || item.kind === "after") {
    const { check } = item;
    if (check.kind === "command" || check.kind === "shell") yield run(check, `${where}.check`);
    if (check.kind === "metric") yield run(check.run, `${where}.check.run`, true);
    if (check.kind === "tests") yield run(check.run, `${where}.check.run`);
  }
}

/** Sentences of an item that say what is to be done; a never says what is not. */
function sentencesOf(item: Item, where: string): readonly { readonly text: string; readonly place: string }[] {
  if (item.kind === "parallel") return item.steps.map((text, index) => ({ text, place: `${where}.steps[${index}]` }));
  if (item.kind === "never")
    return item.instead === undefined ? [] : [{ text: item.instead, place: `${where}.instead` }];
  if (item.kind === "after") return [];
  return "text" in item && item.kind !== "blocked" ? [{ text: item.text, place: where }] : [];
}

/** Programs whose lines stand in prose without a code span, by what follows them: no sentence goes on like that. */
const bare =
  /(?<![\w`./-])(?:sudo )?(?:rm -\w|git (?:push|reset|clean|checkout|restore|branch|stash|rebase|add|filter-\w+) -|docker (?:system|volume|image|run|exec|compose)\b|kubectl (?:delete|exec|logs)\b|(?:terraform|tofu|pulumi|cdk) (?:destroy|apply)\b|redis-cli \S|dropdb \S|mkfs\b|dd (?:if|of)=|shred \S|helm (?:uninstall|delete)\b|aws \S+ \S|find \S+ .*-(?:delete|exec)\b|tail -|python3? manage\.py|(?:npx|npm|pnpm|yarn) \S.* --watch|sleep \d)[^`;,。\n]*/g;

/** Command lines that stand in a sentence as if it were a terminal. */
function* bareIn(text: string): Generator<{ readonly code: string; readonly at: number }> {
  const plain = text.slice(0, enough).replace(/`[^`\n]*`/g, (code) => "\n".repeat(code.length));
  for (const { 0: found, index } of plain.matchAll(bare))
    yield { code: found.replace(/[.!?)]+(?:\s.*)?$/, "").trim(), at: index };
}

const span = /(`+)([^`\n][^\n]*?)\1(?!`)/g;

/** Code spans of a text: what is in them, and where that begins. */
export function* spansIn(text: string): Generator<{ readonly code: string; readonly at: number }> {
  for (const found of text.slice(0, enough).matchAll(span)) {
    const [, fence = "", code = ""] = found;
    yield { code: code.trim(), at: found.index + fence.length };
  }
}
