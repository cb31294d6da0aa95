import { readFileSync } from "node:fs";
import { blockGoal, choose, completeGoal, run, say, script, together, turn, write } from "@goalpost/rehearsal";

const text = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const ported = (path) => write(path, text(`./after/${path}`));

const review = `# No amount is rounded

| request | recorded | answered |
| --- | --- | --- |
| GET /invoices/i2 | 5997 | 5997 |
| POST /invoices (5 seats, 1 training) | 159895 | 159895 |
| GET /totals, acme billed | 56156 | 56156 |

Every amount is a whole number of cents from the store to the answer; no handler divides or multiplies one.
`;

const changelog = `# Changelog

- invoices: served by the new router.
- refunds: served by the new router.
- totals: served by the new router.
`;

/** The work that the contract asks for, done the way a careful agent does it: in four turns, with the client's own tools. */
export default script(
  turn(
    say("I read the contract and everything that it names, at once."),
    together(
      run("cat .goalpost/port-billing/contract.md"),
      run("cat SPEC.md src/http/router.js src/legacy/router.js"),
      run("cat src/app.js src/billing/*.js"),
    ),
    run("npm test 2>&1 | tail -n 8"),
    say("5 of 6 recordings differ: only health is ported. Invoices come first."),
  ),
  turn(
    ported("src/billing/invoices.js"),
    write("src/app.js", text("./half-ported-app.js")),
    run("node --test --test-name-pattern=invoices test/ 2>&1 | tail -n 8"),
    say("The invoices answer as recorded. Refunds and totals are next."),
  ),
  turn(
    ported("src/billing/refunds.js"),
    ported("src/billing/totals.js"),
    ported("src/app.js"),
    run("rm -r src/legacy"),
    run("npm test 2>&1 | tail -n 8"),
    run("npm run --silent parity"),
    say("All recordings agree, and the legacy router is gone. What is left is the evidence."),
  ),
  turn(
    write("reports/review.md", review),
    write("CHANGELOG.md", changelog),
    run(".goalpost/port-billing/verify"),
    choose(({ last }) =>
      last.toolOutputs().at(-1)?.trimEnd().endsWith("AGENT CHECKS: passed")
        ? [completeGoal(), say("Ported invoices, refunds and totals. The runner ended with AGENT CHECKS: passed.")]
        : [blockGoal(), say("The runner does not pass, so the goal is not reached.")],
    ),
  ),
);
