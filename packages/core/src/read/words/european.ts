import type { Frames } from "../frame.ts";
import { numberSourceOf } from "../numbers.ts";
import { units } from "../units.ts";

/**
 * The shape that sentences of German, the Romance languages and Russian share: the words are macros, each language gives its own.
 * A macro that ends in its own blank is named with a "_" behind it.
 */
export const shared = (code: string): Readonly<Record<string, string>> => ({
  number: numberSourceOf(code),
  N: "(?<n>{number})",
  word: "(?!(?:{hedge})(?!\\p{L}))[\\p{L}\\p{N}'\"#%$&/+_-]{1,40}",
  np: "(?:{word}(?:\\.\\d+)?(?:,? |$)){0,9}?{word}",
  cmp: "(?:(?:(?<most>{most})|(?<least>{least})|(?<below>{below})|(?<above>{above})|(?<equal>{equal}))(?!\\p{L}) ?|(?<most><=|≤) ?|(?<least>>=|≥) ?|(?<below><) ?|(?<above>>) ?|(?<equal>==?) ?)",
  bounded:
    "(?:{cmp}(?:(?:{article}) |(?:l|d|dell|un)')?{N}{unit}|{N}{unit} (?:(?<most>{mostBehind})|(?<least>{leastBehind})))",
  unit: "(?: ?(?:%|[\\p{L}µ][\\p{L}µ/-]{0,24})(?: (?!(?:{hedge}|{according})(?!\\p{L}))[\\p{L}µ/%'-]{1,24}){0,3}?)?",
  exits: "(?:{exitVerb}(?: {exitNoun})?:? ?{zero}|{exitNoun}:? ?(?:{is}|=|==)? ?{zero}|(?:→|->|=>) ?{zero})",
  zero: "(?<code>\\d{1,3}|{zeroWord})",
  outcome: "(?:{modal_})?(?:{exits}|{passes}|{faults})",
  faults: "(?:{nothing}) (?:{fault})(?:(?:,| {and}| {or})(?: {nothing})? (?:{fault})){0,2}",
  tail: "(?:,? (?:{and} |{tailWith} )?(?:{ending}|{faults})| ?\\((?:{exits}|{passes})\\)| ?\\((?:{word},? ?){1,8}\\))*",
  by: "(?:,? {means}| ?:|,? [-–—]| \\(|,)",
  cmd: "(?:{command_}){0,2}",
  says: "{saysVerb}(?: {sayMore}){0,3}",
  bare: "(?<b>[A-Z][A-Z0-9_]{2,40}|[1-5]\\d{2}|[\\w$]+(?:[._/:-][\\w$]+)+|[a-z]+[A-Z]\\w+|[\\w.]+\\(\\)|@[\\w/-]+|--[\\w-]+)",
  thing: "(?:(?:{quoteWord_}){0,4})",
  it: "(?:{V}|{bare})",
  value: "(?:[\\w\"'.-]{1,40}|[\\ue003\\ue004])",
  key: "(?:[\\ue003\\ue004]|[a-z_][\\w.-]{0,60})",
  lastLines: "{theLast} {N} {lines}",
  what: "(?<what>[^\\s,:;.!?()\\ue001-\\ue005](?:[^:;!?()\\ue001\\ue002\\ue005]|\\([^()]{0,60}\\)){0,140}?)",
  formatName: "(?:JSON|YAML|CSV|TSV|Markdown|HTML|PDF|SVG|PNG|XML|TOML|SARIF|JUnit|NDJSON|Parquet)",
  format:
    "(?:,? (?:{inFormat}) (?<format>{formatName}(?:-?\\p{L}{0,12})?)|(?:,|;| [–—-]| \\(|:) ?(?<format>[^\\ue001\\ue002]{2,140}?)\\)?|,? {about} [^\\ue001\\ue002]{2,140}?)",
  shout:
    "(?<b>\\p{Lu}[\\p{Lu}\\d]+(?:[_: -]+[\\p{Lu}\\d]{2,}){0,5}|<[a-z][\\w-]*>[^<>\\n]{1,60}</[a-z][\\w-]*>|\\[[A-Z][A-Z _-]+\\]|<<?[A-Z_ ]+>>?|✅ ?[A-Z]+)",
  text: "(?:{Q}|{shout})",
  someWhen: "(?<when>[^,:;\\ue001-\\ue005]{2,110}?)",
  longWhen: "(?<when>[^:;\\ue001-\\ue005]{2,110}?)",
  gated: "{cmd}(?:{Cs}|(?<it>{itWord}))",
  state: "(?:{modal_})?(?:{passes}|{exits}|{red})",
  runIt: "(?:,| ?:| ?->| ?→| ?=>| [–—-])? ?(?:{runVerb_}){0,4}",
  stillGreen: "(?: (?:{again})){0,2}(?:,? {and} (?:{outcome}|{greenMore}))?{tail}",
  unitAny: `(?:(?:${units.turns}|${units.hours}|${units.minutes}|${units.days}|${units.tokens}|${units.dollars})(?!\\p{L}))`,
  amount1: `(?:(?:US\\$ ?|\\$ ?|USD ?)\\d[\\d.,]*(?: ?[km](?!\\p{L}))?|{number}(?:-| )?(?:de |di |d')?{unitAny}(?:(?:${units.half})(?!\\p{L})|(?<=h|heures?)[0-5]\\d(?: ?min)?)?|hora y media|ora e mezza|hora e meia)`,
  amounts: "(?<amounts>{amount1}(?:(?:,|;|/)? ?(?:{or}|{and})? ?(?:{boundLead}[ :]?){0,3}{amount1}){0,3})",
  bounding: "(?:{boundLead}(?!\\p{L})[ :,]{0,2}){0,6}",
  steps1: "(?<steps>[^:;.!?]{2,160}(?:,| {and} | \\+ | & )[^:.!?]{2,200})",
  act: "(?<x>\\S[^\\n]{0,400}?)",
  rest: "(?<y>\\S[^\\n]{0,400}?)",
  from: "(?:{lead_}){0,4}",
  subject:
    "(?!(?!(?:{det}|{of}|{partOf}|tutt[iaoe]|tod[oa]s?|tous|toutes?|tout|alle|sämtliche|seule?s?|sol[oa]s?|solamente|ambos|cada|nur)(?!\\p{L}))[\\p{L}-]+ (?:{det})(?!\\p{L}))(?:(?:{det}) ?)?(?:(?!(?:{agent}|{hedge})(?!\\p{L}))[\\p{L}\\p{N}'/_-]+ ){0,4}?(?:[\\p{L}-]{0,30}(?:{part})|[\\ue002\\ue003])(?!\\p{L})(?: (?:{partOf})(?: ?[^,;:]{1,60}?))?",
});

