import type { Item } from "../node/contract.ts";
import { once } from "../node/once.ts";
import { type TextPattern, textPattern } from "../node/text-pattern.ts";
import { ourEvidence } from "./acts.ts";
import { tokensIn, wordsIn } from "./frame.ts";
import { type Lexed, lex } from "./lexed.ts";
import { madePattern } from "./made-pattern.ts";
import type { Part } from "./parts.ts";
import type { Reading } from "./reading.ts";
import { canRead } from "./reading-list.ts";
import { reviewAbroad, reviewReading } from "./reviewer-abroad.ts";
import type { Language } from "./words/language.ts";
import { spokenOf } from "./words/speaks.ts";

const titled = "(?:(?:mr|mrs|ms|dr|prof|miss|frau|herr|madame|señora?)\\.? )";
/** A name: words that begin with a capital, or a handle. */
const name = `(?:@[\\w-]{2,30}|${titled}?\\p{Lu}[\\p{Ll}'’-]+(?: (?:van |von |de |da |di )?\\p{Lu}[\\p{Ll}'’-]+){0,2})`;
const roleWord =
  "[Mm]aintainers?|[Rr]eviewers?|[Oo]fficers?|[Ee]ngineers?|[Dd]esigners?|[Ee]ditors?|[Aa]rchitects?|[Aa]nalysts?|[Oo]wners?|[Ll]eads?|[Ee]xperts?|[Cc]olleagues?|[Cc]ounsel|[Aa]ccountants?|[Tt]esters?|[Tt]eachers?|[Dd]octors?|[Nn]urses?|[Pp]harmacists?|[Tt]ranslators?|[Ll]awyers?|[Mm]anagers?|[Tt]ech writers?|[Ww]riters?|[Dd]evelopers?|[Pp]ersons?|[Pp]eople|[Hh]umans?|[Ss]peakers?|[Tt]eam|[Ll]egal|QA|SRE|DBA|PM|[Bb]ookkeepers?|[Pp]hysicists?|[Rr]adiologists?|[Oo]perators?|[Ll]ibrarians?|[Cc]urators?|[Cc]onductors?|[Mm]echanics?|[Pp]lanners?|[Aa]uditors?|[Hh]eads? of (?:the )?[\\p{L}-]+|[Cc]hiefs?|[Dd]irectors?|[Cc]lerks?|[Tt]echnicians?|[Ss]cientists?|[Ss]tatisticians?|[Cc]hefs?|[Cc]onsultants?|[Tt]reasurers?|[Jj]ournalists?|[Pp]hotographers?|[Pp]hysicians?|[Vv]olunteers?";
const role = `(?:(?:[Tt]he|[Oo]ur|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]ome|[Aa]nother|[Mm]y)(?: of (?:the|our))? (?:[\\p{L}-]+ ){0,3}?(?:${roleWord})|[Ss]ome(?:one|body)(?: else)?|[Ii](?: myself)?|(?:${roleWord}))`;
const aside =
  "(?: ?\\([^()]{1,60}\\)|, (?:who|an?|the|our|from|in) [^,;]{1,80},|,(?: [\\p{L}-]+){1,4},|(?: (?:from|of|in|on|at) (?:the )?[\\p{L}\\p{N}&-]+(?: [\\p{L}\\p{N}&-]+){0,2}?)){0,2}";
const duty =
  "(?:will|must|should|shall|has to|have to|needs? to|is to|are to|wants? to|would like to) (?:(?:also|then|finally|personally|first) )?";
const besides = "(?:(?:then|also|finally|personally) )?";
/** What only a person does with what is made: what one does, and what several do or one is to do. */
const does =
  "(?:reviews|reads|looks (?:at|over|through|into)|goes (?:through|over)|walks through|follows|signs off|approves|confirms|oks|okays|accepts|inspects|proof-?reads|listens to|tries|plays|watches|spot-?checks|double-?checks|checks|compares|judges|verifies|tests|picks|samples|opens|prints|clicks through|operates|scans|agrees|decides|signs|(?:\\p{Ll}+s|ha(?:s|ve) \\p{Ll}+) [^.;]{3,90} and (?:then )?(?:signs|confirms|approves|agrees|reports|says|sees|finds|(?:is|are) (?:happy|satisfied|content|pleased|fine))|(?:is|are|has to be|must be|should be) (?:happy|satisfied|content|pleased) with|gives (?:his|her|their|an?|the) (?:ok|OK|okay|blessing|approval|sign-?off|go-?ahead)|has (?:read|reviewed|tried|approved|looked|checked|signed|seen|tested|confirmed|walked|gone))";
