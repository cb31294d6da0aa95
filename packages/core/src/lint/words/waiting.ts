import { once } from "../../node/once.ts";
import { programsIn } from "../../shell/programs.ts";
import { lexicon } from "./lexicon.ts";

/** Seconds that a command line sleeps at most, all its sleeps together. */
export function secondsAsleep(line: string): number {
  let seconds = 0;
  for (const { words } of programsIn(line)) {
    if (words[0] !== "sleep" && words[0] !== "Start-Sleep") continue;
    for (const word of words.slice(1)) {
      const [, count, unit = "s"] = /^(\d+(?:\.\d+)?)([smhd])?$/.exec(word) ?? [];
      seconds += Number(count ?? 0) * ({ s: 1, m: 60, h: 3600, d: 86_400 }[unit] ?? 1);
    }
  }
  return seconds;
}

const number = "(?:\\d+|an?|one|two|three|four|five|six|ten|several|a few|half an|the next|the whole|all)";
const long = "(?:minutes?|mins?|hours?|h|days?|nights?|weeks?|months?)";
const schedule =
  "(?:nightly|weekly|daily|scheduled|overnight|cron)(?: \\p{L}+){0,2}|(?:next|following) (?:day|morning|week|month|sprint|release|run of the \\p{L}+)|tomorrow|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the weekend|\\d{1,2} ?(?:am|pm|o'clock)|\\d{1,2}:\\d\\d";

/** An order to wait for the clock, or for what comes by schedule. */
export const waitFor = once(() =>
  lexicon(
    [
      `(?:wait(?:s|ing)?|sleep|pause|hold on|hold off|come back|check again|check back|look again|retry)(?: for| in| after| until| till| at least| about| another| the| that)* ${number} ${long}`,
      `(?:wait(?:s|ing)?|sleep|pause|hold off|come back|check again|check back)(?: \\p{L}+){0,4} (?:until|till|for|after|on|at|in)(?: the| a| our| this| that| its)* (?:${schedule})`,
      `(?:let|leave|keep) (?:\\p{L}+ ){1,5}(?:run|running|soak|bake|idle|up)(?: \\p{L}+){0,2} (?:for |over |until )?(?:at least |about )?(?:${number} ${long}|overnight|over night|tomorrow|the night|the weekend)`,
      `after (?:the )?(?:nightly|overnight|weekly)(?: \\p{L}+){0,2}|every (?:\\d+ |few )?(?:hours?|days?|nights?|weeks?)`,
      "(?:wait(?:s|ing)?|sleep|pause|hold off|come back|go on|continue|check (?:again|back)|look again|return)(?: \\p{L}+){0,3} (?:overnight|over night|tomorrow|tonight|later today|(?:the )?next (?:day|week|morning|month)|in the (?:morning|evening)|after (?:lunch|work|midnight))",
      `(?:wait(?:s|ing)?|sleep|pause) (?:\\p{L}+,? ){1,12}?(?:about|around|roughly|some|at least) ${number} ${long}`,
      "warte(?:n|t)? (?:\\p{L}+ ){0,2}über nacht|komm(?:e)? (?:morgen|übermorgen|am nächsten tag) wieder|reviens (?:demain|dans \\p{L}+ heures?)|attends (?:toute )?la nuit|vuelve mañana|espera (?:toda )?la noche|torna domani|aspetta (?:tutta )?la notte|volte amanhã|espere (?:toda )?a noite|вернись завтра|подожди (?:до утра|всю ночь)",
      "warte(?:n|t)?(?: \\p{L}+){0,4} (?:(?:\\d+|eine|zwei|drei|einige) (?:minuten?|stunden?|tage?|wochen?|nächte?)|bis(?: \\p{L}+){0,2} (?:morgen|montag|dienstag|mittwoch|donnerstag|freitag|mitternacht|nächtliche\\p{L}*|zum nächsten \\p{L}+))|(?:lass|lasse)(?: \\p{L}+){1,4} (?:über nacht|\\d+ (?:minuten|stunden|tage)) (?:laufen|an)",
      "esper[ae]\\p{L}*(?: \\p{L}+){0,3} (?:(?:\\d+|una?|dos|tres) (?:minutos?|horas?|días?|semanas?)|hasta(?: \\p{L}+){0,2} (?:mañana|medianoche|lunes|martes|miércoles|jueves|viernes|nocturn\\p{L}+))|attend\\p{L}*(?: \\p{L}+){0,3} (?:(?:\\d+|une|deux|trois) (?:minutes?|heures?|jours?|semaines?)|(?:jusqu.à |que )?(?:\\p{L}+ ){0,3}(?:demain|minuit|lundi|nocturne|cette nuit))",
      "aguard[ae]\\p{L}*(?: \\p{L}+){0,3} (?:(?:\\d+|uma?|duas?|dois|três) (?:minutos?|horas?|dias?|semanas?)|até(?: \\p{L}+){0,2} (?:amanhã|segunda|noturn\\p{L}+))|aspetta\\p{L}*(?: \\p{L}+){0,3} (?:(?:\\d+|una?|due|tre) (?:minut[oi]|or[ae]|giorn[oi]|settiman[ae])|(?:fino a )?(?:domani|lunedì|mezzanotte))|(?:подожд\\p{L}+|жди\\p{L}*)(?: \\p{L}+){0,3} (?:\\d+ |одну |два |три )?(?:минут\\p{L}*|час\\p{L}*|дн\\p{L}+|сутк\\p{L}*|недел\\p{L}+|до утра|до завтра|ночн\\p{L}+)",
    ],
    [
      "明天再|等一夜|过夜后|明日また|一晩(?:待|置)|내일 다시|하룻밤(?: 동안)? (?:기다|대기)",
      "等待?(?:到|至)?\\s?(?:\\d+|一|两|三|几)\\s?(?:分钟|个?小时|天|周|夜)|等到?(?:明天|今晚|周[一二三四五六日]|夜间|每晚|凌晨)|(?:\\d+|一|二|数)\\s?(?:分|時間|日|週間)\\s?(?:待|放置)|(?:明日|翌日|夜間|月曜|深夜)[^。\\n]{0,12}まで(?:待|放置)|(?:\\d+|한|두|세)\\s?(?:분|시간|일|주)\\s?(?:을|를|동안)?\\s?(?:기다|대기)|(?:내일|야간|월요일|자정)[^.\\n]{0,12}(?:까지)\\s?(?:기다|대기)",
    ],
  ),
);