const criteria: Frames = {
  run: [
    "{always}{cmd}{Cs},? (?:{adverb} )?{outcome}{tail}",
    "{Cs}",
    "{np},? {outcome}{by} ?{cmd}{Cs} ?\\)?{tail}",
    "{np}{by} ?{cmd}{Cs}(?:,? {outcome})?(?: ?\\))?{tail}",
    "{np} ?(?:\\[|\\(|=|→|->|=>) ?{cmd}{Cs} ?[\\])]?(?:,? {outcome})?{tail}",
    "{always}(?:{the_})?{exitNoun} (?:{of} )?{cmd}{C} (?:{modal_})?(?:{is}) {zero}",
    "{Cs},? (?:\\((?:{exits}|{passes}|{okWord})\\)|[-–—:=→] ?(?:{exits}|{passes}|{faults}|{okWord}))",
    "(?:{cleanRun}) {cmd}{Cs}",
    "{cmd}{Cs},? (?:{modal_})?(?:{failsWith}) (?:{exitNoun}:? ?)?(?<code>[1-9]\\d{0,2})(?: (?:{failsEnd}))?{tail}",
  ],
  print: [
    "{cmd}{C},? (?:{modal_})?{prints} ?{thing}{Q}{out}(?:,? {and} (?:{adverb} )?{outcome})?",
    "{cmd}{C},? {exits},? {and} {prints} ?{thing}{Q}{out}",
    "(?:{theOutput}) {cmd}{C} (?:{modal_})?(?:{has}|{is}) ?{thing}{Q}",
    "(?:{onRun}) {cmd}{C},? (?:{modal_})?(?:{comesOut}) ?{thing}{Q}{out}",
    "{cmd}{C},? (?:{modal_})?{prints} (?<s>\\d+ (?:passed|passing|tests? passed|failed|ok))",
  ],
  count: [
    "{np}(?:,| \\()? ?(?:{according}) ?{cmd}{C}(?: ?\\)|,)?,? (?:{be} ){0,3}{bounded}",
    "(?:{theValue})(?: \\p{L}+){0,2},? (?:{that}) {cmd}{C} ?{out}(?:{saysVerb})?,? (?:{be} ){0,3}{bounded}",
    "(?:{theValue})(?: \\p{L}+){0,2},? (?:{that}) (?:{saysVerb}) {cmd}{C},? (?:{be} ){0,3}{bounded}",
    "{cmd}{C},? (?:{modal_})?{says} ?{bounded}{out}",
    "{np},? (?:{be} ){0,3}{bounded},?(?: ?\\(|:| [–—-])? ?(?:{according}) ?{cmd}{C}(?: ?\\))?",
    "{np},? (?:{be} ){0,3}{bounded} ?(?:\\(|:|,| [–—-]) ?{cmd}{C} ?\\)?",
    "{np} ?(?:\\(|:) ?{cmd}{C} ?\\)?,? (?:{modal_})?(?:{says} ?|(?:{be} ){0,3}){bounded}",
    "(?:{theOutput}) {cmd}{C},? (?:{be} ){0,3}{bounded}",
    "{cmd}{C} ?(?<sym><=|>=|≤|≥|<|>|==?) ?{N}{unit}",
  ],
  exist: [
    "{file_}?{Ps},? {there}(?:,?(?: {and})? {filled})?{when}",
    "{file_}?{P},? (?:{modal_})?{filled}{when}",
    "(?:{thereIs}) (?:{file_}|{np} (?:{inTo}) )?{Ps}(?:,? {and} (?:{itWord} )?{filled})?",
    "{np},? {written} (?:{inTo}) {file_}?{P}{when}",
    "{np} (?:{inTo}) {file_}?{P} {there}{when}",
    "{np} (?:{inTo}) {file_}?{P} {written}",
  ],
  hold: [
    "{file_}?{P},? {there},? {and} {has} ?{thing}{V}(?: {has2})?",
    "{file_}?{P},? (?:{modal_})?{has} ?{thing}{V}(?: {has2})?",
    "{file_}?{P},? {there},? (?:{withWord}) ?{thing}{V}",
    "{file_}?{P},? (?:{there},? {and} )?(?:{modal_})?{has} (?:{quoteWord_}){0,3}(?<key>{key}) ?(?:=|:|==|{is}|{valueWord}) ?(?<value>{value})(?: {has2})?",
    "(?:{quoteWord_}){0,3}(?<key>{key}) ?(?:=|:|==|{is}) ?(?<value>{value}) (?:{inside}) {file_}?{P}",
    "(?:{quoteWord_}){0,3}(?<key>{key}) (?:{inside}) {file_}?{P},? (?:{modal_})?(?:=|:|==|{is}) ?(?<value>{value})",
    "{inside} {file_}?{P},? (?:{modal_})?(?:{is} )?(?:{quoteWord_}){0,3}(?<key>{key}) ?(?:=|:|==|{is}|{valueWord}) ?(?<value>{value})",
    "{inside} {file_}?{P},? (?:{stands}) ?{thing}{V}(?: {has2})?",
    "{thing}{V} (?:{stands}) (?:{inside}) {file_}?{P}",
  ],
  gone: ["{file_}?{Ps},? (?:{isGone})", "(?:{thereIsNo}) {file_}?{P}"],
  lack: [
    "{inside} {file_}?{P},? (?:{appears} )?(?:{none}|{lackNot}) ?{before}{it}{noun}(?: {left}){0,3}(?:,? {inLast} {N} {lines})?",
    "{inside} {file_}?{P},? (?:{notAppears}) ?{before}{it}{noun}(?: {left}){0,3}(?:,? {inLast} {N} {lines})?",
    "(?:{none}) ?{before}{it}{noun}(?: {left}){0,3},? (?:{inLast} {N} {lines}(?: (?:{of}))?|{inside}) {file_}?{P}(?: {left}){0,3}(?:,? {inLast} {N} {lines})?",
    "{before}{it}{noun},? (?:{notAppears})(?: {left}){0,3},? (?:{inLast} {N} {lines}(?: (?:{of}))?|{inside}) {file_}?{P}(?: {left}){0,3}(?: {notEnd})?(?:,? {inLast} {N} {lines})?",
    "{before}{it}{noun},? (?:{notAppears})(?: {left}){0,3} {inLast} {N} {lines} (?:(?:{of}) )?{file_}?{P}",
    "{file_}?{P},? (?:{lacks}) ?{before}{it}{noun}(?: {left}){0,3}(?:,? {inLast} {N} {lines})?",
    "{lastLines} (?:(?:{of}) )?{file_}?{P},? (?:{lacks}) ?{before}{it}{noun}(?: {left}){0,3}",
    "{inLast} {N} {lines} (?:(?:{of}) )?{file_}?{P},? (?:{notAppears}|(?:{appears} )?(?:{none})) ?{before}{it}{noun}(?: {left}){0,3}",
    "(?:{search}) {before}{it}{noun} (?:{inside}) {file_}?{P} (?:{findsNothing})",
  ],
  keep: [
    "{files_}?{Ps},? (?:{modal_})?(?:{stays}) (?:{adverb} )?(?:{same}){since}",
    "{files_}?{Ps},? (?:{notChange}){since}",
    "(?:{noChange}) (?:{inside}) {files_}?{Ps}(?: {left}| {touched})?{since}",
    "(?:{noChange}) (?:{inside}) {files_}?{Ps}{since} ?\\({C}[^()]{0,40}\\)",
    "{C} (?:{modal_})?(?:{emptyIs})(?:,? (?:{inside}) {files_}?{Ps}){since}",
    "{C} (?:{modal_})?(?:{emptyIs}){since}",
    "{C} (?:{inside}) {files_}?{Ps},? (?:{modal_})?(?:{emptyIs}){since}",
    "{C} (?:{is}) (?:{inside}) {files_}?{Ps} (?:{emptyWord}){since}",
    "(?:{keepVerb}) {files_}?{Ps} (?:{same}){since}",
    "(?:{noTouch}) {files_}?{Ps}(?: (?:{touchEnd}))?",
    "(?:{noTouch})(?: (?:{nor}))?(?: (?:{inside}|{of}|à|a|em))? {files_}?{Ps},? (?:{nor})(?: (?:{inside}|{of}|à|a|em))? {files_}?{P2}",
    "{inside} {files_}?{Ps},? (?:{noChange}){since}",
    "{inside} {files_}?{Ps},? (?:{nothingChanges}){since}",
    "(?:{nothingChanges}) (?:{inside}) {files_}?{Ps}{since}",
    "(?:{nothingChanged}) (?:{inside}) {files_}?{Ps}(?: {touched})?{since}",
    "(?:{theDiff}) (?:{inside}|{of}) {files_}?{Ps} (?:{emptyIs}){since}",
  ],
  fence: [
    "(?:{only}) {files_}?(?:(?:{inside}) )?{files_}?{Ps},? (?:{mayChange})(?: {w})?",
    "(?:{only}) (?:{mayChange0}) {files_}?(?:(?:{inside}) )?{files_}?{Ps}(?: {mayChange1})?",
    "(?:{mayChange0}) (?:{only}) {files_}?(?:(?:{inside}) )?{files_}?{Ps}(?: {mayChange1})?",
    "(?:{changeOnly}) {files_}?(?:(?:{inside}) )?{files_}?{Ps}(?: {mayChange1})?",
    "(?:{nothingOutside}) {files_}?{Ps}(?: {mayChange1})?",
    "(?:{outside}) {files_}?{Ps},? (?:{nothingMay})",
    "(?:{nothingMay}) (?:{outside}) {files_}?{Ps}",
    "(?:{limit}) (?:{inside}) {files_}?{Ps}(?: {limitEnd})?",
    "(?:{theChanges}) (?:{areLimited}) {files_}?{Ps}(?: {limitEnd})?",
    "{C} (?:{listsOnly}) {files_}?(?:(?:{inside}) )?{files_}?{Ps}(?: {mayChange1})?",
  ],
  judge: [
    "(?:{manual})(?: (?:{of} )?(?<sample>[^,:;\\ue001]{1,110}?))?(?: {byPerson})?(?:,| ?:| ?;| [–—-]) ?(?:{that} )?{any}",
    "(?:{manual})(?: (?:{of} )?(?<sample>[^,:;\\ue001]{1,110}?))?,? (?:{confirms}),? (?:{that} )?{any}",
    "(?:{person}) (?:{looks}) (?<sample>[^,:;\\ue001]{1,110}?)(?: {looksEnd})?,? (?:(?:{and}|{to}) )?(?:{confirms})(?:,|:)? (?:{that} )?{any}",
    "[^,:;\\ue001-\\ue005]{2,40}? (?:(?:{byHand}) (?:{looks})|(?:{looks}) (?:{byHand})) (?<sample>[^,:;\\ue001]{1,110}?),? (?:(?:{and}|{to}) )?(?:{confirms})(?:,|:)? (?:{that} )?{any}",
    "(?:{person}) (?:{confirms}),? (?:{inWriting} )?(?:{that} )?{any}",
    "(?:{personLabel}) ?: {any}",
    "(?:{aPerson}) (?:{looks}) (?<sample>[^,:;\\ue001-\\ue005]{1,110}?)(?: {looksEnd})?,? {and} (?:{confirms})(?:,|:)? (?:{that} )?{any}",
  ],
};

