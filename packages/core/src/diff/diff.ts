import { isCheck } from "../node/check.ts";
import { type BlockKind, type Contract, type Item, parseContract } from "../node/contract.ts";
import type { Change } from "./change.ts";
import { inOrder, matchItems } from "./match.ts";
import { type NormalBlock, normalBlocks, sameJson } from "./normal.ts";
import { weighAdded, weighChanged, weighRemoved } from "./weigh.ts";

/**
 * Compares two contracts: what was added, removed, changed or moved, and whether that weakens the contract. Items are matched by given id,
 * else by content, else by likeness, so that an item put in front of others is one addition.
 *
 * @returns Changes, in the order of the new contract; none for contracts that are the same. {@link apply} takes them.
 * @example
 * const before = goal("Port it.").doneWhen(command("pnpm test"), command("pnpm lint")).build();
 * const after = goal("Port it.").doneWhen(command("pnpm lint")).build();
 * diff(before, after).map(({ weight, reason }) => `${weight}: ${reason}`); // ["weaker: check removed"]
 */
export function diff(before: Contract, after: Contract): readonly Change[] {
  const [from, to] = [normalBlocks(before), normalBlocks(after)];
  const sources = new Map(from.map((block, index) => [block.key, { block, index }]));
  const targets = new Map(to.map((block, index) => [block.key, { block, index }]));
  const changes: Change[] = [];
  if (before.id !== after.id) {
    changes.push({
      op: "renamed",
      block: "contract",
      where: "id",
      id: before.id,
      weight: "neutral",
      reason: `renamed to ${after.id}`,
      name: after.id,
    });
  }
  if (from.map(({ kind }) => kind).join() !== to.map(({ kind }) => kind).join()) {
    const order = to.map(({ kind }) => kind);
    changes.push({
      op: "arranged",
      block: "contract",
      where: "blocks",
      id: after.id,
      weight: "neutral",
      reason: `blocks are ${order.join(", ")}`,
      order,
    });
  }
  for (const { block, index } of sources.values()) {
    if (!targets.has(block.key)) changes.push(...removals(block, index, new Set(block.items.keys())));
  }
  for (const { block, index } of targets.values()) {
    const source = sources.get(block.key);
    changes.push(...diffBlock(source?.block, source?.index ?? 0, block, index));
  }
  return namingRequirements(movedChecks(changes), before, after);
}

/** What a check was for, and nothing is any more: the requirement that lost its check is named. */
function namingRequirements(changes: readonly Change[], before: Contract, after: Contract): readonly Change[] {
  const [had, has] = [checkedOrigins(before), checkedOrigins(after)];
  return changes.map((change) => {
    const lost = (change.before?.from ?? []).filter((origin) => had.has(origin) && !has.has(origin));
    if (lost.length === 0) return change;
    const reason = `${change.reason}; ${lost.join(", ")} ${lost.length === 1 ? "has" : "have"} no check any more`;
    return { ...change, weight: "weaker", reason };
  });
}

/** The origins of what a machine decides, among what verify judges. */
const checkedOrigins = ({ blocks }: Contract): ReadonlySet<string> =>
  new Set(
    blocks.flatMap(({ kind, items }) =>
      counts.has(kind) ? (items as readonly Item[]).flatMap((item) => (isCheck(item) ? (item.from ?? []) : [])) : [],
    ),
  );

function removals({ kind, items, ids }: NormalBlock, block: number, which: ReadonlySet<number>): readonly Change[] {
  return items.flatMap((item, index): readonly Change[] =>
    which.has(index)
      ? [
          {
            op: "removed",
            block: kind,
            where: `${kind}[${index}]`,
            id: ids[index] ?? "",
            ...weighRemoved(item),
            before: item,
            from: { block, item: index },
          },
        ]
      : [],
  );
}