/** A state that only comes when time has passed. */
export const timeToPass = once(() =>
  lexicon(
    [
      `(?:tomorrow(?:'s|’s)?|(?:the |our )?(?:nightly|overnight)) (?:\\p{L}+ ){0,2}(?:builds?|runs?|jobs?|scans?|tests?|pipelines?|reports?|suites?)`,
      "for (?:at least |a full |the next |more than )?(?:\\d+|one|two|three|several|a few|24|48)? ?(?:consecutive )?(?:days?|weeks?|months?|nights?)|for (?:at least |a full )?\\d+ (?:consecutive )?hours?|(?:by|until|before|on|after) (?:next |end of )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|the weekend)|by the end of (?:the )?(?:day|week|month|quarter|sprint|year)|over ?night|next (?:day|week|month|sprint|release)|after (?:\\d+|a|one|two) (?:days?|weeks?|months?)",
      "(?:\\d+|eine|zwei|drei) (?:tage|wochen|monate|woche|monat) lang|bis (?:montag|dienstag|mittwoch|donnerstag|freitag|morgen|ende der woche)|über nacht|durante (?:\\d+|una|dos|tres) (?:días?|semanas?|mes(?:es)?)|antes del (?:lunes|martes|miércoles|jueves|viernes)|pendant (?:\\d+|une|deux|trois) (?:jours?|semaines?|mois)|(?:avant|d'ici) (?:lundi|mardi|mercredi|jeudi|vendredi|demain)|por (?:\\d+|uma|duas) (?:dias?|semanas?)|per (?:\\d+|una|due) (?:giorni|settimane?)|в течение (?:\\d+ )?(?:дней|недел~|месяц~|суток)",
    ],
    [
      "(?:连续|持续|稳定运行)\\s?(?:\\d+|一|两|三|七)\\s?(?:天|周|个?月|小时)|(?:本周|下周|周五|明天|月底)(?:之?前|内)|(?:\\d+|一|二|三)\\s?(?:日間|週間|か月間|時間)(?:連続|安定|動|稼働)|(?:来週|明日|金曜日?|今週中|月末)まで|(?:\\d+)일간|(?:\\d+)주일? 동안",
    ],
  ),
);