const steps: Frames = {
  after: [
    "(?:{runVerb_}){0,2}(?:{after}) (?<when>(?:{each})[^,:;\\ue001-\\ue005]{1,90}?){runIt}{Cs}(?: {runEnd})?{stillGreen}",
    "(?:{after}) {someWhen}(?::|,| ->| →| =>| [–—-]) ?(?:{runVerb_}){0,4}{Cs}(?: {runEnd})?{stillGreen}",
    "(?:{whenever}) {someWhen}(?:,|:| ->| →) ?(?:{runVerb_}){0,4}{Cs}(?: {runEnd})?{stillGreen}",
    "(?:{runVerb_}){0,4}{Cs},? (?:{runMid} )?(?:{after}) (?<when>(?:{each})[^:;\\ue001-\\ue005]{1,90}?)(?: {runEnd})?{stillGreen}",
    "(?:{runVerb_}){0,4}{Cs},? (?:{runMid} )?(?:{whenever}) {longWhen}(?: {runEnd})?",
    "(?:{runVerb_}){1,4}{Cs},? (?:{runMid} )?(?:{after}) {longWhen}(?: {runEnd})?{stillGreen}",
    "(?<when>(?:{each})[^,:;\\ue001-\\ue005]{1,60}?)(?::| ->| →| =>) ?(?:{runVerb_}){0,4}{Cs}(?: {runEnd})?{stillGreen}",
  ],
  gate: [
    "(?:{noGo})[^:;,\\ue001-\\ue005]{0,80}?,? (?:{until}) ?{gated}(?:,? {state})?{tail}",
    "(?:{until}) ?{gated}(?:,? {state})?{tail},? (?:{noGoBehind})[^:;\\ue001-\\ue005]{0,110}",
    "(?:{onlyThen})[^:;,\\ue001-\\ue005]{0,90}?,? (?:{onceWord}) {gated}(?:,? {state})?{tail}",
    "(?:{onceOnly}) {gated}(?:,? {state})?{tail},? [^:;,\\ue001-\\ue005]{2,110}",
    "(?:{goOn})[^:;,\\ue001-\\ue005]{0,80}?,? (?:{onceOnly}) {gated}(?:,? {state})?{tail}",
    "(?:{noGo})[^:;,\\ue001-\\ue005]{0,80}?,? (?:{until}) ?(?<it>{red}|{passes})",
    "(?:{until}) ?(?<it>{red}|{passes}),? (?:{noGoBehind})[^:;\\ue001-\\ue005]{0,110}",
    "(?:{onlyThen})[^:;,\\ue001-\\ue005]{0,90}?,? (?:{onceWord}) (?<it>{red}|{passes})",
    "(?:{gateWord}) ?:? ?{cmd}{Cs}(?:,? {outcome})?(?:,? (?:{beforeWord}) (?!{each})[^:;\\ue001-\\ue005]{1,90})?",
    "{cmd}{Cs} (?:{modal_})?(?:{passes}|{exits}|{mustPass}),? (?:{beforeWord}) (?!{each})[^:;\\ue001-\\ue005]{2,110}",
    "(?:{beforeWord}) (?!{each})[^:;,\\ue001-\\ue005]{2,90}?,? (?:{modal_})?{cmd}{Cs} (?:{modal_})?(?:{passes}|{exits}|{mustPass})(?: {w})?",
    "(?:{if}) {gated} (?:{red}),? (?:{noGoBehind})[^:;\\ue001-\\ue005]{0,110}",
  ],
  together: [
    "(?:[^:;,.]{0,40} )?(?:{parallel})(?: {parallelMore}){0,2} ?: ?{steps1}",
    "(?:{parallel})(?:,| ?:)? {steps1}",
    "{steps1},? (?:{canRun} ){0,4}(?:{parallel})(?: {canRun}){0,3}(?: {w})?",
    "(?:{canRun} ){1,3}(?:{parallel})(?:,| ?:)? {steps1}",
  ],
};

