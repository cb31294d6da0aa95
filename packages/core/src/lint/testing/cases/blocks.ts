import { goal } from "../../../builder/goal.ts";
import { absent } from "../../../node/absent.ts";
import { after } from "../../../node/after.ts";
import { architecture } from "../../../node/architecture.ts";
import { artifact } from "../../../node/artifact.ts";
import { budget } from "../../../node/budget.ts";
import { command } from "../../../node/command.ts";
import { completionSignal } from "../../../node/completion-signal.ts";
import { finalAnswer } from "../../../node/final-answer.ts";
import { gate } from "../../../node/gate.ts";
import { never } from "../../../node/never.ts";
import { note } from "../../../node/note.ts";
import { parallel } from "../../../node/parallel.ts";
import { read } from "../../../node/read.ts";
import { reference } from "../../../node/reference.ts";
import { scope } from "../../../node/scope.ts";
import { shell } from "../../../node/shell.ts";
import { unchanged } from "../../../node/unchanged.ts";
import type { MoreCases } from "../case-lists.ts";

const tests = command("pnpm test");
const base = goal("Move search to the new index.").doneWhen(tests);
const hours = base.stopWhen("the index disagrees with SPEC.md", budget({ turns: 80 }));
const tenFiles = ["a.ts", "b.ts", "c.ts", "d.ts", "e.ts", "f.ts", "g.ts", "h.ts", "i.ts"].map((file) => `src/${file}`);
const files = ["SPEC.md", "src/a.ts", "src/deep/b.ts", "docs/notes.md"];
const given = (path: string) => ({ given: base.context(path).build(), context: { files } });

const locked = (files: readonly string[], ...paths: [string, ...string[]]) => ({ given: base.constraints(scope(...paths)).build(), context: { files } }); // biome-ignore format: one

