import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { note } from "../../node/note.ts";
import { read } from "../../node/read.ts";
import { textPattern } from "../../node/text-pattern.ts";
import { wording } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn, shorten } from "../texts.ts";

/** Prose that was taken for a path: several words, and nothing that a path has. */
const prose = (path: string): boolean =>
  (/\s\S+\s/.test(path) && !/[/\\*]|\.\w{1,5}$/.test(path)) || sentences.test(path) || /[。！？]/.test(path);
const sentences = textPattern(() => /[.!?]\s+\p{Lu}/u);
const onlyAPath = /^`?(?:[\w.@-]+\/)*[\w.@*-]+\.[A-Za-z]\w{0,5}`?$/;

export const contextLooksLikePath = defineRule({
  id: "context-looks-like-path",
  severity: "warning",
  summary: "What stands as a path is a path, and what stands as a note is prose.",
  why: "A string in .context() is a path. Prose there is looked up as a file that does not exist, and a path in a note is not checked.",
  source: "https://github.com/anthropics/claude-code/issues/20989 (read 2026-11-22)",
  cases: () => ({
    silent: {
      "paths and prose": goal("Port it.")
        .context("docs/a b.md", "src/**", note("The parser was written twice."))
        .doneWhen(command("pnpm test"))
        .build(),
    },
    speaks: {
      "prose as a path": {
        given: goal("Port it.").context("The parser was written twice").doneWhen(command("pnpm test")).build(),
        finds: ["context[0]"],
      },
      "a path as a note": {
        given: goal("Port it.").context(note("docs/parser.md")).doneWhen(command("pnpm test")).build(),
        finds: ["context[0]"],
      },
    },
  }),
  *check(contract, context) {
    for (const { item, where } of itemsIn(contract, "context")) {
      if (item.kind === "read" && prose(item.path)) {
        yield {
          where,
          what: `"${shorten(item.path)}" reads like prose, expected a path or glob`,
          help: `write ${wording(context, note(shorten(item.path)), item.id)}`,
        };
      } else if (item.kind === "note" && onlyAPath.test(item.text)) {
        yield {
          where,
          what: `is a note that holds only the path ${item.text}`,
          help: `write it as what is to be read: ${wording(context, read(item.text.replaceAll("`", "")), item.id)}`,
        };
      }
    }
  },
});
