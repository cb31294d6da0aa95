import { goal } from "../../../builder/goal.ts";
import { absent } from "../../../node/absent.ts";
import { artifact } from "../../../node/artifact.ts";
import { command } from "../../../node/command.ts";
import type { Contract } from "../../../node/contract.ts";
import { metric } from "../../../node/metric.ts";
import { never } from "../../../node/never.ts";
import { review } from "../../../node/review.ts";
import { scope } from "../../../node/scope.ts";
import { shell } from "../../../node/shell.ts";
import { unchanged } from "../../../node/unchanged.ts";
import type { MoreCases } from "../case-lists.ts";

const tests = command("pnpm test");
const claims = (...texts: readonly [string, ...string[]]): Contract =>
  goal("Move search to the new index.")
    .doneWhen(...texts, tests)
    .build();
const only = (text: string): Contract => goal(text).doneWhen("it is so").build();

/** Rules about the end. */
export const doneWhenCases: Readonly<Record<string, MoreCases>> = {
  "goal-is-measurable": {
    silent: [
      only("`npm test` exits 0 on Node 22."),
      only("No file under packages/api imports express."),
      goal("Make onboarding simpler.")
        .doneWhen(metric(command("node steps.mjs"), { atMost: 3 }))
        .build(),
      only("Alle Tests laufen grün durch."),
      goal("Clean up the logging module.")
        .doneWhen(absent(/console\.log/, { in: "src/**" }))
        .build(),
    ],
    speaks: [
      only("Make the app faster."),
      only("Improve the developer experience."),
      only("Das Projekt soll sauberer werden, mit besserer Qualität."),
      only("提升代码质量"),
      only("Clean, readable and robust code."),
    ],
  },
  "goal-is-written": {
    silent: [
      only("Replace this year's price list by the one in prices.csv."),
      only("TODO: port billing to Fastify 5."),
      only("[billing] answers as before on Fastify 5."),
    ],
    speaks: [only("tbd."), only("<what must be true at the end>"), only("Replace me"), only("…")],
  },
  "done-when-is-measurable": {
    silent: [
      claims("tests/clean.test.ts passes"),
      claims("src/quality/better-tests/readable.spec.js passes"),
      claims("docs/complete/improved.md exists"),
      claims("test/e2e/user-friendly.spec.ts and test/fast_path_test.go pass"),
      claims("coverage of src/search is at least 85 %"),
      claims("GET /search?q=x answers in under 150 ms"),
      claims("`rg legacyIndex src` finds nothing"),
      claims("reports/recall.json holds recall above 0.92"),
      goal("Port it.")
        .doneWhen(review("the texts read well", { evidence: "r.md" }), tests)
        .build(),
    ],
    speaks: [
      claims("search feels fast"),
      claims("the refactoring is finished"),
      claims("Die Trefferliste ist übersichtlich"),
      claims("検索結果が見やすい"),
      claims("all known problems are solved"),
    ],
  },
  "done-when-provable-in-transcript": {
    silent: [
      claims("`pnpm playwright test` passes in the browser Chromium"),
      claims("the log of `pnpm start` prints ready"),
      goal("Port it.").doneWhen(command("pnpm e2e --project=mobile")).build(),
      claims("docs/manual.md lists every flag"),
      claims("the handler for production builds throws on a missing key"),
    ],
    speaks: [
      claims("the chart looks right by eye"),
      claims("users can find the button within 3 seconds"),
      claims("error rate below 1 % in production"),
      claims("an e-mail arrives with 2 attachments"),
      claims("在浏览器中能看到 3 个标签"),
      claims("Die 3 Spalten sind im Browser zu sehen"),
    ],
  },
  "no-duplicate-criterion": {
    silent: [
      goal("Port it.")
        .doneWhen(command("pnpm test"), command("pnpm test", { cwd: "packages/api" }))
        .build(),
      goal("Port it.").doneWhen(artifact("a.json"), artifact("b.json")).build(),
      goal("Port it.")
        .doneWhen(absent(/x/, { in: "a.log" }), absent(/x/, { in: "b.log" }))
        .build(),
      goal("Port it.").constraints("Keep names.", never("Keep names.")).doneWhen(tests).build(),
      claims("recall is above 0.9", "recall is above 0.95"),
    ],
    speaks: [
      goal("Port it.").doneWhen(artifact("a.json"), tests, artifact("a.json")).build(),
      goal("Port it.").constraints("Keep names.", "keep names").doneWhen(tests).build(),
      goal("Port it.").constraints(unchanged("test/**"), unchanged("test/**")).doneWhen(tests).build(),
      goal("Port it.").doneWhen(shell("a | b"), shell("a | b")).build(),
      claims("Recall is above 0.9.", "recall is above 0.9"),
    ],
  },
  "no-contradiction": {
    silent: [
      goal("Port it.")
        .constraints(never("Change an existing test."))
        .doneWhen(tests, "new tests cover each route")
        .build(),
      goal("Port it.").constraints(scope("**")).doneWhen(tests).outputContract("CHANGELOG.md").build(),
      goal("Port it.").constraints(scope("src")).doneWhen(tests).outputContract("src/report.md").build(),
      goal("Port it.")
        .constraints(never("Edit files outside of src/."))
        .doneWhen(tests)
        .outputContract("src/a.ts")
        .build(),
      goal("Port it.").constraints("Use tabs.", never("Use spaces.")).doneWhen(tests).build(),
      goal("Port it.").constraints(scope("src/**"), unchanged("src/api.ts")).doneWhen(tests).build(),
      goal("Port it.")
        .constraints(scope("src/**"))
        .doneWhen(tests, review("ok", { evidence: "reports/r.md" }))
        .build(),
    ],
    speaks: [
      goal("Port it.")
        .constraints(unchanged("reports/**"))
        .doneWhen(tests, artifact("reports/r.json", { producedBy: command("make report") }))
        .build(),
      goal("Port it.").constraints(never("Edit package.json.")).doneWhen(tests).outputContract("package.json").build(),
      goal("Port it.").constraints("Log every request.", "Never log every request.").doneWhen(tests).build(),
      goal("Port it.").constraints(scope("src/**"), unchanged("src/**")).doneWhen(tests).build(),
      goal("Port it.").constraints("Do not modify tests.").doneWhen(tests).workflow("Add tests for each bug.").build(),
      goal("Port it.").constraints(never("修改测试")).doneWhen(tests, "新增测试覆盖 4 个接口").build(),
    ],
  },
  "no-unsatisfiable": {
    silent: [
      claims("`git branch --merged main` lists feature/search"),
      claims("the approval form shows 2 fields"),
      claims("tokens expire after 3600 seconds"),
      claims("the retry waits for at most 30 seconds"),
      { given: goal("Port it.").doneWhen(command("npm test")).build(), context: { network: "denied" } },
      claims("each user record has an approved_by column"),
    ],
    speaks: [
      claims("two reviewers: at least two approvals on the change"),
      claims("stakeholders confirm the new layout"),
      claims("the service is deployed to production"),
      claims("经产品经理确认"),
      claims("本番環境にデプロイされている"),
      claims("Der Kunde bestätigt die 3 Ansichten"),
      {
        given: goal("Port it.").doneWhen(command("curl -f https://example.com/health")).build(),
        context: { network: "denied" },
      },
    ],
  },
  "claim-is-a-command": {
    silent: [claims("go tests pass on 3 platforms"), claims("running `pnpm test` twice gives the same 40 names")],
    speaks: [claims("`cargo test --all` passes"), claims("pytest -q")],
  },
  "done-when-has-check": {
    silent: [
      goal("Port it.")
        .doneWhen(metric(command("node b.mjs"), { atMost: 3 }))
        .build(),
      goal("Port it.").doneWhen(scope("src/**"), "and 3 names are kept").build(),
      goal("Port it.")
        .doneWhen(absent(/TODO/, { in: "src/**" }))
        .build(),
    ],
    speaks: [
      goal("Port it.").doneWhen("tests pass", "lint passes").build(),
      goal("Port it.").constraints(unchanged("test/**")).doneWhen("tests pass").build(),
      goal("Port it.").doneWhen("CI is green").stopWhen("stuck").build(),
    ],
  },
  "over-the-limit": {
    silent: [
      goal("x".repeat(2500)).doneWhen(tests).build(),
      goal("Port it.").context("a.md").doneWhen(tests).build(),
      goal("Port it.", { why: "y".repeat(5000) })
        .doneWhen(tests)
        .build(),
    ],
    speaks: ["x", "長", "word ", "é"].map((text) => goal(text.repeat(4500)).doneWhen(tests).build()),
  },
};
