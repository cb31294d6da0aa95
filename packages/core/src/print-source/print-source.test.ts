import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as core from "../index.ts";
import { contract as contracts } from "../testing/arbitraries.ts";
import { printSource } from "./print-source.ts";

/** Runs what was printed, with core's names in the place of the import. */
function run(source: string): core.Contract {
  const [, names = "", body = ""] =
    /^import \{([^}]*)\} from "goalpost";\n\nexport default ([\s\S]*);\n$/.exec(source) ?? [];
  const imported = names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const values = imported.map((name) => (core as Record<string, unknown>)[name]);
  const builder = new Function(...imported, `return ${body}`)(...values) as { build(): core.Contract };
  return builder.build();
}

/** A contract as the builder can say it: one why. */
const hasOneWhy = ({ blocks }: core.Contract): boolean =>
  blocks.flatMap(({ kind, items }) => (kind === "goal" ? items.slice(1) : [])).length < 2;

test("what is printed builds the same contract", () => {
  fc.assert(
    fc.property(contracts(), (contract) => {
      const built = run(printSource(contract, { withId: true }));
      if (hasOneWhy(contract)) expect(built.blocks).toEqual(contract.blocks);
      expect(built.id).toBe(contract.id);
    }),
    { numRuns: 500, seed: 20261122 },
  );
});

describe("it reads as a person would have written it", () => {
  test("strings where they say enough, imports of what is used", () => {
    const contract = core
      .goal("Port billing.", { why: "Fastify 4 loses support in June." })
      .context("SPEC.md", core.read("src/a.ts", { lines: "1-40" }), core.note("It was written twice."))
      .constraints(
        "Keep names.",
        core.never('Say "done".', { instead: "Show the output." }),
        core.scope("src/**", "reports/**"),
      )
      .doneWhen(
        core.command("pnpm test", { timeoutSeconds: 300 }),
        core.artifact("reports/parity.json", { json: { mismatches: 0 }, producedBy: core.command("pnpm parity") }),
        core.absent(/\b429\b/, { in: "logs/requests.log", lastLines: 100 }),
        core.review("no amount is rounded", { sample: "3 responses", evidence: "reports/review.md" }),
        "clean",
      )
      .workflow("Read.", core.parallel(["Port a.", "Port b."]), core.gate(core.command("pnpm test")))
      .outputContract("CHANGELOG.md", core.finalAnswer({ maxWords: 120 }))
      .stopWhen("stuck", core.budget({ turns: 60, tokens: 3_000_000 }))
      .build();
    expect(printSource(contract)).toMatchInlineSnapshot(`
      "import {
        absent,
        artifact,
        budget,
        command,
        finalAnswer,
        gate,
        goal,
        never,
        note,
        parallel,
        read,
        review,
        scope,
      } from "goalpost";

      export default goal("Port billing.", { why: "Fastify 4 loses support in June." })
        .context("SPEC.md", read("src/a.ts", { lines: "1-40" }), note("It was written twice."))
        .constraints("Keep names.", never('Say "done".', { instead: "Show the output." }), scope("src/**", "reports/**"))
        .doneWhen(
          command("pnpm test", { timeoutSeconds: 300 }),
          artifact("reports/parity.json", { json: { mismatches: 0 }, producedBy: command("pnpm parity") }),
          absent(/\\b429\\b/, { in: "logs/requests.log", lastLines: 100 }),
          review("no amount is rounded", { sample: "3 responses", evidence: "reports/review.md" }),
          "clean",
        )
        .workflow("Read.", parallel(["Port a.", "Port b."]), gate(command("pnpm test")))
        .outputContract("CHANGELOG.md", finalAnswer({ maxWords: 120 }))
        .stopWhen("stuck", budget({ turns: 60, tokens: 3_000_000 }));
      "
    `);
  });
  test("what stood before the goal stands before it again", () => {
    const contract = core
      .goal("Port it.")
      .doneWhen(core.command("pnpm test"))
      .other("You are careful.", "Thanks.")
      .context("SPEC.md")
      .order("context", "other", "goal")
      .build();
    expect(contract.blocks.map(({ kind }) => kind)).toEqual(["context", "other", "goal", "done_when"]);
    expect(printSource(contract)).toMatchInlineSnapshot(`
      "import { command, goal } from "goalpost";

      export default goal("Port it.")
        .context("SPEC.md")
        .other("You are careful.", "Thanks.")
        .doneWhen(command("pnpm test"))
        .order("context", "other", "goal");
      "
    `);
    expect(run(printSource(contract))).toEqual(contract);
  });
  test("options that do not fit open on the line of their call, as a formatter would have it", () => {
    const long = "It matters since the audit comes in a month, and a lower score costs us the tender.";
    const contract = core
      .goal("Bring the score of the checkout to 100.", { why: long })
      .doneWhen(core.artifact("a.json", { contains: long, json: { score: 100 } }))
      .build();
    expect(printSource(contract)).toMatchInlineSnapshot(`
      "import { artifact, goal } from "goalpost";

      export default goal("Bring the score of the checkout to 100.", {
        why: "It matters since the audit comes in a month, and a lower score costs us the tender.",
      })
        .doneWhen(
          artifact("a.json", {
            contains: "It matters since the audit comes in a month, and a lower score costs us the tender.",
            json: { score: 100 },
          }),
        );
      "
    `);
  });
  test("a short contract stays on one line, and an id of one's own is kept", () => {
    const contract = core
      .goal("Port it.")
      .doneWhen(core.command("pnpm test", { id: "tests" }))
      .build();
    expect(printSource(contract)).toMatchInlineSnapshot(`
      "import { command, goal } from "goalpost";

      export default goal("Port it.").doneWhen(command("pnpm test", { id: "tests" }));
      "
    `);
  });
});