const outputs: Frames = {
  signal: [
    "(?:{whenDone}),? ?(?:{tell_}){1,3}(?:{lineWord_}){0,6} ?:? ?{text}(?: {signalEnd}){0,4}",
    "(?:{tell_}){1,3}(?:{whenDone},? )?(?:{lineWord_}){0,6} ?:? ?{text}(?: {signalEnd}){0,4},? (?:{whenDone})(?: {signalEnd}){0,2}",
    "(?:{tell_}){1,3}(?:{whenDone},? )(?:{lineWord_}){0,6} ?:? ?{text}(?: {signalEnd}){0,4}",
    "(?:{tell_}){1,3}(?:{lineWord_}){0,6} ?:? ?{text} (?:{asLast})(?: {signalEnd}){0,3}",
    "(?:{tell_}){0,3}(?:{lastLine})(?: {answerMore}| {is}){0,2} ?:? ?(?:{lineWord_}){0,4}{text}(?: {signalEnd}){0,4}(?:,? {whenDone})?",
    "(?:{endWith}) ?(?:{lineWord_}){0,6} ?:? ?{text}(?: {signalEnd}){0,4}",
    "(?:{tell_}){1,3}{text},? (?:{ownLine})(?: {signalEnd}){0,2}",
    "(?:{lastLine}) ?[:：] ?{text}",
  ],
  hand: [
    "(?:{handVerb_}){0,3}(?:{handDet_})?(?:{what} )(?:{inTo}) {file_}?{P}{format}?(?: {handEnd})?",
    "(?:{handVerb_}){1,3}{file_}?{P}(?: {handEnd})?{format}?",
    "(?:{handVerb_}){0,3}(?:{inTo}) {file_}?{P} ?:? ?{what}(?:{format})?(?: {handEnd})?",
    "(?:{handVerb_}){0,3}(?:{what} )(?:{inFormat}) (?<format>{formatName}(?:-?\\p{L}{0,12})?) (?:{inTo}) {file_}?{P}(?: {handEnd})?",
    "(?:{handVerb_}){1,3}{what} (?:{as}) {file_}?{P}{format}?(?: {handEnd})?",
    "{file_}?{P} ?(?::|[–—-]|=|→|->) ?{what}(?:{format})?",
    "{file_}?{P} ?\\((?<paren>[^()]{1,120})\\)",
    "{file_}?{P},? (?:{about}) {what}",
    "{what} ?(?::|[–—-]|=|→|->|\\() ?{P} ?\\)?(?:{format})?",
    "{what} (?:{goesInto}) (?:{inTo}) {file_}?{P}(?:{format})?(?: {handEnd})?",
  ],
  brief: [
    "(?:{answerLead_}){0,3}{answer}(?: {answerMore}){0,3}[ ,:(-]{0,3}{wordLimit}(?: {wordTail}){0,2}\\)?(?: {handEnd})?(?:(?:,|:|;| [–—-]| \\(| {about}) ?{any})?",
    "(?:{answerLead_}){1,3}(?:{what} )?[(]?{wordLimit}(?: {wordTail}){0,2}\\)?(?:(?:,|:|;| [–—-]| {about})? ?{any})?",
    "{wordLimit}(?: {wordTail}){0,2}(?:(?:,|:|;| {for}) ?{any})?",
    "(?:{answerLead_}){1,3}{any}(?:,| \\(| {in}) ?{wordLimit}(?: {wordTail}){0,2}\\)?",
    "{any} (?:{in} )?{wordLimit}(?: {wordTail}){0,2}(?: {handEnd})",
  ],
  code: [
    "(?:{answerLead_}){0,2}(?:{answer} )(?:{consists}) (?:{only} )?(?:{of} )?{codeWord}(?:[,;.:]? (?:{and} )?(?:{without}) ?[^.;]{2,80})?",
    "(?:{inAnswer}),? (?:{only})(?: {in})? {codeWord}(?:[,;.:]? (?:{and} )?(?:{without}) ?[^.;]{2,80})?",
    "(?:{answerOnly}) {codeWord}(?: {handEnd})?(?:[,;.:]? (?:{and} )?(?:{without}) ?[^.;]{2,80})?",
    "(?:{answerLead_}){0,3}(?:{answer}(?: {answerMore}){0,2}:? )?(?:{only})(?: {in})? {codeWord}(?: {handEnd})?(?:[,;.:]? (?:{and} )?(?:{without}) ?[^.;]{2,80})?",
    "(?:{answerLead_}){0,3}(?:{answer}(?: {answerMore}){0,2}:? )?{codeWord},? (?:{codeAlone})(?:[,;.:]? (?:{and} )?(?:{without}) ?[^.;]{2,80})?",
    "(?:{answerLead_}){0,3}{codeWord}[,;:]? (?:{codeWithout})(?: {handEnd})?",
  ],
};