function diffBlock(source: NormalBlock | undefined, at: number, target: NormalBlock, block: number): readonly Change[] {
  const { kind, items, ids } = target;
  const before = source?.items ?? [];
  const pairs = matchItems(before, items);
  const origin = new Map([...pairs].map(([from, to]) => [to, from]));
  const matched = [...origin.keys()].toSorted((left, right) => left - right);
  const kept = inOrder(matched.map((to) => origin.get(to) ?? 0));
  const still = new Set(matched.filter((_to, index) => kept.has(index)));
  const gone = new Set([...before.keys()].filter((index) => !pairs.has(index)));
  const changes: Change[] = source === undefined ? [] : [...removals(source, at, gone)];
  for (const [index, item] of items.entries()) {
    const from = origin.get(index);
    const place = {
      block: kind,
      where: `${kind}[${index}]`,
      id: ids[index] ?? "",
      to: { block, item: index },
    } as const;
    if (from === undefined) {
      changes.push({ op: "added", ...place, ...weighAdded(item), after: item });
      continue;
    }
    const was = before[from];
    const same = was !== undefined && sameJson(was, item);
    if (was === undefined || (same && still.has(index))) continue;
    const weighed = same ? ({ weight: "neutral", reason: "moved" } as const) : weighChanged(was, item, kind);
    changes.push({
      op: still.has(index) ? "changed" : "moved",
      ...place,
      ...weighed,
      before: was,
      after: item,
      from: { block: at, item: from },
    });
  }
  return changes;
}

/** A check that left one block and stands in another counts as much there. */
function movedChecks(changes: readonly Change[]): readonly Change[] {
  const twin = (change: Change, op: "added" | "removed"): Change | undefined =>
    changes.find(
      (other) =>
        other.op === op &&
        other.block !== change.block &&
        counts.has(String(other.block)) &&
        counts.has(String(change.block)) &&
        sameJson(strip(other.after ?? other.before), strip(change.after ?? change.before)),
    );
  return changes.map((change) => {
    if (change.op !== "added" && change.op !== "removed") return change;
    const other = twin(change, change.op === "added" ? "removed" : "added");
    if (other === undefined) return change;
    const reason =
      change.op === "added" ? `came from ${other.block}` : `went to ${other.block}, where it counts as much`;
    return { ...change, weight: "neutral", reason };
  });
}

const counts: ReadonlySet<string> = new Set(["constraints", "done_when"]);

const strip = (item: Item | undefined): unknown => {
  const { id: _, ...content } = item ?? {};
  return content;
};

/**
 * Applies changes to the contract that they begin with.
 *
 * @returns The contract that they lead to: `apply(diff(a, b), a)` equals `b`.
 * @throws GoalpostError `contract/bad-input` when the changes do not fit the contract.
 * @example
 * const before = goal("Port it.").doneWhen(command("pnpm test")).build();
 * apply(diff(before, before), before);
 */
export function apply(changes: readonly Change[], contract: Contract): Contract {
  const blocks = normalBlocks(contract);
  const order = changes.find(({ op }) => op === "arranged")?.order ?? blocks.map(({ kind }) => kind);
  const gone = new Map<string, Change>();
  for (const change of changes) {
    if (change.from !== undefined) gone.set(`${change.from.block}.${change.from.item}`, change);
  }
  const ordinals = new Map<BlockKind, number>();
  const built = order.map((kind, index) => {
    const ordinal = (ordinals.get(kind) ?? 0) + 1;
    ordinals.set(kind, ordinal);
    const at = blocks.findIndex(({ key }) => key === `${kind}#${ordinal}`);
    const items = (blocks[at]?.items ?? []).flatMap((item, position): readonly Item[] => {
      const change = gone.get(`${at}.${position}`);
      if (change === undefined) return [item];
      return change.op === "changed" && change.after !== undefined ? [change.after] : [];
    });
    const arriving = changes
      .filter(({ op, to }) => to?.block === index && (op === "added" || op === "moved"))
      .toSorted((left, right) => (left.to?.item ?? 0) - (right.to?.item ?? 0));
    for (const { to, after } of arriving) if (to !== undefined && after !== undefined) items.splice(to.item, 0, after);
    return { kind, items };
  });
  const id = changes.find(({ op }) => op === "renamed")?.name ?? contract.id;
  return parseContract({ version: 1, id, blocks: built });
}

/** The changes that weaken, but for those of the items that are allowed to. */
export const weakenings = (changes: readonly Change[], allow: readonly string[] = []): readonly Change[] =>
  changes.filter(({ weight, id }) => weight === "weaker" && !allow.includes(id));
