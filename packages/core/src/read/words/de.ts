import { once } from "../../node/once.ts";
import { germanForbids } from "./de-forbids.ts";
import { framesOf, shared } from "./european.ts";
import type { Language } from "./language.ts";

const code = "de";

export const german = once(
  (): Language => ({
    code,
    macros: {
      ...shared(code),
      hedge:
        "wenn|falls|sofern|außer|bis|sobald|solange|während|ob|idealerweise|irgendwann|eventuell|hoffentlich|optional|vielleicht|möglicherweise|entweder|weder|würde|würden|könnte|könnten|sollte|sollten|dürfte|war|waren|hatte|wäre|nicht|nie|niemals|kein|keine|keinen|schlägt|fehlschlägt|z\\.B|bzw|beispielsweise|etwa|möglichst|gern|gerne|versuche|obwohl|ohne|statt|stattdessen|nur|oder|bald|demnächst|früher|damals",
      and: "(?:und|sowie|und auch)",
      or: "(?:oder|noch|bzw\\.)",
      of: "(?:von|vom|der|des|bei|aus|für)",
      in: "(?:in|mit|auf)",
      for: "für",
      is: "(?:ist|lautet|beträgt|sind|gleich)",
      that: "(?:dass|den|das|die|der|welchen|welche|welches|was|ob)",
      if: "(?:wenn|falls)",
      also: "(?:auch|dann|anschließend|danach|zuletzt)",
      w: "[^\\s,:;.!?()\\ue001-\\ue005][^,:;.!?\\ue001-\\ue005]{0,70}?",
      the_: "(?:der|die|das|den|dem|des) ",
      modal_: "(?:muss|müssen|soll|sollen|hat|haben)(?: {adverb})? ",
      adverb:
        "(?:alle|beide|immer|stets|weiterhin|noch|jetzt|nun|auch|wieder|vollständig|komplett|jederzeit|zuverlässig|ebenfalls|dabei|dauerhaft|fehlerfrei|jeweils|dann|am Ende|zum Schluss)",
      always:
        "(?:(?:in jedem Moment|zu jeder Zeit|am Ende|zum Schluss|immer|jederzeit|stets|danach|abschließend|weiterhin|bei jedem Commit|nach der Änderung)[,:]? )?",
      command_:
        "(?:der|die|das|den|alle|beide|ein|der Lauf von|ein Lauf von|der Aufruf von|der Aufruf|Befehl|Befehle|Kommando|Kommandos|Skript|Aufruf|Lauf|Testlauf|Prüfung|Check|Ausgabe von|sowohl|auch) ",
      failsWith:
        "(?:schlägt|schlagen|bricht|brechen|scheitert|scheitern|endet|enden|steigt)(?: {adverb}| erwartungsgemäß| wie erwartet)? mit(?: dem| einem)?",
      failsEnd: "fehl|ab|aus|fehlschlagen|abbrechen",
      onRun:
        "(?:beim|bei einem|bei) (?:Aufruf|Ausführen|Ausführung|Start|Lauf|Starten|Aufrufen)(?: von)?|ein Aufruf von|der Aufruf von|ruft man|führt man",
      comesOut: "(?:erscheint|kommt|wird|steht|zeigt|gibt|liefert|ergibt)(?: (?:genau|die Ausgabe|die Meldung))?",
      withWord: "mit",
      noTouch:
        "(?:ändere|verändere|bearbeite|modifiziere|fasse|berühre|rühre)(?: bitte)? (?:nichts|nie|niemals|keine(?:rlei)? dateien?)(?: (?:in|an|unter))?|(?:finger|hände) weg von|lass(?:e)?(?: die)? finger von|(?:fasse?|rühre?)(?= [\\ue002\\ue003])|(?:ändere|verändere|bearbeite|modifiziere|berühre)(?= [^,;:]{1,60} (?:nicht|nie|niemals)$)",
      touchEnd: "(?:nicht|nie|niemals|auf keinen Fall)(?: an)?",
      consists: "(?:besteht|bestehe|ist|enthält|soll|darf)(?: (?:bestehen|enthalten))?",
      answerOnly:
        "antworte mit dem reinen|antworte nur mit|antworten Sie nur mit|gib nur den reinen|(?:gib|liefere|schreibe|sende|zeige|antworte mit) (?:nur|ausschließlich|lediglich|nichts als)",
      ownLine:
        "(?:in|auf) (?:eine|einer|die|der) (?:eigene|eigenen|letzte|letzten|einzelne|einzelnen|separate|separaten) Zeile",
      article: "der|die|das|den|dem|ein|eine|einen|einem",
      mostBehind: "oder weniger|höchstens|maximal|max\\.",
      leastBehind: "oder mehr|mindestens|min\\.",
      byHand: "manuell|von Hand|händisch|persönlich|selbst|mit eigenen Augen|von Auge",
      aPerson:
        "(?:ein|eine|einer|der|die|jemand aus|zwei|drei) (?:(?!(?:skript|test|tests|programm|werkzeug|linter|job|pipeline|ci|bot|agent|befehl|script|tool|server|dienst|modul|parser|check|suite|build|prozess|{hedge})(?!\\p{L}))[\\p{L}-]+ ){0,4}?(?!(?:skript|test|tests|programm|werkzeug|linter|job|pipeline|ci|bot|agent|befehl|script|tool|server|dienst|modul|parser|check|suite|build|prozess|{hedge})(?!\\p{L}))[\\p{L}-]+",
      nor: "noch|oder|und auch nicht",
      inAnswer: "in der(?: finalen| letzten)? Antwort|in der Ausgabe",
      exitVerb:
        "(?:beendet sich|beenden sich|endet|enden|terminiert|kehrt|schließt|läuft|laufen|liefert|liefern|gibt|geben|hat|haben|zurück|beendet|meldet|steigt)(?: (?:beide|jeweils|immer|stets|sauber|weiterhin|alle))?(?: (?:mit|den|dem|ab mit|durch mit|einen|aus mit))*",
      exitNoun:
        "(?:(?:dem |den |der |einem |einen )?(?:Exit-?(?:[- ]?Code|[- ]?Status)|Exit|Rückgabewert|Rückgabecode|Statuscode|Status|Code|Beendigungscode|Returncode|Fehlercode))",
      zeroWord: "null|eins",
      nothing:
        "(?:ohne(?: einen einzigen| eine einzige| jede| jeden| jegliche)?|keine|keinen|keinerlei|null|0|fehlerfrei)",
      fault:
        "(?:(?:neue|neuen|offene|offenen|weitere|weiteren|einzige|einzigen) )?(?:Fehler|Fehlern|Fehlschläge|Warnungen|Warnung|Meldungen|Meldung|Beanstandungen|Beanstandung|Probleme|Treffer|Befunde|Verstöße|Abweichungen|Ausgabe|Fehlermeldungen|Fehlermeldung|Typfehler|Lint-Fehler|Funde|Hinweise|Fehler oder Warnungen)",
      passes:
        "(?:(?:ist|sind|bleibt|bleiben|wird|werden|sein|bleiben|läuft|laufen)(?: {adverb})? (?:grün|sauber|erfolgreich|fehlerfrei|clean|still|zufrieden|bestanden|stumm|grün durch|sauber durch|fehlerfrei durch|erfolgreich durch|ohne Beanstandung)(?: (?:sein|bleiben|laufen|durchlaufen|durch))?|(?:grün|sauber|erfolgreich|fehlerfrei)(?: (?:sein|bleiben|laufen|durchlaufen|ist|sind|bleibt|läuft|durch|enden|endet|beendet))?|(?:läuft|laufen)(?: {adverb})? durch|durchlaufen|durchläuft|besteht|bestehen|gelingt|gelingen|klappt|geht durch|gehen durch|baut|kompiliert|(?:läuft|laufen|endet|enden|baut|kompiliert|geht|meldet|melden|zeigt|liefert|liefern|findet|hat|gibt|bleibt|bleiben|ergibt|wirft|beendet sich)(?: {adverb})? (?:{faults})(?: (?:durch|aus|mehr|ab))?|(?:meldet|findet|beanstandet|bemängelt|liefert|zeigt|sagt)(?: {adverb})? (?:nichts|nichts mehr)|(?:schlägt|schlagen) nicht fehl|{faults}(?: (?:durchlaufen|laufen|durchläuft|melden))?)",
      okWord: "grün|ok|bestanden|läuft|Erfolg|muss grün sein|erfolgreich",
      ending:
        "am Ende|zum Schluss|jederzeit|bei jedem Commit|nach jedem Commit|lokal|im Wurzelverzeichnis|im Projektverzeichnis|wie zuvor|wie bisher|wieder|durchgehend|im Repo|in einem frischen Klon|auf einem frischen Checkout",
      tailWith: "(?:mit|meldet|zeigt|hat)",
      means:
        "(?:mit|per|via|durch|über|laut|in|unter|bei|nachgewiesen durch|geprüft (?:mit|durch|per)|belegt durch|gemessen mit|Nachweis:|Prüfung:|Befehl:|Beleg:|prüfbar (?:mit|per|über)|mittels|d\\. ?h\\.)",
      cleanRun: "(?:sauberer|grüner|erfolgreicher|fehlerfreier) (?:Lauf|Durchlauf|Build) von",
      // Output of a command
      prints:
        "(?:druckt|schreibt|zeigt|meldet|liefert|ergibt|sagt|gibt|antwortet mit|ausgibt|endet mit)(?: (?:genau|exakt|nur|dabei|am Ende|zuletzt|dann|als letzte Zeile|als Ausgabe))*",
      out: "(?: (?:aus|zurück|an|auf stdout|auf der Konsole|auf die Konsole|auf stdout aus|auf der Konsole aus|in der Konsole aus|ausgibt))*",
      theOutput:
        "(?:die |der )?(?:Ausgabe|Standardausgabe|letzte Zeile|letzte Ausgabezeile|Ausgabezeile|Wert|Zahl|Ergebnis)(?: (?:von|des Befehls|aus|der letzten Zeile von))",
      // Numbers
      most: "höchstens|maximal|max\\.?|nicht mehr als|nicht über|bis zu|kleiner(?: oder)? gleich|nicht größer als|nicht höher als|nicht länger als",
      least: "mindestens|wenigstens|min\\.?|minimal|nicht weniger als|nicht unter|größer(?: oder)? gleich",
      below: "unter|unterhalb(?: von)?|weniger als|kleiner als|kürzer als|geringer als|niedriger als",
      above: "über|oberhalb(?: von)?|mehr als|größer als|höher als|oberhalb",
      equal: "genau|exakt|gleich|den Wert|die Zahl|den Wert von",
      be: "(?:ist|sind|liegt|liegen|beträgt|bleibt|bleiben|muss|müssen|darf|soll|sinkt|fällt|steigt|erreicht|hat|auf|bei|dauert|braucht|wird|{adverb})",
      says: "{saysVerb}(?: {sayMore}){0,3}?",
      saysVerb:
        "(?:druckt|schreibt|zeigt|meldet|liefert|ergibt|sagt|gibt|nennt|misst|zählt|findet|hat|darf|ausgibt|meldete|berechnet|muss|soll|anzeigt|liegt|bleibt)",
      sayMore:
        "(?:eine|einen|ein|den|die|das|als|von|mit|Wert|Werte|Zahl|Gesamtwert|Abdeckung|Score|Zeilenabdeckung|p95|Median|Ergebnis|Prozent|Gesamtabdeckung|Laufzeit|Größe|Anzahl|Quote|Fehlerquote|\\p{Lu}\\p{L}{2,30}|{be})",
      according:
        "(?:laut|gemäß|nach|gemessen (?:mit|durch|von|per)|ausgegeben von|gemeldet von|ermittelt (?:mit|durch|von)|wie von|berechnet (?:mit|von)|mit|per|aus|von|in|bei)",
      theValue:
        "(?:der|die|das) (?:Wert|Zahl|Anzahl|Ergebnis|Größe|Median|Summe|Zeit|Laufzeit|Quote|Abdeckung|Prozentsatz|Score|p95|Kennzahl|\\p{Lu}[\\p{L}-]{2,30})",
      // Files
      file_:
        "(?:(?:die|der|das|eine|ein|den|dem|einer|einem|neue|neuen|Datei|Dateien|Bericht|Dokument|Ordner|Verzeichnis|Protokoll|Skript|Report|Artefakt|Bundle|Log|Logdatei|Modul|Tabelle|Seite|Übersicht|fertige|erzeugte) ){1,4}",
      there:
        "(?:(?:{modal_})?(?:existiert|existieren|vorhanden ist|ist vorhanden|sind vorhanden|liegt vor|liegen vor|ist da|sind da|gibt es|existieren|vorhanden sein|vorliegen|da sein|wurde (?:erzeugt|erstellt|angelegt|geschrieben|generiert)|wurden (?:erzeugt|erstellt|angelegt|geschrieben)|ist (?:erzeugt|erstellt|angelegt|geschrieben|eingecheckt|committet|im Repo)|sind (?:erzeugt|erstellt|angelegt|geschrieben|eingecheckt)|wird (?:erzeugt|erstellt|angelegt|geschrieben)|vorhanden|liegt (?:im Repo|bereit)|steht bereit))",
      filled:
        "(?:(?:ist |sein |und )?(?:nicht leer|nichtleer|gefüllt)(?: ist| sein)?|(?:ist |sein )?(?:gültiges|valides|wohlgeformtes) (?:JSON|YAML|XML|TOML|CSV|Markdown|HTML)(?: ist)?|hat Inhalt|ist nicht leer)",
      when: "(?: (?:am Ende|nach dem Lauf|nach dem Build|im Repo|danach|bei jedem Commit))*",
      thereIs: "es (?:gibt|existiert|existieren|muss|liegt)(?: (?:eine|einen|ein|die|den|das|jetzt|nun))*",
      thereIsNo: "es gibt (?:keine|kein|keinen)(?: Datei| Ordner| Verzeichnis)?",
      written:
        "(?:(?:ist|sind|wird|werden|wurde|wurden|liegt|liegen|steht|stehen|findet sich|finden sich|landet|landen)(?: (?:abgelegt|gespeichert|geschrieben|dokumentiert|erzeugt))?|abgelegt|gespeichert|dokumentiert|geschrieben|festgehalten|abgelegt ist|gespeichert ist)",
      inTo: "(?:in|unter|nach|als|im|ins|auf|bei|in die Datei|in der Datei|unter dem Namen)",
      inside:
        "(?:in|unter|unterhalb(?: von)?|im|innerhalb(?: von)?|aus|auf|für|bei|an|von)(?: (?:der Datei|dem Ordner|dem Verzeichnis|der|dem|den Dateien(?: unter| in)?|allen Dateien (?:unter|in)|Dateien unter|ganz|jeder Datei unter))?",
      has: "(?:enthält|enthalten|beinhaltet|beinhalten|nennt|listet|hat|führt|erwähnt|trägt|umfasst|beginnt mit|steht|besitzt|zeigt|definiert|exportiert|setzt|dokumentiert|beschreibt)(?: (?:jetzt|nun|auch|mindestens|genau|weiterhin))*",
      has2: "(?:enthalten|als Überschrift|als Abschnitt|als Schlüssel|auf|stehen|an)",
      stands:
        "(?:steht|stehen|findet sich|finden sich|ist|sind|muss stehen|kommt vor|gibt es|taucht auf|existiert|ist vorhanden)(?: (?:der|die|das|ein|eine|jetzt|nun|auch))?",
      quoteWord_:
        "(?:von|den|der|die|das|dem|einen|eine|ein|genau|exakt|Text|Wort|Zeile|Zeichenkette|String|Abschnitt|Überschrift|Eintrag|Feld|Schlüssel|Wert|Version|Zeilen|Meldung|Funktion|mit|dem Titel|namens|auf|als|letzte|letzten|nur|Satz|Ausdruck|Kapitel|Import|Link|Hinweis)(?:: ?| )",
      valueWord: "gleich|mit dem Wert|mit|auf|den Wert",
      isGone:
        "(?:existiert|existieren|gibt es)(?: (?:nicht|nicht mehr))|(?:ist|sind|wurde|wurden)(?: {adverb})? (?:gelöscht|entfernt|weg|verschwunden|nicht mehr (?:da|vorhanden)|nicht vorhanden)|(?:muss|müssen|soll) (?:gelöscht|entfernt|weg) sein|(?:darf|dürfen) nicht (?:mehr )?existieren|fehlt|fehlen|ist nicht mehr vorhanden|gelöscht|entfernt",
      // Absence
      none: "(?:kein|keine|keinen|keinem|keiner|keinerlei|null|0|nirgends|nirgendwo|nicht ein einziges|es gibt (?:kein|keine|keinen|keinerlei)|gibt es (?:kein|keine|keinen|keinerlei)|nichts mit)(?: (?:mehr|neuen|einziges|einziger|einzige|weiteren))?",
      lackNot: "(?:nicht)",
      appears:
        "(?:kommt|kommen|steht|stehen|gibt es|taucht|tauchen|findet sich|finden sich|ist|sind|darf|dürfen|erscheint|bleibt|verbleibt|existiert|existieren|wird|werden|verwendet|steckt)(?: (?:es|mehr|dort|noch|sich))?",
      notAppears:
        "(?:(?:kommt|kommen|steht|stehen|taucht|tauchen|findet sich|finden sich|erscheint|erscheinen|ist|sind|wird|werden|darf|dürfen|existiert|existieren|gibt es)(?: (?:nicht|nirgends|nirgendwo|nie|niemals|kein|keine)(?: mehr)?)|fehlt|ist weg aus)",
      notEnd:
        "(?:nicht (?:mehr )?)?(?:vor|vorkommen|auf|auftauchen|verwendet|enthalten|vorhanden|stehen|vor|mehr vor|zu finden|erwähnt|importiert)",
      before:
        "(?:(?:das |der |die |den |dem |ein |einen |eine )?(?:Wort|Text|Zeichenkette|Zeichenfolge|String|Zeile|Zeilen mit|Aufruf von|Aufrufe von|Verweis auf|Verweise auf|Import von|Importe von|Vorkommen von|Treffer für|Eintrag|Einträge mit|Ausdruck|Begriff|Import|Meldung|einziges|mehr|weiteres) )?",
      noun: "(?:[ -](?:Zeilen?|Einträge?|Eintrag|Kommentare?|Marker|Vorkommen|Importe?|Aufrufe?|Verweise?|Fehler|Warnungen?|Antworten|Meldungen?|Status|Code|Anweisungen|Treffer|Stellen|Statements?|Casts?|Typ(?:en)?|s))?",
      left: "(?:mehr|vor|auf|übrig|vorhanden|enthalten|zu finden|mehr vor|mehr auf|steht|stehen|vorkommt|vorkommen|enthalten sein|verwendet|benutzt|importiert|auftauchen|auftaucht|geben|sein|vorhanden sein|existieren|bleiben|bleibt|zurück|ist|sind|gibt es|irgendwo|finden|erscheinen|erscheint|auftreten|auf(?:getreten)?|werden|kommt|kommen|taucht|tauchen|findet sich|finden sich|darf|dürfen|existiert|es|gefunden|protokolliert|stehen bleiben|noch)",
      inLast: "(?:in|innerhalb|unter|auf|während) (?:den|der) letzten",
      lines: "(?:Zeilen|Logzeilen|Einträgen)",
      theLast: "(?:die letzten|in den letzten)",
      lacks:
        "(?:(?:enthält|enthalten|nennt|hat|erwähnt|verwendet|nutzt|importiert|benutzt|zeigt|führt|listet)(?: {adverb})? (?:kein|keine|keinen|keinerlei|nicht|nie|nirgends)(?: mehr| einziges)?|(?:ist|sind|bleibt) frei von|kommt ohne|kommen ohne|(?:darf|dürfen) (?:kein|keine|keinen|nicht)(?: mehr)?)",
      search: "(?:eine Suche|die Suche|Suche|grep|ein grep) nach",
      findsNothing:
        "(?:bleibt leer|ist leer|liefert nichts|findet nichts|liefert keine(?:n)? Treffer|ergibt keine(?:n)? Treffer|findet keine(?:n)? Treffer|ergibt nichts|bringt nichts|nichts (?:liefert|findet|ergibt|bringt)|keine(?:n)? Treffer (?:liefert|ergibt|findet))",
      // Sameness
      files_:
        "(?:(?:die|der|das|den|dem|alle|alles|Dateien|Datei|Inhalte?|Ordner|Verzeichnis|Tests?|Fixtures?|Snapshots?|Golden-Dateien|Code|Schemata|Schema|Migrationen|Referenzdaten|Dinge|was|Vorlagen|Goldens|in|unter|unterhalb|von|im|innerhalb|aus|Quellen|Pakete?|Module?|generierten?|Referenzdateien|Ausgabe) ){1,6}",
      stays: "(?:(?:bleibt|bleiben|ist|sind|wird|werden)(?: {adverb})?)",
      same: "(?:unverändert|unangetastet|unberührt|gleich|identisch|bitgenau gleich|byteidentisch|Byte für Byte gleich|bytegleich|wie sie sind|wie (?:er|es|sie) ist|so wie (?:er|es|sie) (?:ist|sind)|intakt|eingefroren|exakt gleich|nicht angefasst|nicht verändert|nicht geändert)(?: bleiben| lassen)?",
      since:
        "(?:,? (?:gegenüber|im Vergleich zu|zum|seit|zu|wie|mit|während|so,?) (?:dem |der |zum )?(?:vorher|main|master|HEAD|Anfang|Start|Basis|Ausgangszustand|Stand|Beginn|Branch-Start|Ausgangsstand|der Arbeit|sie sind)(?: auf main| von heute)?)*",
      notChange:
        "(?:(?:darf|dürfen|soll|sollen|wird|werden)(?: {adverb})? nicht (?:verändert|geändert|angefasst|angerührt|bearbeitet|modifiziert|editiert|berührt|angetastet)(?: werden)?|(?:darf|dürfen) sich nicht (?:ändern|verändern)|(?:ändert|ändern|verändert|verändern) sich nicht|nicht (?:ändern|verändern|anfassen|anrühren|bearbeiten|modifizieren|editieren|berühren|antasten)|(?:weist|weisen) keine Änderungen auf|(?:hat|haben|zeigt|zeigen) keine(?:rlei)? (?:Änderungen|Änderung|Unterschiede|Diffs?)|(?:ist|sind|bleibt|bleiben) (?:tabu|read-only))",
      noChange: "(?:(?:es gibt )?keine(?:rlei)? (?:Änderungen?|Unterschiede?|Diffs?|Abweichungen?))",
      touched:
        "(?:geändert|verändert|angefasst|vorhanden|angerührt|bearbeitet|modifiziert|hinzugefügt)(?: worden| sein| werden)?",
      emptyWord: "leer",
      emptyIs:
        "(?:(?:ist|bleibt|sein|muss|zeigt|liefert|gibt|meldet)(?: {adverb})? (?:leer|nichts|keine Änderungen?|keine Unterschiede|keine Ausgabe|keinen Diff|nichts aus|keine Änderungen an|leer sein)|leer|ist leer|zeigt nichts|leer (?:bleibt|ist)|nichts (?:zeigt|liefert|meldet|ausgibt)|keine (?:Änderungen?|Unterschiede|Ausgabe) (?:zeigt|liefert|meldet|ausgibt))",
      keepVerb: "(?:lass|lasse|lassen Sie|halte|behalte)",
      nothingChanges:
        "(?:(?:ändert|verändert) sich nichts|(?:wurde|wird|ist|darf) nichts (?:geändert|verändert|angefasst|angerührt)(?: werden| worden)?|hat sich nichts (?:geändert|verändert)|bleibt alles (?:unverändert|gleich|wie es ist|beim Alten)|(?:gibt es|sind) keine(?:rlei)? (?:Änderungen|Unterschiede)|(?:keine|kein) (?:Änderungen?|Byte|Diff)(?: geändert)?)",
      nothingChanged: "(?:nichts|keine Datei|keine einzige Datei|kein Byte)",
      theDiff: "(?:der|das) (?:Diff|git-Diff|Git-Diff)",
      // Scope
      only: "(?:nur|ausschließlich|lediglich|allein|einzig)",
      mayChange:
        "(?:(?:dürfen|darf|sollen|werden|wurden|sind|können|haben)(?: sich)?(?: (?:geändert|ändern|verändert|verändern|angefasst|bearbeitet|modifiziert|angepasst|betroffen|im Diff))?(?: (?:werden|worden|sein|haben|auftauchen|stehen))?|ändern(?: sich)?|anfassen|bearbeiten|verändern|geändert|haben sich geändert|sich ändern)",
      mayChange0:
        "(?:(?:geändert|verändert|angefasst|bearbeitet|angepasst)? ?(?:werden|wurden|sind|haben sich|ändern|dürfen|du darfst|ändern dürfen sich|es dürfen sich|es wurden|es sind|es dürfen|es werden|erlaubt sind)(?: sich)?(?: Änderungen an)?|(?:Änderungen|Anpassungen|Eingriffe)(?: sind| bleiben| gibt es)?)",
      mayChange1:
        "(?:geändert|ändern|verändert|verändern|angefasst|bearbeitet|angepasst|anfassen|bearbeiten|erlaubt|zulässig|zugelassen|gestattet|betroffen|an|worden|werden|geändert werden|verändert werden|bearbeitet werden|angefasst werden|geändert worden|vornehmen|auf)",
      changeOnly:
        "(?:ändere|bearbeite|fasse|verändere|berühre|ändern Sie|arbeite|arbeiten Sie|bleibe?|schreibe) (?:nur|ausschließlich|lediglich|allein)",
      nothingOutside:
        "(?:(?:ändere|bearbeite|fasse|verändere|berühre)? ?(?:bitte )?(?:nichts|keine Dateien?|keine Änderungen?) (?:außerhalb(?: von)?|außer(?: in| unter)?)|(?:keine|keinerlei) (?:Änderungen?|Eingriffe|Dateien) (?:außerhalb(?: von)?|außer (?:in|unter)))",
      outside: "(?:außerhalb(?: von)?)",
      nothingMay:
        "(?:(?:darf|wird|wurde|ist|bleibt|ändert sich|hat sich)(?: sich)? (?:nichts|alles|keine Datei|keine einzige Datei)(?: (?:ändern|geändert|verändert|angefasst|unverändert|verändern|wie es ist|unberührt))?(?: (?:werden|sein|worden))?|nichts (?:ändern|anfassen|verändern|bearbeiten)|keine (?:Änderungen|Datei(?:en)?)(?: (?:ändern|anfassen|vornehmen))?|ändert sich nichts)",
      limit:
        "(?:beschränke|begrenze|halte|beschränken Sie|beschränk)(?: (?:dich|sich|deine|alle|die|Änderungen|den|Diff|alle Änderungen))*(?: (?:auf(?: Dateien)?|an))?",
      limitEnd: "(?:beschränkt|begrenzt|beschränken|bleiben|liegen|vornehmen)",
      theChanges: "(?:(?:alle|die|sämtliche|deine) )?(?:Änderungen|Arbeiten|Diff|der Diff|Anpassungen|Eingriffe)",
      areLimited:
        "(?:(?:sind|bleiben|beschränken sich|liegen|betreffen|berühren|umfasst|berührt|betrifft|müssen|dürfen|ist|beschränkt sich)(?: (?:nur|ausschließlich|auf|beschränkt auf|allein|sich|auf Dateien|Dateien|in|unter|innerhalb von|lediglich|begrenzt auf))+)",
      listsOnly:
        "(?:zeigt|listet|nennt|enthält|meldet) (?:nur|ausschließlich|lediglich|nichts außerhalb(?: von)?|nichts außer)",
      // Reviews
      manual:
        "(?:manuelle|visuelle|händische|fachliche|menschliche|redaktionelle|juristische|inhaltliche|stichprobenartige|optische)[rsn]? (?:Prüfung|Durchsicht|Sichtung|Kontrolle|Sichtprüfung|Begutachtung|Überprüfung|Abnahme|Review|Stichprobe|Inspektion)|(?:Sichtprüfung|Sichtkontrolle|Stichprobe|Review|Durchsicht|Handprüfung|fachliches Review|Abnahme|Begutachtung|Augenprüfung|menschliches Review)",
      byPerson: "(?:durch|von) {person}",
      person:
        "(?:(?:ein|eine|einer|eines|der|die|das|zwei|drei|jemand|einem|mindestens) )?(?:\\p{L}{3,20}(?:e|er|es|en) ){0,2}(?:\\p{L}{0,20}(?:Mensch|Menschen|Person|Personen|Maintainer(?:in)?|Redakteur(?:in)?|Redaktion|Fachperson|Kolleg(?:e|in|en)|Entwickler(?:in)?|Designer(?:in)?|Tester(?:in)?|Reviewer(?:in)?|Prüfer(?:in)?|Übersetzer(?:in)?|Jurist(?:in)?|Anwalt|Anwältin|Ärztin|Arzt|Buchhalter(?:in)?|Fachabteilung|Expert(?:e|in)|Muttersprachler(?:in)?|Nutzer(?:in)?|Leser(?:in)?|Teammitglied|Disponent(?:in)?|Lehrer(?:in)?|Steuerberater(?:in)?|Team|Fahrdienstleiter(?:in)?|Sachbearbeiter(?:in)?|Produktverantwortliche[rn]?|Lektor(?:in)?|Experte|mitarbeiter(?:in)?|berater(?:in)?|leiter(?:in)?|redakteur(?:in)?|entwickler(?:in)?)|(?<=eine? )\\p{L}{3,25}(?:er|erin|istin|ist|eur|eurin|ant|antin)|jemand(?: aus (?:dem|der) \\p{L}+)?)(?: (?:aus|vom|von|der|des) [^,:;\\ue001-\\ue005]{2,30}?)?",
      looks:
        "(?:liest|prüft|sichtet|kontrolliert|schaut|sieht|betrachtet|begutachtet|öffnet|vergleicht|geht|spielt|hört|durchsucht|testet|überprüft|inspiziert|nimmt|probiert|klickt|sehen|lesen|prüfen|schauen|hat|soll|muss)(?: (?:sich|durch))?",
      looksEnd:
        "(?:durch|an|gegen|durchgesehen|gelesen|geprüft|gesichtet|ab|gegenlesen|von Hand|am Bildschirm|manuell|nach)",
      confirms:
        "(?:bestätigt|bestätigen|stellt fest|hält fest|findet|befindet|ergibt|zeigt|urteilt|sieht|erkennt|beurteilt|entscheidet|versichert|prüft|zeigen|meint|erklärt|gibt frei|belegt|kontrolliert)",
      to: "(?:um zu|ob)",
      inWriting: "(?:schriftlich|per Kommentar|im PR|mündlich)",
      personLabel:
        "(?:Mensch|Person|Review|manuell|von Hand|Sichtprüfung|von einem Menschen|Mensch prüft|manuell zu prüfen)",
      // Steps
      after: "(?:bei(?= jede)|nach|im Anschluss an|hinter)",
      beforeWord: "(?:vor|bevor|ehe)",
      each: "(?:jede[rmns]?|allen|alle|je)(?!\\p{L})",
      whenever: "(?:(?<pre>immer wenn|jedes Mal,? wenn|jedes Mal,? nachdem|immer,? nachdem)|sobald|wenn|nachdem)",
      runVerb_:
        "(?:(?:bitte|immer|stets|einmal|erneut|wieder|zuerst|dann|auch|jeweils|mindestens|sofort|kurz|der Befehl|den Befehl|die|beide|zusätzlich|und|muss|müssen|ist|sind|wird|werden) |(?:führe|führen Sie|starte|starten Sie|rufe|lass|lasse|lassen Sie|nutze|läuft|laufen|prüfe|prüfen Sie|teste|ausführen|ausführen:|laufen lassen:|prüfe mit|prüfen mit|prüfen, dass|prüfe, ob|sicherstellen, dass|folgt|folgen)(?:,|:)? )",
      runMid:
        "(?:laufen lassen|ausführen|starten|läuft|laufen|aufrufen|wird|ist|muss|immer|jeweils|auszuführen|ausgeführt)",
      runEnd:
        "(?:laufen lassen|ausführen|aus|starten|aufrufen|auf|laufen|durchlaufen lassen|auszuführen|ausgeführt werden|ausgeführt|gestartet|an|prüfen|durchlaufen|zu starten|laufen zu lassen|muss laufen|muss|läuft|gestartet werden|wiederholen|erneut ausführen|erneut laufen lassen|grün sein|bestehen|muss grün sein|grün halten|erneut aus|wieder laufen lassen)(?: (?:lassen|werden|sein))?",
      again: "erneut|wieder|nochmals|noch einmal|zuerst|komplett",
      greenMore:
        "(?:muss|müssen|soll)?(?: (?:grün|sauber|erfolgreich))?(?: (?:sein|bleiben|durchlaufen|bestehen))?|grün halten|auf grün achten|bestehen muss",
      noGo: "(?:(?:gehe?|gehen Sie|mach|mache|fahre?|fahren Sie|beginne?|beginnen Sie|starte|wechsle|fang|fange|setze) (?:[^:;,\\ue001-\\ue005]{0,60} )?nicht|(?:erst )?(?:nicht|nie|niemals|kein|keine|keinen|keinesfalls|noch nicht)|(?:zum|zur|mit dem|mit der|den|die|das|in die|in den) [^:;,\\ue001-\\ue005]{2,60} (?:nicht|erst)|es geht (?:nicht|erst)|(?:stopp|halt|warte|warten|bleib|bleibe|anhalten|pausiere|wiederhole))",
      noGoBehind:
        "(?:(?:dann )?(?:nicht|nie|niemals|kein|keine|keinen|keinesfalls|gehe? (?:es )?nicht|geht (?:es|man) nicht|geht es|wird (?:nicht|nichts|kein|keine)|darf (?:nicht|nichts|kein|keine)|nichts|bleib|bleibe|bleiben|warte|warten|mach|mache|machen|beginne|beginnt|fahre|fährt|gehst|darfst|kein|stopp|fang|fange|starte|startet|wird|werden|arbeite)(?!\\p{L}))",
      until: "(?:solange|bis|bevor|ehe|wenn|sofern|falls|während|ohne dass)",
      onlyThen:
        "(?:erst|nur)(?: dann)? |(?:mit|den|die|das|zum|zur|zu|der|in|beim|ins|im|gehe?|geh|fahre?|weiter|beginne?|starte|wechsle|mach|mache|es geht|weitermachen|weitergehen|fortfahren)",
      onceWord: "(?:(?:erst |nur )?(?:wenn|sobald|nachdem|falls)|erst nach)",
      onceOnly: "(?:erst wenn|erst,? wenn|nur wenn|nur,? wenn|erst sobald|erst,? nachdem|sobald)",
      goOn: "(?:gehe?|weiter|weitergehen|weitermachen|fortfahren|beginne?|starte|fahre?|wechsle|mach|mache|es geht|nächster Schritt|zum nächsten|zur nächsten|mit dem nächsten|mit der nächsten|den nächsten|die nächste|das nächste)",
      itWord:
        "(?:er|sie|es|der|die|das|dieser|diese|dieses|beide|alles|der Lauf|der Test|die Tests|der Build|die Suite|das)",
      red: "(?:(?:noch )?(?:nicht grün|nicht sauber|nicht erfolgreich|rot|nicht durch|fehlerhaft|kaputt)(?: (?:ist|sind|läuft|durchläuft|bleibt))?|(?:ist|sind|bleibt|läuft) (?:noch )?(?:rot|nicht grün|grün|fehlerhaft|nicht sauber)|(?:nicht )?(?:fehlschlägt|fehlschlagen|scheitert|durchläuft|durchlaufen|durchgelaufen ist|besteht|bestanden (?:hat|ist)|bestanden|grün läuft|durchgeht|gelingt|erfolgreich war|gelaufen ist)|(?:noch )?Fehler (?:meldet|zeigt|wirft|hat)|schlägt fehl|(?:nicht )?mit (?:Code |Exit-Code |Status )?0 (?:endet|beendet|durchläuft)|ohne Fehler (?:durchläuft|durchgelaufen ist|endet)|grün)",
      gateWord:
        "(?:Tor|Gate|Sperre|Schranke|Prüfpunkt|Haltepunkt|Meilenstein|Freigabe|Checkpoint)(?: \\d+| hier| davor| danach| dazwischen)?",
      mustPass:
        "(?:muss|müssen) (?:zuerst |erst )?(?:grün sein|bestehen|durchlaufen|sauber sein|grün|erfolgreich sein|laufen)|durchlaufen|grün sein",
      parallel: "(?:parallel|gleichzeitig|zugleich|nebeneinander|zeitgleich|simultan)(?: zueinander)?",
      parallelMore:
        "(?:bearbeiten|erledigen|laufen|möglich|ausführen|machen|dürfen laufen|können laufen|laufen lassen|durchführen|umsetzen|angehen|bearbeitbar)",
      canRun:
        "(?:können|kann|dürfen|darf|sollen|werden|laufen|läuft|wird|sind|müssen|lassen sich|bearbeitet|erledigt|bearbeiten|erledigen|ausgeführt|ausführen|durchgeführt|durchführen|gemacht|umgesetzt|entstehen|erfolgen|machen|angehen|passieren|stattfinden|werden|bearbeite|erledige|mache|führe|beide|voneinander unabhängig|alle|drei|geschehen|portieren|ab|aus)",
      // Outputs
      handVerb_:
        "(?:(?:bitte|am Ende|zum Schluss|abschließend|außerdem|dann|auch|zusätzlich|und) |(?:lege?|schreibe?|speichere?|erzeuge?|erstelle?|liefere?|gib|übergib|hinterlasse|dokumentiere|exportiere|füge|stelle|packe|halte|schreiben Sie|legen Sie|speichern Sie|erstellen Sie|liefern Sie|geben Sie|fasse|aktualisiere|pflege|ergänze|sichere|notiere|trage|sammle|führe)(?: mir| uns)? )",
      handDet_: "(?:(?:den|die|das|der) )",
      handEnd:
        "(?:ab|ablegen|abzulegen|speichern|schreiben|bereit|fest|ausgeben|aus|erzeugen|erstellen|liefern|hinterlegen|festhalten|zusammenfassen|zusammen|abgelegt|gespeichert|geschrieben|abliefern|ein|eintragen|dokumentieren|übergeben|zu finden|an|hinterlassen|anlegen|exportieren|sichern|aktualisieren|mitliefern|bereitstellen|sein|begrenzen|beschränken|halten|antworten|bleiben|schließen|berichten|liegen|nicht überschreiten)",
      inFormat: "(?:als|im|in|im Format)",
      about:
        "(?:mit|zu|über|für|in der|in dem|die|der|das|enthält|listet|beschreibt|fasst|dokumentiert|darin|mit Angabe)",
      as: "(?:als|namens|unter dem Namen)",
      goesInto:
        "(?:kommt|kommen|gehört|gehören|liegt|liegen|steht|stehen|landet|landen|wird|werden|ist|sind|soll|muss|geht|entsteht)(?: (?:abgelegt|gespeichert|geschrieben))?",
      answerLead_:
        "(?:(?:am Ende|zum Schluss|abschließend|zuletzt|danach|dann|und|bitte|auch) |(?:gib|schreibe?|fasse?|liefere?|antworte|halte?|formuliere?|beschreibe?|schließe?|beende?|erkläre?|beschränke?|begrenze?|antworten Sie|geben Sie|schreiben Sie|fassen Sie|sende|erstelle|verfasse|berichte|melde)(?: (?:mir|uns|mit|in|auf|dich|das|die|den|alles))* )",
      answer:
        "(?:(?:die|der|das|eine|ein|einer|einem|einen|deine|mit einer|mit einem|in einer|den|dem|deiner|deinen) )?(?:(?:kurze|kurzen|kurzer|knappe|knappen|knapper|abschließende|abschließenden|abschließender|finale|finalen|letzte|letzten|kurzes|schriftliche) ){0,2}(?:Antwort|Abschlussantwort|Abschlussmeldung|Zusammenfassung|Abschlussbericht|Bericht|Meldung|Nachricht|Abschlussnachricht|Schlussantwort|Schlussmeldung|Endantwort|Rückmeldung|Fazit|Text|Ausgabe|Schlussbericht|Kurzfassung|Abschlusstext|Kurzbericht|Erklärung|Absatz|Ergebnisbericht)(?: (?:der|des|aller|zur|über die|im Chat|auf Deutsch) ?[^,:;()\\ue001-\\ue005\\d]{0,50}?)?",
      answerMore:
        "(?:ist|hat|soll|darf|muss|mit|in|von|umfasst|bleibt|besteht aus|enthält|lautet|auf|hält sich an|kommt|sein|haben)",
      wordLimit:
        "(?:(?:in|mit|auf|von|aus|höchstens|maximal|max\\.?|nicht mehr als|weniger als|unter|bis zu|nicht länger als|kürzer als|begrenzt auf|insgesamt|etwa|ungefähr|rund|länger als|nicht über|umfasst|keine) ){0,3}(?:{N}[- ]?(?:Wörtern?|Worten?)(?!\\p{L}))",
      wordTail:
        "(?:höchstens|maximal|lang|begrenzt|beschränkt|nicht überschreiten|sein|haben|umfassen|insgesamt|zusammen|zusammenfassen|halten|oder weniger|Obergrenze|enthalten|beschränken|begrenzen|nicht übersteigen|nicht länger sein)",
      codeWord:
        "(?:(?:den|dem|reinen|reinem|fertigen|fertigem|endgültigen|einem|einen|einzigen|der|geänderten) ){0,3}(?:Code|Quellcode|Codeblock|Codeblöcke|Codeblöcken|Quelltext|Code-Block)",
      codeAlone:
        "(?:und sonst nichts|sonst nichts|und nichts (?:weiter|anderes|sonst)|ausschließlich|ohne (?:Erklärungen?|Erläuterungen?|Kommentar|Text|Prosa|Worte))(?: ausgeben)?",
      codeWithout:
        "(?:ohne|keine|kein) (?:(?:jede|jeden|jegliche|weitere|begleitende[rn]?|einleitende[rn]?) )?(?:Erklärung(?:en)?|Erläuterung(?:en)?|Kommentar|Kommentare|Text|Prosa|Worte|Begleittext|Einleitung)(?: (?:drumherum|dazu|davor|danach|außen herum))?",
      without: "(?:ohne|keine|kein|keinerlei)",
      tell_:
        "(?:(?:bitte|dann|zum Schluss|am Ende|abschließend|ganz am Ende|zuletzt|danach|und|nur|genau|exakt) |(?:gib|gebe|schreibe?|melde|drucke?|antworte|sage?|sende|poste|beende?|schließe?|geben Sie|schreiben Sie|ende|quittiere|hänge|zeige|setze)(?: (?:mit|die Antwort mit|den Lauf mit|ab mit))? )",
      lineWord_:
        "(?:(?:die|den|das|der|dem|eine|einer|einem|als|auf|mit|in|exakt|genau|nur|letzte|letzten|letzter|letztes|einzelne|eigene|Zeile|Wort|Text|Meldung|Signal|Satz|Nachricht|Zeichenkette|Marke|einzige|Schlusswort|abschließend|Zeichenfolge|Ausgabe|einzelnen|eigenen|ganz am Ende|zum Schluss|am Ende))(?::? )",
      signalEnd:
        "(?:aus|ausgeben|auszugeben|ausgegeben|schreiben|ab|melden|an|als letzte Zeile|als letztes Wort|in die letzte Zeile|auf einer eigenen Zeile|in einer eigenen Zeile|und sonst nichts|allein|sonst nichts|drucken|als letzte Nachricht|in der letzten Zeile|als Abschluss|ausgibst|lauten|stehen|senden|zum Schluss|am Ende|in einer Zeile|enden|beenden|abschließen|als allerletzte Zeile)",
      whenDone:
        "(?:(?:erst |nur )?(?:wenn|sobald|nachdem|falls|nach|zum|bei|am|ist)(?: [^.;:!?\\ue001-\\ue005]{2,110}?)?|zum Schluss|am Ende|danach|nach Abschluss|abschließend|ganz am Ende|zuletzt)",
      asLast: "als (?:letzte|letztes|letzter|abschließende|allerletzte) (?:Zeile|Wort|Satz|Nachricht|Meldung|Ausgabe)",
      lastLine:
        "(?:(?:die|das|der|deine|als) )?(?:(?:aller)?letzte[sr]?|abschließende) (?:Zeile|Wort|Ausgabe|Nachricht|Meldung|Satz)(?: (?:der|des|deiner) (?:Antwort|Ausgabe|Laufs|Berichts))?|(?:Abschlusssignal|Fertigsignal|Abschlussmarke|Endmarke|Signalwort|Schlusswort|Fertigmeldung|Abschlusswort|Signal)",
      endWith:
        "(?:beende?|schließe?|ende|beenden Sie|schließen Sie|schließ)(?: (?:die|den|das|deine|Antwort|Ausgabe|Lauf|letzte|Nachricht|Arbeit|alles|ab|am Ende))* mit",
      // Stops
      stop: "(?:(?:bitte|sofort|dann|unbedingt|spätestens) ){0,2}(?:stopp|stoppe|stoppen|halt|halte an|halte|hör auf|höre auf|hören Sie auf|aufhören|abbrechen|brich ab|breche ab|brechen Sie ab|abbruch|beende(?:n)?(?: (?:den Lauf|die Arbeit))?|anhalten|schluss(?: ist| machen)?|mach schluss|ende|feierabend|halten Sie an|stopp machen|nicht weitermachen|aufgeben|gib auf|pausieren|pausiere|melde dich|abbrich|Abbruch|Stopp|Schluss|Ende|unterbrechen|unterbrich|Stopp!)(?: (?:ab|an|und melden|und nachfragen|und fragen|und nachfragen|und berichten|und Bescheid geben|und melde dich|sofort|und frag nach|und frage nach|und um Hilfe bitten))?(?:,|:)?",
      stopAs: "(?:wenn|falls|sobald|sofern|bei|nach|für den Fall,? dass|im Fall,? dass)",
      boundLead:
        "(?:nach|spätestens nach|spätestens|bei|höchstens|maximal|max\\.|nicht mehr als|nicht länger als|länger als|bis zu|wenn|sobald|falls|mehr als|über|ab|insgesamt|etwa|rund|die|der|das|den|und|Budget|Limit|Obergrenze|Grenze|Zeitlimit|Zeitbudget|nicht über|in|innerhalb von|binnen|weniger als|unter|es|du|auf|von|auch|stopp|Schluss|aufhören|abbrechen|Abbruch)",
      boundTail:
        "(?:vergangen sind|vergangen ist|verstrichen sind|verbraucht sind|verbraucht|verbraucht hast|verbraucht wurden|ausgegeben sind|um sind|um|vorbei|vorbei sind|erreicht sind|erreicht|überschritten|überschritten sind|insgesamt|Arbeitszeit|Laufzeit|Rechenzeit|aufhören|abbrechen|stoppen|anhalten|Schluss|ist Schluss|ohne Ausnahme|höchstens|maximal|für alles|pro Lauf|Budget|ausgegeben|weg sind|gearbeitet hast|gelaufen|dauern|brauchen|verbrauchen|Zeit|auf|ab|und keine mehr|sind|ist|beenden|nicht überschreiten|beschränkt|begrenzt|spätestens|arbeiten|zur Verfügung|Wanduhrzeit)",
      whichever:
        "was (?:auch immer )?(?:zuerst|früher|eher)|je nachdem,? was|egal|danach|und keine|was zuerst|auch wenn|dann",
      budgetWord:
        "(?:(?:das|die|der|dein|deine|mein|unser|das gesamte) )?(?:Budget|Zeitbudget|Tokenbudget|Token-Budget|Limit|Zeitlimit|Obergrenze|Grenze|Zeitrahmen|Höchstdauer|Maximaldauer|Laufzeit|Kostenlimit|Zeit|Kosten|Rundenlimit|Aufwand|Kostenrahmen|Lauf|Gesamtbudget|Kostengrenze|Zeitgrenze|maximale Laufzeit|Tokens|Sitzung|Aufgabe)",
      budgetMore:
        "(?:ist|beträgt|liegt bei|sind|von|für|diese|diesen|die|den|Aufgabe|Lauf|Arbeit|darf|dauert|hat|umfasst|dürfen|nicht|mehr als|kostet|dauern|das)",
      useVerb:
        "(?:du hast|du darfst|sie haben|verbrauche|nutze|verwende|brauche|arbeite|investiere|nimm dir|es stehen|dir stehen|gib)",
      useMore: "(?:nicht|nie|höchstens|maximal|mehr als|länger als|bis zu|insgesamt|nur|dafür|dir|hierfür|für)",
      // Prohibitions
      lead_:
        "(?:bitte|auch|und|aber|wichtig:|achtung:|hinweis:|regel:|außerdem|grundsätzlich|generell|überhaupt|ferner|zudem|also|merke:|daher) ",
      agent:
        "(?:du|wir|ihr|sie|ich|man|(?:der|die|ein|kein|jeder) (?:Agent|Assistent|Entwickler|KI|Modell|Bot|Subagent)|Agenten|niemand|codex|claude)",
      agentDone:
        "(?:\\p{L}{0,20}(?:ge\\p{L}{2,20}(?:t|en)|\\p{L}{3,20}iert)|\\p{L}{0,8}(?:ver|be|ent|er|zer|über|unter|um|hinter)\\p{L}{2,20}(?:t|en)|committet|gepusht|angefasst|hinzugefügt|eingeführt)",
      banned:
        "(?:(?:streng|strengstens|strikt|absolut|ausdrücklich|grundsätzlich|generell|ausnahmslos|völlig|hier|immer) )*(?:verboten|untersagt|tabu|unzulässig|unerwünscht|inakzeptabel|ausgeschlossen|ein No-?Go|ein absolutes No-?Go|(?:nicht|nie|niemals|keinesfalls|keineswegs)(?: \\p{L}+)? (?:erlaubt|gestattet|zulässig|akzeptabel|gewünscht|erwünscht|zugelassen|hinnehmbar|gewollt|vorgesehen|akzeptiert|okay|in Ordnung|statthaft|drin))",
      bans: "(?:,? (?:hier|auch|in [^,:;]{2,60}|ohne [^,:;]{2,60}|im [^,:;]{2,60}|während [^,:;]{2,60}|für [^,:;]{2,60}|außer [^,:;]{2,60}|unter [^,:;]{2,60}|außerhalb [^,:;]{2,60}|und zwar immer|ausnahmslos|bei [^,:;]{2,60}))*",
      inf: "\\p{L}{2,30}(?:en|eln|ern|n)",
      not: "(?:niemals|nie|auf keinen Fall|keinesfalls|unter keinen Umständen|nicht|keineswegs|in keinem Fall|nirgends|bloß nicht)",
      // Architecture
      det: "der|die|das|den|dem|des|ein|eine|alle|jede[rs]?|unsere?|kein|keine|nur|sämtliche|beide",
      part: "schicht(?:en)?|modul(?:e)?|paket(?:e)?|dienst(?:e)?|service(?:s)?|komponente(?:n)?|logik|domäne|kern|schema(?:ta|s)?|adapter|schnittstelle(?:n)?|client(?:s)?|server|backend|frontend|datenbank|worker|queue|plugin(?:s)?|endpunkt(?:e)?|route(?:n)?|router|parser|lexer|compiler|modell(?:e)?|speicher|store|system|funktion(?:en)?|methode(?:n)?|klasse(?:n)?|typ(?:en)?|hook(?:s)?|view(?:s)?|seite(?:n)?|widget(?:s)?|middleware|gateway|job(?:s)?|pipeline|prozess(?:e)?|thread(?:s)?|treiber|event(?:s)?|ereignis(?:se)?|transaktion(?:en)?|migration(?:en)?|tabelle(?:n)?|scheduler|simulation|zeit|uhr|i/o|netzwerkzugriff(?:e)?|zugriff(?:e)?|aufruf(?:e)?|abfrage(?:n)?|anfrage(?:n)?|antwort(?:en)?|token|geheimnis(?:se)?|konfiguration|zustand|validierung|serialisierung|authentifizierung|berechtigung(?:en)?|geschäftsregel(?:n)?|regel(?:n)?|rechnung(?:en)?|berechnung(?:en)?|betrag|beträge|geldbeträge|datum|zeitstempel|text(?:e)?|übersetzung(?:en)?|fehler|ausnahme(?:n)?|logger|cache|kern|bibliothek|app|anwendung|firmware|register|interrupt(?:s)?|handler|controller|repository|repositories|entität(?:en)?|dto(?:s)?|api|cli|ui|oberfläche|abhängigkeit(?:en)?|import(?:e)?|seiteneffekt(?:e)?|nebenwirkung(?:en)?|grenze(?:n)?|engine|steuerung|anbindung|verwaltung|sql|http|klassen|code|erkennung|planung|protokoll(?:e)?|währung(?:en)?|benutzerdaten|daten|sitzung(?:en)?",
      partOf: "(?:von|der|des|in|im|für|aus|zu|zum|zur|zwischen|mit|unter|an|auf|bei)",
      sys: "(?:liefert|liefern|gibt|wirft|kennt|kennen|weiß|wissen|bleibt|bleiben|liegt|liegen|importiert|importieren|hängt|hängen|darf|dürfen|muss|müssen|soll|sollen|greift|greifen|spricht|sprechen|ruft|rufen|nutzt|nutzen|verwendet|verwenden|liest|lesen|schreibt|schreiben|gibt|geben|nimmt|nehmen|enthält|enthalten|hat|haben|ist|sind|läuft|laufen|steht|stehen|lebt|leben|gehört|gehören|wohnt|findet|finden|kommt|kommen|geht|gehen|erfolgt|erfolgen|besitzt|erhält|bekommt|bekommen|wirft|werfen|nur|hält|halten|kapselt|kapseln|exportiert|exportieren|implementiert|kommuniziert|kommunizieren|verarbeitet|berechnet|berechnen|validiert|validieren|entscheidet|trifft|arbeitet|arbeiten|werden|wird|sitzt|sitzen|delegiert|übersetzt|übersetzen|speichert|erzeugt|erzeugen|bezieht|passiert|passieren|entsteht|existiert|existieren|sieht|sehen|merkt|baut|bilden|bildet)",
    },
    ...framesOf({
      criteria: {
        run: [
          "(?:{always})?(?:muss|müssen|soll|sollen) {cmd}{Cs} (?:{adverb} )?(?:kompilieren|durchlaufen|bestehen|grün (?:sein|bleiben)|fehlerfrei (?:laufen|durchlaufen|bleiben)|bauen|erfolgreich (?:sein|laufen|durchlaufen)){tail}",
          "{cmd}{Cs},? (?:{modal_})?(?:mit|den) {exitNoun}? ?{zero} (?:enden|scheitern|fehlschlagen|abbrechen|aussteigen|abstürzen|beendet|durchlaufen|liefern|terminieren|sich beenden|zurückgeben|laufen|abschließen|zurückkehren|endet)(?: werden)?{tail}",
          "{cmd}{Cs},? (?:läuft|laufen|geht|gehen)(?: {adverb})? (?:mit )?{exitNoun}? ?{zero} durch{tail}",
        ],
        keep: [
          "weder {files_}?{Ps},? noch {files_}?{P2} (?:ändern|anfassen|verändern|bearbeiten|anrühren|modifizieren|berühren)",
        ],
        fence: [
          "(?:es (?:ist|sind) )?(?:nur|ausschließlich) (?:erlaubt|gestattet|zulässig),? {files_}?(?:(?:{inside}) )?{files_}?{Ps} zu (?:ändern|bearbeiten|verändern)",
        ],
        exist: [
          "(?:(?:am Ende|danach|zum Schluss|anschließend) )?(?:existiert|existieren|liegt|liegen|ist|sind|steht|wird|wurde) (?:es )?{file_}?{Ps} (?:vor|vorhanden|bereit|da|im Repo|erzeugt|erstellt|angelegt|existent|geschrieben|generiert)(?:,? und {filled})?",
        ],
        lack: [
          "{before}{it}{noun},? {appears} (?:{inside}) {file_}?{P} (?:nicht|nirgends|nirgendwo|nie|kein einziges Mal)(?: {left}){0,3}",
          "{inside} {file_}?{P},? {appears} ?{before}{it}{noun} (?:nirgends|nicht|nie|nirgendwo|kein einziges Mal|niemals)(?: {left}){0,3}",
        ],
        count: [
          "(?:die|der|das) (?:von|mit|durch|laut|per) {C} (?:gemeldete|gemessene|ausgegebene|ermittelte|berechnete|angezeigte|gedruckte|gezählte)[nrs]? {np},? (?:{be} ){0,3}{cmp}{N}{unit}",
        ],
        judge: [
          "(?:{person}) (?:{looks}) (?<sample>[^,:;\\ue001]{1,110}?)(?: {looksEnd})? und (?:{confirms})(?: fest)?,? dass {any}",
          "{any},? (?:wird|werden|ist|sind) (?:von|durch) {person}(?: (?<sample>[^,:;]{1,60}?))? (?:bestätigt|geprüft|abgenommen|freigegeben|beurteilt|gegengelesen|kontrolliert|überprüft|gesichtet)(?: worden)?",
        ],
      },
      steps: {
        gate: [
          "[^:;,\\ue001-\\ue005]{2,80}? (?:startet|starten|beginnt|beginnen|folgt|folgen|kommt|kommen|geht weiter|geht es weiter|ist dran|sind dran|darf starten|darf beginnen|wird begonnen|geht los|los) ?(?:erst|nur)(?: dann)?,? (?:wenn|sobald|nachdem|falls) {gated}(?:,? {state})?{tail}",
          "(?:erst|nur)(?: dann)? (?:wenn|sobald|nachdem) {gated}(?:,? {state})?{tail},? [^:;,\\ue001-\\ue005]{2,110}",
        ],
      },
      stops: {
        bound: [
          "(?:brich|breche|hör|höre|halt|halte|gib|verbrauche?|stoppe?|mach|mache)(?: bitte| spätestens)? {bounding}{amounts} (?:ab|auf|an|aus|schluss)",
          "(?:{budgetWord}) ?(?:–|—|-) ?{bounding}{amounts}(?:,? {boundTail}){0,3}",
        ],
      },
    }),
    more: { block: ["(?:(?:{stopAs}|dann) )?{any}(?:,? {stop})?"] },
    clauses: {
      cuts: ",? (?:und|sowie|oder)(?: (?:auch|dann|anschließend|wenn|falls|sobald|sofern|spätestens))?(?= )|,? (?:aber|außerdem)(?= )|[,;](?= )",
      or: "oder",
      weakLabel:
        "^(?:pro .*|je .*|jede[rsnm]? .*|optional|später|beispiel|z\\.? ?b\\.?|hinweis|notiz|vielleicht|idealerweise|wunsch|kür|bonus|falls .*|wenn .*|sofern .*|nicht|sobald .*|zum beispiel|nice to have)$",
      verdict: "(?<!\\p{L})(?:exit-?code|rückgabewert|erwartet|soll(?:te)? fehlschlagen)",
      takesBack:
        "^(?:außer|es sei denn|aber|jedoch|allerdings|nur|sonst|andernfalls|wenn|falls|sofern|ausgenommen|optional|nicht|obwohl|oder |das ist|dies ist|ausnahme)",
      remedial:
        "^(?:wenn|falls|sofern|stattdessen|lieber|besser|sonst|andernfalls|in dem fall|in diesem fall|in solchen fällen|nutze|nimm|verwende|benutze|behebe|repariere|frage|frag|melde|lege|erstelle|schreibe|korrigiere|dafür|dazu|statt|an(?:stelle|statt)|wo|zeigt|scheitert|schlägt|deckt|bricht|fehlt|braucht)(?!\\p{L})|(?<!\\p{L})stattdessen(?!\\p{L})",
      explains: "^(?:das|dies|diese|dieser|die|sie|er|es|weil|denn|da|der grund|wir|ich|sonst)(?!\\p{L})",
    },
    forbids: germanForbids,
  }),
);