const stops: Frames = {
  bound: [
    "(?:{stop} ?)?{bounding}{amounts}(?:,? {boundTail}){0,5}(?:,? (?:{whichever})[^:;]{0,80})?",
    "(?:{budgetWord})(?: {budgetMore}){0,6}[ :=]{0,3}{bounding}{amounts}(?:,? {boundTail}){0,4}(?:,? (?:{whichever})[^:;]{0,80})?",
    "(?:{useVerb})(?: {useMore}){0,5} {bounding}{amounts}(?:,? {boundTail}){0,4}",
  ],
  block: ["{stop},? (?:{and} [^,:;]{1,60}?,? )?(?:{stopAs}) {any}", "(?:{stopAs}) {any},? {stop}(?: [^:;]{1,120})?"],
};

/** The shared forms of a language, with its own before them. */
export const framesOf = (own: Partial<Record<"criteria" | "steps" | "outputs" | "stops", Frames>> = {}) => ({
  criteria: joined(own.criteria, criteria),
  steps: joined(own.steps, steps),
  outputs: joined(own.outputs, outputs),
  stops: joined(own.stops, stops),
});

const joined = (own: Frames = {}, rest: Frames): Frames =>
  Object.fromEntries(
    [...new Set([...Object.keys(own), ...Object.keys(rest)] as (keyof Frames)[])].map((act) => [
      act,
      [...(own[act] ?? []), ...(rest[act] ?? [])],
    ]),
  );
