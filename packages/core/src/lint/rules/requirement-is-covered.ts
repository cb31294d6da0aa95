import { goal } from "../../builder/goal.ts";
import { after } from "../../node/after.ts";
import { isCheck } from "../../node/check.ts";
import { claim } from "../../node/claim.ts";
import { command } from "../../node/command.ts";
import { must } from "../../node/must.ts";
import { review } from "../../node/review.ts";
import { scope } from "../../node/scope.ts";
import { defineRule } from "../rule.ts";
import { itemsOf, shorten } from "../texts.ts";

const requirements = [
  { ids: ["R1"], text: "`npm test` exits 0", place: "SPEC.md:3" },
  { ids: ["R2.1", "R2"], text: "the report lists all routes", place: "SPEC.md:5" },
];

export const requirementIsCovered = defineRule({
  id: "requirement-is-covered",
  severity: "warning",
  summary: "Each requirement of the specification that a contract comes from has an item among what verify judges.",
  why: "A contract is done when its items hold. A requirement that none of them comes from is forgotten by everybody: by the agent, by the receipt, and by whoever reads it.",
  source: "@goalpost/spec, trace.test.ts (2026-11-29)",
  cases: () => ({
    silent: {
      "each has an item, a claim among them": {
        given: goal("Export.")
          .doneWhen(command("npm test", { from: "R1" }), claim("the report lists all routes", { from: "R2" }))
          .build(),
        context: { requirements },
      },
      "a fence covers one": {
        given: goal("Export.")
          .constraints(scope("src/**"))
          .doneWhen(command("npm test", { from: ["R1", "R2.1"] }))
          .build(),
        context: { requirements },
      },
      "a check among the constraints covers one": {
        given: goal("Export.")
          .constraints(command("npm run lint", { from: "R2" }))
          .doneWhen(command("npm test", { from: "R1" }))
          .build(),
        context: { requirements },
      },
      "nothing says where it comes from": {
        given: goal("Export.").doneWhen(command("npm test")).build(),
        context: { requirements },
      },
      "a review leaves it to a person": {
        given: goal("Export.")
          .doneWhen(
            command("npm test", { from: "R1" }),
            review("the report lists all routes", { evidence: "reports/review.md", from: "R2.1" }),
          )
          .build(),
        context: { requirements },
      },
      "no specification is known": goal("Export.")
        .doneWhen(command("npm test", { from: "R9" }))
        .build(),
    },
    speaks: {
      "one has none": {
        given: goal("Export.")
          .doneWhen(command("npm test", { from: "R1" }))
          .build(),
        context: { requirements },
        finds: ["done_when"],
      },
      "only advice comes from it": {
        given: goal("Export.")
          .doneWhen(command("npm test", { from: "R1" }))
          .verificationLoop(after("each route", command("npm run routes", { from: "R2" })))
          .build(),
        context: { requirements },
        finds: ["done_when"],
      },
      "a rule of work comes from it, which nothing judges": {
        given: goal("Export.")
          .constraints(must("List all routes.", { from: "R2" }))
          .doneWhen(command("npm test", { from: "R1" }))
          .build(),
        context: { requirements },
        finds: ["done_when"],
      },
      "two have none": {
        given: goal("Export.")
          .doneWhen(command("npm run lint", { from: "R3" }))
          .build(),
        context: { requirements: [...requirements, { ids: ["R3"], text: "it is linted", place: "SPEC.md:6" }] },
        finds: ["done_when", "done_when"],
      },
      "in JSON, where help is JSON": {
        given: goal("Export.")
          .doneWhen(command("npm test", { from: "R1" }))
          .build(),
        context: { requirements, form: "json" },
        finds: ["done_when"],
      },
    },
  }),
  *check(contract, { requirements: known = [], form = "typescript" }) {
    const origins = new Set(
      itemsOf(contract).flatMap(({ where, item }) =>
        judged(where, item) ? ("from" in item ? (item.from ?? []) : []) : [],
      ),
    );
    // a contract that was not drafted from it owes it nothing
    if (!known.some(({ ids }) => ids.some((id) => origins.has(id)))) return;
    for (const { ids, text, place } of known) {
      if (ids.some((id) => origins.has(id))) continue;
      const [id = ""] = ids;
      yield {
        where: "done_when",
        what: `has no item for ${id} of ${place}: "${shorten(text)}"`,
        help: `${form === "json" ? `give an item "from": ["${id}"]` : form === "typescript" ? `give an item { from: "${id}" }` : "give it an item"}; goalpost spec draft says which`,
      };
    }
  },
});

/** What verify judges: done_when, and the checks among the constraints. */
const judged = (where: string, item: { readonly kind: string }): boolean =>
  where.startsWith("done_when") || (where.startsWith("constraints") && isCheck(item));
