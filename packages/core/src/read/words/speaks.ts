import type { Language } from "./language.ts";

/** Words and letters of each language that English has not: the fewest that tell its prose. */
const signs: Readonly<Record<string, RegExp>> = {
  de: /(?<![\p{L}-])(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|und|oder|nicht|nie|niemals|nichts|kein|keine|keinen|keinem|keiner|ist|sind|wird|werden|darf|dürfen|muss|müssen|soll|sollen|mit|ohne|für|von|vom|zum|zur|auf|aus|bei|nach|vor|wenn|sobald|bis|nur|alle|jede|jeder|jedem|jeden|jedes|bitte|im|am|unter|verboten|tabu|gib|schreibe|lege|stattdessen|höchstens|mindestens|bleibt|bleiben|existiert|Runden|Stunden|Minuten|Zeilen|Wörter|Datei|Dateien|keinerlei|sich|zu|immer|nie|antworte|ausgeben|abbrechen|finger|als|hat|haben|beim|es|er|du|sie|wir|man|was|wie|auch|noch|erst|dann|solange|danach|während|gegen|über|durch|niemand|vermeide|läuft|endet|liefert|meldet|enthält|fertig|vergiss)(?![\p{L}-])|[äöüß]/giu,
  fr: /(?<![\p{L}-])(?:le|la|les|l'|un|une|des|du|de|d'|et|ou|ne|n'|pas|jamais|aucun|aucune|est|sont|doit|doivent|peut|peuvent|avec|sans|pour|par|dans|sur|sous|après|avant|si|dès|tant|que|qu'|qui|ce|cette|ces|il|elle|on|vous|nous|au|aux|interdit|interdite|interdiction|toujours|chaque|tout|toute|tous|toutes|seuls?|seules?|plus|moins|fichiers?|lignes?|mots|heures?|tours|sort|réussit|passe|existe|affiche|s'|y|en|à|plutôt|code|arrêter|rends|écris|termine|contient|section|vide|commande|dossier|rapport|réponse|jour|supprimer|modifier|ajouter|utiliser|utilise|utilisez|tests)(?![\p{L}-])|(?<=(?:^|[^\p{L}])[ldnsjcm])'(?=\p{L})|[èêëçœùâîôû]/giu,
  es: /(?<![\p{L}-])(?:el|la|los|las|un|una|unos|unas|del|al|y|o|no|nunca|jamás|ningún|ninguna|nada|es|son|está|están|debe|deben|puede|pueden|con|sin|para|por|en|sobre|bajo|después|antes|si|que|se|lo|su|sus|prohibido|prohibida|prohibidos|queda|quedan|siempre|cada|todo|toda|todos|todas|solo|sólo|más|menos|como|máximo|mínimo|archivos?|ficheros?|líneas|palabras|horas?|minutos|turnos?|sale|pasa|pasan|existe|imprime|tras|hasta|cuando|de|lugar|al|evita|termina|escribe|detente|contiene|sección|vacío|comando|carpeta|informe|respuesta|usa|usar|añade|añadir|borrar|pruebas|ejecuta|lanza|presupuesto|entrega|guarda)(?![\p{L}-])|[ñ¿¡]/giu,
  it: /(?<![\p{L}-])(?:il|lo|la|gli|le|un|uno|una|un'|del|dello|della|dei|degli|delle|al|allo|alla|ai|alle|dal|dalla|nel|nella|nei|nelle|sul|sulla|e|ed|o|non|mai|nessun|nessuna|nessuno|niente|è|sono|deve|devono|può|possono|con|senza|per|in|su|sotto|dopo|prima|se|che|si|di|da|vietato|vietata|vietati|vietate|sempre|ogni|tutto|tutti|tutte|solo|soltanto|più|meno|massimo|minimo|righe|parole|ore|minuti|turni|esce|passa|passano|esiste|stampa|finché|quando|invece|appena|evita|file|scrivi|fermati|consegna|alla|fine|contiene|sezione|riga|vuoto|comando|cartella|rapporto|risposta|usa|usare|esegui|aggiungi|cancellare|fatto|salva|prosegui)(?![\p{L}-])|(?<=(?:^|[^\p{L}])(?:l|dell|all|nell|un|d|c))'(?=\p{L})|[òì]/giu,
  pt: /(?<![\p{L}-])(?:o|os|as|um|uma|uns|umas|do|da|dos|das|ao|aos|à|às|no|na|nos|nas|pelo|pela|e|ou|não|nunca|jamais|nenhum|nenhuma|nada|é|são|está|estão|deve|devem|pode|podem|com|sem|para|pra|por|em|sobre|sob|após|depois|antes|se|que|seu|sua|proibido|proibida|proibidos|fica|ficam|sempre|cada|todo|toda|todos|todas|só|somente|apenas|mais|menos|máximo|mínimo|arquivos?|linhas|palavras|horas?|minutos|turnos|rodadas|sai|passa|passam|existe|imprime|até|quando|vez|evite|de|termina|pare|escreva|salve|contém|seção|linha|vazio|comando|pasta|relatório|resposta|use|usar|rode|execute|adicione|apagar|testes|orçamento|entregue|tudo|feito|imprima)(?![\p{L}-])|[ãõ]/giu,
  ru: /[\u0400-\u04ff]/gu,
  zh: /\p{Script=Han}/gu,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  ko: /\p{Script=Hangul}/gu,
};

/** How many signs of a language a text has, outside of its code. */
export const signsOf = (code: string, text: string): number => [...text.matchAll(signs[code] ?? /(?!)/g)].length;

/** Whether a text has a sign of a language. English has none of its own: it is what is left. */
export const speaks = (language: Language | undefined, text: string): boolean =>
  language !== undefined && language.code !== "en" && signsOf(language.code, text) > 0;
