import { goal } from "../../builder/goal.ts";
import { absent } from "../../node/absent.ts";
import { after } from "../../node/after.ts";
import { architecture } from "../../node/architecture.ts";
import { artifact } from "../../node/artifact.ts";
import { budget } from "../../node/budget.ts";
import { command } from "../../node/command.ts";
import { completionSignal } from "../../node/completion-signal.ts";
import type { Contract } from "../../node/contract.ts";
import { deliver } from "../../node/deliver.ts";
import { finalAnswer } from "../../node/final-answer.ts";
import { gate } from "../../node/gate.ts";
import { metric } from "../../node/metric.ts";
import { never } from "../../node/never.ts";
import { note } from "../../node/note.ts";
import { parallel } from "../../node/parallel.ts";
import { read } from "../../node/read.ts";
import { reference } from "../../node/reference.ts";
import { review } from "../../node/review.ts";
import { scope } from "../../node/scope.ts";
import { shell } from "../../node/shell.ts";
import { unchanged } from "../../node/unchanged.ts";

const portBilling = goal("Port billing to Fastify 5 with every HTTP response unchanged.", {
  id: "port-billing",
  why: "Fastify 4 loses support in June, and billing is the last service on it.",
})
  .context(
    "SPEC.md",
    "src/billing/**/*.ts",
    "test/golden/*.json",
    read("docs/money.md", { lines: "1-80", note: "how amounts are kept" }),
  )
  .context(reference("https://fastify.dev/docs/latest/Guides/Migration-Guide-V5/", { note: "the breaking changes" }))
  .context(note("The parser of the billing address was written twice; the one in src/billing/address.ts is in use."))
  .constraints(
    scope("src/billing/**", "reports/**", "logs/**", "package.json", "CHANGELOG.md"),
    unchanged("test/golden/**"),
    "Keep deterministic logic at the protocol boundary: amounts are integers of cents from the request to the database.",
    architecture("Routes call services; services never see a request or a reply."),
    never("Match strings to pass one test.", { instead: "Fix the evaluator that the test exposes." }),
    never("Skip, delete or weaken a test.", { instead: "Fix its cause, or stop and say why." }),
  )
  .doneWhen(
    command("pnpm test"),
    command("pnpm typecheck"),
    artifact("reports/parity.json", { json: { mismatches: 0 }, producedBy: command("pnpm parity") }),
    absent(/\b429\b/, { in: "logs/requests.log", lastLines: 100 }),
    review("no amount is rounded", { sample: "3 responses", evidence: "reports/review.md" }),
  )
  .workflow(
    "Read all context in parallel.",
    "List the routes in reports/routes.md.",
    "Port one route at a time.",
    gate(command("pnpm test")),
  )
  .verificationLoop(after("each route", command("pnpm typecheck")))
  .executionRules("Work without asking.", "Write down what you decide in reports/decisions.md.")
  .outputContract(
    "reports/parity.json",
    deliver("CHANGELOG.md", { what: "one line for each change that a caller could see" }),
    finalAnswer({ maxWords: 120, what: "what was ported, and what was not" }),
  )
  .stopWhen("a golden file disagrees with SPEC.md", budget({ turns: 60, minutes: 360, tokens: 3_000_000 }));

const raiseCoverage = goal("Branch coverage of packages/ledger is at least 90 percent.", { id: "raise-coverage" })
  .context(
    "packages/ledger/README.md",
    "packages/ledger/src/**/*.ts",
    "packages/ledger/test/**/*.ts",
    "docs/testing.md",
  )
  .constraints(
    scope("packages/ledger/test/**", "reports/**"),
    never("Test a private function by exporting it.", {
      instead: "Reach it through the public function that uses it.",
    }),
    never("Assert on a snapshot longer than 20 lines."),
    architecture("Tests import the package by its name, as its users do."),
  )
  .doneWhen(
    command("pnpm --filter ledger test"),
    metric(command("pnpm --silent --filter ledger coverage --json"), { read: "/total/branches/pct", atLeast: 90 }),
    "no test sleeps: `grep -rn setTimeout packages/ledger/test` finds nothing",
  )
  .workflow(
    "Read the sources and the tests in parallel.",
    "List the branches without a test, by risk.",
    "Cover them in this order.",
    gate(command("pnpm --filter ledger test")),
  )
  .verificationLoop(after("each file", command("pnpm --filter ledger test")))
  .outputContract(deliver("reports/coverage.md", { what: "the table before and after" }), finalAnswer({ maxWords: 80 }))
  .stopWhen("a branch can only be reached by changing the source", budget({ turns: 40, minutes: 90 }));

