import { goal } from "../../builder/goal.ts";
import { artifact } from "../../node/artifact.ts";
import { command } from "../../node/command.ts";
import type { BlockItems } from "../../node/contract.ts";
import { metric } from "../../node/metric.ts";
import { outcomeOf } from "../../shell/outcome.ts";
import { addition, suiteOf } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn, shorten } from "../texts.ts";
import { contentWords, namesInCommon } from "../words/content.ts";

export const goalIsCovered = defineRule({
  id: "goal-is-covered",
  severity: "warning",
  summary:
    "At least one criterion is about what the goal is about; a number that the goal names stands in a criterion.",
  why: "Criteria that hold for another piece of work hold whether this one was done or not. The agent works for the criteria, and not for the goal.",
  source: "https://github.com/holgerleichsenring/agent-smith/pull/410 (read 2026-11-29)",
  cases: () => ({
    silent: {
      "a suite, which may test anything": goal("Port billing to Fastify 5.").doneWhen(command("pnpm test")).build(),
      "a word in common": goal("Every page of the guide has an example.")
        .doneWhen(command("node scripts/check-examples.mjs"))
        .build(),
      "a number in a criterion": goal("Search answers within 40 ms.")
        .doneWhen(metric(command("node bench.mjs"), { read: "/p95", atMost: 40 }))
        .build(),
      "another language": goal("把订单服务迁移到新的驱动。").doneWhen(command("npm run build")).build(),
    },
    speaks: {
      "criteria of other work": {
        given: goal("The command line speaks Portuguese.")
          .doneWhen(command("pnpm lint"), artifact("reports/licences.md"))
          .build(),
        finds: ["goal[0]"],
      },
      "a number that nothing measures": {
        given: goal("The start page loads in at most 900 ms.")
          .doneWhen(command("pnpm lint"), "the start page has a title")
          .build(),
        finds: ["goal[0]"],
      },
    },
  }),
  *check(contract, context) {
    const criteria = [
      ...itemsIn(contract, "done_when").filter(({ item }) => !isEmpty(item)),
      ...itemsIn(contract, "constraints").filter(({ item }) => item.kind === "metric"),
    ];
    if (criteria.length === 0) return;
    const said = criteria.map(({ item }) => JSON.stringify({ ...item, id: undefined, kind: undefined })).join(" ");
    for (const { item, where } of itemsIn(contract, "goal")) {
      if (item.kind !== "outcome") continue;
      const number = bounds(item.text).find(
        (each) =>
          !new RegExp(`(?<![\\d.])${each.replace(".", "\\.")}(?![\\d]|\\.\\d)`).test(
            said.replace(/(?<=\d)[,_](?=\d{3})/g, ""),
          ),
      );
      if (number !== undefined && !isMeasuredElsewhere(said)) {
        yield {
          where,
          what: `names ${number}, and no criterion has that number`,
          help: `add what measures it: ${addition(context, contract, "done_when", metric(suiteOf(context, contract), { read: "/value", atMost: Number(number) }))}`,
        };
        continue;
      }
      if (namesInCommon(item.text, said)) continue;
      // A suite alone may test anything; beside criteria that say what they are about, it would be one of them.
      const specific = criteria.filter(({ item: each }) => !isSuite(JSON.stringify({ ...each, id: undefined })));
      if (specific.length < (specific.length === criteria.length ? 1 : 2)) continue;
      // Words of a script without blanks, and goals of two words, say too little to judge by.
      if (contentWords(item.text).size < 3) continue;
      yield {
        where,
        // a suite among them may test the goal in words that nobody sees here
        ...(specific.length < criteria.length ? { severity: "info" as const } : {}),
        what: `"${shorten(item.text)}" shares no word with any criterion: they hold whether it is reached or not`,
        help: `add a criterion that shows it: ${addition(context, contract, "done_when", suiteOf(context, contract))}`,
      };
    }
  },
});

/** A number with a bound before it and a unit behind it: what somebody could measure. */
const bounds = (text: string): readonly string[] =>
  [
    ...text.matchAll(
      /\b(?:at most|at least|below|under|within|less than|more than|above|over|up to|no more than|fewer than|höchstens|mindestens|unter|über|como máximo|al menos|au plus|au moins|no máximo|pelo menos|al massimo|almeno|не более|не менее)\s+(\d+(?:\.\d+)?)\s?(?:ms|s|seconds?|%|percent|mb|kb|gb|mib|fps)(?![\p{L}])/giu,
    ),
  ].map(([, number = ""]) => number);

/** A benchmark or a suite of its own may hold the number inside. */
const isMeasuredElsewhere = (said: string): boolean =>
  /\b(?:bench\w*|perf\w*|load-?test|lighthouse|budget|size-limit|coverage|k6|wrk|metric|parity|verify|e2e|accept\w*)\b/i.test(
    said,
  );

/** A test suite, or a script that verifies, may test what the goal says without a word in common. */
const isSuite = (said: string): boolean =>
  /\b(?:tests?|pytest|vitest|jest|mocha|rspec|phpunit|ctest|verify|e2e|spec|specs|accept\w*|parity|check|checks|suite|suites|nextest|playwright|cypress|selfcheck|conformance|compare|replay|crawl|tox|nox|behave|cucumber|prove)\b|测试|验证|テスト|検証|테스트|검증|тест|prueba|prüf/iu.test(
    said,
  );

/** A check that cannot fail is blamed for that, and covers nothing. */
const isEmpty = (item: BlockItems["done_when"]): boolean =>
  ((item.kind === "command" || item.kind === "shell") && !outcomeOf(item.run).canFail) ||
  (item.kind === "tests" && !outcomeOf(item.run.run).canFail);
