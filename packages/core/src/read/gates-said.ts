import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { check } from "./acts.ts";
import type { Lexed } from "./lexed.ts";
import { madePattern } from "./made-pattern.ts";
import type { Reading } from "./reading.ts";

const command = "\\ue001";
/** Up to when, in ten languages. */
const until =
  "before|until|till|unless|as long as|while|bevor|bis|solange|ehe|tant que|tant qu'|avant que|jusqu'à ce que|hasta que|mientras(?: que)?|antes de que|finché|prima che|fino a quando|até que|enquanto|antes que|пока|до тех пор,? пока|прежде чем|до того,? как";
/** How the command ends then. */
const state =
  "(?:(?:has|have|is|are|was|does|do|did|not|n't|still|been|ist|sind|nicht|noch|n'est|est|pas|ne|no|esté|está|é|è|sia|non|não|seja|не|ещё|еще|run|gelaufen) ?){0,4}(?:pass(?:es|ed)?|succe\\p{L}+|green|red|fail(?:s|ed|ing)?|exit(?:s|ed)?(?: with)?(?: code)? 0|run|run through|finished|clean|ok|grün|rot|durchläuft|durchgelaufen|besteht|bestanden|fehlschlägt|scheitert|échoue|réussit|passe|vert|rouge|pase|pasa|falle|falla|verde|rojo|passa|passi|fallisce|rosso|passar|falhar|falha|vermelho|проход\\p{L}+|прошл\\p{L}+|пройд\\p{L}+|пада\\p{L}+|зелен\\p{L}*|зелён\\p{L}*|красн\\p{L}*)(?: ist| wird| (?:successfully|cleanly|once))?";
const denies = textPattern(
  () =>
    /(?<!\p{L})(?:not|never|no|nothing|nobody|don't|doesn't|mustn't|shouldn't|cannot|can't|isn't|aren't|wait|stay|nicht|nie|kein\p{L}*|nichts|warte\p{L}*|ne|n|pas|aucune?|rien|no|nunca|nada|ningun\p{L}*|non|niente|nessun\p{L}*|não|nada|nenhum\p{L}*|не|нельзя|ничего)(?!\p{L})/iu,
);
const patterns = [
  // "The switch must not be flipped before `x` has passed."
  `^(?<what>[^.;:!?\\ue001]{4,140}?),? (?:${until}) (?<c>${command}) ${state}[.!]?$`,
  // "As long as `x` fails, phase 2 has to wait."
  `^(?:${until}) (?<c>${command}) ${state},? (?<what>[^.;:!?\\ue001]{4,140})[.!]?$`,
].map((source) => madePattern(() => [source, "iu"]));
const positive = [
  // "Only when `x` is green may you touch src/ui."
  `^only (?:when|once|after|if) (?<c>${command}) ${state},? (?:then )?(?:may|can|should|do|does|will|must|are you|you may|you can) [^.;:!?\\ue001]{4,140}[.!]?$`,
  // "Phase 2 starts when `x` is green and not earlier."
  `^[^.;:!?\\ue001]{3,80}? (?:only )?(?:starts?|begins?|goes ahead|opens|(?:may|can) (?:only )?(?:start|begin|go ahead)) (?:only )?(?:when|once|after|as soon as) (?<c>${command}) ${state}(?:,? and not (?:earlier|before|sooner))?[.!]?$`,
].map((source) => madePattern(() => [source, "iu"]));

/** A sentence that lets something begin only where a command has gone well; undefined where it says anything else. */
export function gateSaid(lexed: Lexed): Reading | undefined {
  const text = lexed.text.trim().replace(/^(?:[-*•–—]|\d{1,2}(?:\.\d{1,2})*[.)]?)\s+/u, "");
  if (text.length > 260 || lexed.tokens.filter(({ kind }) => kind === "command").length !== 1) return undefined;
  const isGate =
    positive.some((pattern) => pattern.test(text)) ||
    patterns.some((pattern) => denies.test(pattern.exec(text)?.groups?.what ?? ""));
  const line = lexed.tokens.find(({ kind }) => kind === "command");
  if (!isGate || line === undefined) return undefined;
  const item = { kind: "gate", check: check(line.text.replace(/^\$ /, "")) } as unknown as Item;
  return { block: "workflow", item, from: 0, to: lexed.source.length, typed: true };
}

/** A command alone, or behind a label: "Check: `buf lint`". */
export function loneCheck({ text, tokens, source }: Lexed): Reading | undefined {
  const bare = text.trim();
  if (!/^(?:[^:：.!?\ue001-\ue005]{0,40}[:：] ?)?\ue001[.;。]?$/u.test(bare)) return undefined;
  const line = tokens.find(({ kind }) => kind === "command");
  if (line === undefined) return undefined;
  return { block: "done_when", item: check(line.text.replace(/^\$ /, "")), from: 0, to: source.length, typed: true };
}
