import {
  absent,
  after,
  architecture,
  artifact,
  budget,
  command,
  deliver,
  finalAnswer,
  fragment,
  gate,
  goal,
  metric,
  never,
  note,
  read,
  review,
  scope,
  unchanged,
} from "goalpost";

const careful = fragment("careful-edits").executionRules(
  "Work without asking; where SPEC.md and the code disagree, SPEC.md wins.",
  "Change one module at a time, and run its tests before the next.",
);

export default goal("Every billing route is served by the new router, and every recorded response is unchanged.", {
  why: "The legacy router is the last thing that keeps the service on callbacks.",
})
  .context(
    read("SPEC.md", { note: "amounts are whole cents; the order of members counts" }),
    "src/billing/*.js",
    "src/http/router.js",
    "src/legacy/router.js",
    "test/golden/*.json",
    note("src/billing/health.js is ported already: it is the pattern for the others."),
  )
  .constraints(
    scope("src/**", "reports/**", "logs/**", "CHANGELOG.md"),
    unchanged("test/**", "scripts/**", "SPEC.md", "package.json"),
    absent(/ 5\d\d$/m, { in: "logs/requests.log", lastLines: 100 }),
    architecture("A handler takes what the request says and returns the answer; it never sees a response."),
    never("Match a recorded response to pass its test.", { instead: "Port the rule that SPEC.md states." }),
  )
  .doneWhen(
    command("npm test", { timeoutSeconds: 120 }),
    artifact("reports/parity.json", {
      json: { responses: 29, mismatches: 0 },
      producedBy: command("npm run --silent parity"),
    }),
    absent(/legacy/, { in: "src/**/*.js" }),
    metric(command("node scripts/routes.js"), { atLeast: 8 }),
    review("no amount is rounded", { sample: "3 responses", evidence: "reports/review.md" }),
  )
  .workflow(
    "Read all of the context in parallel.",
    "Port src/billing/invoices.js.",
    gate(command("node --test --test-name-pattern=invoices test/")),
    "Port src/billing/refunds.js and src/billing/totals.js.",
    "Remove the legacy router.",
    gate(command("npm test")),
  )
  .verificationLoop(after("each module", command("npm test")))
  .use(careful)
  .outputContract(
    deliver("reports/parity.json", { what: "the parity report", format: "JSON" }),
    deliver("reports/review.md", { what: "three responses with amounts, beside their recordings" }),
    deliver("CHANGELOG.md", { what: "one line for each ported module" }),
    finalAnswer({ maxWords: 80, what: "what was ported, and the last line of the runner" }),
  )
  .stopWhen("a recorded response disagrees with SPEC.md", budget({ turns: 20, minutes: 30, tokens: 400_000 }));
