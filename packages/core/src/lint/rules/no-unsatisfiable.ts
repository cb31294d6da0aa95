import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import type { Item } from "../../node/contract.ts";
import type { Matcher } from "../../node/lazy-pattern.ts";
import { metric } from "../../node/metric.ts";
import { once } from "../../node/once.ts";
import { review } from "../../node/review.ts";
import { wording } from "../offer.ts";
import { defineRule, type RuleContext, type RuleFinding } from "../rule.ts";
import { itemsIn, shorten } from "../texts.ts";
import { anchorsOf } from "../words/anchors.ts";
import { lexicon } from "../words/lexicon.ts";

const needs: readonly { readonly what: string; readonly help: string; readonly pattern: () => Matcher }[] = [
  {
    what: "needs a person",
    help: "",
    pattern: once(() =>
      lexicon(
        [
          "(?:approved|accepted|confirmed|reviewed|verified|signed off|checked|blessed) by (?:the |a |an |our |my |at least |two |one |another )*(?:team|lead|reviewers?|maintainers?|users?|customers?|clients?|stakeholders?|managers?|pm|product owner|designers?|qa|security team|engineers?|person|human|people|colleagues?|me|owner|legal)",
          "sign-?off|signs off|signed off|(?:stakeholders?|users?|customers?|the team|reviewers?|the client|maintainers?|product owner) (?:approves?|agrees?|confirms?|accepts?|signs?|is happy|are happy|has approved|have approved)|i (?:approve|say so|am happy|am satisfied)|(?:code|design|security|legal) review (?:is )?(?:approved|passed|done)|at least (?:one|two|\\d+) approvals?|lgtm",
          "(?:freigegeben|abgenommen|genehmigt|bestätigt) (?:durch|von|vom)|abnahme durch|der kunde (?:bestätigt|nimmt)|aprobad[oa] por|el cliente (?:aprueba|confirma)|approuvée? par|le client (?:approuve|valide)|aprovad[oa] (?:por|pelo|pela)|approvat[oa] da|одобрен[оа]? ",
        ],
        [
          "(?:由|经).{1,10}(?:批准|审核通过|确认|验收)|客户(?:确认|满意|验收)|评审通过|(?:承認|レビュー)(?:され|を得|をもら)|(?:顧客|上司|担当者)が(?:承認|確認)|승인(?:을 받|되)",
        ],
      ),
    ),
  },
  {
    what: "needs a merge or a deployment, which is not the agent's to make",
    help: "end where the agent's work ends: the branch holds the change, and the checks pass on it",
    pattern: once(() =>
      lexicon(
        [
          "(?:pr|pull request|merge request|mr|branch|change|it) (?:is|has been|gets|was) merged|merged (?:in)?to (?:main|master|develop|trunk|upstream|production)|(?:deployed|released|rolled out|shipped|live) (?:to|in|on) (?:production|prod|all users|the app store|customers)|(?:in|nach) (?:main|master) gemergt|in produktion (?:ausgerollt|deployt)|fusionad[oa] en (?:main|master)|desplegad[oa] en producción|fusionnée? dans (?:main|master)|déployée? en production",
        ],
        [
          "(?:合并到|合入)(?:主分支|main|master)|(?:部署|上线|发布)到生产|(?:main|master)(?:ブランチ)?にマージ|本番(?:環境)?に(?:デプロイ|リリース)|(?:main|master)에 (?:병합|머지)",
        ],
      ),
    ),
  },
];

/** Programs that reach for the network, when they are the command or come first in it. */
const networked =
  /^(?:curl|wget|ssh|scp|rsync|ping|gh|aws|gcloud|az|heroku|vercel|netlify|flyctl)\b|^(?:npm|pnpm|yarn|bun) (?:install|i|ci|add|publish|audit|update|outdated)\b|^npx (?:--yes|-y)\b|^pip3? install\b|^uv (?:sync|pip install|add)\b|^poetry install\b|^cargo (?:install|publish|update|fetch)\b|^go (?:get|install|mod download)\b|^git (?:push|pull|fetch|clone|ls-remote)\b|^docker (?:pull|push|login)\b|^(?:brew|apt|apt-get) (?:install|update)\b|^(?:bundle|composer) install\b/;

export const noUnsatisfiable = defineRule({
  id: "no-unsatisfiable",
  severity: "error",
  summary: "The agent can bring about every condition of done_when by itself, inside its sandbox, in one run.",
  why: "A goal that waits for a person, a merge or a network that it does not have never ends: both clients go on until a bound stops them.",
  source:
    "https://github.com/Hmbown/Codewhale/issues/4054 and https://github.com/openai/codex/issues/10612 (read 2026-11-22)",
  condition: true,
  cases: () => ({
    silent: {
      "a person, as a review": goal("Port it.")
        .doneWhen(command("pnpm test"), review("approved by the lead", { evidence: "r.md" }))
        .build(),
      "the network is allowed": {
        given: goal("Port it.").doneWhen(command("npm ci")).build(),
        context: { network: "allowed" },
      },
    },
    speaks: {
      "a person": {
        given: goal("Port it.").doneWhen(command("pnpm test"), "approved by the team lead").build(),
        finds: ["done_when[1]"],
      },
      "a merge": {
        given: goal("Port it.").doneWhen(command("pnpm test"), "the PR is merged").build(),
        finds: ["done_when[1]"],
      },
      "a network that is denied": {
        given: goal("Port it.").doneWhen(command("npm ci")).build(),
        context: { network: "denied" },
        finds: ["done_when[0].run"],
      },
      "bounds that exclude each other": {
        given: goal("Port it.")
          .doneWhen(metric(command("node bench.mjs"), { atLeast: 90, atMost: 80 }))
          .build(),
        finds: ["done_when[0]"],
      },
    },
  }),
  *check(contract, context) {
    const { network } = context;
    for (const { item, where } of itemsIn(contract, "done_when")) {
      if (item.kind === "claim") {
        const { commands, words: prose } = anchorsOf(item.text);
        const need = commands > 0 ? undefined : needs.find(({ pattern }) => pattern().test(prose));
        if (need !== undefined) {
          const person = review(shorten(item.text), { evidence: "reports/review.md" });
          const help = need.help === "" ? `let a person decide it: ${wording(context, person, item.id)}` : need.help;
          yield { where, what: `"${shorten(item.text)}" ${need.what}`, help };
        }
      }
      yield* faultsOfRun(item, where, network);
    }
  },
});

/** What bounds and commands say that can never hold. */
function* faultsOfRun(item: Item, where: string, network: RuleContext["network"]): Generator<RuleFinding> {
  if (
    item.kind === "metric" &&
    item.at_least !== undefined &&
    item.at_most !== undefined &&
    item.at_least > item.at_most
  ) {
    yield {
      where,
      what: `wants at least ${item.at_least} and at most ${item.at_most}`,
      help: "swap or correct the bounds",
    };
  }
  const run = item.kind === "tests" ? item.run : item;
  if (network === "denied" && (run.kind === "command" || run.kind === "shell") && networked.test(run.run)) {
    yield {
      where: run === item ? `${where}.run` : `${where}.run.run`,
      what: `\`${shorten(run.run)}\` needs the network, which the preset denies`,
      help: "install before the start, or allow the network in the preset",
    };
  }
}