/** "Snapshot tests are slow": what stands in front of a verb of its own is a noun. */
const noNoun =
  "(?! (?:are|aren't|is|isn't|was|were|have|has|had|must|should|shall|can|cannot|could|may|might|will|won't|do|don't|does|did|need|pass|fail|cover|run|take)(?!\\p{L}))";
const infinitive =
  "(?:sign|review|read|look (?:at|over|through|into)|go (?:through|over)|walk through|follow|sign off|approve|confirm|ok|OK|okay|accept|inspect|proof-?read|listen to|try|play|watch|spot-?check|double-?check|check|compare|judge|verify|test|sample|open|print|click through|operate|scan|agree|decide|have (?:read|reviewed|tried|approved|looked|checked|signed|seen|tested|confirmed|walked|gone))";
const passive =
  "(?:reviewed|approved|checked|read|signed off|confirmed|accepted|ok'?d|okayed|inspected|tried(?: out)?|tested|proof-?read|looked (?:at|over|through)|seen|walked through|compared|verified|judged)";

/** What the first form ends with: the form is the largest, and most sentences have no such verb. */
const acts = madePattern(() => [` (?:${does}${noNoun}|${duty}${infinitive})(?!\\p{L})`, "u"]);
const forms = once((): readonly Pick<TextPattern, "test">[] => {
  const [first, ...others] = [
    `^(?:(?:and|then|finally|also|at the end|in the end|afterwards|(?:before|after|once) [^,.;:]{2,40}|when you (?:think|believe) (?:that )?you(?:'re| are) (?:through|done|finished)),? )*(?:${name}|${role})${aside}(?: and (?:${name}|${role})${aside})? (?:${besides}${does}${noNoun}|${duty}${infinitive})(?!\\p{L})`,
    `^(?:${role.replace("[Ii](?: myself)?|", "")})${aside} ${infinitive}(?!\\p{L})`,
    `^[Ii](?: myself)? (?:will |want to )?(?:personally )?${infinitive}(?!\\p{L})`,
    `^(?:(?:and|then|finally|please|also|at the end|in the end),? )*(?:[Ll]et|[Aa]sk|[Hh]ave|[Gg]et) (?:${name}|${role})${aside} (?:to )?${infinitive}(?!\\p{L})`,
    `^.{3,120}? (?:is|are|gets?|get|must be|has to be|have to be|needs? to be|should be|will be|shall be|to be) ${passive}(?: off)? by (?:${name}|${role})(?![\\p{L}-])`,
    `^.{3,120}? (?:go(?:es)?|is sent|are sent|is handed|is shown|are shown) to (?:${name}|${role})${aside} for (?:a |an? final )?(?:review|approval|sign-?off|a look|a check|an ok|reading)`,
    `^(?:${name}|${role})${aside}(?:'s|’s) (?:approval|sign-?off|ok|okay|blessing|review|go-?ahead) (?:is|are) (?:needed|required|necessary|a must)`,
    `^(?:we need|i need|you need|needs|requires|get)(?: an?| the)? (?:approval|sign-?off|ok|okay|review|go-?ahead) (?:from|by|of) (?:${name}|${role})`,
    `^(?:(?:[Hh]uman |[Mm]anual |[Ff]inal |[Pp]eer )?(?:[Rr]eview(?:er)?|[Ss]ign-?off|[Aa]pprov(?:al|er))(?: by)?[:：]) ?(?:${name}|${role})`,
    `^[Mm]anual(?:ly)?(?: (?:check|test|inspection|verification|QA))?[:：] ?(?:please )?(?:${infinitive}(?!\\p{L})|(?:${name}|${role}) \\p{L})`,
    "^[Mm]anual(?:ly)? (?:checks?|tests?|inspection|verification|QA)[:：] ?(?!none|n/?a|no |not )\\S.{8,}",
  ].map((source) => madePattern(() => [source, "u"]));
  return [{ test: (text) => acts.test(text) && first?.test(text) === true }, ...others];
});
/** So many forms begin with the person. */
const begun = 3;
/** Words that a capital begins and that name no person. */
const noPerson = textPattern(
  () =>
    /^(?:The|This|That|These|Those|It|If|When|Then|After|Before|Once|All|Each|Every|No|Never|Do|Don|Run|Read|Write|Add|Use|Make|Keep|Check|Test|Tests|Only|Users?|Customers?|Nobody|Nothing|Everything|Everyone|Please|Codex|Claude|Agents?|You|We|They|He|She|Django|React|Postgres|Redis|GitHub|CI|Lighthouse|Also|And|But|So|For|In|On|At|With|Without|To|From|Now|Today|Still|Just|Go|Let|Must|Should|Open|Follow|Look|Review|Compare|Verify|Confirm|Pick|Sample|Print|Play|Watch|Try|Manual|Manually)(?![\p{L}-])/u,
);
/** A role that no part of a system has, and what only a person does: "The editor opens" may be a program. */
const sureRole = textPattern(
  () =>
    /^(?:the|our|an?|one|two|three) (?:[\p{L}-]+ ){0,3}?(?:officers?|maintainers?|nurses?|heads? of [\p{L}-]+|designers?|lawyers?|accountants?|bookkeepers?|colleagues?|counsel|doctors?|physicians?|teachers?|pharmacists?|translators?|librarians?|curators?|auditors?|directors?|clerks?|technicians?|treasurers?|volunteers?|consultants?|chefs?|journalists?|statisticians?|team)(?!\p{L})(?: [^.;:]{1,60}?)?,? (?:(?:will|must|should|has to|have to|needs? to) )?(?:reviews?|reads?|approves?|signs?|checks?|tries|try|compares?|verif(?:y|ies)|inspects?|confirms?|tests?|follows?|looks? (?:at|over|through)|goes (?:through|over)|go (?:through|over)|agrees?|accepts?|has (?:read|reviewed|tried|approved|checked|signed|seen|tested|confirmed))(?!\p{L})/iu,
);
const unsure = textPattern(
  () =>
    /(?<!\p{L})(?:if (?:you|they|he|she|it|we|i) (?:want|like|need|have|has)|unless|optional(?:ly)?|maybe|perhaps|might|could|would be|ideally|last (?:week|month|year|time)|yesterday|used to|not needed|don't wait|on holiday|already|was|were|did|had|(?:may|can) (?:also )?\p{L}+|(?:welcome|free|happy) to|so that users?|is able to|are able to)(?!\p{L})/iu,
);
const sampled = textPattern(
  () =>
    /(?<!\p{L})(?<!(?:ward|room|team|level|phase|floor|group|version|step|part|no\.) )((?:a sample of |any )?(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty) (?!(?:minutes?|hours?|days?|times?|words?|of (?:us|them))(?!\p{L}))(?:of (?:the |our )?)?(?:[\p{L}-]+ ){0,3}?[\p{L}-]+)(?![\p{L}-])/iu,
);

const longest = 420;

/** What shows that words in front of a verb are a person, also among criteria, where "Paste opens a dialog" is a state: a title, a role, where they work. */
const surePerson = once(() =>
  textPattern(
    () =>
      new RegExp(
        `^(?:(?:before|after|once) [^,.;:]{2,40}, )?(?:${titled}|${role}(?!\\p{L})|${name}(?:, who | ?(?:\\(|(?:from|of|in|at) )))`,
        "u",
      ),
  ),
);
/** Whether a review names a person whom nobody takes for a part of the system. */
export const namesPerson = (text: string, languages: readonly Language[]): boolean =>
  surePerson().test(text.trim().replace(/^(?:Before|After|Once)(?= )/, (word) => word.toLowerCase())) ||
  reviewAbroad(text, spokenOf(languages, text)) !== undefined;

/** What a person is to judge, in any language of a text. */
export function reviewOf(text: string, languages: readonly Language[]): Reading | undefined {
  const spoken = spokenOf(languages, text);
  return (spoken.some(({ code }) => code === "en") ? reviewIn(text) : undefined) ?? reviewAbroad(text, spoken);
}

/** What a person is to judge, in a sentence that stands anywhere: "Lena (QA) tries the import", "ask Ines to look over the paths". */
function reviewIn(text: string): Reading | undefined {
  const words = text.trim().replace(/^(?:[A-Z]{1,4}-?\d{1,4}[:.)]?|\d{1,2}(?:\.\d{1,2})*[.)]?|[-*•])\s+/u, "");
  const lexed = lex(words);
  if (words.length > longest || lexed.tokens.some(({ kind }) => kind === "command")) return undefined;
  const said = lexed.text
    .trim()
    .replace(
      /^(?:And|Then|Finally|Also|At the end|In the end|Afterwards|Before|After|Once|When|Please)(?=[ ,])/,
      (word) => word.toLowerCase(),
    );
  if (unsure.test(said)) return undefined;
  const isNamed =
    sureRole.test(said) ||
    !noPerson.test(
      said.replace(/^(?:(?:and|then|finally|please|also) )+|^(?:before|after|once) [^,.;:]{2,40}, /iu, ""),
    );
  // The forms that begin with a person are large, and where none can begin they refuse what another form has found.
  const [first, others] = [forms().slice(0, begun), forms().slice(begun)];
  const isOther = (): boolean => others.some((each) => each.test(said));
  const isFound = isNamed
    ? first.some((each) => each.test(said)) || isOther()
    : isOther() && !first.some((each) => each.test(said));
  if (!isFound) return undefined;
  return reviewReading({ text, words, sample: sampled.exec(words)?.[1], leaves }, lexed);
}
/** In front of the file that the agent leaves for the person. */
const leaves = textPattern(
  () =>
    /(?:evidence|notes?|reasoning|sample|findings?|results?|protocol|report|log|initials|signature|verdict|remarks|comments)[^.;]{0,40}(?:in|at|under|as|is|:)? ?$|(?<!\p{L})(?:signs|signed|sign)(?: off)?(?: (?:in|on))? ?$|(?:writes?|records?|notes?|documents?|files?|puts?)(?: (?:it|them|this|what|the|his|her|their)(?: \p{L}+){0,3})? (?:down )?(?:in|into|to|at|under) ?$|(?:and|,) (?:then )?(?:writes?|fills?(?: in| out)?|updates?|signs?) ?$/iu,
);

