import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { never } from "../../node/never.ts";
import { once } from "../../node/once.ts";
import { shell } from "../../node/shell.ts";
import { orderedLines, orderedProse } from "../orders.ts";
import { defineRule } from "../rule.ts";
import { shorten } from "../texts.ts";
import { forbiddenAt } from "../words/forbidden.ts";
import { interactionIn } from "../words/interaction.ts";
import { lexicon } from "../words/lexicon.ts";

const orders = once(() =>
  lexicon(
    [
      "(?:in|with|using|open|mit|con|avec|com|в) (?:vim|neovim|nvim|emacs|nano|vi|htop)|(?:in|open|start|use) (?:a|the) (?:\\p{L}+ )?(?:REPL|debugger console)|interactive rebase|rebase interactively|(?:in|use|with|start) (?:the )?(?:tests? in )?watch mode|answer the (?:prompts?|wizard|installer'?s? questions)|interaktive[rn]? rebase|im (?:interaktiven|watch)[- ]modus|rebase interactivo|modo (?:interactivo|watch)|rebase interactif|mode (?:interactif|watch)|rebase interativo|modo interativo|rebase interattivo|modalità (?:interattiva|watch)|интерактивн\\p{L}+ (?:rebase|режим\\p{L}*)",
    ],
    ["交互式(?:变基|rebase|模式)|监视模式|対話(?:的|モード)|ウォッチモード|대화형 (?:rebase|리베이스|모드)|감시 모드"],
  ),
);

const isMention = (line: string): boolean =>
  /^\S+$/.test(line) && !/^(?:n?vim|nano|emacs|htop|btop|tmux|lazygit|visudo|irb|ipython|ghci)$/.test(line);
const opens = /\b(?:try|open|start|enter|launch|look|inspect|explore|debug|play|type)\b/i;

export const noInteractiveCommand = defineRule({
  id: "no-interactive-command",
  severity: "warning",
  summary:
    "Nothing that is run or ordered waits for a person at a keyboard, or goes on without end: no editor, no git rebase -i, no REPL, no watch mode.",
  why: "The client's shell has no terminal and nobody types: the command hangs until its time limit, and the turn is lost.",
  source: "https://github.com/openai/codex/issues/6146 (read 2026-11-29)",
  condition: true,
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "a rebase by itself": base.workflow("Rebase with `git rebase main`.").build(),
        "a script that is given": base.workflow("Look it up with `python3 -c 'import x'`.").build(),
        "a pager at the end of nothing": base.workflow("Read `git log -5`.").build(),
        "input from a pipe": goal("Port it.").doneWhen(shell("cat q.sql | psql app")).build(),
        "a server in the background": goal("Port it.")
          .doneWhen(shell("npm start & npx wait-on :3000 && npm run e2e"))
          .build(),
        "a ban": base.constraints(never("Open an editor such as vim.")).executionRules("Don't use watch mode.").build(),
        "a run without watching": goal("Port it.").doneWhen(command("npx vitest run")).build(),
      },
      speaks: {
        "an editor": { given: base.workflow("Edit it in vim.").build(), finds: ["workflow[0]"] },
        "an interactive rebase": { given: base.workflow("Then `git rebase -i main`.").build(), finds: ["workflow[0]"] },
        "a REPL": { given: base.workflow("Try it in `python3`.").build(), finds: ["workflow[0]"] },
        "a watch mode": {
          given: goal("Port it.").doneWhen(command("npx jest --watch")).build(),
          finds: ["done_when[0].run"],
        },
        "a server that a check waits for": {
          given: goal("Port it.").doneWhen(command("npm run dev")).build(),
          finds: ["done_when[0].run"],
        },
      },
    };
  },
  *check(contract) {
    const told = new Set<string>();
    for (const { line, where, isCheck, around } of orderedLines(contract)) {
      const found = interactionIn(line, isCheck);
      if (found === undefined || told.has(where)) continue;
      // A program that is only named is used in many ways: `less` is a language, and `node` a requirement.
      if (!isCheck && isMention(line) && !opens.test(around)) continue;
      told.add(where);
      yield { where, what: `\`${shorten(line)}\` ${found.what}`, help: found.help };
    }
    for (const { text, where } of orderedProse(contract)) {
      const plain = text.replace(/`[^`\n]*`/g, (code) => " ".repeat(code.length));
      const found = orders().exec(plain);
      if (found === null || told.has(where) || forbiddenAt(text, found.index)) continue;
      yield {
        where,
        what: `"${found[0].trim()}" needs a person at a keyboard`,
        help: "name a command that ends by itself",
      };
    }
  },
});
