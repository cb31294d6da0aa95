import { goal } from "../../builder/goal.ts";
import { absent } from "../../node/absent.ts";
import { artifact } from "../../node/artifact.ts";
import { command } from "../../node/command.ts";
import type { Contract } from "../../node/contract.ts";
import { never } from "../../node/never.ts";
import { once } from "../../node/once.ts";
import { review } from "../../node/review.ts";
import { scope } from "../../node/scope.ts";
import { textPattern } from "../../node/text-pattern.ts";
import { unchanged } from "../../node/unchanged.ts";
import { covers } from "../covers.ts";
import { wording } from "../offer.ts";
import { defineRule, type RuleContext, type RuleFinding } from "../rule.ts";
import { itemsIn, itemsOf, shorten } from "../texts.ts";

export const noContradiction = defineRule({
  id: "no-contradiction",
  severity: "warning",
  summary: "No rule forbids what another part of the contract demands.",
  why: "An agent that cannot obey two rules picks one in silence, and works on for hours.",
  source: "https://github.com/anthropics/claude-code/issues/74844 (read 2026-11-22)",
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "the deliverable is in scope": base
          .constraints(scope("src/**", "reports/**"))
          .outputContract("reports/parity.json")
          .build(),
        "the contract asks for files beside the scope": base
          .constraints(scope("src/**"))
          .doneWhen(review("no amount is rounded", { evidence: "reports/review.md" }))
          .outputContract("reports/parity.json")
          .build(),
        "a command makes a file beside the scope": base
          .constraints(scope("src/**"))
          .doneWhen(artifact("out/a.json", { producedBy: command("make a") }))
          .build(),
        "another file stays": base.constraints(unchanged("test/golden/**")).outputContract("CHANGELOG.md").build(),
      },
      speaks: {
        "must against never": {
          given: base.constraints("Use the repository's logger.", never("Use the repository's logger.")).build(),
          finds: ["constraints[1]"],
        },
        "an unchanged file is delivered": {
          given: base.constraints(unchanged("docs/**")).outputContract("docs/api.md").build(),
          finds: ["output_contract[0]"],
        },
        "tests are not touched, yet new ones are required": {
          given: goal("Port it.")
            .constraints(never("Touch the tests."))
            .doneWhen(command("pnpm test"), "new tests cover each of the 4 routes")
            .build(),
          finds: ["done_when[1]"],
        },
        "a guarded log is made": {
          given: goal("Port it.")
            .constraints(unchanged("logs/**"))
            .doneWhen(absent(/429/, { in: "logs/run.log", producedBy: command("make log") }))
            .build(),
          finds: ["done_when[0]"],
        },
      },
    };
  },
  *check(contract, context) {
    yield* mustAgainstNever(contract);
    yield* pathsAgainstPaths(contract);
    yield* testsAgainstTests(contract, context);
    yield* wordsAgainstPaths(contract);
  },
});

