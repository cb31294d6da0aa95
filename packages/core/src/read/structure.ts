import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { type Lexed, lex } from "./lexed.ts";
import { madePattern } from "./made-pattern.ts";
import type { Reading } from "./reading.ts";

/** Heads of names of parts of a system. */
const part =
  "code|logic|layers?|modules?|packages?|class(?:es)?|services?|components?|controllers?|views?|viewmodels?|handlers?|engines?|parsers?|lexers?|compilers?|renderers?|domains?|cores?|ui|gui|apis?|databases?|db|stores?|repositor(?:y|ies)|librar(?:y|ies)|crates?|clients?|servers?|workers?|adapters?|plugins?|rules|states?|configs?|configuration|settings|quer(?:y|ies)|sql|io|i\\/o|calls?|access|models?|entit(?:y|ies)|schemas?|routes?|routers?|gateways?|queues?|schedulers?|jobs?|caches?|drivers?|kernels?|hooks?|widgets?|screens?|pages?|middlewares?|interfaces?|ports?|functions?|methods?|types?|structs?|traits?|threads?|actors?|reducers?|validators?|serializers?|mappers?|dependenc(?:y|ies)|imports?|secrets?|tokens?|keys|templates?|importers?|exporters?|formatters?|loggers?|simulations?|backends?|frontends?|apps?|cli|commands?|transports?|protocols?|everything|anything|nothing|all|parts?|halves|sides?|helpers?|utilities|use cases?|reads?|writes?|parsing|rendering|formatting|validation|persistence|networking|authori[sz]ation|authentication|business rules?|strings?|flags?|files?";
/** What one part is to another, or where it is. */
const relation =
  "(?:know(?:s|ing)?|depends?|imports?|talks?|calls?|reach(?:es)?|access(?:es)?|uses?|references?|contains?|holds?|owns?|lives?|belongs?|sits?|stays?|remains?|go(?:es)?|speaks?|sees?|touch(?:es)?|share[sd]?|open|opens|read|reads|write|writes|send|sends|fetch|fetches|query|queries|instantiates?|creates?|throws?|blocks?|caches|point(?:s)?|pass(?:es)?|happens?|exists?|come|comes|is|are|be|has|have|leaks?|block|require[sd]?|needs?|do|does|run|runs|pull|pulls|include[sd]?|link|links|mutate[sd]?|keep|keeps)";
/** What makes a rule of it: a duty, a denial, "only", a word that takes in all. */
const binding =
  "must|may|shall|should|has to|have to|needs? to|can(?:not| only| never)|can't|mustn't|shouldn't|don't|doesn't|isn't|aren't|does not|do not|is not|are not|never|only|nothing|no|none|nowhere|neither|solely|exclusively|without|independent|unaware|free of|other way|not the other|everything|anything|all|every|each|always|one place|single place|alone";

/** A sentence whose subject is a part of the system, and what that part is bound to. */
const structure = madePattern(() => [
  `^(?:(?:note|rule|architecture|structure|layering|design|decision|boundary|boundaries)[:：] ?)?(?:(?:only|all|every|each|any|no|the|our|both|a|an|its|nothing|everything|anything|none of|most|new|please keep all|keep all|keep the|keep) ?)*(?:(?:(?!(?:tests?|commits?|docs?|documentation|you|i|we|they|agents?|claude|codex|reviewers?|customers?|users?|people|team|changes?|branch(?:es)?|prs?|if|when|before|after|there)(?!\\p{L}))[\\p{L}\\p{N}'/_.-]+|[\\ue002\\ue003]) ){0,6}?(?:(?:${part})|[\\ue002\\ue003])(?: ?(?:and|or|,|&|\\/) ?(?:the )?(?:[\\p{L}'-]+|[\\ue002\\ue003]))*(?: (?:in|inside|of|below|under|from|for|between|that|which|about|with)(?: (?!(?:must|may|shall|should|can|never|only)(?!\\p{L}))(?:[\\p{L}\\p{N}'/_.-]+|[\\ue002\\ue003])){1,7}?)? (?:(?:must|may|shall|should|can|will|do|does|has to|have to|needs? to|also|still|therefore) ?)*(?:(?:not|never|only|always|neither|n't|cannot|mustn't|can't|shouldn't|doesn't|don't|isn't|aren't|directly|itself|themselves|ever|be|solely|exclusively) ?)*${relation}(?!\\p{L})`,
  "iu",
]);
const bindings = madePattern(() => [`(?<!\\p{L})(?:${binding})(?!\\p{L})`, "iu"]);
/** What a part is to another: without a word of these the sentence may tell how something behaves. */
const between = textPattern(
  () =>
    /(?<!\p{L})(?:know(?:s|ing)?|depend(?:s|ing|ency|encies|ent)?|import(?:s|ed|ing)?|talks?|calls?|reach(?:es)?|access(?:es|ed)?|references?|liv(?:es?|ing)|belongs?|sits?|(?:stays?|remains?|be|is|are) (?:free of|pure|inside|in|behind|out of|within|independent|ignorant|unaware|free from|confined|isolated|separate|local|the only|usable|hidden)|go(?:es)? (?:through|via|in|into|from)|speaks? (?:to|http|sql)|contains? (?:any |no |only )?(?:[\p{L}-]+ ){0,2}?(?:logic|code|rules?|calls?|queries|sql|state)|owns?|share(?:s|d)?|(?:is|are|be) (?:handed|passed|injected|kept|read|written|called|used|done|imported|accessed|reached) ?(?:in|into|through|by|only|from|at|behind|via)|inside|points? (?:inwards?|to|at)|goes|without|happens? (?:in|only|inside)|layer|logic|(?:opens?|makes?|sends?) (?:a |any )?(?:connections?|requests?|network|sockets?))(?!\p{L})/iu,
);
/** What only allows, wishes, tells or speaks of the work itself. */
const unbound = textPattern(
  () =>
    /(?<!\p{L})(?:if|when(?:ever)?|unless|today|currently|used to|was|were|would|could|might|maybe|ideally|eventually|later|tests?|commits?|reviews?|changelog|pull requests?|documentation|README|for now|optional(?:ly)?|welcome|feel free|can (?:stay|remain|wait|be)|may (?:stay|remain|wait|be)|users?|customers?|(?:is|are) (?:done|finished|accepted|green|empty|clean)|pass(?:es)?|exits?|prints?|exists?|unchanged|untouched|as (?:it|they) (?:is|are)|edited|changed|modified|touched|deleted|renamed|added|removed)(?!\p{L})/iu,
);

