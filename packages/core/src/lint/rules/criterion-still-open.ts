import { goal } from "../../builder/goal.ts";
import { artifact } from "../../node/artifact.ts";
import { command } from "../../node/command.ts";
import { note } from "../../node/note.ts";
import { once } from "../../node/once.ts";
import { wording } from "../offer.ts";
import { spansIn } from "../orders.ts";
import { defineRule } from "../rule.ts";
import { itemsIn, itemsOf, shorten } from "../texts.ts";
import { lexicon } from "../words/lexicon.ts";

/** What a sentence says of itself: that it holds before the work. */
const holdsNow = once(() =>
  lexicon(
    [
      "(?:is|are|was|were|has|have) already(?: (?:been|the case|true|done|there|in place|met|green|so))?|already (?:do|pass|hold|exist|is|are|true|done|there|green|met|the case|implemented|in place|satisfied|fulfilled|\\p{L}{2,}s)|(?:as|like) (?:it|they|this|that) (?:already )?(?:does|do|is|are|did) (?:today|now|already|at present|at the moment)|as is (?:already )?the case|currently (?:true|green|passes|passing|holds|the case|satisfied)|(?:true|green|the case|satisfied) (?:today|already|as of today)|is true today",
      "(?:ist|sind|gilt|besteht|existiert) (?:heute |jetzt )?(?:bereits|schon)(?: (?:so|der fall|erfüllt|grün|vorhanden))?|wie (?:schon )?heute|(?:ya|actualmente) (?:existe|pasa|se cumple|es así|está hecho|está)|(?:déjà|actuellement) (?:le cas|vrai|fait|vert|en place)|(?:existe|passe|est) déjà|(?:já|atualmente) (?:existe|passa|é o caso|está)|(?:già|attualmente) (?:esiste|passa|è così|vero|fatto|presente)|уже (?:есть|существует|проходит|выполнено|так|сделано)",
    ],
    [
      "已经(?:存在|通过|完成|满足|如此|是)|目前(?:已|就)|现在已|すでに(?:存在|通|満た|完了|ある)|既に(?:存在|通|満た|完了)|現状(?:で|も)|이미 (?:존재|통과|완료|충족|있)",
    ],
  ),
);

/** What opens a clause that is a condition, or says of which thing: "when the email already exists", "rows that are already there". */
const subordinates = once(() =>
  lexicon(
    [
      "if|when|whenever|where|wherever|whose|who|whom|that|which|unless|once|while|until|before|after|because|whether|in case|wenn|falls|sobald|dass|ob|deren|dessen|si|cuando|que|quand|lorsque|qui|se|quando|che|если|когда|что|которы[йехм]",
    ],
    ["如果|若|当|時|とき|場合|なら|경우|때|면 "],
  ),
);

/** The words by which a claim says of its own main clause that it holds; what a condition or a relative clause says is no such thing. */
function saysSo(text: string): string | undefined {
  const words = holdsNow();
  for (const sentence of text.split(/(?<=[.;!?。；])\s*/u)) {
    const found = words.exec(sentence);
    if (found === null) continue;
    const before = sentence.slice(0, found.index);
    const whole = /\b(?:the case|so|true)$/u.test(found[0]);
    if (/\b(?:an?|the|any|every|each)\s*$/iu.test(before)) continue;
    if (!subordinates().test(before) || (whole && /,\s*(?:which|as)\s*$/u.test(before))) return found[0].trim();
  }
  return undefined;
}

/** A sentence of the context that says how things stand. */
const standsSo = once(() => lexicon(["passes|pass|is green|are green|green|exits? 0|succeeds?|holds?|already|today|currently|läuft durch|ist grün|pasa|passe|passa|проходит"], ["通过|已经|目前|通る|すでに|통과|이미"])); // biome-ignore format: one list
const now = once(() => lexicon(["today|now|already|currently|at present|at the moment|as of \\p{L}+|heute|bereits|derzeit|hoy|ya|actualmente|aujourd'hui|déjà|hoje|já|oggi|già|сейчас|уже"], ["目前|现在|已经|現在|すでに|既に|현재|이미"])); // biome-ignore format: one list

/** A box that is ticked says that its entry is done. */
const ticked = /^\s*(?:\[[xX]\]|[✓✔✅☑])/u;

