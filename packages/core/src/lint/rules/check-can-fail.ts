import type { Entry } from "../../builder/entry.ts";
import { goal } from "../../builder/goal.ts";
import { absent } from "../../node/absent.ts";
import { artifact } from "../../node/artifact.ts";
import { command } from "../../node/command.ts";
import type { Item } from "../../node/contract.ts";
import { gate } from "../../node/gate.ts";
import type { Pattern } from "../../node/pattern.ts";
import { shell } from "../../node/shell.ts";
import { outcomeOf, saysAlike } from "../../shell/outcome.ts";
import { suiteOf, wording } from "../offer.ts";
import { type OrderedLine, orderedLines } from "../orders.ts";
import { defineRule, type RuleContext, type RuleFinding } from "../rule.ts";
import { itemsOf, shorten } from "../texts.ts";
import { matchesNothing } from "../words/matches-nothing.ts";

export const checkCanFail = defineRule({
  id: "check-can-fail",
  severity: "error",
  summary: "Every check can fail, and can hold: how it ends depends on the work.",
  why: "`npm test || true` and `npm test | tail -5` exit 0 whatever the tests do, `echo ok` whatever was done. Such a check is green before the work, and proves nothing after it.",
  source:
    "https://github.com/NousResearch/hermes-agent/pull/87496 and https://github.com/Agent-Field/CodeAF/issues/1306 (read 2026-11-29)",
  condition: true,
  cases: () => {
    const done = (...checks: readonly Entry<"done_when">[]) =>
      goal("Port it.")
        .doneWhen(...checks)
        .build();
    return {
      silent: {
        "a suite": done(command("pnpm test")),
        "a pipe whose failure counts": done(shell("set -o pipefail; npm test | tail -5")),
        "a pipe that ends in what judges": done(shell("npm test 2>&1 | grep -q '0 failing'")),
        "a fallback that fails too": done(shell("for i in 1 2 3; do npm test || exit 1; done")),
        "what must not be found": done(command("grep -rq moment src", { exitCode: 1 })),
        "a program that makes a file": done(artifact("a.txt", { producedBy: shell("make a.txt || true") })),
        "output that is read": done(command("git status --porcelain", { stdout: "^$" })),
        "a pattern that output without a word has": done(command("git diff", { stdout: "$^" })),
        "a path that is looked for": done(
          absent("/usr/local/", { in: "a.log" }),
          absent("/usr/bin/i", { in: "a.log" }),
        ),
        "a clock beside a file": done(shell('test "$(stat -c %Y report.md)" -gt "$(date -d 2026-01-01 +%s)"')),
        "a command that the sentence forbids": done("Nobody runs `npm test || true`.", command("pnpm test")),
      },
      speaks: {
        "always true": { given: done(command("true")), finds: ["done_when[0].run"] },
        "only words": { given: done(command("echo ok")), finds: ["done_when[0].run"] },
        "a failure that is thrown away": { given: done(shell("npm test || true")), finds: ["done_when[0].run"] },
        "a script in a script": { given: done(command("bash -c 'npm test; exit 0'")), finds: ["done_when[0].run"] },
        "a pipe that ends in tail": { given: done(shell("npm test 2>&1 | tail -5")), finds: ["done_when[0].run"] },
        "a pipe that judges what stands in it": {
          given: done(shell("printf done | grep -q done")),
          finds: ["done_when[0].run"],
        },
        "a comparison of two constants": { given: done(command("test 1 = 1")), finds: ["done_when[0].run"] },
        "what must fail, and always does": {
          given: done(command("false", { exitCode: 1 })),
          finds: ["done_when[0].run"],
        },
        "what can never hold": { given: done(shell("npm test; exit 1")), finds: ["done_when[0].run"] },
        "output that is always the same": {
          given: done(command("echo ok", { stdout: "ok" })),
          finds: ["done_when[0].run"],
        },
        "a folder that is always there": { given: done(command("test -d .")), finds: ["done_when[0].run"] },
        "a comparison with the clock": {
          given: done(shell('test "$(date +%Y)" -ge 2000'), command("pnpm test")),
          finds: ["done_when[0].run"],
        },
        "a pattern that no text has": {
          given: done(absent(/(?!)/, { in: "a.log" }), artifact("a.md", { contains: /done^/ })),
          finds: ["done_when[0].pattern", "done_when[1].matches"],
        },
        "a pattern with its slashes in a text": {
          given: done(absent("/\\bTODO\\b/", { in: "a.log" }), absent("/fatal/i", { in: "a.log" })),
          finds: ["done_when[0].pattern", "done_when[1].pattern"],
        },
        "a folder where a file is to be": {
          given: done(artifact("."), artifact("dist/"), artifact("src/..")),
          finds: ["done_when[0].path", "done_when[1].path", "done_when[2].path"],
        },
        "a gate that is always open": {
          given: goal("Port it.")
            .doneWhen(command("pnpm test"))
            .workflow(gate(shell("pnpm test; true")))
            .build(),
          finds: ["workflow[0].check.run"],
        },
        "a claim in the same words": { given: done("`npm test || true` exits 0"), finds: ["done_when[0]"] },
        "a script of the project's that cannot": {
          given: done(command("npm run lint")),
          context: { commands: [{ run: "npm run lint", wholeSuite: false, cannotFail: "eslint . || true" }] },
          finds: ["done_when[0].run"],
        },
      },
    };
  },
  *check(contract, context) {
    for (const each of orderedLines(contract)) {
      if (!each.isCheck) continue;
      const found = each.readsOutput ? judgeOutput(each) : judge(each, context);
      if (found !== undefined) {
        const help = `run what shows the work by itself, so that its own exit code counts: ${wording(context, suiteOf(context, contract))}`;
        yield { where: each.where, ...found, ...(found.help === "" ? { help } : {}) };
      }
    }
    for (const { item, where } of itemsOf(contract)) {
      const [check, place]: [Item, string] =
        item.kind === "gate" || item.kind === "after" ? [item.check, `${where}.check`] : [item, where];
      yield* judgeForm(check, place);
    }
  },
});