/** "ProductRepository" is the name of a part. */
const named = textPattern(() => /(?<![\p{L}\p{N}])[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+(?![\p{L}\p{N}])/gu);

/** Of a file only what it leads to is structure: what it holds is a state. */
const aboutFiles = textPattern(() => /(?<!\p{L})files?(?!\p{L})/iu);
const leadsTo = textPattern(
  () => /(?<!\p{L})(?:imports?|depends?|knows?|calls?|references?|reach(?:es)?|access(?:es)?)(?!\p{L})/iu,
);

/** Longer sentences say more than one thing. */
const longest = 260;

/** A rule about structure in a sentence that stands anywhere: a part of the system is its subject, and it binds that part to another. */
export function structureIn(text: string): Reading | undefined {
  const { text: words, tokens }: Lexed = lex(text);
  const trimmed = words.trim();
  const bare = trimmed
    .replace(named.of(trimmed), "\ue003")
    .replace(/^(?:[A-Z]{1,4}-?\d{1,4}[:.)]?|\d{1,2}(?:\.\d{1,2})*[.)]?|[-*•])\s+/u, "")
    .replace(/[.!]$/, "");
  if (bare.length > longest || tokens.some(({ kind }) => kind === "command" || kind === "url")) return undefined;
  if (unbound.test(bare) || !bindings.test(bare) || !between.test(bare) || !structure.test(bare)) return undefined;
  if (aboutFiles.test(bare) && !leadsTo.test(bare)) return undefined;
  return ruleReading(text);
}

/** "Nur lager/db.py spricht mit der Datenbank": one part alone that has to do with another, in languages but English. */
const onlyOne = textPattern(
  () =>
    /^(?:nur|allein|seule?s?|solo|sólo|soltanto|só|somente|apenas|только|只有|仅)(?: (?:das|die|der|le|la|el|il|lo|o|a|modul|module|modulo|módulo|модуль|пакет|файл))* ?[\ue002\ue003](?:(?:,| und| et| y| e| и) ?[\ue002\ue003])* ?\p{L}[^.!?。]{4,120}[.!。]?$|^.{2,80}(?:の|る)は ?[\ue002\ue003] ?(?:だけ|のみ)(?:である|です|とする)?[。]?$|^(?:(?!\p{Lu}?nicht)[\p{L}'’-]+ ){1,4}(?:lo|la|li|le) \p{L}+ (?:solo|soltanto) [\ue002\ue003].{0,120}$/iu,
);
const changesFiles = textPattern(
  () =>
    /(?<!\p{L})(?:geändert|ändern|bearbeite|verändert|angefasst|modifi|chang|touch|édit|cambi|toc|edit|alter|mud|mex|измен|меня|трога)\p{L}*|修改|改动|変更|編集/iu,
);

/** A rule about structure that a part alone is bound to; undefined where it bounds the changes. */
export function onlyOneIn(text: string): Reading | undefined {
  const { text: words, tokens }: Lexed = lex(text);
  const bare = words.trim();
  if (bare.length > longest || tokens.some(({ kind }) => kind === "command" || kind === "url")) return undefined;
  if (!onlyOne.test(bare) || changesFiles.test(bare)) return undefined;
  return ruleReading(text);
}

const ruleReading = (text: string): Reading => ({
  block: "constraints",
  item: { kind: "architecture", text: text.trim() } as Item,
  from: 0,
  to: text.length,
  typed: true,
});
