import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { note } from "../../node/note.ts";
import { findSecrets } from "../../secrets/find.ts";
import { defineRule } from "../rule.ts";
import { textsOf } from "../texts.ts";

export const noSecret = defineRule({
  id: "no-secret",
  severity: "error",
  summary: "No text holds a key, a token or a password.",
  why: "The text goes to the model, into the transcript and into .goalpost/, which is committed.",
  source: "https://github.com/anthropics/claude-code/issues/71654 (read 2026-11-22)",
  condition: true,
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "the name of a variable": base.context(note("The key is in the variable STRIPE_SECRET_KEY.")).build(),
        "what only looks like one": base.context(note("The id is 123e4567-e89b-42d3-a456-426614174000.")).build(),
        "a placeholder": base.context(note("Set password=$DB_PASSWORD before the start.")).build(),
      },
      speaks: {
        "a token": { given: base.context(note(`Use ${"ghp_"}${"a1B2".repeat(9)}.`)).build(), finds: ["context[0]"] },
        "a password in a line of .env": {
          given: base.context(note(`Start it with DB_PASSWORD=${"correct-"}horse-battery.`)).build(),
          finds: ["context[0]"],
        },
      },
    };
  },
  *check(contract) {
    for (const { text, where } of textsOf(contract)) {
      const [found] = findSecrets(text);
      if (found === undefined) continue;
      const { name, start, end } = found;
      // The first characters of a long one say whose it is; of a password they would be half of it.
      const shown = end - start < 20 ? "" : ` ("${text.slice(start, start + 4)}…")`;
      yield {
        where,
        what: `holds ${name}${shown}`,
        help: "revoke it, and name the environment variable that holds it",
      };
    }
  },
});
