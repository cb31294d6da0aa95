import { textPattern } from "../node/text-pattern.ts";

/** Programs that search and end with 1 where they find nothing. */
const searches = /^(?:git )?(?:[ef]?grep|rg|ag|ack) [^|;&]*$/;

/** Whether a command line is one search, which fails where it finds nothing. */
export const isSearch = (run: string): boolean => searches.test(run);

/** Whether a run ends well with 1, as a search that finds nothing does. */
export const isEmptySearch = (run: string, code: number): boolean => code === 1 && isSearch(run);

/** Words that say by themselves that there is nothing, in ten languages. */
const nothing = textPattern(
  () =>
    /(?<!\p{L})(?:nothing|empty|blank|nichts|leer|rien|vides?|nada|vac[ií][oa]s?|nulla|niente|vuot[oaie]|vazi[oa]s?|ничего|пуст\p{L}*)(?!\p{L})|什么都|为空|是空|何も|空(?:である|です|になる|だ)|아무것도|비어/iu,
);
const no = textPattern(
  () =>
    /(?<!\p{L})(?:no|zero|0|not a single|without(?: any)?|keine?[nrm]?|keinerlei|null|ohne|aucune?|zéro|ne|sans|ning[uú]n[oa]?|cero|sin|nessun[oa]?|zero|senza|nenhuma?|sem|нет|ни одно\p{L}*|не|без|нол\p{L}*)(?!\p{L})|没有|无|不|未|なし|ない|無い|ません|ゼロ|없|않|안 /iu,
);
const hits = textPattern(
  () =>
    /(?<!\p{L})(?:hits?|match(?:es)?|results?|output|lines?|occurrences?|findings?|files?|treffer\p{L}*|ergebnis\p{L}*|ausgaben?|zeilen?|fundstellen?|fundes?|résultats?|lignes?|occurrences?|correspondances?|sortie|resultados?|líneas?|coincidencias?|ocurrencias?|salida|risultat[oi]|rig(?:a|he)|corrispondenz[ae]|occorrenz[ae]|linhas?|correspondências?|ocorrências?|saída|совпадени\p{L}*|строк\p{L}*|вывод\p{L}*|результат\p{L}*|вхождени\p{L}*)(?!\p{L})|输出|结果|匹配|命中|出力|結果|一致|ヒット|マッチ|該当|출력|결과|일치/iu,
);

/** What a clause says of a search: that it finds nothing, that it goes well, or something that is not known. */
export function saysOfSearch(clause: string): "nothing" | "denied" | "well" {
  if (nothing.test(clause) || (no.test(clause) && hits.test(clause))) return "nothing";
  return no.test(clause) ? "denied" : "well";
}
