import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { gate } from "../../node/gate.ts";
import { never } from "../../node/never.ts";
import { once } from "../../node/once.ts";
import { shell } from "../../node/shell.ts";
import { orderedLines, orderedProse } from "../orders.ts";
import { defineRule } from "../rule.ts";
import { shorten } from "../texts.ts";
import { destructionIn } from "../words/destruction.ts";
import { forbiddenAt } from "../words/forbidden.ts";
import { lexicon } from "../words/lexicon.ts";

/** Orders in words; what stands in code is read as a command. */
const orders = once(() =>
  lexicon(
    [
      "force[- ]?push\\p{L}*|push (?:it )?(?:with|by) force|hard[- ]reset (?:to|it|when|if|onto|main|the (?:branch|tree|repo\\p{L}*|work\\p{L}*))|(?:do|run|use|perform|make) a hard reset|reset (?:it |the branch )?hard|(?:wipe|erase|format) (?:the |all |every |your |its )*(?:disk|drive|database|volume|server|machine|home|partition)s?|(?:drop|truncate|delete|empty) (?:the |all |every |its |production )*(?:database|schema|production data|prod database|tables)|drop (?:the )?table|delete (?:the )?production|rewrite (?:the )?(?:history of|published|remote) \\p{L}+",
      "force-pushe?n?|die datenbank (?:löschen|leeren)|lösche die datenbank|(?:borra|elimina) la base de datos|(?:supprime|efface|vide)[rz]? la base de données|(?:apague|apaga|exclua) o banco de dados|(?:elimina|cancella|svuota) il database|(?:удали|очисти)\\p{L}* баз[уы] данных",
    ],
    [
      "强制推送|删除数据库|清空数据库|删库|強制プッシュ|データベースを(?:削除|空に)|강제 푸시|데이터베이스를 (?:삭제|비우)",
    ],
  ),
);
const inCapitals = /\b(?:DROP (?:TABLE|DATABASE|SCHEMA)|TRUNCATE TABLE|DELETE FROM)\b/;

export const noDestructiveCommand = defineRule({
  id: "no-destructive-command",
  severity: "warning",
  summary:
    "Nothing that is run or ordered destroys what cannot be brought back: no rm -rf, no git push --force, no DROP TABLE, no git reset --hard.",
  why: "An agent that works for hours runs it without a person who looks, also where its assumption about the folder or the branch is wrong. What is not committed is gone.",
  source:
    "https://github.com/anthropics/claude-code/issues/39859 and https://github.com/anthropics/claude-code/issues/45974 (read 2026-11-29)",
  condition: true,
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "a ban": base.constraints(never("Run `git push --force`.")).build(),
        "a ban in a sentence": base.executionRules("Do not run `rm -rf` on anything.").build(),
        "what a build makes": base.workflow(gate(shell("rm -rf dist coverage && pnpm build"))).build(),
        "a text that is looked for": goal("Port it.")
          .doneWhen(command("grep -rq 'rm -rf' scripts", { exitCode: 1 }))
          .build(),
        "a reset that keeps the tree": base.workflow("Take a file back with `git reset src/a.ts`.").build(),
      },
      speaks: {
        "a folder and all below it": {
          given: base.workflow("Start with `rm -rf ~/work`.").build(),
          finds: ["workflow[0]"],
        },
        "the remote's history": {
          given: base.executionRules("Then `git push --force`.").build(),
          finds: ["execution_rules[0]"],
        },
        "a table": { given: base.workflow('Run `psql -c "DROP TABLE users"`.').build(), finds: ["workflow[0]"] },
        "uncommitted work, in a check": {
          given: goal("Port it.").doneWhen(shell("git reset --hard && pnpm test")).build(),
          finds: ["done_when[0].run"],
        },
        "an order in words": {
          given: base.executionRules("Force-push the branch at the end.").build(),
          finds: ["execution_rules[0]"],
        },
      },
    };
  },
  *check(contract) {
    const told = new Set<string>();
    for (const { line, where } of orderedLines(contract)) {
      const found = destructionIn(line);
      if (found === undefined || told.has(where)) continue;
      told.add(where);
      yield {
        where,
        what: `\`${shorten(line)}\` ${found}, and nobody looks`,
        help: "leave it to a person, or name a way that can be taken back: git stash, git revert, a copy",
      };
    }
    for (const { text, where } of orderedProse(contract)) {
      const plain = text.replace(/`[^`\n]*`/g, (code) => " ".repeat(code.length));
      const found = orders().exec(plain) ?? inCapitals.exec(plain);
      if (found === null || told.has(where) || forbiddenAt(text, found.index)) continue;
      yield {
        where,
        what: `orders "${found[0].trim()}", which cannot be taken back, and nobody looks`,
        help: "leave it to a person, or name a way that can be taken back: git stash, git revert, a copy",
      };
    }
  },
});
