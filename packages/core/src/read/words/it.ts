import { once } from "../../node/once.ts";
import { framesOf, shared } from "./european.ts";
import type { Language } from "./language.ts";

const code = "it";

export const italian = once(
  (): Language => ({
    code,
    macros: {
      ...shared(code),
      hedge:
        "se|salvo|tranne|eccetto|finché|quando|mentre|idealmente|forse|magari|potrebbe|potrebbero|dovrebbe|dovrebbero|sarebbe|sarebbero|era|erano|aveva|non|mai|nessun|nessuna|fallisce|falliscono|(?:per|ad)(?= esempio)|un giorno|speriamo|anche se|benché|senza|invece|al posto|solo|soltanto|solamente|unicamente|o|oppure|né|opzionale|presto|prova|provare",
      and: "(?:e|ed|nonché|e poi)",
      or: "(?:o|oppure|ovvero|né)",
      of: "(?:di|del|dello|della|dell'|dei|degli|delle|d'|su|per|da)",
      in: "(?:in|con|a|per|di|da)",
      for: "per",
      is: "(?:è|sono|sia|vale|pari a|uguale a)",
      that: "(?:che|se)",
      if: "(?:se|quando)",
      also: "(?:anche|poi|inoltre)",
      w: "[^\\s,:;.!?()\\ue001-\\ue005][^,:;.!?\\ue001-\\ue005]{0,70}?",
      the_: "(?:(?:il|lo|la|i|gli|le) |l')",
      modal_: "(?:deve|devono|dovrà|dovranno|bisogna che)(?: {adverb})? ",
      adverb:
        "(?:sempre|ancora|tutti|tutte|entrambi|entrambe|anche|completamente|del tutto|correttamente|ora|ormai|di nuovo|in ogni momento|esattamente|già|tutti e due|bene)",
      always:
        "(?:(?:in qualsiasi momento|in ogni momento|alla fine|sempre|al termine|infine|a fine lavoro|dopo la modifica|in ogni momento|inoltre)[,:]? )?",
      command_:
        "(?:(?:(?:il|lo|la|i|gli|le|un|una|comando|comandi|script|esecuzione|eseguire|eseguendo|output|test|verifica|controllo|sia|di|che|e|entrambi|lanciare|lanciando)) |l')",
      failsWith:
        "(?:fallisce|falliscono|fallire|termina|terminano|terminare|esce|escono|uscire|si interrompe)(?: {adverb}| come previsto)? con(?: il| un)?",
      failsEnd: "come previsto",
      onRun:
        "(?:eseguendo|lanciando|eseguire|lanciare|all'esecuzione di|l'esecuzione di|lanciato|se si esegue|chiamando)",
      comesOut: "(?:si (?:ottiene|vede|legge)|compare|appare|viene stampato|stampa|mostra|restituisce|dà)",
      withWord: "con",
      noTouch:
        "(?:giù le mani da|non (?:toccare|modificare|cambiare)(?= né )|non (?:toccare|modificare|cambiare|editare|alterare)|non va (?:toccato|modificato)|mai (?:toccare|modificare)|(?:è )?vietato (?:toccare|modificare|cambiare))(?: (?:nulla|niente|mai))?(?: (?:di|in|sotto|a))?",
      touchEnd: "(?:per nessun motivo|mai|in alcun modo)",
      consists:
        "(?:contiene|conterrà|consiste|è|sarà|deve essere|deve contenere)(?: (?:in|solo|solamente|unicamente|esclusivamente))?",
      answerOnly:
        "(?:restituisci|rispondi|scrivi|dammi|consegna|mostra|stampa)(?: con)? (?:(?:solo|soltanto|unicamente|esclusivamente|solamente)(?: con)?|(?:con )?il solo|con solo)",
      ownLine:
        "(?:sull'ultima riga|su (?:una|un'|la) (?:riga|ultima riga)(?: (?:a parte|separata|a sé|propria|dedicata|sola))?|nell'ultima riga|da solo su una riga)",
      article: "il|lo|la|i|gli|le|un|una|del|di",
      mostBehind: "al massimo|massimo|o meno|al più",
      leastBehind: "almeno|come minimo|o più|minimo",
      byHand: "a mano|manualmente|a occhio|di persona",
      aPerson:
        "(?:un|una|uno|il|la|lo|due|qualcuno di) (?:(?!(?:script|test|programma|strumento|linter|job|pipeline|ci|bot|agente|comando|server|servizio|modulo|parser|suite|build|processo|{hedge})(?!\\p{L}))[\\p{L}-]+ ){0,4}?(?!(?:script|test|programma|strumento|linter|job|pipeline|ci|bot|agente|comando|server|servizio|modulo|parser|suite|build|processo|{hedge})(?!\\p{L}))[\\p{L}-]+",
      nor: "né|o",
      inAnswer: "nella(?: tua)? risposta(?: finale)?",
      exitVerb:
        "(?:esce|escono|uscire|termina|terminano|terminare|restituisce|restituiscono|restituire|finisce|finiscono|finire|ritorna|ritornano|ritornare|ha|hanno|dà|si conclude|si concludono|si chiude|si chiudono|chiude|conclude)(?: {adverb})?(?: (?:con|in|il|un|entrambi|tutti e due|ciascuno))*",
      exitNoun:
        "(?:(?:il |un |lo )?(?:codice di (?:uscita|ritorno|stato|errore)|codice|stato di uscita|exit code|exit status|stato))",
      zeroWord: "zero",
      nothing:
        "(?:nessun|nessuna|senza|senza alcun|senza alcuna|zero|0|senza nessun|neanche un|nemmeno un|alcun|alcuna|senza un solo)",
      fault:
        "(?:(?:nuovi|nuove|nuovo|altri) )?(?:errori|errore|fallimenti|fallimento|avvisi|avviso|warning|problemi|problema|segnalazioni|segnalazione|violazioni|violazione|regressioni|anomalie|rilievi|messaggi|output|differenze|lamentele)(?: (?:di (?:tipo|lint|compilazione)))?",
      passes:
        "(?:compilare|passare|passa(?:no|re)?(?: {adverb})?(?: (?:in verde|senza (?:alcun |alcuna |nessun )?{fault}|per intero|pulito|con successo))?|(?:è|sono|resta|restano|rimane|rimangono|essere|restare|rimanere|diventa|torna|sia|siano|risulta|risultano)(?: {adverb})? (?:verd[ei]|in verde|al verde|pulit[oiae]|riuscit[oaie]|senza (?:alcun |alcuna )?{fault}|a posto|superat[oaie])|(?:si esegue|si eseguono|gira|girano|compila|compilano|termina|terminano|finisce|finiscono|funziona|si completa|si completano|va|vanno|esce|si conclude|viene eseguito|completa|si chiude)(?: {adverb})? (?:{faults}|senza (?:alcun |alcuna |nessun )?{fault}|con successo|correttamente|bene|a buon fine|in verde|pulito|regolarmente)|(?:non )?(?:segnala|segnalano|riporta|mostra|trova|dà|restituisce|produce|rileva|emette|stampa|indica|presenta|genera)(?: {adverb})? (?:{faults}|nulla|niente|più nulla)|non fallisc(?:e|ono)|non (?:segnala|riporta|trova|dà|rileva|produce|mostra) {fault}|va a buon fine|vanno a buon fine|riesce|riescono)",
      okWord: "verde|ok|successo|passa|deve passare|in verde",
      ending:
        "alla fine|in locale|localmente|a ogni commit|ad ogni commit|in ogni momento|dalla radice|dalla root|su un clone pulito|da cima a fondo|come prima|sempre|al termine",
      tailWith: "(?:con|e non mostra)",
      means:
        "(?:con|tramite|via|per mezzo di|secondo|usando|mediante|eseguendo|lanciando|quando si (?:lancia|esegue)|verificat[oaie] (?:con|da)|controllat[oaie] (?:con|da)|misurat[oaie] (?:con|da)|prova:|verifica:|comando:|in|sotto|attraverso|per)",
      cleanRun: "(?:esecuzione|uscita) (?:pulita|riuscita|verde|senza errori) di",
      prints:
        "(?:stampa|stampano|mostra|scrive|restituisce|risponde|dà|dice|indica|stampare|mostrare|produce|termina con|emette|riporta|visualizza)(?: (?:esattamente|solo|soltanto|unicamente|a video|come ultima riga|alla fine|a schermo|in uscita))*",
      out: "(?: (?:a video|a schermo|sulla console|in console|sullo standard output|su stdout|nel terminale|in output|nell'ultima riga))?",
      theOutput:
        "(?:(?:il |la |lo )|l')(?:output|uscita|ultima riga|valore|risultato|numero|prima riga|standard output)(?: (?:di output )?(?:di|stampat[oa] da|restituit[oa] da|prodott[oa] da|che stampa))",
      most: "al massimo(?: del| il| i)?|al più|massimo|non più di|minore o uguale a|non supera(?:re)?(?: i| le| il| la)?|non superi(?: i)?|non eccede|fino a|inferiore o uguale a|non oltre|non deve superare(?: i| le| il)?|max\\.?|non superior[ei] a",
      least:
        "almeno(?: del| al| il| dei| dell')?|come minimo|minimo|non meno di|maggiore o uguale a|superiore o uguale a|non inferior[ei] a|non scende sotto(?: i| il| l')?|di almeno|al minimo|pari almeno a",
      below:
        "minor[ei] di|sotto(?: i| il| le| gli| l')?|meno di|inferior[ei] a(?:i|l|lle|gli)?|al di sotto (?:di|dei|del)|più bass[oa] di",
      above:
        "maggior[ei] di|sopra(?: i| il| le| l')?|più di|superior[ei] a(?:i|l|lle|gli)?|al di sopra (?:di|dei|del)|supera(?: i| il)?|oltre|superano",
      equal: "esattamente|ugual[ei] a|pari a|vale|di",
      be: "(?:è|sono|resta|restano|rimane|rimangono|deve|devono|essere|restare|rimanere|stare|sta|stanno|sia|raggiunge|scende|sale|arriva|ha|a|in|si mantiene|cala|impiega|pesa|dura|si attesta|non|{adverb})",
      says: "{saysVerb}(?: {sayMore}){0,3}?",
      saysVerb:
        "(?:stampa|mostra|restituisce|dà|riporta|indica|misura|conta|trova|produce|segnala|calcola|dice|ha|scrive|deve stampare|deve mostrare|deve dare|deve restituire|dichiara|riferisce|rileva)",
      sayMore:
        "(?:un|uno|una|un'|il|la|lo|i|le|valore|numero|copertura|punteggio|totale|tempo|dimensione|risultato|mediana|p95|di|tasso|che|\\p{L}{3,20}|{be})",
      according:
        "(?:secondo|misurat[oaie] (?:con|da|tramite)|stampat[oaie] da|riportat[oaie] da|restituit[oaie] da|dat[oaie] da|indicat[oaie] da|calcolat[oaie] (?:da|con)|con|da|tramite|via|di|in|che (?:stampa|mostra|dà|restituisce|riporta|misura|calcola|indica)|mostrat[oaie] da|come (?:riportato|misurato|stampato) da|rilevat[oaie] da)",
      theValue:
        "(?:(?:il|lo|la|i|gli|le) |l')(?:valore|numero|cifra|risultato|dimensione|totale|punteggio|mediana|durata|tempo|tasso|copertura|\\p{L}{3,20})",
      file_:
        "(?:(?:(?:il|lo|la|i|gli|le|un|uno|una|del|di|nuovo|nuova|file|rapporto|report|documento|cartella|directory|script|registro|modulo|pagina|tabella|log|artefatto|bundle|al|nel|resoconto)) |l'){1,4}",
      there:
        "(?:{modal_})?(?:esiste|esistono|esistere|c'è|ci sono|esserci|(?:è|sono|essere|sia|siano|viene|vengono)(?: {adverb})? (?:presenti?|lì|al suo posto|stat[oaie] (?:creat|generat|scritt|prodott)[oaie]|creat[oaie]|generat[oaie]|scritt[oaie]|prodott[oaie]|disponibil[ei]|nel repository|versionat[oaie]))",
      filled:
        "(?:non (?:è|sono|sia|siano|essere) vuot[oaie]|non vuot[oaie]|ha contenuto|(?:è|sia) valid[oa]|con contenuto|(?:è|sia) (?:un )?(?:JSON|YAML|XML|TOML|CSV) valido)",
      when: "(?: (?:alla fine|al termine|dopo la build|nel repository|nella radice))*",
      thereIs:
        "(?:è stat[oa] (?:creat|generat|scritt|prodott)[oa]|sono stat[ie] (?:creat|generat|scritt|prodott)[ie]|c'è|ci sono|esiste|esistono|deve esserci|deve esistere|dev'esserci)(?: (?:un|uno|una|il|la|già))*",
      thereIsNo: "non (?:c'è|ci sono|esiste|esistono)(?: più)?(?: il| la| nessun| nessuna| alcun)?",
      written:
        "(?:(?:è|sono|sta|stanno|si trova|si trovano|va|vanno|viene|vengono|deve essere|devono essere|è stat[oa]|sono stat[ie])(?: (?:salvat|scritt|documentat|archiviat|generat|descritt|elencat|messi|mess|esportat|riassunt|raccolt|registrat)[oaie])?|(?:salvat|scritt|documentat|archiviat|descritt|elencat|raccolt|registrat)[oaie])",
      inTo: "(?:in|sotto|a|dentro|nel file|nel|nella|come|su|verso|nella cartella)",
      inside:
        "(?:in|sotto|dentro|tra|fra|all'interno di|di|del|su|per|da|nel|nella|nei|nelle|al di sotto di)(?: (?:il file|la cartella|la directory|i file(?: di| in| sotto)?|file(?: di| in| sotto)?|tutti i file (?:di|in|sotto)|tutto|qualsiasi file di|cartella|directory|tutta la cartella))?",
      has: "(?:contiene|contengono|contenere|include|includono|includere|menziona|menzionare|elenca|ha|hanno|avere|cita|possiede|indica|inizia con|comincia con|descrive|documenta|definisce|esporta|dichiara|riporta|contenga|mostra|comprende|riferisce|finisce con)(?: (?:già|ora|anche|almeno|esattamente|sempre))*",
      has2: "(?:come titolo|come sezione|come chiave|come intestazione)",
      stands:
        "(?:compare|compaiono|appare|appaiono|si trova|si trovano|è|c'è|ci sono|esiste|figura|deve comparire|deve esserci|è (?:citato|documentato|elencato|definito|presente)|sta)(?: (?:il|la|lo|i|gli|le|un|una|già|anche))?",
      quoteWord_:
        "(?:(?:(?:il|lo|la|i|gli|le|un|uno|una|di|del|testo|parola|riga|stringa|sezione|titolo|voce|campo|chiave|valore|versione|messaggio|funzione|esattamente|esatto|intitolat[oa]|chiamat[oa]|seguente|ultima|con|paragrafo|frase|intestazione|import|link|letterale|a)(?:: ?| ))|l')",
      valueWord: "uguale a|a|con il valore|con valore|pari a|su",
      isGone:
        "non (?:esiste|esistono|c'è|ci sono|deve esistere|devono esistere)(?: più)?|(?:è|sono)(?: {adverb})? (?:stat[oaie] )?(?:eliminat|cancellat|rimoss|soppress|sparit|scompars)[oaie]|(?:deve|devono) (?:essere (?:eliminat|cancellat|rimoss)[oaie]|sparire|essere sparit[oaie])|eliminat[oaie]|rimoss[oaie]|non (?:è|sono) più (?:lì|presenti?)",
      none: "(?:nessun|nessuna|nessuno|nessun'|zero|0|neanche un|nemmeno un|non c'è (?:più )?(?:nessun|nessuna|alcun|alcuna)?|non ci sono (?:più )?(?:dei )?|non resta (?:più )?(?:nessun|nessuna|alcun|alcuna)?|non restano (?:più )?|non rimane (?:più )?(?:nessun|nessuna|alcun)?|non esiste (?:più )?(?:nessun|alcun)?|non deve (?:più )?esserci (?:nessun|alcun)?|niente|più nessun|più nessuna)",
      lackNot: "(?:non)",
      appears:
        "(?:non è rimast[oa]|non sono rimast[ie]|non (?:compare|compaiono|appare|resta|rimane|c'è|ci sono|esiste|figura|deve esserci)(?: più)?)",
      notAppears:
        "(?:non (?:compare|compaiono|appare|appaiono|si trova|si usa|viene usato|è usato|è importato|è presente|esiste|esistono|resta|restano|rimane|rimangono|c'è|ci sono|figura|deve (?:comparire|apparire|esserci|restare|esistere|essere presente)|devono (?:comparire|restare))(?: (?:più|mai|da nessuna parte))*(?: (?:nessun|nessuna|alcun|alcuna|il|la|lo|i|le))?|è scompars[oa]|è sparit[oa]|è assente|è stat[oa] rimoss[oa])",
      notEnd: "(?:da nessuna parte|affatto)",
      before:
        "(?:(?:(?:il|lo|la|i|gli|le|un|una|di) |l')?(?:parola|testo|stringa|riga|righe|chiamata a|chiamate a|occorrenza di|occorrenze di|occorrenza|riferimento a|riferimenti a|import di|import|menzione di|traccia di|uso di|usi di|voce|errore|errori|termine|pattern|simbolo|marcatore|alcun|alcuna|più) |il |la |lo |i |gli |le |l')?",
      noun: "(?:[ -](?:righe|voci|commenti))?",
      left: "(?:più|rimast[oaie]|compare|compaiono|resta|restano|presente|in uso|figura|esiste|c'è|si usa|da nessuna parte|usato|non compare|non c'è|deve|restare|comparire|rimane|residu[oi])",
      inLast: "(?:nelle|tra le|fra le|delle)",
      lines: "(?:ultime righe|righe finali|righe)",
      theLast: "(?:le|nelle|tra le|fra le)(?: ultime)?",
      lacks:
        "(?:non (?:contiene|contengono|menziona|menzionano|include|includono|ha|hanno|usa|usano|importa|importano|riporta|cita|elenca|mostra|deve contenere|devono contenere|deve includere|deve avere|deve usare|devono avere|chiama|dipende da)(?: più| mai)?(?: (?:nessun|nessuna|alcun|alcuna|il|la|lo|i|le))?|(?:è|sono) (?:priv[oaie] di|senza|liber[oaie] da)|è esente da)",
      search: "(?:una ricerca|la ricerca|cercare|un grep|grep|ricerca|cercando)(?: (?:di|per))?",
      findsNothing:
        "(?:non (?:dà|restituisce|trova|produce|mostra) (?:nulla|niente|risultati|alcun risultato|nessun risultato)|è vuota|resta vuota)",
      files_:
        "(?:(?:(?:il|lo|la|i|gli|le|tutto|tutti|tutte|file|cartelle|cartella|directory|contenuto|contenuti|codice|test|fixture|schemi|schema|migrazioni|snapshot|dati|modelli|riferimenti|di|del|della|dei|in|sotto|dentro|che|si|trovano|ciò|sorgenti|moduli|pacchetti|generati|golden|sono|a|altri|nella|nel)) |l'){1,7}",
      stays:
        "(?:resta|restano|rimane|rimangono|è|sono|si mantiene|si mantengono|restare|rimanere|essere|sta|stanno|deve restare|devono restare)",
      same: "(?:invariat[oaie]|intatt[oaie]|immutat[oaie]|identic[oaie](?: byte per byte)?|ugual[ei]|inalterat[oaie]|così com'è|così come sono|non modificat[oaie]|senza modifiche|come prima|come (?:è|sono)|congelat[oaie]|gli stessi|le stesse|tali e quali|tale e quale)",
      since:
        "(?:,? (?:rispetto a|dal|da|dall'|a|come|contro|in confronto a) ?(?:main|master|HEAD|ramo (?:principale|main)|originale|inizio|prima|base|partenza|stato iniziale))*",
      notChange:
        "(?:non (?:si )?(?:deve|devono|può|possono|è|sono|cambia|cambiano|vanno|va|viene|vengono|subisce|subiscono|presenta|presentano|ha|hanno|tocca|toccano|modifica|modificano)(?: (?:essere|stat[oaie]|cambiare|cambiat[oaie]|modificat[oaie]|toccat[oaie]|alterat[oaie]|modificare|toccare|modifiche|differenze|subito modifiche|più))*)",
      noChange:
        "(?:(?:non c'è |non ci sono )?(?:nessun cambiamento|nessuna modifica|nessuna differenza|alcuna modifica|zero modifiche|modifiche|differenze|senza modifiche|nessun file modificato))",
      touched: "(?:cambiat|modificat|toccat|alterat)[oaie]",
      emptyWord: "vuot[oa]|pulit[oa]",
      emptyIs:
        "(?:(?:è|resta|deve essere|rimane|risulta|deve restare|sia)(?: {adverb})? (?:vuot[oa]|pulit[oa])|vuoto|non (?:mostra|stampa|restituisce|dà|riporta|produce|elenca) (?:nulla|niente|modifiche|alcuna modifica|differenze|nessuna modifica|nessuna differenza)|senza (?:modifiche|output|differenze))",
      keepVerb: "(?:lascia|lasciare|mantieni|mantenere|conserva|conservare|tieni)",
      nothingChanges:
        "(?:non (?:cambia|è cambiato|si modifica|è stato modificato|si tocca|deve cambiare|ci sono modifiche|ci sono differenze|c'è alcuna modifica)(?: nulla| niente| nessun file)?|nulla (?:cambia|è cambiato|deve cambiare)|niente (?:cambia|è cambiato)|tutto (?:resta|rimane) (?:invariato|uguale|intatto|com'è))",
      nothingChanged:
        "(?:nessun (?:file|byte|cambiamento)|nulla|niente|non è stato modificato nulla|non è cambiato nulla|non cambia nulla)",
      theDiff: "(?:il )?(?:git )?diff",
      only: "(?:solo|soltanto|solamente|unicamente|esclusivamente|null'altro che)",
      mayChange:
        "(?:(?:possono|può|devono|deve|sono|è|si|vanno|vengono|saranno)(?: (?:essere|cambiare|cambiat[oaie]|modificat[oaie]|toccat[oaie]|stat[oaie]|interessat[oaie]|modificare|toccare|modificabil[ei]|possono|devono))*|cambiano|cambia|modificabili|compaiono nel diff|si toccano|si modificano)",
      mayChange0:
        "(?:(?:si )?(?:possono|può|devono|deve|sono|è|puoi|potete)(?: (?:essere|cambiare|cambiat[oaie]|modificat[oaie]|toccat[oaie]|stat[oaie]|modificare|toccare|consentite|ammesse))*|(?:le )?modifiche(?: (?:sono|consentite|ammesse|limitate|restano))*|cambiano|cambiati|si toccano|si modificano|sono (?:stati )?(?:cambiati|modificati|toccati))",
      mayChange1: "(?:e nient'altro|unicamente|esclusivamente|soltanto|possono cambiare|si possono modificare)",
      changeOnly:
        "è (?:consentito|permesso|ammesso) (?:modificare|toccare|cambiare) (?:solo|soltanto|esclusivamente|unicamente)|(?:solo|soltanto) (?:è consentito|si possono) modificare|(?:modifica|tocca|cambia|lavora|scrivi|modificare|toccare|cambiare|lavorare|intervieni|intervenire)(?: (?:solo|soltanto|solamente|unicamente|esclusivamente))(?: (?:in|dentro|i|sotto|su|i file in|nei))?",
      nothingOutside:
        "(?:(?:non )?(?:modificare|toccare|cambiare|modifica|tocca|cambia|si tocca|si modifica|toccate|modificate)? ?(?:nulla|niente|nessun file|file|altri file)? ?(?:fuori da|al di fuori di|all'infuori di|tranne(?: in)?|eccetto(?: in)?|che non sia in|oltre a)|(?:nessuna?|niente|nulla) (?:modifica|modifiche|file|cambiamento)? ?(?:fuori da|al di fuori di)|(?:niente|nulla) fuori da)",
      outside: "(?:fuori da|al di fuori di|all'infuori di)",
      nothingMay:
        "(?:non (?:deve|può|si|è|cambia|toccare|modificare|ci)(?: (?:cambiare|modifica|tocca|modificato|cambiato|stato|sono|essere))*(?: (?:nulla|niente|nessun file|alcun file|modifiche))?|nulla (?:deve cambiare|cambia|si tocca|si modifica)|nessun file (?:cambia|deve cambiare)|tutto resta (?:uguale|invariato))",
      limit:
        "(?:limita|restringi|mantieni|limitare|restringere|limitati|confina|circoscrivi|tieni)(?: (?:ti|le|tutte|tutto|il|modifiche|diff|lavoro|i|cambiamenti|tue))*(?: (?:a|ai(?: file (?:di|in|sotto))?|al|alla))?",
      limitEnd: "(?:unicamente|e nient'altro|esclusivamente|soltanto)",
      theChanges: "(?:(?:tutte|tutti|le|i|il|tue) ){0,2}(?:modifiche|cambiamenti|diff|lavoro|interventi)",
      areLimited:
        "(?:(?:restano|resta|si limitano|si limita|sono limitat[ei]|devono|deve|solo|soltanto|riguardano|riguarda|toccano|tocca|rimangono|sono|vanno|è)(?: (?:solo|soltanto|unicamente|a|ai|in|dentro|limitarsi|limitat[oaie]|confinat[ei]|restare|stare|toccare|riguardare|esclusivamente|file (?:in|di|sotto)|circoscritt[ei]|consentite|sotto|i file (?:in|di|sotto)))*)",
      listsOnly:
        "(?:(?:elenca|mostra|contiene|tocca|riporta) (?:solo|soltanto|unicamente)(?: file (?:in|sotto|di))?|non (?:elenca|mostra|contiene) nulla fuori da)",
      manual:
        "(?:(?:una |la |un )?(?:revisione|verifica|ispezione|controllo|lettura|esame|rilettura|prova) (?:manuale|visiv[oa]|uman[oa]|a mano|editoriale|legale|a occhio|a vista|da parte di una persona|di una persona)|revisione umana|controllo a campione)",
      byPerson: "(?:da|di|da parte di|con) {person}",
      person:
        "(?:(?:un|uno|una|due|tre|il|lo|la|qualcuno|almeno una?|i|le|gli|un'|l'|un altro|un'altra) ?)(?:(?:altro|altra|seconda|secondo|vera) )?(?:person[ae]|uman[oi]|maintainer|manutentore|revisor[ei]|revisora|redattor[ei]|redattrice|editor|sviluppator[ei]|sviluppatrice|designer|tester|espert[oaie]|utent[ei]|collegh?[aie]|collega|traduttor[ei]|traduttrice|giurista|avvocat[oa]|medic[oa]|contabile|responsabile|membro|team|product owner|ingegner[ei]|specialista|insegnante|docente|madrelingua|amministratore|gestore|client[ei]|consulente|addett[oa]|lettore|lettrice|capostazione|capotreno|macchinista|operatore|operatrice|commercialista|grafic[oa]|referente|impiegat[oa]|ferroviere|qualcuno|analista|tecnic[oa]|progettista|dirigente|di \\p{L}+)(?: (?:di|del|della|dell'|che|madrelingua|senior|estern[oa]|indipendente|legale|tecnic[oa]|responsabile|uman[oa])(?: ?[^,:;\\ue001-\\ue005]{1,30}?)?)?",
      looks:
        "(?:legge|rilegge|rivede|controlla|verifica|esamina|guarda|apre|confronta|ispeziona|prova|scorre|consulta|ascolta|deve (?:leggere|controllare|verificare|guardare|aprire|rivedere)|ha (?:letto|controllato|verificato|guardato)|leggono|controllano|rileggono|passa in rassegna)",
      looksEnd: "(?:a mano|a occhio|a schermo|manualmente|una per una|uno per uno|per intero)",
      confirms:
        "(?:conferma|confermano|constata|certifica|attesta|convalida|giudica|approva|afferma|vede|trova|conclude|assicura|verifica|controlla|accetta|ritiene|stabilisce|mostra|dice|dichiara|confermare|deve confermare|riconosce|accerta|dimostra|si accerta|confermando)",
      to: "(?:per|al fine di|e)",
      inWriting: "(?:per iscritto|in un commento)",
      personLabel:
        "(?:revisione|umano|persona|a mano|manuale|revisione manuale|revisione umana|controllo manuale|verifica manuale)",
      after: "(?:a(?= ogni )|ad(?= ogni )|dopo(?: di| aver| che)?|in seguito a|al termine di|a valle di)",
      beforeWord: "(?:prima di(?: ogni)?(?= )|prima del|prima che|prima dell')",
      each: "(?:ogni|ciascun|ciascuna|tutti i|tutte le|qualsiasi|(?:aver )?(?:convertito|migrato|portato|riscritto|modificato|completato|finito|toccato|aggiunto|terminato) (?:ogni|un|una)?)(?!\\p{L})",
      whenever:
        "(?:(?<pre>ogni volta che|tutte le volte che)|appena|non appena|quando|una volta che|a (?=ogni )|ad (?=ogni ))",
      runVerb_:
        "(?:(?:sempre|bisogna|poi|dopo|anche|prima|entrambi|il comando|deve|devono|si|e|va|vanno|di nuovo) |(?:esegui|eseguire|lancia|lanciare|fai girare|far girare|fai passare|rilancia|rilanciare|riesegui|usa|verifica con|verifica che|verifica|controlla con|controlla che|controlla|assicurati che|avvia|avviare|fa' girare|eseguite|lanciate|eseguito|lanciato|chiama|verificare con|verificare che|prova con)(?::)? )",
      runMid:
        "(?:deve passare|passa|va eseguito|viene eseguito|va lanciato|deve girare|deve restare verde|eseguito|si esegue|si lancia)",
      runEnd:
        "(?:deve passare|passa|va eseguito|viene eseguito|va lanciato|devono passare|deve girare|senza eccezioni|deve essere verde|deve restare verde|vanno eseguiti)",
      again: "di nuovo|ancora|prima|per intero|in locale|un'altra volta",
      greenMore:
        "(?:deve|devono) (?:passare|essere verdi?|restare verdi?)|tienilo verde|correggi(?: {w})?|che (?:passi|sia verde)",
      noGo: "(?:non (?:si )?\\p{L}+|mai \\p{L}+|niente|nessun|nessuna|aspetta|attendi|fermati|resta|vietato|aspettare|attendere|stop|ripeti)",
      noGoBehind:
        "(?:(?:non|mai|niente|nessun|nessuna|aspetta|attendi|resta|fermati|non si|vietato|si resta|stop|si aspetta|rimani)(?!\\p{L}))",
      until: "(?:finché|fino a quando|fintanto che|prima che|se|senza che|mentre|fin quando|sino a quando|fino a che)",
      onlyThen:
        "(?:(?:solo|soltanto|solamente)? ?(?:passa|passare|prosegui|proseguire|avanza|avanzare|continua|continuare|procedi|procedere|inizia|iniziare|comincia|vai|si passa|si prosegue|si procede|unisci|fai il deploy|puoi (?:passare|proseguire|continuare)|si va|rimuovi|il \\p{L}+ successivo|la \\p{L}+ successiva|il prossimo \\p{L}+|la prossima \\p{L}+|al prossimo|alla prossima|si continua|migra))",
      onceWord:
        "(?:(?:solo |soltanto |solamente |unicamente )?(?:quando|se|una volta che|dopo che|appena|non appena|dopo))",
      onceOnly:
        "(?:(?:solo|soltanto|solamente|unicamente) (?:quando|se|una volta che|dopo che|dopo)|non appena|appena|una volta che)",
      goOn: "(?:passa|passare|prosegui|proseguire|avanza|avanzare|continua|continuare|procedi|procedere|inizia|comincia|vai|si passa|si prosegue|si procede|unisci|si va|si continua)",
      itWord: "(?:esso|essa|questo|questa|quello|entrambi|tutto|la suite|la build|i test|il comando|ciò|quest'ultimo)",
      red: "(?:(?:non )?(?:è|sono|sia|siano|resta|restano|rimane|diventa|torna|tornano|torni)(?: ancora)? (?:in )?(?:ross[oaie]|verd[ei]|rott[oa]|pulit[oa]|fallit[oa]|passat[oaie])|(?:non )?(?:fallisce|falliscono|fallisca|passa|passano|passi|passino|esce con (?:codice )?0|termina (?:bene|con (?:codice )?0)|riesce|dà errori|dia errori|ha successo|ha errori|termini bene|esca con 0|segnala errori))",
      gateWord: "(?:cancello|barriera|punto di controllo|traguardo|gate|blocco|checkpoint|condizione di passaggio)",
      mustPass: "(?:deve|devono) (?:prima )?(?:passare|essere verdi?|uscire con (?:codice )?0|riuscire|tornare verde)",
      parallel:
        "(?:in parallelo|contemporaneamente|allo stesso tempo|parallelamente|simultaneamente|nello stesso momento|insieme|in contemporanea)",
      parallelMore: "(?:fare|lavorare|si può|si possono|eseguire|lanciare)",
      canRun:
        "(?:possono|può|si|fare|essere|andare|procedere|sono|devono|deve|vanno|va|eseguirsi|eseguite|eseguiti|fatte|fatti|avanzare|lavorare|svolgersi|portate|portare|avanti|svolgere|svolte|lanciare|esegui|fai|lavora|svolgi|migrare|migrate|girano|girare|entrambe|entrambi|tutte|tutti|trattate|affrontate|procedono|avvengono|avvenire|correre)",
      handVerb_:
        "(?:(?:alla fine|infine|e|poi|anche|inoltre|bisogna),? |(?:consegna|consegnare|scrivi|scrivere|salva|salvare|genera|generare|crea|creare|lascia|lasciare|produci|produrre|esporta|esportare|metti|mettere|aggiungi|aggiungere|documenta|documentare|redigi|riassumi|riassumere|fornisci|fornire|pubblica|aggiorna|aggiornare|annota|registra|raccogli|elenca|prepara|presenta|includi|deposita|tieni|restituisci|riporta|compila|stendi|inserisci|inserire|consegnate|scrivete)(?::)? )",
      handDet_: "(?:(?:il|lo|la|i|gli|le) (?=\\p{L})|l'(?=\\p{L}))",
      handEnd: "(?:alla fine|al termine)",
      inFormat: "(?:in formato|in|come|nel formato)",
      about:
        "(?:con|che (?:contenga|contiene|elenchi|elenca|descriva|descrive|riassuma|riassume|spieghi|raccolga)|su|contenente|descrivendo|elencando|spiegando|contiene|indicando|riassumendo)",
      as: "(?:come|con il nome|chiamato)",
      goesInto:
        "(?:va|vanno|è|sono|sta|stanno|viene|vengono|deve andare|devono andare|deve essere|deve stare|finisce)(?: (?:scritt|salvat|mess|consegnat)[oaie])?",
      answerLead_:
        "(?:(?:alla fine|infine|per finire|e|poi|in conclusione|al termine),? |(?:termina|terminare|rispondi|rispondere|riassumi|riassumere|redigi|dai|dammi|scrivi|scrivere|chiudi|chiudere|concludi|concludere|fai|fare|limita|mantieni|consegna|presenta|invia|spiega|descrivi|restituisci|mostra|finisci|fornisci|includi|tieni)(?: (?:mi|con|in|il lavoro|tutto))* )",
      answer:
        "(?:(?:(?:la|il|lo|una|un|uno|tua|con una|con un|questa|l') ?)?(?:(?:breve|corta|corto|sintetic[oa]) )?(?:risposta|riepilogo|sintesi|messaggio|rapporto|conclusione|paragrafo|testo|output|nota|riassunto|spiegazione|resoconto|relazione|report)(?: (?:final[ei]|breve|corta|corto|di chiusura|conclusiv[oa]|in italiano|scritto))*(?: (?:di|del|della|delle|dei|su) ?[^,:;()\\ue001-\\ue005\\d]{2,50}?)?)",
      answerMore:
        "(?:è|deve|devono|ha|avere|non|occupa|contenere|contiene|sarà|limitat[oa]|di|in|a|con|che|superare|supera|superi|eccedere|ecceda|sia|essere|avrà|si limita|restare|resta|stare)",
      wordLimit:
        "(?:(?:in|di|con|a|al massimo|massimo|meno di|non più di|fino a|circa|un massimo di|inferiore a|più di|max\\.?|entro(?: le)?|le|sotto le|non oltre(?: le)?|al più|limitat[oa] a) ){0,3}(?:{N} parole)",
      wordTail: "(?:al massimo|massimo|al più|o meno|max\\.?)",
      codeWord:
        "(?:(?:il|di|un|uno|i|con|in|del|blocco di|blocchi? di|solo) ){0,4}(?:codice(?: (?:finale|sorgente|modificato|completo))?|blocchi? di codice)",
      codeAlone:
        "(?:e nient'altro|nient'altro|unicamente|esclusivamente|soltanto|senza (?:spiegazioni|spiegazione|commenti|testo|prosa))",
      codeWithout:
        "(?:senza|nessuna?|niente) (?:alcuna? |altre )?(?:spiegazioni|spiegazione|commenti|commento|testo|prosa|chiacchiere)(?: (?:intorno|attorno))?",
      without: "(?:senza|niente|nessuna?|né)",
      tell_:
        "(?:(?:e|poi|alla fine|infine|solo|soltanto|esattamente),? |(?:stampa|stampare|scrivi|scrivere|rispondi|rispondere|di'|dire|mostra|mostrare|emetti|invia|termina|finisci|restituisci|annuncia|chiudi|indica|aggiungi|pubblica|metti|segnala)(?: (?:con|solo|la risposta con|semplicemente))? )",
      lineWord_:
        "(?:(?:(?:la|il|lo|una|un|in|su|con|sola|solo|ultima|ultimo|riga|parola|messaggio|testo|esatto|esatta|esattamente|unicamente|sua|propria|per|di|finale|stringa|frase|seguente|segnale|come|semplicemente|a|dicitura)(?::)? )|l')",
      signalEnd:
        "(?:(?:nell'ultima|su una|sull'ultima|in una) riga(?: (?:sola|a parte|propria|separata|a sé))?|da sol[oa]|e nient'altro|alla fine|come ultima riga|così com'è|in maiuscolo|come ultima parola|senza altro|della risposta|come messaggio finale|su una riga a sé)",
      whenDone:
        "(?:(?:solo |soltanto )?(?:quando|una volta|appena|non appena|dopo|se|a)(?: [^.;:!?\\ue001-\\ue005]{2,110}?)?|alla fine|al termine|per finire|infine|a lavoro finito|in chiusura|per concludere)",
      asLast: "come (?:ultim[oa]|messaggio) (?:riga|parola|messaggio|finale|cosa)",
      lastLine:
        "(?:(?:il |la |tuo )|l')?(?:ultim[oa] (?:riga|parola|messaggio|frase)(?: (?:di|del|della|dell') ?(?:risposta|output|messaggio|report|tua risposta))?|segnale di (?:fine|completamento|chiusura)|marcatore di fine|parola finale)",
      endWith:
        "(?:termina|finisci|concludi|chiudi|terminare|finire|chiudere|concludere|terminate|chiudete)(?: (?:la|il|tua|risposta|messaggio|output|tutto|report|sempre|finale|esecuzione|lavoro))* con",
      stop: "(?:(?:e|poi|devi|immediatamente|bisogna|allora|si) )*(?:fermati|fermarsi|ferma|fermare|fermatevi|arrestati|arrestarsi|arresta|interrompi|interrompere|abbandona|abbandonare|smetti|smettere|fine|termina|terminare|interrompiti|basta|stop|alt|sospendi|sospendere|ci si ferma|si ferma|cessa|chiudi|rinuncia|metti in pausa|annulla|desisti|interruzione)(?: (?:di lavorare|il lavoro|tutto|subito|immediatamente|l'esecuzione|e (?:avvisa|chiedi|segnala|aspetta|spiega|riferisci|avvisami|domanda|riporta)[^,:;]{0,40}?|lì|qui))?(?:,|:)?",
      stopAs: "(?:se|appena|non appena|quando|in caso di|nel caso(?: in cui)?|una volta che|dopo che|al|dopo|qualora)",
      boundLead:
        "(?:dopo|al massimo|massimo|non più di|più di|fino a|entro|appena|quando|se|limite(?: di)?|budget(?: di)?|in totale|in|a|di|le|i|gli|il|la|una volta|circa|tempo|costo|hai|sono|sono stati|sono state|siano|spesi|superi|supera|superati|superate|e|non|superare|senza superare|stop|passate|passati|trascorse|trascorsi|meno di|consumati|raggiunti|raggiunte|ai|alle|oltre|durata|max\\.?|al più|un massimo di|raggiunto|tetto di|fermati|che)",
      boundTail:
        "(?:di lavoro|in totale|al massimo|massimo|spes[ie]|consumat[ie]|trascors[ie]|raggiunt[ie]|passat[ie]|senza eccezioni|per (?:tutto|l'attività|questa attività)|di budget|usat[ie]|di esecuzione|di calcolo|superat[ie]|effettiv[ie]|complessiv[ie]|complessivamente|al più|per esecuzione|di limite|esaurit[ie]|sono (?:passat|trascors|spes|consumat)[ie]|ci si ferma|di tempo|di orologio)",
      whichever: "quello che|ciò che|a seconda|quale che|anche se|e non uno|qualunque",
      budgetWord:
        "(?:(?:il|la|tuo|un) |l')?(?:budget|limite|tetto|durata|tempo|costo|scadenza|numero di turni|sessione|attività|esecuzione|spesa|consumo)(?: (?:massim[oa]|total[ei]|di tempo|di turni|di token|complessiv[oa]|di spesa|disponibile|a disposizione))*",
      budgetMore:
        "(?:è|di|non|supera|superare|deve|a|per|questa|la|attività|fissato|limitato|dura|può|eccedere|sarà|sono|durare)",
      useVerb:
        "(?:hai|disponi di|usa|utilizza|consuma|spendi|lavora|non (?:usare|spendere|consumare|superare|lavorare|eccedere|oltrepassare)|impiega|limitati a|puoi usare)",
      useMore: "(?:al massimo|più di|a|di|fino a|per|solo|i|le|gli|un massimo di|massimo|oltre|a disposizione)",
      lead_:
        "(?:inoltre|anche|e|ma|importante:|attenzione:|regola:|nota:|soprattutto|in generale|per favore|si prega di|ricorda:|mi raccomando,?),? ",
      agent: "(?:tu|voi|noi|io|si|l'agente|l'assistente|gli agenti|un agente|codex|claude|nessuno)",
      banned:
        "(?:(?:assolutamente|severamente|tassativamente|rigorosamente|espressamente|totalmente|categoricamente|sempre) )*(?:vietat|proibit|esclus|bandit|interdett)[oaie]|(?:assolutamente |tassativamente )?(?:inaccettabil[ei]|inammissibil[ei]|intollerabil[ei]|fuori discussione|off-limits|un tabù|tabù)",
      notAllowed:
        "(?:non|mai) (?:è|sono|sarà|saranno|va|vanno|viene|vengono|si) (?:mai |\\p{L}+mente )?(?:consentit|permess|ammess|accettat|tollerat|autorizzat|previst)[oaie]|non (?:è|sono) (?:accettabil[ei]|ammissibil[ei]|un'opzione|negoziabil[ei]|tollerabil[ei])|non si (?:accettano|accetta|ammettono|ammette|tollerano|tollera)",
      bans: "(?:,? (?:qui|in [^,:;]{2,60}|senza [^,:;]{2,60}|per [^,:;]{2,60}|sotto [^,:;]{2,60}|tranne [^,:;]{2,60}|fuori [^,:;]{2,60}|né [^,:;]{2,60}|nel [^,:;]{2,60}|nei [^,:;]{2,60}|nelle [^,:;]{2,60}))*",
      inf: "(?:\\p{L}{1,24}(?:are|ere|ire|arre|orre|urre|arsi|ersi|irsi|ar(?:e|lo|la|li|le|ne)|er(?:lo|la|li|le)|ir(?:lo|la|li|le)|ar|er|ir))",
      done: "(?:\\p{L}{2,20}(?:at|ut|it|ett|ott|itt|unt|oss|ess|ost|ort|ert|us|es|is|art|ast)[oaie])",
      det: "il|lo|la|i|gli|le|l'|un|uno|una|questo|questa|questi|queste|ogni|ciascun|tutto|tutti i|tutte le|nessun|nessuna|solo|soltanto|nostro|nostra|solo il|solo la",
      part: "strat[oi]|livello|livelli|modul[oi]|pacchett[oi]|package|serviz[io]|servizi|component[ei]|logica|dominio|nucleo|core|schem[ai]|adattator[ei]|interfacc(?:ia|e)|client|server|backend|frontend|database|base(?: dati)?|worker|cod[ae]|plugin|endpoint|rout[ae]|rotte|router|parser|analizzatore|compilatore|modell[oi]|storage|sistema|funzion[ei]|metod[oi]|class[ei]|tip[oi]|hook|vist[ae]|pagin[ae]|schermat[ae]|middleware|gateway|job|pipeline|process[oi]|thread|driver|event[oi]|transazion[ei]|migrazion[ei]|tabell[ae]|scheduler|simulazione|orologio|tempo|access[oi]|chiamat[ae]|richiest[ae]|rispost[ae]|token|segret[oi]|configurazione|stato|validazione|validazioni|serializzazione|autenticazione|autorizzazion[ei]|permess[oi]|regol[ae](?: di business)?|calcol[oi]|import[oi]|prezz[oi]|dat[ae]|test[oi]|traduzion[ei]|error[ei]|eccezion[ei]|log|cache|libreria|applicazione|api|cli|controller|repository|entità|dipendenz[ae]|import|effetti collaterali|confin[ei]|motore|gestione|sql|http|codice|dati|session[ei]|lettura|scrittura|handler|gestor[ei]|oggett[oi]|dto|aggregat[oi]|port[ae]|i/o|denaro",
      partOf: "(?:di|del|della|dell'|dei|degli|delle|in|tra|con|sotto|per|che|a|dentro|nel|nella|nei)",
      sys: "(?:non|mai|è|sono|resta|restano|rimane|rimangono|deve|devono|può|possono|passa|passano|vive|vivono|conosce|conoscono|dipende|dipendono|importa|importano|chiama|chiamano|accede|accedono|usa|usano|legge|leggono|scrive|scrivono|espone|espongono|contiene|contengono|parla|parlano|comunica|comunicano|si|va|vanno|sta|stanno|ignora|ignorano|sa|sanno|appartiene|restituisce|restituiscono|riceve|ricevono|prende|prendono|fa|fanno|produce|delega|delegano|traduce|traducono|viene|vengono|implementa|implementano|valida|validano|calcola|calcolano|ha|hanno|solo|soltanto|unicamente|avviene|avvengono|emette|emettono|incapsula|risiede|risiedono|tiene|tengono)",
    },
    ...framesOf({
      criteria: {
        judge: [
          "{any},? (?:è|sono|sarà|viene|vengono|va|deve essere|è stat[oa]) (?:confermat|convalidat|verificat|controllat|approvat|rilett|lett|rivist)[oaie] (?:a mano )?da {person}",
        ],
        lack: [
          "(?:le )?ultime {N} righe (?:di|del) {file_}?{P},? (?:{lacks}) ?{before}{it}{noun}",
          "{file_}?{P},? (?:{lacks}) ?{before}{it}{noun} nelle ultime {N} righe",
          "{inside} {file_}?{P},? (?:{notAppears}|{none}) ?{before}{it}{noun} nelle ultime {N} righe",
          "{before}{it}{noun},? (?:{notAppears}) nelle ultime {N} righe (?:di|del) {file_}?{P}",
          "(?:{none}) ?{before}{it}{noun}(?: {left})? nelle ultime {N} righe (?:di|del) {file_}?{P}",
          "nelle ultime {N} righe (?:di|del) {file_}?{P},? (?:{notAppears}|{none}) ?{before}{it}{noun}(?: {left})?",
        ],
      },
      steps: {
        after: [
          "(?<when>(?:finit|terminat|completat|migrat|convertit|chius|modificat)[oaie] (?:ogni|un|una|un') ?[^,:;\\ue001-\\ue005]{1,60}?),? (?:{runVerb_}){1,4}{Cs}(?: {runEnd})?",
        ],
      },
    }),
    more: { block: ["(?:(?:{stopAs}) )?{any}(?:,? {stop})?"] },
    clauses: {
      cuts: ",? (?:e|ed|o|oppure|e inoltre)(?: (?:che|se|appena|non appena|quando|anche|poi))?(?= )|,? ma(?= )|[,;](?= )",
      or: "(?<!\\p{L})(?:o|oppure)(?!\\p{L})",
      weakLabel:
        "(?:^|[^\\p{L}])(?:ogni|per|opzionale|facoltativo|più tardi|esempio|p\\. ?es|nota|forse|idealmente|extra|se|quando|non|mai|desiderio|magari|una volta)(?:$|[^\\p{L}])",
      verdict: "(?<!\\p{L})codice di (?:uscita|ritorno)",
      takesBack:
        "^(?:salvo|a meno|ma|però|tuttavia|solo|soltanto|altrimenti|se|quando|eccetto|tranne|facoltativo|non|anche se|benché|o|questo è|per esempio|ad esempio)(?!\\p{L})",
      remedial:
        "^(?:se|invece|al posto|piuttosto|meglio|quando|in quel caso|in tal caso|altrimenti|in caso|usa|usare|usate|si usa|si usano|preferisci|correggi|correggere|sistema|chiedi|chiedere|ripara|crea|aggiungi|passa da|scrivi|sostituisci|cerca|proponi|avvisa|risolvi|per questo)(?!\\p{L})|(?<!\\p{L})(?:invece|al suo posto)(?!\\p{L})",
      explains: "^(?:è|questo|questa|questi|quello|perché|poiché|dato che|il motivo|noi|loro|sono|così)(?!\\p{L})",
    },
    forbids: {
      not: [
        // What is not there, or not known.
        "{from}non (?:abbiamo|ho|hanno|c'è|ci sono|c'era|sappiamo|so|esiste|conosciamo|ricordo|capisco)(?!\\p{L}).*",
        "{from}(?:non|mai) (?:guasta|fa male|costa nulla|costa niente|essere timid[oa])(?!\\p{L}).*",
        "{from}non (?:basta|è sufficiente|serve)(?!\\p{L}).*",
        ".*(?:ma|e) anche(?!\\p{L}).*",
        "{from}non \\p{L}+ (?:solo|soltanto|solamente)(?!\\p{L})(?! quando| se| dopo).*",
        "(?:nessuno|niente|nulla) (?:sa|sapeva|ha|aveva|è|era)(?!\\p{L}).*",
        "{from}non (?:ti |si |vi )?(?:dimentic|esit|scord|tem(?:ere|a|ete)|preoccup|trascur|mancare di|omettere|perdere di vista|vergogn|serve|occorre|è necessario|è obbligatorio|è un problema|importa|c'è (?:problema|fretta|bisogno)|solo|soltanto|sottovalut|rinunciare|arrender|avere (?:paura|timore)|smettere di)\\p{L}*(?!\\p{L}).*",
        "(?:niente|nulla|nessuno) (?:vieta|impedisce|proibisce|obbliga|ti impedisce|lo vieta|si oppone)(?!\\p{L}).*",
        "(?:se|quando|in caso|qualora|finché|dove) .*",
        "(?:senza|nessun|nessuna) (?:problema|problemi|dubbio|fretta|paura|timore|obiezione)(?!\\p{L}).*",
        ".* che non .*(?:compai|appai|figur|resta|sono|vanno|escono|finiscono|devono).*",
        "non (?:appena|solo|trovat[oaie]).*",
        ".*«[^»]*non [^»]*».*",
      ],
      acts: [
        "(?<x>[^,:;]{2,80}?) (?:non) (?:deve|devono|può|possono)(?: mai)? (?<y>(?:finire|comparire|apparire|arrivare|entrare|uscire|restare)(?!\\p{L}) [^,:;]{2,120})",
        "{from}(?:mai|in nessun caso|per nessun motivo|in nessuna circostanza|in alcun modo|in nessun modo|giammai|assolutamente mai)(?: (?:si deve|si devono|devi|deve|si può|puoi))? {act}",
        "{from}non (?:si )?(?:deve|devono|devi|dovete|può|possono|puoi|potete|va|vanno|ammette|ammettono|accetta|accettano|tollera|tollerano|è consentito|è permesso|è ammesso|è accettabile|è lecito|è ammissibile|voglio|vogliamo|ti è permesso|bisogna|è autorizzato|sono ammess[ie]|sono consentit[ie])(?: (?:mai|in nessun caso|per nessun motivo|assolutamente))? {act}",
        "{from}(?:è|sono|resta|restano)(?: {adverb})? {banned}(?: qui)?(?: all'agente| agli agenti)? {act}",
        "{from}(?:{banned}|divieto di|divieto assoluto di|si vieta di|fuori ambito|niente|fuori discussione|no a)(?: (?:qui))? ?:? ?{act}",
        "{from}(?:evita|evitare|evitate|astieniti da|astenersi da|rinuncia a|guardati da|guai a|bada a non|attento a non|fai attenzione a non|cerca di non|vedi di non|stai attento a non)(?: di)? {act}",
        "{act},? (?:è|sono|resta|restano|rimane|sarebbe)(?: {adverb})? {banned}{bans}",
        "{act},? {notAllowed}{bans}",
        "{act},? (?:non|mai) (?:deve|devono|può|possono|dovrà|va|vanno)(?: (?:mai|in nessun caso|in alcun modo))? (?<y>(?:essere {done}|{done}|venire {done})(?!\\p{L}).*)",
        "{from}non (?:mai )?(?:si )?(?={inf}(?!\\p{L})){act}",
        "{from}non (?=(?:fare|usare|toccare|modificate|toccate|usate|aggiungete|cancellate|fate|committate|cambiate|saltate|disattivate|scrivete|introducete|eliminate|pushate)(?!\\p{L})){act}",
        "{from}(?:nessun|nessuna|nessun'|zero|neanche un|nemmeno un|alcun) ?{act}",
        "{from}nessuno (?:deve|può) {act}",
        "{from}(?:l'agente|gli agenti|tu|voi|codex|claude) non (?:deve|devono|può|possono|devi|puoi|dovete|potete) (?:mai )?{act}",
        "{act}(?:,|:| [–—-])? (?:vietat[oaie]|mai|proibit[oaie]|assolutamente no|neanche per idea|fuori discussione|off-limits|no grazie)!?",
        "{from}non (?:deve|devono) esserci {act}",
        "{from}senza {act}(?!.*,)",
        "{from}(?<x>(?:il|lo|la|i|gli|le) [^,:;]{2,120}?) non (?<y>si (?:tocca|toccano|modifica|modificano|cambia|cambiano|cancella|cancellano|salta|saltano|usa|usano|disattiva|disattivano|committa|aggiorna|aggiornano|elimina|eliminano)(?!\\p{L}).*)",
        "{from}non si (?=(?:tocca|toccano|modifica|modificano|cambia|cambiano|cancella|cancellano|salta|saltano|usa|usano|disattiva|disattivano|committa|committano|aggiunge|aggiungono|scrive|scrivono|fa|fanno|elimina|eliminano|introduce|introducono|pusha)(?!\\p{L})){act}",
        // Work that is not a part of this one.
        "{act} (?:non (?:fa|fanno) parte d[ie][^ ]*|non (?:rientra|rientrano|entra|entrano) (?:in|nel|nella|tra)|(?:resta|restano|rimane|rimangono|è|sono) fuori d[aei][^ ]*|(?:è|sono|sarà|verrà|arriva|viene) (?:in |per )?(?:un altro|un'altra|la prossima|il prossimo)) [^,:;]{2,50}{bans}",
        "{act} (?:l[oaie] )?(?:lasciamo|lascia|lasciate|teniamo) fuori(?: da [^,:;]{2,40})?",
      ],
      remedies: [
        ", (?=(?:sempre|solo) (?:da|dal|dalla|dalle|tramite|attraverso|via) |(?:sempre )?(?:leggil[aeio]|leggi|prendil[aeio]|prendi|recuperal[aeio]|leggerl[aeio]|leggere) )",
        "(?:;|,|\\.|:| [–—-])? (?=(?:ma |e |bensì )?(?:invece|al suo posto|al loro posto|piuttosto|in alternativa|bensì|semmai|meglio)(?!\\p{L}))",
        "(?:;|:| [–—-]| →| ->| \\() ?(?=(?:usa|usare|usate|si usa|si usano|correggi|correggere|sistema|passa|chiedi|chiedere|crea|creare|aggiungi|aggiungere|modifica|scrivi|scrivere|sostituisci|apri|fai|fare|ripara|avvisa|cambia|metti|genera|rigenera|solo|bisogna|le|i|adatta|proponi|lancia|tratta|estendi|leggi|inietta|tutto|documenta|lascia|impiega|segnala|risolvi|preferisci|cerca|se ne|per questo|si passa|riusa|esegui)(?!\\p{L}))",
        ", (?=(?:se|quando|in caso|in tal caso|usa|correggi|preferisci) )",
        ",? (?=ma (?:usa|correggi|passa|crea|aggiungi|scrivi|apri|fai|chiedi|sistema)\\p{L}* )",
      ],
      orders: [
        ",? (?:e|ma) (?=(?:sempre |poi )?(?:esegui|lancia|mantieni|controlla|verifica|prova|scrivi|documenta|aggiungi|usa|chiedi|lascia|conserva|sempre|ogni|tutti|tutte|fai|avvisa|tieni)(?!\\p{L}))",
        "(?:,|;| [–—-]) (?=(?:sempre|ogni|tutti i|tutte le|ricorda|ricordati|assicurati|documenta|esegui|verifica|controlla) )",
      ],
      architecture: [
        "(?!.*\\d)(?!.*(?:test|prova|prove|document|changelog|commit|comment|compatib|italiano|inglese|tradott|docstring|dev(?:e|ono) avere)){subject},? {sys}(?!\\p{L}).*",
        "{subject} (?:solo|soltanto|unicamente) (?:in|a|via|per|dietro|su|da|nel|nella|nei|tramite).*",
      ],
    },
  }),
);
