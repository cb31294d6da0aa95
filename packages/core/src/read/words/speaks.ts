import { once } from "../../node/once.ts";
import { type TextPattern, textPattern } from "../../node/text-pattern.ts";
import type { Language } from "./language.ts";

/** Words and letters of each language that English has not: the fewest that tell its prose. */
const signs: Readonly<Record<string, TextPattern>> = {
  de: textPattern(
    () =>
      /(?<![\p{L}\d.-])(?:gleich|steht|stehen|zeigt|gibt|wurde|wurden|scheitert|bricht|laut|jetzt|nun|noch|dabei|weg|Treffer|Fehler|letzte|zeile|lautet|antwort|beende|keinesfalls|ändere|verwende|nutze|führe|erstelle|der|das|den|dem|des|ein|eine|einen|einem|einer|und|oder|nicht|nie|niemals|nichts|kein|keine|keinen|keinem|keiner|ist|sind|wird|werden|darf|dürfen|muss|müssen|soll|sollen|mit|ohne|für|von|vom|zum|zur|auf|aus|bei|nach|vor|wenn|sobald|bis|nur|alle|jede|jeder|jedem|jeden|jedes|bitte|im|am|unter|verboten|tabu|gib|schreibe|lege|stattdessen|höchstens|mindestens|bleibt|bleiben|existiert|Runden|Stunden|Minuten|Zeilen|Wörter|Datei|Dateien|keinerlei|sich|zu|immer|nie|antworte|ausgeben|abbrechen|als|haben|beim|es|du|sie|wir|wie|auch|noch|erst|dann|solange|danach|während|gegen|über|durch|niemand|vermeide|läuft|endet|liefert|meldet|enthält|fertig|vergiss)(?![\p{L}\d-]|\.\p{L})|[äöüß]/giu,
  ),
  fr: textPattern(
    () =>
      /(?<![\p{L}\d.-])(?:été|répond|renvoie|retourne|imprime|indique|zéro|erreurs?|mais|comme|vert|verts|verte|rouge|fini|valeur|affichent|passent|disparu|inchangé|reste|restent|échoue|lancer|exécuter|supprimez|lance|aucun|le|la|les|l'|un|une|des|du|de|d'|et|ou|ne|n'|pas|jamais|aucun|aucune|est|sont|doit|doivent|peut|peuvent|avec|sans|pour|par|dans|sur|sous|après|avant|si|dès|tant|que|qu'|qui|ce|cette|ces|il|elle|vous|nous|au|aux|interdit|interdite|interdiction|toujours|chaque|tout|toute|tous|toutes|seuls?|seules?|moins|fichiers?|lignes?|mots|heures?|tours|réussit|passe|existe|affiche|s'|en|à|plutôt|arrêter|rends|écris|termine|contient|vide|commande|dossier|rapport|réponse|jour|supprimer|modifier|ajouter|utiliser|utilise|utilisez)(?![\p{L}\d-]|\.\p{L})|(?<=(?:^|[^\p{L}])[ldnsjcm])'(?=\p{L})|[èëœùîû]/giu,
  ),
  es: textPattern(
    () =>
      /(?<![\p{L}\d.-])(?:ni|tocar|cambies|modifiques|edites|línea|última|hace|falta|muestra|muestran|devuelve|responde|falla|imprimen|verde|rojo|avisos|advertencias|errores|valor|aparece|informa|cambia|cambian|sale|salen|vacía|intacto|mientras|hay|cambios|carpeta|sigas|falle|pase|sigue|ejecutar|borres|toques|usar|aviso|el|la|los|las|un|una|unos|unas|del|al|y|o|nunca|jamás|ningún|ninguna|nada|es|son|está|están|debe|deben|puede|pueden|con|sin|para|por|en|sobre|bajo|después|antes|si|que|se|lo|su|sus|prohibido|prohibida|prohibidos|queda|quedan|siempre|cada|todo|toda|todos|todas|solo|sólo|más|menos|como|máximo|mínimo|archivos?|ficheros?|líneas|palabras|horas?|minutos|turnos?|pasa|pasan|existe|imprime|tras|hasta|cuando|de|lugar|al|evita|termina|escribe|detente|contiene|sección|vacío|comando|carpeta|informe|respuesta|usa|usar|añade|añadir|borrar|pruebas|ejecuta|lanza|presupuesto|entrega|guarda)(?![\p{L}\d-]|\.\p{L})|[ñ¿¡]/giu,
  ),
  it: textPattern(
    () =>
      /(?<![\p{L}\d.-])(?:né|ultima|mostra|mostrano|restituisce|risponde|riporta|vale|dà|verde|rosso|errori|avvisi|valore|cambia|cambiano|vuota|segnala|invariato|fatta|resta|stato|stata|modifica|modifiche|nessuna|restano|rimane|rimangono|fallisce|usare|aggiungere|toccare|modificare|codice|il|lo|la|gli|le|un|uno|una|un'|del|dello|della|dei|degli|delle|al|allo|alla|ai|alle|dal|dalla|nel|nella|nei|nelle|sul|sulla|e|ed|o|non|mai|nessun|nessuna|nessuno|niente|è|sono|deve|devono|può|possono|con|senza|su|sotto|dopo|prima|se|che|si|di|da|vietato|vietata|vietati|vietate|sempre|ogni|tutto|tutti|tutte|solo|soltanto|più|meno|massimo|minimo|righe|parole|ore|minuti|turni|esce|passa|passano|esiste|stampa|finché|quando|invece|appena|evita|scrivi|fermati|consegna|alla|contiene|sezione|riga|vuoto|comando|cartella|rapporto|risposta|usa|usare|esegui|aggiungi|cancellare|fatto|salva|prosegui)(?![\p{L}\d-]|\.\p{L})|(?<=(?:^|[^\p{L}])(?:l|dell|all|nell|un|d|c))'(?=\p{L})|[òì]/giu,
  ),
  pt: textPattern(
    () =>
      /(?<![\p{L}\d.-])(?:nem|mexa|altere|última|precisa|mostra|mostram|retorna|responde|falha|dá|verde|vermelho|erros|avisos|valor|aparece|informa|muda|mudam|vazia|continua|intacto|alterado|enquanto|foi|foram|criado|alterações|falhar|passar|continue|avance|mexer|alterar|rodar|código|mudança|o|os|um|uma|uns|umas|da|dos|das|ao|aos|à|às|na|nos|nas|pelo|pela|e|ou|não|nunca|jamais|nenhum|nenhuma|nada|é|são|está|estão|deve|devem|pode|podem|com|sem|para|pra|por|em|sobre|sob|após|depois|antes|se|que|seu|sua|proibido|proibida|proibidos|fica|ficam|sempre|cada|todo|toda|todos|todas|só|somente|apenas|mais|menos|máximo|mínimo|arquivos?|linhas|palavras|horas?|minutos|turnos|rodadas|sai|passa|passam|existe|imprime|até|quando|vez|evite|de|termina|escreva|salve|contém|seção|linha|vazio|comando|relatório|resposta|usar|rode|adicione|apagar|testes|orçamento|entregue|tudo|feito|imprima)(?![\p{L}\d-]|\.\p{L})|[ãõ]/giu,
  ),
  ru: textPattern(() => /[\u0400-\u04ff]/gu),
  zh: textPattern(() => /\p{Script=Han}/gu),
  ja: textPattern(() => /[\p{Script=Hiragana}\p{Script=Katakana}]/gu),
  ko: textPattern(() => /\p{Script=Hangul}/gu),
};

/** Words of Latin languages before whose apostrophe one of their words ends. */
const elided = /(?:^|[^a-z])(?:[ldnsjcm]|qu|un|dell|all|nell)'/i;
const latin = ["de", "fr", "es", "it", "pt"];
/** The words that are signs of some Latin language. */
const latinWords = once(
  () =>
    new Set(
      latin.flatMap((code) => {
        const [, words = ""] = /\(\?:([^()]*)\)\(\?!/.exec(signs[code]?.of("é").source ?? "") ?? [];
        return words.toLowerCase().split("|").flatMap(spellings);
      }),
    ),
);

/** "horas?" is "hora" and "horas". */
const spellings = (word: string): readonly string[] =>
  word.endsWith("?") ? [word.slice(0, -1), word.slice(0, -2)] : [word];

/** Whether a text has no sign of a Latin language: its words are looked up, as most texts have none, and their patterns are large. */
function isEnglish(text: string): boolean {
  if (!/^[\0-\x7f\ue000-\ue00f]*$/.test(text) || elided.test(text)) return false;
  const words = latinWords();
  return (
    text
      .toLowerCase()
      .match(/[a-z\d]+/g)
      ?.every((word) => !words.has(word)) ?? true
  );
}

let last: { readonly text: string; readonly english: boolean } | undefined;

/** How many signs of a language a text has, outside of its code. */
export function signsOf(code: string, given: string): number {
  // TODO is a mark in code, and no word of Spanish.
  const text = given.includes("TODO") || given.includes("w/o") ? given.replace(/\bTODOs?\b|\bw\/o\b/g, "") : given;
  if (latin.includes(code)) {
    if (last?.text !== text) last = { text, english: isEnglish(text) };
    if (last.english) return 0;
  }
  const pattern = signs[code]?.of(text);
  return pattern === undefined ? 0 : [...text.matchAll(pattern)].length;
}

/**
 * The languages that a sentence is read in. "No" is one thing in English and another in Portuguese: a sentence with signs of another language is not read
 * as English. English has no signs of its own: it is what is left.
 */
export function spokenOf(languages: readonly Language[], sentence: string): readonly Language[] {
  if (languages.length === 1 || languages[0]?.code === "en") return languages;
  const spoken = languages.filter(({ code }) => code !== "en" && signsOf(code, sentence) > 0);
  return spoken.length > 0 ? spoken : languages;
}