const negation = once(() => /^(?:never|do not|don't|must not|may not|no|avoid|nie|niemals|nunca|jamais|non|не)\s+/iu);
const affirmation = once(() => /^(?:always|must|you must|please)\s+/iu);

const noLetters = textPattern(() => /[^\p{L}\p{N}]+/gu);

function core(text: string): string {
  const bare = text.toLowerCase().replace(negation(), "").replace(affirmation(), "");
  return bare.replace(noLetters.of(bare), " ").trim();
}

/** The same words, once as a must and once as a never. */
function* mustAgainstNever(contract: Contract): Generator<RuleFinding> {
  const said = new Map<string, { readonly id: string; readonly forbids: boolean }>();
  for (const { item, where } of itemsOf(contract)) {
    if (item.kind !== "must" && item.kind !== "never" && item.kind !== "rule") continue;
    const key = core(item.text);
    const forbids = item.kind === "never" || negation().test(item.text);
    const other = said.get(key);
    if (other !== undefined && other.forbids !== forbids) {
      yield {
        where,
        what: `${forbids ? "forbids" : "demands"} what ${other.id} ${forbids ? "demands" : "forbids"}: "${shorten(item.text)}"`,
        help: "keep one of them",
      };
    } else if (other === undefined) said.set(key, { id: item.id, forbids });
  }
}

/** Paths that have to be written, with the place that says so. A scope lets in what the contract asks for by name, and a check makes its own file in the room. */
function* written(contract: Contract): Generator<{ readonly where: string; readonly path: string }> {
  for (const { item, where } of itemsOf(contract)) {
    if (item.kind === "deliver") yield { where, path: item.path };
    else if (item.kind === "artifact" && item.produced_by !== undefined) yield { where, path: item.path };
    else if (item.kind === "absent" && item.produced_by !== undefined) yield { where, path: item.in };
    else if (item.kind === "review") yield { where, path: item.evidence };
  }
}

function* pathsAgainstPaths(contract: Contract): Generator<RuleFinding> {
  const constraints = itemsIn(contract, "constraints");
  const guards = constraints.flatMap(({ item }) =>
    item.kind === "unchanged" ? [{ id: item.id, keeps: covers(item.paths) }] : [],
  );
  for (const { where, path } of written(contract)) {
    const kept = guards.find(({ keeps }) => keeps(path));
    if (kept !== undefined) {
      yield {
        where,
        what: `"${path}" has to be written, but ${kept.id} keeps it unchanged`,
        help: `take it out of ${kept.id}, or write another file`,
      };
    }
  }
  const unchanged = new Set(constraints.flatMap(({ item }) => (item.kind === "unchanged" ? item.paths : [])));
  for (const { item, where } of constraints) {
    if (item.kind !== "scope") continue;
    if (item.paths.every((path) => unchanged.has(path))) {
      yield {
        where,
        what: "lets only files change that another constraint keeps unchanged",
        help: "take one of them out",
      };
    }
  }
}

const testsStay = once(
  () =>
    /\b(?:touch|edit|change|modify|alter|add|write|create)\b[^.]{0,20}\btests?\b(?!\/)|(?:修改|改动|触碰|添加).{0,6}测试|テスト(?:を|は)?(?:変更|編集|追加)|\btests?\b[^.]{0,12}\b(?:ändern|anfassen|bearbeiten)\b|\b(?:modificar|tocar|editar)\b[^.]{0,12}\b(?:pruebas|tests)\b/iu,
);
const testsCome = once(
  () =>
    /\b(?:new|additional|more|added|regression) (?:\w+ ){0,2}tests?\b|\b(?:add|write|create)s?\b[^.]{0,20}\btests?\b|(?:新增|新的|添加|补充|编写).{0,6}测试|(?:新しい|新規)テスト|テストを(?:追加|書)|\bneue (?:\w+ )?tests?\b|\bnuev[oa]s (?:pruebas|tests)\b/iu,
);
const butNew = once(
  () => /\b(?:existing|golden|snapshot|old|current|other|unrelated)\b|existier|bestehend|existente|现有|既存/iu,
);

function* testsAgainstTests(contract: Contract, context: RuleContext): Generator<RuleFinding> {
  const ban = itemsIn(contract, "constraints").find(
    ({ item }) =>
      (item.kind === "never" ||
        (item.kind === "must" && (negation().test(item.text) || /不要|禁止|しない/.test(item.text)))) &&
      testsStay().test(item.text) &&
      !butNew().test(item.text),
  );
  if (ban === undefined) return;
  for (const { item, where } of itemsOf(contract)) {
    const text = "text" in item && item !== ban.item ? item.text : undefined;
    if (text === undefined || item.kind === "never" || !testsCome().test(text) || negation().test(text)) continue;
    yield {
      where,
      what: `asks for new tests ("${shorten(text)}"), but ${ban.item.id} forbids to touch them`,
      help: `say in ${ban.item.id} which tests stay: ${wording(context, never("Change an existing test."), ban.item.id)}`,
    };
  }
}

const changes = once(() => /\b(?:touch|edit|change|modify|write|alter|update|commit|overwrite)\b/iu);

/** "Never edit package.json", and package.json is delivered. */
function* wordsAgainstPaths(contract: Contract): Generator<RuleFinding> {
  const bans = itemsIn(contract, "constraints").flatMap(({ item }) =>
    item.kind === "never" &&
    changes().test(item.text) &&
    !/\b(?:outside|except|but|other than|unless|without)\b/i.test(item.text)
      ? [{ id: item.id, text: item.text }]
      : [],
  );
  for (const { where, path } of written(contract)) {
    const ban = bans.find(({ text }) => text.split(/[\s"'`,()]+/).some((word) => word.replace(/\.$/, "") === path));
    if (ban !== undefined) {
      yield {
        where,
        what: `"${path}" has to be written, but ${ban.id} forbids it`,
        help: `take it out of ${ban.id}, or write another file`,
      };
    }
  }
}
