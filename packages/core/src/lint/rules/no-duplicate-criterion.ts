import { goal } from "../../builder/goal.ts";
import { seenClients } from "../../clients/seen.gen.ts";
import { command } from "../../node/command.ts";
import type { Block, Contract, Identified, Item } from "../../node/contract.ts";
import { unchanged } from "../../node/unchanged.ts";
import { defineRule } from "../rule.ts";
import { itemsIn } from "../texts.ts";

export const noDuplicateCriterion = defineRule({
  id: "no-duplicate-criterion",
  severity: "warning",
  summary: "No condition of done_when, and no constraint, is said twice.",
  get why() {
    return `In Claude Code ${seenClients["claude-code"].conditionIsRepeated}; and of two copies, only one is kept up to date.`;
  },
  get source() {
    return seenClients["claude-code"].source;
  },
  cases: () => ({
    silent: {
      "the same command, another exit code": goal("Port it.")
        .doneWhen(command("grep -rq moment src", { exitCode: 1 }), command("grep -rq moment src"))
        .build(),
      "a constraint beside a condition": goal("Port it.")
        .constraints(unchanged("test/**"))
        .doneWhen(command("pnpm test"))
        .build(),
    },
    speaks: {
      "the same command twice": {
        given: goal("Port it.").doneWhen(command("pnpm test"), command("pnpm lint"), command("pnpm test")).build(),
        finds: ["done_when[2]"],
        fixed: goal("Port it.").doneWhen(command("pnpm test"), command("pnpm lint")).build(),
      },
      "the same claim, spelled otherwise": {
        given: goal("Port it.").doneWhen("All tests pass.", "all  tests pass", command("pnpm test")).build(),
        finds: ["done_when[1]"],
      },
    },
  }),
  *check(contract) {
    for (const kind of ["constraints", "done_when"] as const) {
      const seen = new Map<string, string>();
      for (const { item, where } of itemsIn(contract, kind)) {
        const key = keyOf(item);
        const first = seen.get(key);
        if (first === undefined) seen.set(key, item.id);
        else yield { where, what: `says the same as ${first}`, help: "remove one of them" };
      }
    }
  },
  fix: (contract: Contract): Contract => ({
    ...contract,
    blocks: contract.blocks.map((block): Block => {
      if (block.kind === "done_when") return { ...block, items: firsts(block.items) };
      return block.kind === "constraints" ? { ...block, items: firsts(block.items) } : block;
    }),
  }),
});

const keyOf = ({ id: _, ...item }: Identified<Item>): string =>
  JSON.stringify(item, (_key, value: unknown) =>
    typeof value === "string" && (item.kind === "claim" || item.kind === "must" || item.kind === "never")
      ? value
          .toLowerCase()
          .replace(/\s+/g, " ")
          .replace(/[.!。]$/, "")
      : value,
  );

function firsts<Each extends Identified<Item>>(items: readonly Each[]): readonly Each[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
