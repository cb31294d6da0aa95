import { goal } from "../../builder/goal.ts";
import { budget } from "../../node/budget.ts";
import { command } from "../../node/command.ts";
import { isGlob } from "../../node/is-glob.ts";
import { note } from "../../node/note.ts";
import { once } from "../../node/once.ts";
import { read } from "../../node/read.ts";
import { step } from "../../node/step.ts";
import { addition } from "../offer.ts";
import { defineRule, option } from "../rule.ts";
import { itemsIn, itemsOf, runsForHours } from "../texts.ts";
import { anchorsOf } from "../words/anchors.ts";

/** A glob stands for several files. */
const filesOfAGlob = 5;
const atOnce = once(
  () => /parallel|at once|concurrent|simultaneous|gleichzeitig|paralel|並行|並列|一度に|并行|同时|병렬|동시/iu,
);
const specification =
  /spec|rfc|requirements?|design|contract|schema|openapi|proposal|prd|architecture|standard|guide|readme/i;

export const readingList = defineRule({
  id: "reading-list",
  severity: "info",
  summary:
    "Work that runs for hours begins with a reading list of at least 10 files, the specification first, read in parallel.",
  why: "An agent that begins to write before it has read repeats what is there. What it reads first stays longest in view, and reading one file a turn spends turns.",
  source: "https://github.com/anthropics/claude-code/issues/49192 (read 2026-11-22)",
  options: { files: { default: 10, summary: "Files that the list names at least; a glob counts as 5." } },
  cases: () => {
    const base = goal("Port it.")
      .doneWhen(command("pnpm test"))
      .stopWhen("stuck", budget({ minutes: 240 }));
    return {
      silent: {
        "a specification and globs, in parallel": base
          .context("SPEC.md", "src/**/*.ts", "test/*.json", note("Read all of these in parallel."))
          .build(),
        "work of minutes": goal("Port it.")
          .doneWhen(command("pnpm test"))
          .stopWhen("stuck", budget({ minutes: 20 }))
          .build(),
      },
      speaks: {
        "nothing to read": { given: base.build(), finds: ["context"] },
        "one file, and not in parallel": { given: base.context("SPEC.md").build(), finds: ["context", "context"] },
        "the specification last": {
          given: base.context("src/a/**", "src/b/**", "SPEC.md").workflow("Read everything in parallel.").build(),
          finds: ["context[2]"],
        },
      },
    };
  },
  *check(contract, context) {
    if (!runsForHours(contract)) return;
    const wanted = option(context, "files", 10);
    const items = itemsIn(contract, "context");
    let count = 0;
    for (const { item } of items) {
      if (item.kind === "read") count += isGlob(item.path) ? filesOfAGlob : 1;
      else count += item.kind === "reference" ? 1 : Math.min(anchorsOf(item.text).files, 1);
    }
    if (count < wanted) {
      yield {
        where: "context",
        what: `names ${count === 1 ? "1 file" : `${count} files`} to read, expected at least ${wanted} for work that runs for hours`,
        help: `add what the work rests on: ${addition(context, contract, "context", read("SPEC.md"), read("src/billing/**/*.ts"), read("test/golden/*.json"))}`,
      };
    }
    const said = [...itemsOf(contract)].some(({ item }) => atOnce().test(JSON.stringify(item)));
    if (items.length > 0 && !said) {
      yield {
        where: "context",
        what: "does not say that files are read in parallel",
        help: `add ${addition(context, contract, "workflow", step("Read all context in parallel."))}`,
      };
    }
    const reads = items.flatMap(({ item, where }) => (item.kind === "read" ? [{ path: item.path, where }] : []));
    const first = reads.findIndex(({ path }) => specification.test(path));
    const late = reads[first];
    if (late !== undefined && first > 0) {
      yield { where: late.where, what: `"${late.path}" stands after what it specifies`, help: "put it first" };
    }
  },
});