/** Rules about the blocks beside the end. */
export const blockCases: Readonly<Record<string, MoreCases>> = {
  "reading-list": {
    silent: [
      hours
        .context("SPEC.md", ...tenFiles)
        .workflow("Read all files in parallel.")
        .build(),
      hours.context("docs/rfc.md", "src/**", "test/**").executionRules("Open files concurrently.").build(),
      base
        .context("README.md")
        .stopWhen("stuck", budget({ turns: 10 }))
        .build(),
    ],
    speaks: [
      hours.context("SPEC.md", "src/a.ts").workflow("Read all in parallel.").build(),
      hours.context("SPEC.md", ...tenFiles).build(),
      base.stopWhen("stuck", budget({ tokens: 5_000_000 })).build(),
    ],
  },
  "reading-list-resolves": {
    silent: [given("docs/*.md"), given("src"), given("**/b.ts")],
    speaks: [given("src/*.js"), given("doc/notes.md"), given("src/c.{ts,js}")],
  },
  "context-looks-like-path": {
    silent: [
      base.context("docs/My Notes.md").build(),
      base.context(read("SPEC.md", { lines: "10-40", note: "the rounding rules" })).build(),
      base.context(reference("https://example.com/spec")).build(),
      base.context(note("SPEC.md was written before the index existed.")).build(),
    ],
    speaks: [
      base.context("look at the old parser first").build(),
      base.context(note("`src/index.ts`")).build(),
      base.context("Invoices are kept in cents. They are never rounded.").build(),
    ],
  },
  "anti-pattern-fence": {
    silent: [
      base.constraints(scope("src/**")).build(),
      base.constraints("Do not add a dependency.").build(),
      base.constraints("不要修改测试").build(),
    ],
    speaks: [
      base.constraints("Keep it in English.").build(),
      base.constraints(architecture("Routes call services.")).build(),
      base.constraints(tests).build(),
    ],
  },
  "architecture-rule-present": {
    silent: [
      hours.constraints("src/core imports nothing from src/http.").build(),
      hours.constraints("依赖只能从外层指向内层。").build(),
      base.constraints("Write in English.").build(),
    ],
    speaks: [
      hours.build(),
      hours.constraints(never("Skip a test.")).build(),
      hours.constraints(unchanged("test/**")).build(),
      base.stopWhen("stuck", budget({ minutes: 300 })).build(),
    ],
  },
  "judged-file-has-producer": {
    silent: [
      goal("Write it.").constraints(scope("docs")).doneWhen(artifact("docs/a.md")).build(),
      goal("Write it.")
        .constraints(scope("docs/a.md"))
        .doneWhen(artifact("docs/a.md", { contains: "Setup" }))
        .build(),
      {
        given: goal("Write it.")
          .constraints(scope("src/**"), absent(/TODO/, { in: "README.md" }))
          .doneWhen(tests)
          .build(),
        context: { files: ["README.md"] },
      },
    ],
    speaks: [
      goal("Write it.")
        .constraints(scope("src/**"))
        .doneWhen(tests, absent(/429/, { in: "run.log" }))
        .build(),
      goal("Write it.")
        .doneWhen(scope("src/**"), artifact("bench.json", { json: { p95: 3 } }))
        .build(),
      {
        given: goal("Write it.")
          .constraints(scope("**"))
          .doneWhen(artifact("r.json", { json: { ok: true } }))
          .build(),
        context: { files: ["src/a.ts"] },
      },
    ],
  },
  "scope-is-stated": {
    silent: [
      base.constraints(scope("docs/**", "README.md")).build(),
      goal("Port it.").doneWhen(tests, scope("src/**")).build(),
      goal("The text reads well.").doneWhen("An editor approves it.").build(),
    ],
    speaks: [
      base.constraints(unchanged("test/**")).build(),
      base.constraints(never("Change a test.")).build(),
      goal("Write it.").doneWhen(artifact("report.json")).build(),
      goal("Write it.").doneWhen(shell("make | tee log.txt")).build(),
    ],
  },
  "scope-takes-lockfile": {
    silent: [
      locked(["package.json", "package-lock.json"], "src/**", "package*.json"),
      locked(["Cargo.toml", "Cargo.lock", "crates/a/Cargo.toml"], "crates/a/src/**"),
      locked(["web/package.json", "web/yarn.lock"], "web"),
    ],
    speaks: [
      locked(["package.json", "package-lock.json"], "package.json"),
      locked(["Cargo.toml", "Cargo.lock", "crates/a/Cargo.toml"], "crates/a/Cargo.toml"),
      locked(["web/package.json", "web/yarn.lock"], "web/src/**", "web/package.json"),
      locked(["go.mod", "go.sum"], "go.mod"),
    ],
  },
  "imperative-rules": {
    silent: [
      base.constraints("Answer 404 for an unknown id.").build(),
      base.constraints("Wrap the call in try and catch; log what it throws.").build(),
      base.executionRules("Read the whole file before you edit it.").build(),
    ],
    speaks: [
      base.constraints("You should not change public names.").build(),
      base.executionRules("尽量使用现有的工具函数").build(),
      base.constraints("Wenn möglich, bleiben die Namen gleich.").build(),
      base.verificationLoop("Run `pnpm lint` where possible.").build(),
    ],
  },
  "verification-loop-runs-something": {
    silent: [
      base.verificationLoop(after("each file", shell("tsc | head"))).build(),
      base.verificationLoop("Run the unit tests after each change.").build(),
    ],
    speaks: [
      base.verificationLoop("Review your own diff.", "Think again.").build(),
      base.verificationLoop("Check that it is right.").build(),
      base.verificationLoop("自分の変更を見直す").build(),
      base.verificationLoop("Be careful after each step.").build(),
    ],
  },
  "workflow-has-gate": {
    silent: [base.workflow("Read.", gate(tests), "Port.", "Report.").build()],
    speaks: [
      base.workflow("Map the routes.", "Port them.", "Remove the old ones.", "Write the report.", "Tidy up.").build(),
      base.workflow("读代码", "写计划", "迁移", "写报告").build(),
      base.workflow("Read.", parallel(["Port a.", "Port b."]), "Merge.", "Report.").build(),
      base.workflow("Read.", "Plan.", "Port.", "Report.").verificationLoop("Think.").build(),
    ],
  },
  "parallel-steps-marked": {
    silent: [
      base.workflow("Port the parallel executor and its queue.").build(),
      base.workflow("Read the routes, the models and the tests in parallel.").build(),
      base.workflow("Run the suite in parallel.").build(),
    ],
    speaks: [
      base.workflow("Port a.ts, b.ts and c.ts at the same time.").build(),
      base.workflow("同时迁移订单，退款").build(),
      base.workflow("Update the docs and fix the examples concurrently.").build(),
      base.workflow("Die Rechnungen und die Gutschriften gleichzeitig umstellen.").build(),
    ],
  },
  "output-names-files": {
    silent: [
      base.outputContract(finalAnswer({ what: "a summary, also written to reports/summary.md" })).build(),
      base.outputContract("reports/a.json", finalAnswer({ maxWords: 90 })).build(),
    ],
    speaks: [
      base.outputContract(finalAnswer({ what: "a summary of the work" })).build(),
      base.outputContract(completionSignal("PORT COMPLETE")).build(),
      base.outputContract(finalAnswer({ maxWords: 50 }), completionSignal("PORT COMPLETE")).build(),
      base.outputContract(finalAnswer({ what: "何を移行したか" })).build(),
    ],
  },
  "completion-signal": {
    silent: [
      base.outputContract("a.md", completionSignal("GOAL port-billing REACHED")).build(),
      base.outputContract("a.md", completionSignal("<<<search moved>>>")).build(),
      base.build(),
    ],
    speaks: ["DONE", "完成", "success!"].map((text) => base.outputContract("a.md", completionSignal(text)).build()),
  },
  "final-answer-length": {
    silent: [
      base.outputContract("a.md", finalAnswer({ what: "at most 5 bullets" })).build(),
      base.outputContract("a.md", finalAnswer({ codeOnly: true })).build(),
      base.outputContract("a.md").build(),
    ],
    speaks: [
      base.outputContract("a.md", finalAnswer({ what: "everything that was changed" })).build(),
      base.outputContract("a.md", finalAnswer({ maxWords: 800 })).build(),
      base.outputContract("a.md", finalAnswer({ what: "list of all the files" })).build(),
    ],
  },
  "stop-when-present": {
    silent: [
      base.stopWhen("SPEC.md contradicts itself", budget({ minutes: 90 })).build(),
      base.stopWhen("the index cannot be built", budget({ tokens: 100_000, turns: 9 })).build(),
      base.stopWhen(budget({ turns: 5 }), "a golden file is wrong").build(),
      hours.build(),
    ],
    speaks: [base.constraints(never("Stop early.")).build(), base.stopWhen("stuck", "blocked").build()],
  },
  "budget-is-enforceable": {
    silent: [
      base.stopWhen("stuck", budget({ turns: 5, dollars: 3 })).build(),
      base.stopWhen("stuck", budget({ turns: 60 }), budget({ minutes: 90 })).build(),
    ],
    speaks: [
      base.stopWhen("stuck", budget({ dollars: 20 })).build(),
      base.stopWhen("stuck", budget({ tokens: 10_000, dollars: 1 })).build(),
      base.stopWhen("stuck", budget({ minutes: 30 }), budget({ minutes: 60 })).build(),
    ],
  },
  length: {
    silent: [
      base.build(),
      base.stopWhen("stuck", budget({ turns: 12 })).build(),
      { given: hours.build(), context: { options: { words: 10 } } },
    ],
    speaks: [
      hours.context("SPEC.md").build(),
      hours.constraints(never("Skip a test.")).build(),
      {
        given: base
          .context(note("word ".repeat(100)))
          .stopWhen("stuck", budget({ minutes: 600 }))
          .build(),
        context: {},
      },
    ],
  },
};
