import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { note } from "../../node/note.ts";
import { defineRule } from "../rule.ts";
import { textsOf } from "../texts.ts";

/** A folder of one person on one machine. Written so that it does not match itself. */
const userPath =
  /(?<![\w.])(?:\/(?:home|Users)\/(?!runner\b|node\b|user\b|\.\.\.|<|\$|\{)[A-Za-z0-9._-]+|\/root\/[\w.-]+|[A-Za-z]:\\Users\\(?!Public\b|<)[^\\\s]+)/;

export const noUserPath = defineRule({
  id: "no-user-path",
  severity: "warning",
  summary: "No text names a folder of one person on one machine.",
  why: "The contract is shared. On another machine the path is not there, and an agent goes to look for it outside the project.",
  source: "https://github.com/anthropics/claude-code/issues/25425 (read 2026-11-22)",
  condition: true,
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "a path of the project": base
          .context("docs/home/users.md", note("The image keeps it in /home/node/app."))
          .build(),
      },
      speaks: {
        "a home": { given: base.context(note(`See ${"/home"}/ada/notes.md.`)).build(), finds: ["context[0]"] },
      },
    };
  },
  *check(contract) {
    for (const { text, where } of textsOf(contract)) {
      const found = userPath.exec(text)?.[0];
      if (found !== undefined)
        yield {
          where,
          what: `names "${found}", which is on one machine only`,
          help: "write it relative to the project's root",
        };
    }
  },
});