/** A sentence of its own that says where a person's words go, in ten languages. */
const saysWhere = textPattern(
  () =>
    /^\W*(?:and |then )*(?:he|she|they|the \p{L}{2,20})(?:['’]ll| will| then| should| must| has to| have to)* (?:notes?|writes?|records?|puts?|logs?|documents?|saves?|files?|reports?)(?: (?:it|them|that|this|what|his|her|their|the)(?: \p{L}+){0,3})?(?: down)? (?:in|into|to|at|under)(?!\p{L})[^.;?!]{0,80}[.]?$|^\W*(?:the |his |her |their |my |our |your |das |die |der |le |la |les |el |il |o |a )?(?:evidence|proof|notes?|minutes|protocol|record|results?|findings?|log|report|sample|verdict|belege?|nachweise?|protokoll|notizen|ergebnisse?|preuves?|compte rendu|procès-verbal|résultats?|evidencias?|pruebas?|actas?|notas|resultados?|prov[ae]|verbale|risultati|evidências?|atas?|доказательств[ао]|протокол|заметки|результаты?)(?!\p{L})[^.;?!]{0,80}[.]?$|^\W*(?:证据|记录|結果|结果|証拠|記録|証跡|증거|기록|결과)[^。]{0,60}[。]?$/iu,
);

/** What the person does besides, behind what is looked at: "… and is happy", "… and writes it down". */
const doesMore = textPattern(
  () =>
    /(?<!\p{L})and (?:then )?(?:is|has|says|tells|signs|writes|notes|records|puts|confirms|approves|agrees|finds|fills|updates|ticks)(?!\p{L})/iu,
);

/** A review whose own sentence says where it is written down; it keeps its sentence where the person does more than look. */
function withOwnEvidence(part: Part, lexed: Lexed): Part {
  const [only, ...more] = part.made;
  if (only?.item.kind !== "review" || more.length > 0) return part;
  const text = doesMore.test(only.item.text) ? wordsIn(lexed, part).replace(/[.;,\s]+$/, "") : only.item.text;
  const file = tokensIn(lexed, part).findLast(
    (token) =>
      canRead(token) && !/[*{]|\/$/.test(token.text) && leaves.test(lexed.text.slice(part.from, token.at).trimStart()),
  );
  const evidence = only.item.evidence === ourEvidence ? (file?.text ?? ourEvidence) : only.item.evidence;
  return { ...part, made: [{ ...only, item: { ...only.item, text, evidence } as Item }] };
}

/** Parts in which a review takes the file of the sentence behind it: "Lena reads all pages. Evidence: reports/pages.md." */
export function withEvidence(parts: readonly Part[], lexed: Lexed): readonly Part[] {
  const joined: Part[] = [];
  for (const given of parts) {
    const part = withOwnEvidence(given, lexed);
    const before = joined.at(-1);
    const [only, ...more] = before?.made ?? [];
    const files = tokensIn(lexed, part).filter(canRead);
    const [file] = files;
    const takes = only?.item.kind === "review" && only.item.evidence === ourEvidence && more.length === 0;
    if (
      takes &&
      before !== undefined &&
      part.made.length === 0 &&
      files.length === 1 &&
      file !== undefined &&
      saysWhere.test(lexed.text.slice(part.from, part.to).trim())
    )
      joined[joined.length - 1] = {
        ...before,
        to: part.to,
        made: [{ ...only, item: { ...only.item, evidence: file.text } as Item }],
      };
    else joined.push(part);
  }
  return joined;
}
