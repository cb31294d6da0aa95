import { absent } from "./absent.ts";
import { after } from "./after.ts";
import { architecture } from "./architecture.ts";
import { artifact } from "./artifact.ts";
import { blocked } from "./blocked.ts";
import { budget } from "./budget.ts";
import { claim } from "./claim.ts";
import { command } from "./command.ts";
import { completionSignal } from "./completion-signal.ts";
import { type Contract, parseContract } from "./contract.ts";
import { deliver } from "./deliver.ts";
import { finalAnswer } from "./final-answer.ts";
import { gate } from "./gate.ts";
import { heldOut } from "./held-out.ts";
import { metric } from "./metric.ts";
import { must } from "./must.ts";
import { never } from "./never.ts";
import { note } from "./note.ts";
import { outcome } from "./outcome.ts";
import { parallel } from "./parallel.ts";
import { read } from "./read.ts";
import { reference } from "./reference.ts";
import { review } from "./review.ts";
import { rule } from "./rule.ts";
import { scope } from "./scope.ts";
import { shell } from "./shell.ts";
import { step } from "./step.ts";
import { tests } from "./tests.ts";
import { unchanged } from "./unchanged.ts";
import { why } from "./why.ts";

/**
 * Makes a contract that holds every kind of item, each with every field that its sentence can say. For tests of targets and rules: what a
 * target does not handle shows here.
 *
 * @example
 * kitchenSink().blocks.flatMap(({ items }) => items.map(({ kind }) => kind)); // ["outcome", "why", "read", …]
 */
export function kitchenSink(): Contract {
  const parity = command("pnpm parity --json", { cwd: "packages/billing", exitCode: 0, stdout: /^ok$/m });
  return parseContract({
    version: 1,
    id: "kitchen-sink",
    blocks: [
      { kind: "other", items: [{ kind: "text", text: "You are a careful engineer.\n\nRead <everything> first.\n" }] },
      { kind: "goal", items: [outcome("Every response is unchanged."), why("Fastify 4 loses support in June.")] },
      {
        kind: "context",
        items: [
          read("SPEC.md", { lines: "10-80", note: "the rounding rules" }),
          reference("https://example.com/guide", { note: "the breaking changes" }),
          note("The parser was written twice.\nThe second one counts."),
        ],
      },
      {
        kind: "constraints",
        items: [
          must("Keep deterministic logic at the protocol boundary."),
          never("Match strings to pass one test.", { instead: "Fix the evaluator that the test exposes." }),
          architecture("Routes call services; services never see a request."),
          unchanged("test/golden/**", "SPEC.md", { since: "main", id: "golden-files" }),
          scope("src/billing/**", "package.json", { since: "HEAD" }),
        ],
      },
      {
        kind: "done_when",
        items: [
          command("pnpm test --filter 'a b'", { cwd: "packages/billing", exitCode: 1, stdout: "ok" }),
          shell("git diff --name-only |\n  grep -c golden", { exitCode: 1 }),
          artifact("reports/parity.json", {
            minBytes: 20,
            contains: "`ok`",
            json: { mismatches: 0 },
            producedBy: parity,
          }),
          artifact("reports/log.txt", { contains: /done/i }),
          absent(/\b429\b/, { in: "logs/requests.log", lastLines: 100, ifMissing: "pass" }),
          absent(/\b503\b/, { in: "logs/load.log", producedBy: shell("node load.mjs > logs/load.log") }),
          metric(command("node bench.mjs --json"), { read: "/p95", atMost: 12.5, atLeast: 0 }),
          metric(shell("node size.mjs | tail -1"), {
            read: /size=(\d+)/,
            changeAtMostPercent: -20,
            changeAtLeastPercent: -90,
            baseline: 1e6,
          }),
          tests("pnpm test", {
            report: "junit",
            reportFile: "reports/junit.xml",
            atLeast: 29,
            names: ["billing > rounds", "a `b`"],
            renamed: { "adds two": "adds two numbers" },
            removed: ["fastify 4 only"],
            newAtLeast: 3,
          }),
          review("no amount is rounded", { sample: "3 responses", evidence: "reports/review.md" }),
          claim("The errors read well."),
          heldOut(),
        ],
      },
      {
        kind: "workflow",
        items: [
          step("Port one route at a time."),
          parallel(["Port the invoices.", "Port the refunds."]),
          gate(command("pnpm test")),
        ],
      },
      { kind: "verification_loop", items: [after("each route", command("pnpm typecheck")), rule("Never skip it.")] },
      { kind: "execution_rules", items: [rule("Work without asking.")] },
      {
        kind: "output_contract",
        items: [
          deliver("reports/parity.json", { what: "the parity report", format: "JSON" }),
          finalAnswer({ maxWords: 120, codeOnly: true, what: "what was ported" }),
          completionSignal("PORT COMPLETE"),
        ],
      },
      {
        kind: "stop_when",
        items: [
          blocked("a golden file disagrees with SPEC.md"),
          budget({ turns: 60, minutes: 360, tokens: 3_000_000, dollars: 20.5 }),
        ],
      },
    ],
  });
}