const fixFlaky = goal("The suite test/e2e passes ten times in a row.", { id: "fix-flaky" })
  .context(
    "test/e2e/**",
    "playwright.config.ts",
    "docs/e2e.md",
    note("The failures of the last two weeks are in reports/flaky.csv, one line each."),
  )
  .constraints(
    never("Add a retry or a longer time limit.", { instead: "Wait for the state that the test needs." }),
    never("Mark a test as skipped."),
    unchanged("src/**"),
  )
  .doneWhen(
    shell("for i in 1 2 3 4 5 6 7 8 9 10; do npx playwright test || exit 1; done", { timeoutSeconds: 3600 }),
    absent(/\.(?:skip|fixme|only)\(/, { in: "test/e2e/**/*.ts" }),
  )
  .workflow(
    "Reproduce each failure with --repeat-each=20.",
    "Find its cause.",
    "Fix it.",
    gate(command("npx playwright test --repeat-each=3")),
  )
  .executionRules("Write the cause of each failure into reports/causes.md before you fix it.")
  .outputContract("reports/causes.md")
  .stopWhen("a cause lies in src/", budget({ turns: 50, minutes: 110 }));

const removeMoment = goal("No file of the repository uses moment.", { id: "remove-moment" })
  .context("docs/dates.md", "src/**/*.ts", "package.json")
  .constraints(
    "Use the functions of src/dates.ts; add one there where none fits.",
    "Import from the package's main entry.",
    never("Change what a date looks like to a user.", {
      instead: "Keep the format string's result; test/dates.test.ts shows it.",
    }),
    scope("src/**", "test/**", "package.json", "pnpm-lock.yaml"),
  )
  .doneWhen(
    command("pnpm test"),
    command("grep -rqw moment src test package.json", { exitCode: 1 }),
    "dist/app.js is at least 60 KB smaller than before",
  )
  .workflow("Port one folder at a time.", "Remove the dependency last.")
  .verificationLoop("After each folder run `pnpm test`.")
  .stopWhen("a format has no counterpart in src/dates.ts", budget({ minutes: 60 }));

const speedUp = goal("The 95th percentile of GET /search stays below 120 ms in bench/search.mjs.", {
  id: "speed-up-search",
})
  .context(
    "bench/search.mjs",
    "src/search/**",
    "docs/index-format.md",
    note("The index is read from disk once per process."),
  )
  .constraints(
    "The result list keeps its order.",
    never("Cache a result between requests.", { instead: "Make the lookup itself cheaper." }),
    unchanged("bench/**", "test/**"),
  )
  .doneWhen(
    command("pnpm test"),
    metric(command("node bench/search.mjs --json"), { read: "/p95", atMost: 120 }),
    metric(command("node bench/memory.mjs"), { changeAtMostPercent: 5 }),
  )
  .workflow(
    "Profile first, and keep the profile in reports/profile.md.",
    "Change one thing at a time, and measure it.",
    gate(command("pnpm test")),
  )
  .outputContract("reports/profile.md", finalAnswer({ maxWords: 150, what: "what was slow, and what it takes now" }))
  .stopWhen("the profile shows that the time is spent in the database", budget({ turns: 30, minutes: 100 }));

const chinese = goal("把订单服务迁移到新的数据库驱动，所有接口返回保持不变。", { id: "orders-driver" })
  .context("docs/驱动迁移.md", "src/orders/**/*.ts", "test/golden/*.json")
  .constraints(
    "所有 SQL 只写在 src/orders/store.ts 中。",
    never("修改已有的测试。", { instead: "找到原因，或停下说明。" }),
    unchanged("test/golden/**"),
  )
  .doneWhen(command("npm test"), absent(/mysql-legacy/, { in: "package.json" }), "接口 P95 响应时间低于 200 毫秒")
  .workflow("先并行阅读全部资料。", "逐个接口迁移。", gate(command("npm test")))
  .outputContract("reports/迁移.md")
  .stopWhen("黄金文件与文档矛盾", budget({ turns: 40, minutes: 100 }));

const japanese = goal("請求書の PDF 出力を新しいレイアウトに置き換え、金額の表示は変えない。", { id: "invoice-layout" })
  .context("docs/layout.md", "src/invoice/**", note("旧レイアウトは 2019 年から使われている。"))
  .constraints(
    "金額の計算は src/invoice/amount.ts だけで行う。",
    never("既存のテストを変更する。"),
    scope("src/invoice/**", "reports/**"),
  )
  .doneWhen(
    command("npm test"),
    command("node scripts/compare-pdf.mjs"),
    "差分は reports/diff.json に 0 件と記録されている",
  )
  .workflow("資料を並行して読む。", "1 ページずつ置き換える。", gate(command("node scripts/compare-pdf.mjs")))
  .stopWhen("仕様書と見本が食い違う", budget({ turns: 30, minutes: 90 }));

const german = goal("Jede Fehlermeldung der Kommandozeile nennt Ort, Ursache und Abhilfe.", { id: "fehlermeldungen" })
  .context("docs/fehler.md", "src/cli/**/*.ts", "test/cli/**")
  .constraints(
    "Jeder Fehler hat einen Code aus src/errors.ts.",
    never("Ändere den Exit-Code eines Befehls."),
    architecture("Befehle werfen; nur src/cli/main.ts druckt."),
  )
  .doneWhen(command("npm test"), command("node scripts/check-errors.mjs"), "Alle 48 Meldungen stehen in docs/fehler.md")
  .workflow(
    parallel(["Sammle die Meldungen der Befehle.", "Sammle die Meldungen der Konfiguration."]),
    "Schreibe sie um.",
    gate(command("npm test")),
  )
  .outputContract("docs/fehler.md")
  .stopWhen("eine Meldung wird von einem anderen Programm gelesen", budget({ turns: 25, minutes: 80 }));

const apiDocs = goal("docs/api.md describes every route of src/routes.ts, with an example that runs.", {
  id: "api-docs",
})
  .context("src/routes.ts", "src/handlers/**/*.ts", "docs/style.md")
  .constraints(
    "Write what the code does; report what it should do instead in reports/questions.md.",
    scope("docs/**", "reports/**", "examples/**"),
    never("Describe a route that has no test.", { instead: "List it in reports/questions.md." }),
  )
  .doneWhen(
    command("node scripts/check-docs.mjs"),
    command("node --test examples/"),
    review("the examples are ones that a user would write", { sample: "5 routes", evidence: "reports/review.md" }),
  )
  .workflow(
    "Read the routes and their handlers in parallel.",
    "Write one section per route.",
    gate(command("node scripts/check-docs.mjs")),
  )
  .outputContract("docs/api.md", "reports/questions.md", completionSignal("API DOCS COMPLETE"))
  .stopWhen("a route's answer depends on data that is not in the repository", budget({ turns: 35, minutes: 75 }));

const upgradeNode = goal("The repository builds and tests on Node 24.", { id: "node-24" })
  .context(
    ".nvmrc",
    "package.json",
    ".github/workflows/*.yml",
    "Dockerfile",
    reference("https://nodejs.org/en/blog/release/v24.0.0"),
  )
  .constraints(
    unchanged("src/public/**"),
    never("Pin a dependency to a fork."),
    "Keep `engines` in every package.json equal to .nvmrc.",
  )
  .doneWhen(
    command("node scripts/check-engines.mjs"),
    command("npm test"),
    command("npm run build"),
    absent(/--openssl-legacy-provider/, { in: "package.json" }),
  )
  .workflow("Change .nvmrc.", "Fix what fails, one package at a time.", gate(command("npm test")))
  .executionRules("Commit after each package, with its name in the message.")
  .stopWhen("a dependency has no release that runs on Node 24", budget({ turns: 40, minutes: 110 }));

/** Ten contracts of real size that no rule blames at warning or above. */
export const cleanContracts = (): readonly Contract[] =>
  [portBilling, raiseCoverage, fixFlaky, removeMoment, speedUp, chinese, japanese, german, apiDocs, upgradeNode].map(
    (builder) => builder.build(),
  );
