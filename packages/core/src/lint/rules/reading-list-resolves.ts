import { goal } from "../../builder/goal.ts";
import { nearest } from "../../errors/nearest.ts";
import { command } from "../../node/command.ts";
import { isGlob } from "../../node/is-glob.ts";
import { covers } from "../covers.ts";
import { defineRule } from "../rule.ts";
import { itemsIn } from "../texts.ts";

export const readingListResolves = defineRule({
  id: "reading-list-resolves",
  severity: "error",
  summary: "Every path and glob to read matches a file of the project.",
  why: "A file that is not there is skipped in silence, and the work rests on what the agent remembers instead.",
  source: "https://github.com/anthropics/claude-code/issues/49192 (read 2026-11-22)",
  cases: () => ({
    silent: {
      "a file and a glob": {
        given: goal("Port it.").context("SPEC.md", "src/**/*.ts").doneWhen(command("pnpm test")).build(),
        context: { files: ["SPEC.md", "src/a/b.ts"] },
      },
      "no list of files": goal("Port it.").context("NOT-THERE.md").doneWhen(command("pnpm test")).build(),
    },
    speaks: {
      "a misspelt file": {
        given: goal("Port it.").context("SPCE.md").doneWhen(command("pnpm test")).build(),
        context: { files: ["SPEC.md"] },
        finds: ["context[0]"],
      },
      "a glob that matches nothing": {
        given: goal("Port it.").context("lib/**/*.ts").doneWhen(command("pnpm test")).build(),
        context: { files: ["src/a.ts"] },
        finds: ["context[0]"],
      },
    },
  }),
  *check(contract, { files, hasFile = files && inList(files) }) {
    if (hasFile === undefined) return;
    for (const { item, where } of itemsIn(contract, "context")) {
      if (item.kind !== "read" || hasFile(item.path)) continue;
      const near = isGlob(item.path) ? undefined : nearest(item.path, files ?? []);
      yield {
        where,
        what: `"${item.path}" matches no file of the project`,
        help: near === undefined ? "correct the path, or take it out" : `write "${near}"`,
      };
    }
  },
});

const inList =
  (files: readonly string[]) =>
  (path: string): boolean =>
    files.some(covers([path]));
