import { goal } from "../../builder/goal.ts";
import { after } from "../../node/after.ts";
import { command } from "../../node/command.ts";
import { completionSignal } from "../../node/completion-signal.ts";
import { deliver } from "../../node/deliver.ts";
import { note } from "../../node/note.ts";
import { defineRule } from "../rule.ts";
import { shorten, textsOf } from "../texts.ts";
import { placeholderIn } from "../words/placeholder.ts";

export const noPlaceholder = defineRule({
  id: "no-placeholder",
  severity: "warning",
  summary:
    "Nothing of a template is left to be filled in: no <path>, no [What the task produces], no {{name}}, no TODO, no [object Object].",
  why: "A placeholder reads as an order or a name: the agent looks for a file called <path>, or makes up what the author meant to write.",
  source: "https://github.com/gptme/gptme-agent-template/pull/78 (read 2026-11-29)",
  condition: true,
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "types and tags": base
          .constraints("Keep `Promise<void>` and Array<string>, and the <main> of each page.")
          .build(),
        "a format that the agent fills in": base
          .executionRules("Print each finding in the form `<file>: <reason>`.")
          .outputContract("CHANGELOG.md", completionSignal("DONE <count> OF <total>"))
          .build(),
        "a command that is run for each": base
          .verificationLoop(after("each crate", command("cargo test -p '<crate>'")))
          .build(),
        "nothing to be added": base.constraints("Gems: none to be added.").build(),
        "what the work is about": goal("Replace the TODO comments in src/ by issues.")
          .doneWhen(command("grep -rq TODO src", { exitCode: 1 }))
          .build(),
        "a search for what is not there": goal("Take every undefined out.")
          .doneWhen(command("grep -rq undefined src", { exitCode: 1 }), command('node -p "x === undefined"'))
          .build(),
        "a route with a parameter": base.context("app/[id]/page.tsx").build(),
        "links, boxes and lists": base
          .context(note("[x] The [guide](https://example.com) names [1, 2] and `a[0]`."))
          .build(),
      },
      speaks: {
        "a path to be named": {
          given: base.constraints("Only files below <path> may change.").build(),
          finds: ["constraints[0]"],
        },
        "a command for another time": {
          given: base.verificationLoop(after("each route", command("cargo test -p '<crate>'"))).build(),
          finds: ["verification_loop[0].check.run"],
        },
        "a sentence to be written": {
          given: base.outputContract(deliver("a.md", { what: "[What the task produces]" })).build(),
          finds: ["output_contract[0].what"],
        },
        "a note to oneself": {
          given: base.context(note("TODO: name the specification")).build(),
          finds: ["context[0]"],
        },
        "a command to be completed": {
          given: goal("Port it.").doneWhen(command("npm test -- '<name of the suite>'")).build(),
          finds: ["done_when[0].run"],
        },
        "a value that was not a text": {
          given: base.context(note("The team is [object Object]."), "services/undefined/README.md").build(),
          finds: ["context[0]", "context[1].path"],
        },
        "a name that was not there": {
          given: goal("Port it.").doneWhen(command("npm test undefined"), command("tsc --outDir=undefined")).build(),
          finds: ["done_when[0].run", "done_when[1].run"],
        },
        "a number to be found": {
          given: goal("Port it.").doneWhen("p95 is below XX ms", command("pnpm test")).build(),
          finds: ["done_when[0]"],
        },
      },
    };
  },
  *check(contract, { form = "typescript" }) {
    const texts = textsOf(contract);
    for (const { text, where, kind } of texts) {
      const time = where.replace(/\.check\.run$/, ".when");
      const when = time === where ? undefined : texts.find((each) => each.where === time)?.text;
      // In code a parameter in braces may be a template's own; that is for template-parameter-quoted.
      const found = placeholderIn(text, { kind, where, isFilled: form !== "typescript", when });
      if (found === undefined) continue;
      yield {
        where,
        what: `"${shorten(found)}" is left to be filled in`,
        help: "write what it stands for, or take it out",
      };
    }
  },
});
