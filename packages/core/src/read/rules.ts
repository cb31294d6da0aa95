import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { clausesOf } from "./clauses.ts";
import { type Run, tokensIn, wordsIn } from "./frame.ts";
import type { Lexed } from "./lexed.ts";
import type { Part } from "./parts.ts";
import {
  onlyLooks,
  type Prohibition,
  patternsOf,
  prohibitionIn,
  ruleText,
  subjectOf,
  withoutBracket,
} from "./polarity.ts";
import { bareRun } from "./sentences.ts";
import type { Language } from "./words/language.ts";
import { spokenOf } from "./words/speaks.ts";

/** Longer sentences are no rule about structure. */
const longest = 300;

/** What was tried or thought of binds nobody. */
const told = textPattern(
  () =>
    /^(?:we|i|they|someone|somebody|the (?:old|last|previous) \p{L}+) (?:(?:have|had|also|once|briefly) )*(?:considered|tried|thought|discussed|evaluated|looked|wondered|experimented)(?!\p{L})/iu,
);
/** What may be, binds nobody either. */
const permits = textPattern(
  () =>
    /^(?:[A-Z]{1,4}-?\d{1,4}[:.)]? )?(?:[\p{L}'-]+ ){1,5}?(?:can|may|could|might) (?:also |then |well |just )?(?:stay|remain|wait|be (?!in(?!\p{L})|at |on )\p{L}+)(?!\p{L})/iu,
);
const permitsAbroad = textPattern(
  () =>
    /(?<!\p{L})(?:dürfen|darf|können|kann)(?!\p{L}).* werden(?!\p{L})|(?<!\p{L})(?:peut|peuvent|pourra|pourront) (?:aussi |encore )?(?:être|rester)(?!\p{L})|(?<!\p{L})(?:puede|pueden) (?:también )?(?:ser(?!\p{L})|quedar(?!\p{L})|\p{L}+rse(?!\p{L}))|(?<!\p{L})(?:può|possono) (?:anche )?(?:essere|restare|venire)(?!\p{L})|(?<!\p{L})(?:pode|podem) (?:também )?(?:ser|ficar)(?!\p{L})|(?<!\p{L})(?:(?:est|sont) (?:libres?|au choix)|(?:peut|peuvent) (?:changer|évoluer)|(?:puede|pueden) cambiar|(?:può|possono) cambiare|(?:pode|podem) mudar|может меняться)(?!\p{L})|(?<!\p{L})(?:можно|разрешается|допускается)(?!\p{L})|(?:ても|て)(?:よい|いい|構わない|構いません|かまいません)|(?<!不)(?:可以|允许)|(?:해도|어도|아도|여도) ?(?:됩니다|된다|좋|괜찮)/iu,
);
/** What need not be done is denied, and binds nobody all the same: "不用保留旧格式". */
const needless = textPattern(() => /不用(?:管|保留|支持|兼容|考虑|担心|适配)/u);
const binds = textPattern(
  () =>
    /(?<!\p{L})(?:not|never|only|no|none|nothing|nobody|until|unless|nur|nie|niemals|nicht|kein\p{L}*|ausschließlich|ne|n|pas|jamais|que|seule?s?|uniquement|solo|sólo|nunca|non|mai|soltanto|não|só|apenas|не|только|никогда)(?!\p{L})|だけ|のみ|ない(?!で)|只|仅|不|만 /iu,
);

/** Reads a sentence of constraints: a check, a prohibition, a rule about structure; undefined where it is an order. */
export class RuleReader {
  readonly #lexed: Lexed;
  readonly #languages: readonly Language[];
  readonly #checks: (run: Run) => readonly Part[] | undefined;

  constructor(lexed: Lexed, languages: readonly Language[], checks: (run: Run) => readonly Part[] | undefined) {
    this.#lexed = lexed;
    this.#languages = languages;
    this.#checks = checks;
  }

  read(sentence: Run): readonly Part[] | undefined {
    const { text } = this.#lexed;
    const words = text.slice(sentence.from, sentence.to).trim();
    if (
      told.test(words) ||
      needless.test(words) ||
      ((permits.test(words) || permitsAbroad.test(words)) && !binds.test(words))
    )
      return undefined;
    const checks = this.#checks(sentence);
    if (checks !== undefined && !this.#relates(sentence, checks)) return checks;
    if (this.#isStructure(sentence, "structure")) return [this.#structure(sentence)];
    const found = prohibitionIn(text, sentence, this.#languages);
    if (found !== undefined) return this.#never(sentence, found);
    if (onlyLooks(text, sentence, this.#languages)) return undefined;
    const labelled = this.#belowLabel(sentence);
    if (labelled !== undefined) return labelled;
    return this.#isStructure(sentence, "architecture") ? [this.#structure(sentence)] : undefined;
  }

  /** "`domain/` must not import `infra/`": what one folder is to another is structure, and no text that is to be absent. */
  #relates(sentence: Run, checks: readonly Part[]): boolean {
    const paths = tokensIn(this.#lexed, sentence).filter(({ kind }) => kind === "path");
    return paths.length === 2 && checks.some(({ made }) => made.some(({ item: { kind } }) => kind === "absent"));
  }

  #isStructure(sentence: Run, kind: "structure" | "architecture"): boolean {
    const run = bareRun(this.#lexed.text, sentence);
    const words = this.#lexed.text.slice(run.from, run.to);
    if (words.length > longest) return false;
    // "Elimina los imports" is no English sentence about what imports what.
    return spokenOf(this.#languages, words).some((language) =>
      patternsOf(language)[kind].fits(subjectOf(language, words)),
    );
  }

  #structure(sentence: Run): Part {
    const item = { kind: "architecture", text: wordsIn(this.#lexed, sentence) } as Item;
    return { ...sentence, made: [{ block: "constraints", item }] };
  }

  #never(sentence: Run, found: Prohibition): readonly Part[] {
    const { act, more, instead, order } = found;
    const said = (run: Run): string => wordsIn(this.#lexed, run);
    const run = bareRun(this.#lexed.text, sentence);
    const stop = (more ?? act).to === run.to ? this.#stopOf(sentence) : "";
    const item = {
      kind: "never",
      text: ruleText(found, run, said) + stop,
      ...(instead === undefined ? {} : { instead: withoutBracket(said({ from: instead.from, to: sentence.to })) }),
    } as Item;
    const never: Part = { from: sentence.from, to: order?.from ?? sentence.to, made: [{ block: "constraints", item }] };
    if (order === undefined) return [never];
    const behind = { from: order.from, to: sentence.to };
    return [never, ...(this.read(behind) ?? [{ ...behind, made: [] }])];
  }

  /** "Secrets: do not log tokens": a prohibition behind what it is about. */
  #belowLabel(sentence: Run): readonly Part[] | undefined {
    const run = bareRun(this.#lexed.text, sentence);
    const [label, name = ""] =
      /^(\[[^\]\ue001-\ue005]{1,24}\]|[^:：,\ue001-\ue005]{1,40}[:：]) ?(?=\S)/.exec(
        this.#lexed.text.slice(run.from, run.to),
      ) ?? [];
    const { weakLabel } = clausesOf(this.#languages);
    if (label === undefined || weakLabel.test(name.replace(/[[\]:：]/g, ""))) return undefined;
    // "The engine stays pure: no access to the disk": what is about structure is no label.
    const head = { from: run.from, to: run.from + label.replace(/[:：] ?$/, "").length };
    if (this.#isStructure(head, "architecture")) return undefined;
    const parts = this.read({ from: run.from + label.length, to: sentence.to });
    if (parts?.[0]?.made[0]?.item.kind !== "never") return undefined;
    return parts.map((part, index) => (index === 0 ? { ...part, from: sentence.from } : part));
  }

  #stopOf({ from, to }: Run): string {
    return /[.!。！](?=\s*$)/.exec(this.#lexed.text.slice(from, to))?.[0] ?? "";
  }
}
