import type { Language } from "./language.ts";

/** Words and letters of each language that English has not: the fewest that tell its prose. */
const signs: Readonly<Record<string, RegExp>> = {
  de: /(?<![\p{L}.-])(?:letzte|zeile|lautet|antwort|beende|keinesfalls|ändere|verwende|nutze|führe|erstelle|der|das|den|dem|des|ein|eine|einen|einem|einer|und|oder|nicht|nie|niemals|nichts|kein|keine|keinen|keinem|keiner|ist|sind|wird|werden|darf|dürfen|muss|müssen|soll|sollen|mit|ohne|für|von|vom|zum|zur|auf|aus|bei|nach|vor|wenn|sobald|bis|nur|alle|jede|jeder|jedem|jeden|jedes|bitte|im|am|unter|verboten|tabu|gib|schreibe|lege|stattdessen|höchstens|mindestens|bleibt|bleiben|existiert|Runden|Stunden|Minuten|Zeilen|Wörter|Datei|Dateien|keinerlei|sich|zu|immer|nie|antworte|ausgeben|abbrechen|als|haben|beim|es|du|sie|wir|wie|auch|noch|erst|dann|solange|danach|während|gegen|über|durch|niemand|vermeide|läuft|endet|liefert|meldet|enthält|fertig|vergiss)(?![\p{L}-]|\.\p{L})|[äöüß]/giu,
  fr: /(?<![\p{L}.-])(?:reste|restent|échoue|lancer|exécuter|supprimez|lance|aucun|le|la|les|l'|un|une|des|du|de|d'|et|ou|ne|n'|pas|jamais|aucun|aucune|est|sont|doit|doivent|peut|peuvent|avec|sans|pour|par|dans|sur|sous|après|avant|si|dès|tant|que|qu'|qui|ce|cette|ces|il|elle|vous|nous|au|aux|interdit|interdite|interdiction|toujours|chaque|tout|toute|tous|toutes|seuls?|seules?|moins|fichiers?|lignes?|mots|heures?|tours|réussit|passe|existe|affiche|s'|en|à|plutôt|arrêter|rends|écris|termine|contient|vide|commande|dossier|rapport|réponse|jour|supprimer|modifier|ajouter|utiliser|utilise|utilisez)(?![\p{L}-]|\.\p{L})|(?<=(?:^|[^\p{L}])[ldnsjcm])'(?=\p{L})|[èëœùîû]/giu,
  es: /(?<![\p{L}.-])(?:mientras|hay|cambios|carpeta|sigas|falle|pase|sigue|ejecutar|borres|toques|usar|aviso|el|la|los|las|un|una|unos|unas|del|al|y|o|nunca|jamás|ningún|ninguna|nada|es|son|está|están|debe|deben|puede|pueden|con|sin|para|por|en|sobre|bajo|después|antes|si|que|se|lo|su|sus|prohibido|prohibida|prohibidos|queda|quedan|siempre|cada|todo|toda|todos|todas|solo|sólo|más|menos|como|máximo|mínimo|archivos?|ficheros?|líneas|palabras|horas?|minutos|turnos?|pasa|pasan|existe|imprime|tras|hasta|cuando|de|lugar|al|evita|termina|escribe|detente|contiene|sección|vacío|comando|carpeta|informe|respuesta|usa|usar|añade|añadir|borrar|pruebas|ejecuta|lanza|presupuesto|entrega|guarda)(?![\p{L}-]|\.\p{L})|[ñ¿¡]/giu,
  it: /(?<![\p{L}.-])(?:resta|stato|stata|modifica|modifiche|nessuna|restano|rimane|rimangono|fallisce|usare|aggiungere|toccare|modificare|codice|il|lo|la|gli|le|un|uno|una|un'|del|dello|della|dei|degli|delle|al|allo|alla|ai|alle|dal|dalla|nel|nella|nei|nelle|sul|sulla|e|ed|o|non|mai|nessun|nessuna|nessuno|niente|è|sono|deve|devono|può|possono|con|senza|su|sotto|dopo|prima|se|che|si|di|da|vietato|vietata|vietati|vietate|sempre|ogni|tutto|tutti|tutte|solo|soltanto|più|meno|massimo|minimo|righe|parole|ore|minuti|turni|esce|passa|passano|esiste|stampa|finché|quando|invece|appena|evita|scrivi|fermati|consegna|alla|contiene|sezione|riga|vuoto|comando|cartella|rapporto|risposta|usa|usare|esegui|aggiungi|cancellare|fatto|salva|prosegui)(?![\p{L}-]|\.\p{L})|(?<=(?:^|[^\p{L}])(?:l|dell|all|nell|un|d|c))'(?=\p{L})|[òì]/giu,
  pt: /(?<![\p{L}.-])(?:enquanto|foi|foram|criado|alterações|falhar|passar|continue|avance|mexer|alterar|rodar|código|mudança|o|os|um|uma|uns|umas|da|dos|das|ao|aos|à|às|na|nos|nas|pelo|pela|e|ou|não|nunca|jamais|nenhum|nenhuma|nada|é|são|está|estão|deve|devem|pode|podem|com|sem|para|pra|por|em|sobre|sob|após|depois|antes|se|que|seu|sua|proibido|proibida|proibidos|fica|ficam|sempre|cada|todo|toda|todos|todas|só|somente|apenas|mais|menos|máximo|mínimo|arquivos?|linhas|palavras|horas?|minutos|turnos|rodadas|sai|passa|passam|existe|imprime|até|quando|vez|evite|de|termina|escreva|salve|contém|seção|linha|vazio|comando|relatório|resposta|usar|rode|adicione|apagar|testes|orçamento|entregue|tudo|feito|imprima)(?![\p{L}-]|\.\p{L})|[ãõ]/giu,
  ru: /[\u0400-\u04ff]/gu,
  zh: /\p{Script=Han}/gu,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  ko: /\p{Script=Hangul}/gu,
};

/** How many signs of a language a text has, outside of its code. */
export const signsOf = (code: string, text: string): number =>
  // TODO is a mark in code, and no word of Spanish.
  [...text.replace(/\bTODOs?\b|\bw\/o\b/g, "").matchAll(signs[code] ?? /(?!)/g)].length;

/**
 * The languages that a sentence is read in. "No" is one thing in English and another in Portuguese: a sentence with signs of another language is not read
 * as English. English has no signs of its own: it is what is left.
 */
export function spokenOf(languages: readonly Language[], sentence: string): readonly Language[] {
  if (languages.length === 1 || languages[0]?.code === "en") return languages;
  const spoken = languages.filter(({ code }) => code !== "en" && signsOf(code, sentence) > 0);
  return spoken.length > 0 ? spoken : languages;
}