export const criterionStillOpen = defineRule({
  id: "criterion-still-open",
  severity: "warning",
  summary: "No criterion is one that the contract itself says is true already.",
  why: "What holds before the work holds after it, whatever was done in between: it proves nothing, and where all are such the goal is reached at once.",
  source: "https://github.com/Agent-Field/CodeAF/issues/1306 (read 2026-11-29)",
  condition: true,
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "what is not yet so": base.build(),
        "a part that was done before": goal("Port it.")
          .doneWhen("routes that are already ported answer as before: `pnpm parity` exits 0")
          .build(),
        "a condition or a relative clause that holds": goal("Port it.")
          .doneWhen(
            "`POST /users` answers 409 when the email already exists",
            "Calling close() on an already closed socket does nothing",
            "If the lock is already held, the command exits 75",
          )
          .build(),
        "the suite is red today": base.context(note("`pnpm test` fails today, with 12 failures.")).build(),
        "a file that is to change": goal("Port it.")
          .context("CHANGELOG.md")
          .doneWhen(artifact("CHANGELOG.md", { contains: "Fastify 5" }))
          .build(),
        "a file of which a claim says what it is to hold": goal("Port it.")
          .context("docs/delays.md")
          .doneWhen(
            artifact("docs/delays.md"),
            "docs/delays.md has a table of delays with 5 rows",
            command("pnpm test"),
          )
          .build(),
      },
      speaks: {
        "by its own words": {
          given: goal("Port it.").doneWhen("the index exists, which is already the case", command("pnpm test")).build(),
          finds: ["done_when[0]"],
        },
        "by any verb": {
          given: goal("Port it.").doneWhen("the README already mentions the API", command("pnpm test")).build(),
          finds: ["done_when[0]"],
        },
        "a box that is ticked": {
          given: goal("Port it.").doneWhen("[x] the parser is ported", command("pnpm test")).build(),
          finds: ["done_when[0]"],
        },
        "by the context": { given: base.context(note("`pnpm test` passes today.")).build(), finds: ["done_when[0]"] },
        "a file that is to be read first, beside a claim of another": {
          given: goal("Port it.")
            .context("parity.md")
            .doneWhen(artifact("parity.md"), "docs/parity.md has a table", command("pnpm test"))
            .build(),
          finds: ["done_when[0]"],
        },
        "a file that is to be read first": {
          given: goal("Port it.")
            .context("reports/parity.md")
            .doneWhen(artifact("reports/parity.md"), command("pnpm test"))
            .build(),
          finds: ["done_when[0]"],
        },
      },
    };
  },
  *check(contract, context) {
    const reads = new Set(
      itemsIn(contract, "context").flatMap(({ item }) => (item.kind === "read" ? [item.path] : [])),
    );
    const standing = commandsThatHold(contract);
    const claims = itemsIn(contract, "done_when").flatMap(({ item }) => (item.kind === "claim" ? [item.text] : []));
    for (const { item, where } of itemsIn(contract, "done_when")) {
      if (item.kind === "claim") {
        const found = ticked.exec(item.text)?.[0] ?? saysSo(item.text);
        if (found !== undefined)
          yield { where, what: `"${shorten(item.text)}" says itself that it is so ("${found.trim()}")`, help };
      } else if (item.kind === "command" && item.exit_code === 0 && standing.has(item.run)) {
        yield {
          where,
          what: `\`${shorten(item.run)}\` holds before the work, as ${standing.get(item.run)} says`,
          help,
        };
      } else if (item.kind === "artifact" && reads.has(item.path) && isBare(item)) {
        if (claims.some((text) => names(text, item.path))) continue;
        const { path } = item;
        yield {
          where,
          what: `\`${path}\` is there already: the reading list names it`,
          help: `say what it holds at the end: ${wording(context, artifact(path, { contains: "…" }), item.id)}`,
        };
      }
    }
  },
});

/** Whether a text names a path, and not one that only ends like it. */
const names = (text: string, path: string): boolean =>
  text.split(/[\s`"'(),;:]+/).some((word) => word.replace(/\.$/, "") === path);

const help = "name a state that only the work brings about; what must stay as it is belongs to constraints";

const isBare = (item: {
  readonly min_bytes?: number;
  readonly contains?: string;
  readonly matches?: unknown;
  readonly json?: unknown;
  readonly json_schema?: unknown;
  readonly produced_by?: unknown;
}): boolean =>
  [item.min_bytes, item.contains, item.matches, item.json, item.json_schema, item.produced_by].every(
    (each) => each === undefined,
  );

/** Commands of which the context or the reason of the goal says that they pass today. */
function commandsThatHold(contract: Parameters<typeof itemsOf>[0]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { item } of itemsOf(contract)) {
    if ((item.kind !== "note" && item.kind !== "why") || !now().test(item.text)) continue;
    for (const sentence of item.text.split(/(?<=[.!?。])\s+/)) {
      if (
        !standsSo().test(sentence) ||
        !now().test(sentence) ||
        /\b(?:fails?|red|broken|not)\b|n't|rot|falla|échoue|失败|不|ない|실패/iu.test(sentence)
      )
        continue;
      for (const { code } of spansIn(sentence)) found.set(code, item.id);
    }
  }
  return found;
}
