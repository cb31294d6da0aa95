import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { once } from "../../node/once.ts";
import { review } from "../../node/review.ts";
import { wording } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn, shorten } from "../texts.ts";
import { anchorsOf } from "../words/anchors.ts";
import { lexicon } from "../words/lexicon.ts";

/** What happens where no transcript is: in a browser, in production, in somebody's eyes. */
const elsewhere = once(() =>
  lexicon(
    [
      "visually|by eye|by hand|manually|eyeball~|in (?:the|a|my|every) browser|on (?:my|a real|the) (?:phone|device|machine|laptop)|on screen|in production|in prod|on prod|on staging|on the live (?:site|system)|in the wild|on the dashboard|the dashboard shows|in grafana|in datadog|in sentry|in (?:the )?figma|in slack|an? e-?mail arrives|receives an? e-?mail|users (?:can|see|report|notice|find)|customers (?:can|see|report|notice)",
      "von hand|manuell|visuell|im browser|in produktion|im produktivsystem|auf dem handy|nutzer (?:sehen|können|melden)|anwender (?:sehen|können|melden)",
      "a mano|manualmente|visualmente|en el navegador|en producción|en el móvil|los usuarios (?:ven|pueden|reportan)",
    ],
    [
      "手动|人工|肉眼|浏览器中|浏览器里|生产环境|线上环境|用户(?:可以|能够|看到|反馈)|手動|目視|ブラウザで|本番環境|本番で|ユーザーが|ユーザが",
    ],
  ),
);

export const doneWhenProvableInTranscript = defineRule({
  id: "done-when-provable-in-transcript",
  severity: "warning",
  summary: "Every claim of done_when can be shown in the transcript, by a command and its output.",
  why: "Claude Code's judge sees the transcript and runs nothing; Codex's own audit sees no more. What happens in a browser or in production is not in it.",
  source: "https://github.com/anthropics/claude-code/issues/88532 (read 2026-11-22)",
  condition: true,
  cases: () => ({
    silent: {
      "a command shows it": goal("Port it.")
        .doneWhen("`pnpm e2e` shows the cart in the browser", command("pnpm e2e"))
        .build(),
      "a person reviews it": goal("Port it.")
        .doneWhen(review("it looks right in the browser", { evidence: "shots/cart.png" }), command("pnpm e2e"))
        .build(),
    },
    speaks: {
      "somebody's eyes": {
        given: goal("Port it.").doneWhen("the page renders 3 columns in the browser", command("pnpm test")).build(),
        finds: ["done_when[0]"],
      },
    },
  }),
  *check(contract, context) {
    for (const { item, where } of itemsIn(contract, "done_when")) {
      if (item.kind !== "claim") continue;
      const { commands, words } = anchorsOf(item.text);
      const found = commands > 0 ? undefined : elsewhere().exec(words)?.[0];
      if (found === undefined) continue;
      yield {
        where,
        what: `"${shorten(item.text)}" happens "${found}", which no transcript shows`,
        help: `write a check that prints it, or leave it to a person: ${wording(context, review(shorten(item.text), { evidence: "reports/review.md" }), item.id)}`,
      };
    }
  },
});
