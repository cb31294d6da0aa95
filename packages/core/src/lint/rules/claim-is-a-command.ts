import { goal } from "../../builder/goal.ts";
import { type CommandItem, command } from "../../node/command.ts";
import type { Block, BlockItems, Contract, Identified } from "../../node/contract.ts";
import { splitWords } from "../../node/words.ts";
import { wording } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn } from "../texts.ts";

export const claimIsACommand = defineRule({
  id: "claim-is-a-command",
  severity: "error",
  summary: "A claim that names a command in so many words is written as command(…).",
  why: "A claim is never run, however much it looks like a command: the agent's word would be the only proof.",
  source: "https://developers.openai.com/codex/goals (read 2026-11-22)",
  cases: () => ({
    silent: {
      prose: goal("Port it.").doneWhen("the errors read well", command("pnpm test")).build(),
      "a command inside a sentence": goal("Port it.")
        .doneWhen("`pnpm test` was run by a person on a phone", command("pnpm test"))
        .build(),
      "a word that is also a program": goal("Port it.").doneWhen("make the errors readable", command("make")).build(),
    },
    speaks: {
      "a code span that exits 0": {
        given: goal("Port it.").doneWhen("`pnpm test` exits 0").build(),
        finds: ["done_when[0]"],
        fixed: goal("Port it.").doneWhen(command("pnpm test")).build(),
      },
      "a code span alone": {
        given: goal("Port it.").doneWhen("`node --test`", command("pnpm lint")).build(),
        finds: ["done_when[0]"],
        fixed: goal("Port it.").doneWhen(command("node --test"), command("pnpm lint")).build(),
      },
      "a bare command line": {
        given: goal("Port it.").doneWhen("npm run build").build(),
        finds: ["done_when[0]"],
        fixed: goal("Port it.").doneWhen(command("npm run build")).build(),
      },
      "an exit code of its own": {
        given: goal("Port it.").doneWhen("`grep -r foo src` exits with code 1.").build(),
        finds: ["done_when[0]"],
        fixed: goal("Port it.")
          .doneWhen(command("grep -r foo src", { exitCode: 1 }))
          .build(),
      },
    },
  }),
  *check(contract, context) {
    for (const { item, where } of itemsIn(contract, "done_when")) {
      const lifted = item.kind === "claim" ? commandIn(item.text) : undefined;
      if (lifted === undefined) continue;
      const isPrompt = context.form === "prompt";
      yield {
        where,
        // Whoever writes a prompt has named the command; that it was not read as a check is for import to say.
        ...(isPrompt ? { severity: "info" as const } : {}),
        what: "is a claim that looks like a command, and a claim is never run",
        help: isPrompt
          ? `make it a contract, where it is a check: goalpost import; or write it alone: ${wording(context, lifted)}`
          : `write ${wording(context, lifted, item.id)}`,
      };
    }
  },
  fix: (contract: Contract): Contract => ({
    ...contract,
    blocks: contract.blocks.map(
      (block): Block => (block.kind === "done_when" ? { ...block, items: block.items.map(fixed) } : block),
    ),
  }),
});

type Condition = Identified<BlockItems["done_when"]>;

function fixed(item: Condition): Condition {
  const lifted = item.kind === "claim" ? commandIn(item.text) : undefined;
  return lifted === undefined ? item : { ...lifted, id: item.id };
}

/** "`x` exits 0", "`x` passes", "`x`". */
const inCode = /^`([^`\n]+)`(?: (?:exits(?: with)?(?: code)? (\d{1,3})|passes|succeeds|is green))?\.?$/;

/** Programs whose command lines cannot be mistaken for prose: they are followed by a subcommand or an option. */
const bare =
  /^(?:(?:npm|pnpm|yarn|bun) (?:run |test\b|exec )|npx |pnpm \S+$|npm test$|node -|cargo (?:test|build|check|clippy)\b|go (?:test|build|vet) |pytest\b(?! (?:is|was|passes))|python3? -m |dotnet test\b|mvn |gradle |\.\/[\w./-]+( |$))/;

export function commandIn(claim: string): CommandItem | undefined {
  const [, code, exit] = inCode.exec(claim) ?? [];
  const run = code ?? (bare.test(claim) ? claim.replace(/ (?:exits 0|passes|succeeds)\.?$/, "") : undefined);
  const exitCode = Number(exit ?? 0);
  if (run === undefined || exitCode > 255 || splitWords(run).fault !== undefined) return undefined;
  return command(run, { exitCode });
}