/** A check whose pattern or path decides by its form alone how it ends. */
function* judgeForm(item: Item, where: string): Iterable<RuleFinding> {
  const shown = ({ source, flags }: Pattern): string => `/${shorten(source)}/${flags}`;
  if (item.kind === "absent" && matchesNothing(item.pattern)) {
    const what = `no text has a match of ${shown(item.pattern)}, so that it holds whatever the work looks like`;
    yield { where: `${where}.pattern`, what, help: "correct the pattern, and see it match what is to be gone" };
  }
  const literal = item.kind === "absent" ? literalIn(item.pattern) : undefined;
  if (literal !== undefined) {
    const what = `\`${shorten(literal)}\` is a regular expression within a text, whose slashes are looked for too, so that it is hardly ever found`;
    yield { where: `${where}.pattern`, severity: "warning", what, help: `write it without quotes: absent(${shorten(literal)}, …)` };
  }
  const asked = item.kind === "command" || item.kind === "shell" ? { stdout: item.stdout } : item.kind === "artifact" || item.kind === "metric" ? { matches: item.matches } : {};
  for (const [name, pattern] of Object.entries(asked)) {
    if (pattern === undefined || !matchesNothing(pattern) || (name === "stdout" && new RegExp(pattern.source, pattern.flags).test(""))) continue;
    yield { where: `${where}.${name}`, what: `no text has a match of ${shown(pattern)}, so that it cannot hold`, help: "correct the pattern" };
  }
  if (item.kind === "artifact" && /(?:^|\/)\.{0,2}$/.test(item.path))
    yield { where: `${where}.path`, what: `\`${shorten(item.path)}\` is a folder, and an artifact is a file, so that it cannot hold`, help: "name the file in it that shows the work" };
} // biome-ignore format: one

function judge(
  { line, exitCode }: OrderedLine,
  { commands = [] }: RuleContext,
): Omit<RuleFinding, "where"> | undefined {
  const known = commands.find(({ run }) => run === line.trim())?.cannotFail;
  const { canPass, canFail, exitCode: always } = outcomeOf(known ?? line);
  const holds = exitCode === 0 ? canPass && !canFail : !canPass && always === exitCode;
  const shown = `\`${shorten(line)}\`${known === undefined ? "" : `, which is \`${shorten(known)}\`,`}`;
  if (holds)
    return { what: `${shown} exits ${exitCode} whatever the work looks like: ${reasonOf(known ?? line)}`, help: "" };
  const never = exitCode === 0 ? !canPass : !canFail || (always !== undefined && always !== exitCode);
  if (!never && saysAlike(known ?? line))
    return { what: `${shown} ends the same whatever the work looks like: nothing in it depends on the work`, help: "" };
  if (!never) return undefined;
  return {
    what: `${shown} never exits ${exitCode}, so that it cannot hold`,
    help: "correct the line, or the exit code that it is to have",
  };
}

/** What a check reads, or has made, has to depend on the work. */
function judgeOutput({ line }: OrderedLine): Omit<RuleFinding, "where"> | undefined {
  if (!saysAlike(line)) return undefined;
  return { what: `\`${shorten(line)}\` prints and writes the same whatever the work looks like`, help: "" };
}

/** `"/\\bTODO\\b/i"`: slashes and flags that were to mark a pattern, and are part of it. A path has no flags and no such signs. */
function literalIn({ source }: Pattern): string | undefined {
  const written = source.replaceAll("\\/", "/");
  const [, inner = "", flags = ""] = /^\/(.+)\/([dgimsuvy]{0,8})$/s.exec(written) ?? [];
  const isLiteral = /\\[bBdDsSwW]|^\^|\$$|[|]/.test(inner) || (flags !== "" && !inner.includes("/"));
  return inner !== "" && isLiteral ? written : undefined;
}

/** Why a line always ends alike, in the words of its own end. */
function reasonOf(line: string): string {
  const [, last = ""] = /(\|\||;|\||&&|\n)\s*[^|;&\n]*$/.exec(line) ?? [];
  if (last === "||") return "what stands behind || takes its failure away";
  if (last === "|") return "of a pipe only the last program's exit code counts";
  if (last === ";" || last === "\n") return "only the last command's exit code counts";
  return "nothing in it depends on the work";
}
