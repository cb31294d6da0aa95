import { goal } from "../../builder/goal.ts";
import { seenClients } from "../../clients/seen.gen.ts";
import { command } from "../../node/command.ts";
import { note } from "../../node/note.ts";
import { shell } from "../../node/shell.ts";
import { defineRule } from "../rule.ts";
import { textsOf } from "../texts.ts";

/** Places for parameters in the forms that people use. */
const place = /\$\{[A-Za-z_][\w.]*\}|\{\{-?\s*[\w.$]+\s*-?\}\}|<%=?\s*[\w.]+\s*%>|\[\[[A-Za-z_]\w*\]\]|\$ARGUMENTS\b/;
/** What a program prints for a value that was not there. */
const nothing =
  /\[object Object\]|(?<![\w`'".])undefined(?![\w`'".])(?=\s*[.,;:]?$)|(?:^|\s)(?:Port|Fix|Add|Migrate|Update|Implement|Build|Test) undefined\b/;

export const templateParameterQuoted = defineRule({
  id: "template-parameter-quoted",
  severity: "warning",
  summary: "A template's parameter stands in quotes, in code or in a tag of its own, and none is left empty.",
  get why() {
    return `What a parameter brings is data. Bare in a sentence it reads as an order; in a script it is split into words. In Claude Code ${seenClients["claude-code"].argumentsAreReplaced}.`;
  },
  get source() {
    return seenClients["claude-code"].source;
  },
  condition: true,
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "in a code span": base.context(note("The service is `{{service}}`.")).build(),
        "in quotes": base.context(note(`The request says: "${parameter("request")}".`)).build(),
        "a variable of the shell, in quotes": base.constraints(shell(`test -n "${parameter("CI")}"`)).build(),
      },
      speaks: {
        "bare in a sentence": { given: base.context(note("Do what {{request}} says.")).build(), finds: ["context[0]"] },
        "bare in a script": {
          given: base.constraints(shell(`rm -r build/${parameter("service")}`)).build(),
          finds: ["constraints[0].run"],
        },
        "a value that was not there": {
          given: goal("Port undefined to Fastify 5.").doneWhen(command("pnpm test")).build(),
          finds: ["goal[0]"],
        },
      },
    };
  },
  *check(contract) {
    for (const { text, where, kind } of textsOf(contract)) {
      const script = kind === "shell" || where.endsWith(".run");
      const bare = script
        ? withoutQuotes(text)
        : withoutQuotes(text.replace(/`[^`\n]*`/g, "").replace(/<([\w-]+)>[^<]*<\/\1>/g, ""));
      const found = place.exec(bare)?.[0];
      const empty = script ? undefined : nothing.exec(text)?.[0].trim();
      if (found !== undefined) {
        yield {
          where,
          what: `has the parameter ${found} bare in the text`,
          help: script ? `write "${found}" with its quotes` : `put it in a code span or quotes: "${found}"`,
        };
      } else if (empty !== undefined) {
        yield {
          where,
          what: `says "${empty}": a parameter was not given`,
          help: "give the parameter, or make it required in the template's schema",
        };
      }
    }
  },
});

const withoutQuotes = (text: string): string => text.replace(/"[^"\n]*"|'[^'\n]*'|“[^”\n]*”|「[^」\n]*」/g, "");

/** `${name}`, as a template that was never filled in leaves it. */
const parameter = (name: string): string => `$\{${name}}`;
