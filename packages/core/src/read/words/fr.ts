import { once } from "../../node/once.ts";
import { framesOf, shared } from "./european.ts";
import type { Language } from "./language.ts";

const code = "fr";

export const french = once(
  (): Language => ({
    code,
    macros: {
      ...shared(code),
      hedge:
        "si|s'il|sauf|jusqu'à|lorsque|quand|dès|tant|pendant|idéalement|éventuellement|peut-être|peut|pourrait|pourraient|devrait|devraient|serait|seraient|était|étaient|avait|ne|n'\\p{L}+|pas|jamais|plus|aucun|aucune|échoue|échouent|par(?= exemple)|terme|possible|espérons|souhait|aimerait|bien que|sans|au lieu|plutôt|seulement|uniquement|ou|soit|facultatif|optionnel|bientôt|autrefois",
      and: "(?:et|ainsi que|puis)",
      or: "(?:ou|ni)",
      of: "(?:de|du|des|d'|de la|de l'|sur|pour|par)",
      in: "(?:en|dans|avec|à|par)",
      for: "pour",
      is: "(?:est|sont|vaut|égale?|soit|de)",
      that: "(?:que|qu'|si|dont)",
      if: "(?:si|quand|lorsque)",
      also: "(?:aussi|ensuite|puis|également|enfin)",
      w: "[^\\s,:;.!?()\\ue001-\\ue005][^,:;.!?\\ue001-\\ue005]{0,70}?",
      the_: "(?:(?:le|la|les) |l')",
      modal_: "(?:doit|doivent|devra|devront|il faut que|faut que)(?: {adverb})? ",
      adverb:
        "(?:toujours|encore|tous|toutes|tous les deux|aussi|également|ensuite|entièrement|complètement|parfaitement|désormais|maintenant|bien|à nouveau|en permanence|tout|strictement|exactement)",
      always:
        "(?:(?:à tout moment|en permanence|à la fin|au final|toujours|en fin de tâche|après le changement|finalement|enfin)[,:]? )?",
      command_:
        "(?:(?:la|le|les|une|un|deux|commande|commandes|script|scripts|exécution|exécuter|lancement|lancer|sortie|tests?|vérification|l'exécution de|la commande|de|que|et)) ",
      failsWith:
        "(?:échoue|échouent|échouer|plante|sort|sortir|s'arrête|se termine)(?: {adverb}| comme prévu)? (?:avec|en|sur)(?: le| un)?",
      failsEnd: "(?:comme prévu)",
      onRun:
        "(?:l'exécution de|le lancement de|l'appel de|lancer|exécuter|en (?:lançant|exécutant)|quand on (?:lance|exécute)|à l'exécution de)",
      comesOut: "(?:on (?:obtient|voit)|s'affiche|affiche|renvoie|donne|produit|imprime|on a)",
      withWord: "avec",
      noTouch:
        "(?:ne (?:touche[rz]?|modifie[rz]?|change[rz]?|édite[rz]?)(?= ni )|ne (?:touche[rz]?|modifie[rz]?|change[rz]?|édite[rz]?|altère[rz]?) (?:pas|jamais|surtout pas|en aucun cas|rien)|ne (?:pas|jamais|surtout pas) (?:toucher|modifier|changer|éditer|altérer)|n'édite[rz]? (?:pas|jamais)|pas touche|interdiction de (?:toucher|modifier)|il est interdit de (?:modifier|toucher)|défense de toucher)(?: (?:à|aux?|dans|sous))?",
      touchEnd: "(?!)",
      consists:
        "(?:ne )?(?:contient|contiendra|comporte|se compose|est|doit contenir|doit être)(?: (?:que|uniquement|exclusivement|seulement|constituée?|composée?))?",
      answerOnly:
        "(?:ne (?:renvoie[rz]?|rends|donne[rz]?|fournis|affiche[rz]?|produis|réponds|retourne[rz]?|livre[rz]?|écris)(?: (?:avec|par))? (?:que|qu'avec|que par)|uniquement|seulement)",
      ownLine:
        "(?:seule? sur (?:une|sa|la dernière)(?: propre)? ligne|seule?|sur (?:la dernière|une|sa propre) ligne(?: (?:seule|à part|dédiée|séparée))?|en dernière ligne)",
      article: "le|la|les|un|une|de",
      mostBehind: "au plus|au maximum|maximum|ou moins|tout au plus|max\\.?",
      leastBehind: "au moins|au minimum|minimum|ou plus",
      byHand: "à la main|manuellement|à l'œil|lui-même|elle-même|de ses propres yeux",
      aPerson:
        "(?:un|une|le|la|deux|quelqu'un de) (?:(?!(?:script|test|tests|programme|outil|linter|job|pipeline|ci|bot|agent|commande|serveur|service|module|parseur|suite|build|processus|{hedge})(?!\\p{L}))[\\p{L}-]+ ){0,4}?(?!(?:script|test|tests|programme|outil|linter|job|pipeline|ci|bot|agent|commande|serveur|service|module|parseur|suite|build|processus|{hedge})(?!\\p{L}))[\\p{L}-]+",
      nor: "ni|ou",
      inAnswer: "dans (?:la|ta|votre) réponse(?: finale)?",
      exitVerb:
        "(?:sort|sortent|sortir|termine|terminent|terminer|se termine|se terminent|se terminer|renvoie|renvoient|renvoyer|retourne|retournent|retourner|rend|rendent|finit|finissent|finir|quitte|a|ont|avoir|s'achève|s'achèvent|répond|donne|donnent)(?: {adverb})?(?: (?:avec|en|sur|par|tous|tous deux|toutes deux|un|le|chacun))*",
      exitNoun:
        "(?:(?:le |un |au |l')?(?:code (?:de (?:sortie|retour))|code d'(?:état|erreur)|code|statut de sortie|statut|état de sortie|exit code|exit))",
      zeroWord: "zéro",
      nothing: "(?:aucune?|sans|sans aucune?|zéro|0|pas une? seule?|pas d')",
      fault:
        "(?:nouvelles? |nouvel |seule |autre )?(?:erreurs?|échecs?|avertissements?|problèmes?|alertes?|violations?|warnings?|remarques?|anomalies?|régressions?|défauts?|plaintes?|messages?|sorties?|écarts?|erreurs? ni avertissements?)(?: de (?:type|lint|compilation|typage))?",
      passes:
        "(?:compiler|réussir|passe(?:nt|r)?(?: {adverb})?(?: (?:au vert|en vert|sans (?:aucune )?{fault}|intégralement|entièrement|avec succès))?|réussi(?:t|ssent|r)|aboutit|aboutissent|(?:est|sont|reste|restent|soit|soient|rester|être|tourne|tournent|devient)(?: {adverb})? (?:verte?s?|au vert|propres?|réussie?s?|sans (?:aucune )?{fault}|en succès|concluante?s?)|(?:s'exécute|s'exécutent|compile|compilent|termine|terminent|se termine|se terminent|tourne|tournent|fonctionne|finit|finissent|passe|sort|construit|aboutit)(?: {adverb})? (?:{faults}|sans (?:aucune |la moindre )?{fault}|proprement|avec succès|correctement|normalement|au vert)|(?:ne )?(?:signale|signalent|remonte|rapporte|affiche|renvoie|relève|trouve|produit|donne|indique|montre)(?: {adverb})? (?:{faults}|rien)|ne (?:signale|remonte|rapporte|trouve|relève|renvoie) (?:plus )?rien(?: à signaler)?|n'échoue(?:nt)? pas|ne (?:se plaint|plante) pas|n'affiche(?:nt)? (?:{faults}|rien))",
      okWord: "vert|ok|succès|réussi|doit passer|passe",
      ending:
        "à la fin|localement|en local|à chaque commit|à tout moment|depuis la racine|à la racine|sur un clone (?:neuf|propre)|de bout en bout|comme avant|au final|en permanence|toujours",
      tailWith: "(?:avec|et n'affiche|et ne signale)",
      means:
        "(?:avec|via|par|grâce à|selon|au moyen de|sous|en lançant|en exécutant|quand on lance|lorsqu'on lance|vérifié(?:e|s|es)? (?:par|avec)|mesuré(?:e|s|es)? (?:par|avec)|preuve ?:|vérification ?:|commande ?:|dans|d'après)",
      cleanRun: "(?:exécution|sortie|passage) (?:réussie?|verte?|propre|sans erreur) de",
      prints:
        "(?:affiche|affichent|imprime|écrit|renvoie|répond|indique|produit|donne|dit|retourne|afficher|imprimer|se termine par|montre|sort)(?: (?:bien|exactement|uniquement|seulement|en dernière ligne|en sortie|à la fin|alors))*",
      out: "(?: (?:sur la sortie standard|sur stdout|en sortie|à l'écran|dans la console|dans le terminal|en dernière ligne))?",
      theOutput:
        "(?:la |le )?(?:sortie(?: standard)?|dernière ligne|valeur|résultat|nombre|première ligne)(?: (?:de sortie )?(?:de|affichée? par|renvoyée? par|donnée? par|produite? par))",
      most: "(?:d'|de )?au plus|au maximum|maximum|max\\.?|inférieure?s? ou égale?s? à|pas plus de|ne dépasse pas|n'excède pas|sans dépasser|pas supérieure? à|ne dépassant pas|jusqu'à",
      least:
        "(?:d')?au moins(?: de)?|au minimum|minimum|supérieure?s? ou égale?s? à|pas moins de|pas inférieure? à|ne descend pas sous|ne descend pas en dessous de",
      below:
        "inférieure?s? à|sous|en dessous de|moins de|moins d'|en deçà de|strictement inférieure?s? à|au-dessous de",
      above: "supérieure?s? à|au-dessus de|plus de|au-delà de|dépasse|dépassent|excède|strictement supérieure?s? à",
      equal: "exactement|égale?s? à|vaut|de|à|valent",
      be: "(?:est|sont|reste|restent|doit|doivent|être|rester|soit|atteint|descend|monte|passe|demeure|se maintient|se situe|à|de|tombe|atteindre|dure|prend|pèse|{adverb})",
      says: "{saysVerb}(?: {sayMore}){0,3}?",
      saysVerb:
        "(?:donner|afficher|renvoyer|indiquer|imprimer|produire|rester|affiche|affichent|imprime|renvoie|retourne|donne|indique|rapporte|mesure|compte|trouve|annonce|produit|montre|signale|calcule|a|sort|doit afficher|doit renvoyer|ne doit pas afficher|écrit)",
      sayMore:
        "(?:une?|le|la|l'|les|valeur|nombre|score|couverture|total|temps|durée|taille|résultat|médiane|p95|de|d'|taux|qui|\\p{L}{3,20}|{be})",
      according:
        "(?:selon|d'après|mesurée?s? (?:par|avec|via)|affichée?s? par|donnée?s? par|renvoyée?s? par|rapportée?s? par|indiquée?s? par|calculée?s? par|avec|par|via|de|dans|produite?s? par|imprimée?s? par|sous)",
      theValue:
        "(?:(?:la|le|les) |l')(?:valeur|nombre|chiffre|résultat|taille|total|score|médiane|durée|temps|taux|couverture|\\p{L}{3,20})",
      file_:
        "(?:(?:le|la|les|un|une|du|de|nouveau|nouvelle|fichier|fichiers|rapport|document|dossier|répertoire|script|journal|module|page|tableau|log|artefact|bundle|au|dans) ){1,4}",
      there:
        "(?:{modal_})?(?:existe(?:nt|r)?|exister|(?:est|sont|soit|être|sera)(?: {adverb})? (?:présente?s?|là|créée?s?|générée?s?|écrite?s?|en place|produite?s?|disponibles?|versionnée?s?|commitée?s?)|a (?:bien )?été (?:créé|généré|écrit|produit|ajouté)e?|ont (?:bien )?été (?:créé|généré|écrit|produit)e?s|est bien là)",
      filled:
        "(?:(?:n'est|ne sont|n'être|n'est surtout) pas vides?|non vides?|est non vide|contient du contenu|(?:est|soit) un (?:JSON|YAML|XML|TOML|CSV) valide|ne soit pas vide|(?:est|soit) du (?:JSON|YAML|XML|TOML|CSV) valide)",
      when: "(?: (?:à la fin|en fin de tâche|après le build|dans le dépôt|à la racine))*",
      thereIs: "(?:il (?:y a|existe)|il doit y avoir)(?: (?:une?|le|la|bien))*",
      thereIsNo: "il n'(?:y a|existe) (?:plus|pas)(?: de| d')?",
      written:
        "(?:(?:est|sont|se trouve|se trouvent|figure|figurent|doit être|doivent être|a été|ont été)(?: (?:enregistré|écrit|sauvegardé|documenté|consigné|stocké|généré|décrit|listé|rangé|déposé|placé|exporté|résumé|ajouté)e?s?)?|(?:enregistré|écrit|sauvegardé|documenté|consigné|stocké|décrit|listé|déposé)e?s?)",
      inTo: "(?:dans|sous|vers|en|à|sur|dans le fichier|au format|comme)",
      inside:
        "(?:dans|sous|en|parmi|à l'intérieur de|au sein de|de|sur|pour|sur le|sur les)(?: (?:le fichier|le dossier|le répertoire|les fichiers(?: de| sous)?|tous les fichiers (?:de|sous)|tout|l'ensemble de|le reste de|les))?",
      has: "(?:contient|contiennent|contenir|inclut|incluent|mentionne|mentionner|mentionnent|liste|comporte|comportent|comporter|cite|possède|indique|commence par|décrit|documente|définit|exporte|déclare|référence|a|porte|contienne|finit par|se termine par)(?: (?:bien|désormais|aussi|au moins|exactement|maintenant|toujours))*",
      has2: "(?:comme titre|comme section|en titre|en tête|comme clé)",
      stands:
        "(?:figure|figurent|apparaît|apparaissent|se trouve|se trouvent|est présente?|est|on trouve|il y a|existe|doit figurer|est (?:mentionné|documenté|listé|défini|cité)e?)(?: (?:le|la|les|un|une|bien|désormais|aussi))?",
      quoteWord_:
        "(?:(?:le|la|les|un|une|du|de|texte|mot|ligne|chaîne|section|titre|entrée|champ|clé|valeur|version|message|fonction|exactement|intitulée?|nommée?|suivante?|dernière|avec|paragraphe|phrase|rubrique|import|lien|littéral|mention)(?: ?: ?| )|l')",
      valueWord: "égale?s? à|à|avec la valeur|valant|de",
      isGone:
        "n'(?:existe|existent) (?:plus|pas)|(?:a|ont) (?:été (?:supprimé|retiré|effacé|enlevé)e?s?|disparu)|(?:est|sont|doit être|doivent être)(?: {adverb})? (?:supprimé|retiré|effacé|absent|enlevé)e?s?|ne doi(?:t|vent) (?:plus|pas) exister|supprimée?s?|(?:doit|doivent) avoir disparu|n'est plus (?:là|présente?)",
      none: "(?:aucune?|plus aucune?|zéro|0|pas de|pas d'|plus de|plus d'|pas un seul|pas une seule|nulle part|il n'y a (?:plus |pas )?(?:aucune?|de|d')|il ne reste (?:plus )?(?:aucune?|de|d')|il ne doit (?:plus |pas )?(?:y avoir|rester) (?:de|d'|aucune?)|on ne trouve (?:plus |pas )?(?:aucune?|de|d'))",
      lackNot: "(?:plus|pas)",
      appears: "(?:n'apparaît|ne figure|ne reste|il n'y a|il ne reste|on ne trouve|n'existe|ne subsiste|il ne doit)",
      notAppears:
        "(?:(?:n'apparaît|n'apparaissent|ne figure|ne figurent|ne se trouve|n'est (?:présent|présente|utilisé|utilisée|appelé|importé)|n'existe|ne reste|ne subsiste|il n'y a|il ne reste|on ne trouve|n'y a|il ne subsiste) (?:plus|pas|nulle part|jamais|ni)(?: (?:aucune?|de|d'))?|n'est (?:plus|pas) (?:présente?|utilisée?|appelée?|importée?|mentionnée?)|ne doi(?:t|vent) (?:plus|pas) (?:apparaître|figurer|exister|se trouver|rester|être présente?)(?: (?:de|d'|aucune?))?|a disparu|ont disparu|(?:est|sont) absente?s?|il ne doit (?:plus|pas) (?:y avoir|rester) (?:de|d'|aucune?))",
      notEnd: "(?:nulle part|du tout)",
      before:
        "(?:(?:(?:le|la|les|de|du|une?|des|d'|l')? ?(?:mot|texte|chaîne|ligne|lignes|appel à|appels? à|occurrences? de|occurrence|référence à|références? à|import de|imports? de|import|mention de|mentions? de|trace de|usages? de|entrée|erreur|terme|motif|symbole|marqueur)|de|d'|le|la|les) ?)?",
      noun: "(?:[ -](?:lignes?|entrées?|commentaires?))?",
      left: "(?:restante?s?|n'apparaît|n'apparaissent|ne figure|ne reste|ne subsiste|ne doit|n'est|plus|apparaître|rester|subsister|figurer|présente?s?|utilisée?s?|nulle part|trouvée?|qui reste|ne se trouve|importée?|reste|dedans|être|il ne|ne doivent|exister|n'existe|pas)",
      inLast: "(?:(?:dans|parmi|sur) les|dans les)",
      lines: "(?:dernières lignes|lignes finales|dernières entrées)",
      theLast: "(?:les|dans les|parmi les)",
      lacks:
        "(?:ne (?:contient|contiennent|mentionne|mentionnent|comporte|comportent|référence|cite|liste|montre|doit contenir|doivent contenir) (?:pas|plus|aucune?|jamais|ni)(?: (?:de|d'|aucune?|le|la|les|l'))?|ne doi(?:t|vent) (?:pas|plus) (?:contenir|mentionner|comporter|inclure|utiliser|importer|référencer)(?: (?:de|d'|aucune?))?|n'(?:utilise|importe|inclut|appelle|affiche|utilisent|importent|a) (?:pas|plus|aucune?)(?: (?:de|d'|aucune?))?|(?:est|sont) (?:exempte?s? de|sans|dépourvue?s? de)|ne doi(?:t|vent) contenir aucune?)",
      search: "(?:une recherche|la recherche|rechercher|un grep|grep|recherche) (?:de|sur|pour)",
      findsNothing:
        "(?:ne (?:donne|renvoie|trouve|retourne|ramène) (?:plus )?(?:rien|aucun résultat)|reste vide|est vide|ne remonte rien)",
      files_:
        "(?:(?:(?:le|la|les|tous|toutes|tout|fichiers?|dossiers?|répertoires?|contenu|contenus|code|tests?|fixtures?|schémas?|migrations?|snapshots?|données|modèles?|références?|du|de|des|dans|sous|qui|se|trouvent|ce|sources?|en|modules?|paquets?|générés?|golden|instantanés|sont|d'autres) |l')){1,7}",
      stays: "(?:reste|restent|demeure|demeurent|est|sont|soit|soient|rester|demeurer|être)",
      same: "(?:inchangée?s?|intacte?s?|identiques?(?: à l'octet près)?|tels? quels?|telles? quelles?|non modifiée?s?|les mêmes|figée?s?|comme avant|pareils?|identiques à (?:main|avant|l'origine)|en l'état)",
      since:
        "(?:,? (?:par rapport à|depuis|vis-à-vis de|à|comme|face à) (?:main|master|HEAD|la branche (?:principale|main)|l'origine|le début|avant|la base|l'état initial|le départ|l'octet près))*",
      notChange:
        "(?:(?:ne|n') ?(?:doi(?:t|vent) (?:pas|jamais) (?:être (?:modifié|changé|touché|édité|altéré)e?s?|changer|bouger)|(?:est|sont) (?:pas|jamais) (?:modifié|changé|touché|altéré)e?s?|(?:a|ont) pas (?:été (?:modifié|changé|touché|altéré)e?s?|changé|bougé)|changent? pas|bougent? pas|peuvent? pas être (?:modifié|changé|touché)e?s?|présentent? aucune (?:modification|différence)|subi(?:t|ssent) aucune modification)|(?:n'|ne )(?:a|ont) subi aucune (?:modification|altération))",
      noChange:
        "(?:(?:il n'y a )?aucune? (?:modification|changement|différence|diff|écart|fichier modifié|ligne modifiée|fichier changé)s?|pas de (?:modification|changement|différence|diff)s?|zéro (?:modification|changement))",
      touched:
        "(?:modifié|changé|touché|altéré|n'est modifié|n'a été modifié|ne change|n'a changé|n'est touché|ne doit être modifié|ne doit changer|ne bouge|n'est changé|ne doit être touché)e?s?",
      emptyWord: "vides?|propres?",
      emptyIs:
        "(?:(?:est|reste|doit être|soit|demeure|doit rester)(?: {adverb})? (?:vide|propre)|vide|(?:n'affiche|ne montre|ne renvoie|ne produit|ne donne|ne retourne|ne signale|ne liste) (?:rien|aucune (?:différence|modification|sortie|ligne)|aucun changement)|(?:est|soit) vide)",
      keepVerb: "(?:laisser|laisse|laissez|garder|garde|gardez|conserver|conserve|conservez|maintenir)",
      nothingChanges:
        "(?:rien (?:ne (?:change|bouge)|n'est (?:modifié|changé|touché)|n'a (?:été (?:modifié|changé|touché)|changé|bougé)|ne doit (?:changer|bouger|être modifié))|tout (?:reste|est) (?:inchangé|identique|intact)|aucun (?:fichier|octet|changement) (?:ne change|n'est modifié|n'a changé|n'a été modifié|n'apparaît))",
      nothingChanged: "(?:aucun (?:fichier|octet|changement)|rien)",
      theDiff: "(?:le |un )?(?:git )?diff",
      only: "(?:seule?s?|uniquement|seulement|exclusivement|rien que|strictement)",
      mayChange:
        "(?:(?:peuvent|peut|doivent|doit|ont|sont|est|a|sera|seront|auront)(?: (?:être|été|avoir))?(?: (?:modifié|changé|touché|édité|concerné|altéré)e?s?| changer| bouger)?|changent?|bougent|modifiables?|apparaissent(?: dans le diff)?)",
      mayChange0:
        "(?:(?:on |tu |vous )?(?:ne )?(?:modifie[rz]?|touche[rz]?|change[rz]?|édite[rz]?|peut modifier|peux modifier|pouvez modifier|peuvent changer|peuvent être modifiés|peut changer|sont modifiables|sont modifiés|ont changé|ont été modifiés|travaille[rz]?|changent)|(?:les )?modifications? (?:autorisées?|permises?|limitées?|possibles?))",
      mayChange1:
        "(?:peuvent changer|peuvent être modifiés|modifiables?|et rien d'autre|seulement|uniquement|exclusivement)",
      changeOnly:
        "(?:on )?ne (?:peut|peux|pouvez|doit) (?:modifier|toucher|changer) (?:que|qu'à)|(?:on )?n'est autorisé à modifier que|(?=.*(?:qu[e']|uniquement|seulement|exclusivement|rien))(?:ne )?(?:modifie[rz]?|touche[rz]?|change[rz]?|édite[rz]?|travaille[rz]?|écri(?:s|re|vez)|interviens|intervenir|intervenez)(?: (?:que|qu'|à|au|rien))?(?: (?:uniquement|seulement|exclusivement|que|qu'à|d'autre que))?(?: (?:dans|sous|aux?|les?))?",
      nothingOutside:
        "(?:(?:ne )?(?:rien |pas )?(?:modifie[rz]?|touche[rz]?|change[rz]?|toucher à)? ?(?:rien|aucun fichier|aucun autre fichier|pas)? ?(?:en dehors|hors|à l'extérieur|au-dehors|ailleurs que|autre que|sauf) ?(?:de|du|des|dans|sous)?|aucun(?:e)? (?:changement|modification|fichier(?: modifié)?) (?:en dehors|hors|à l'extérieur) (?:de |du )?|ne (?:touche[rz]?|modifie[rz]?) (?:à )?rien (?:en dehors|hors|d'autre que) ?(?:de)?)",
      outside: "(?:en dehors de|hors de|hors|à l'extérieur de)",
      nothingMay:
        "(?:rien (?:ne|n') ?(?:doit|peut|est|a|change|bouge)(?: (?:changer|bouger|être (?:modifié|touché)|modifié|changé|été modifié))?|aucun fichier ne (?:change|doit (?:changer|être modifié)|peut changer)|aucun fichier n'(?:est|a été) (?:modifié|touché)|ne (?:rien |pas )?(?:modifier|toucher|changer)(?: rien)?|aucune modification|tout reste inchangé)",
      limit:
        "(?:limite[rz]?|cantonne[rz]?|restreins|restreindre|restreignez|confine[rz]?|borne[rz]?|garde[rz]?)(?: (?:toi|vous|se|tes|vos|les|toutes|le|tous|modifications|changements|diff|travail|-toi|-vous))*(?: (?:à|aux(?: fichiers (?:de|sous))?|au))?",
      limitEnd: "(?:uniquement|seulement|et rien d'autre)",
      theChanges:
        "(?:(?:toutes|tous|les|le|ces|vos|tes) ){0,2}(?:modifications?|changements?|diff|travaux|travail|écritures|interventions)",
      areLimited:
        "(?:(?:ne (?:sont|seront) (?:admise?s?|autorisée?s?|permise?s?|acceptée?s?) (?:que |qu')(?:à l'intérieur de|dans|sous)|sont (?:admise?s?|autorisée?s?|permise?s?) (?:seulement|uniquement|exclusivement) (?:à l'intérieur de|dans|sous)|restent|reste|se limitent|se limite|sont limitée?s|limitée?s|cantonnée?s|restreintes?|est limité|sont confinée?s|ne concernent|ne concerne|ne touchent|ne touche|doivent rester|doit rester|se cantonnent|portent|sont autorisée?s|doivent se limiter|ne portent|ne dépasse|sont cantonnée?s)(?: (?:uniquement|seulement|que|qu'|à|aux|aux fichiers (?:de|sous)|sur|dans|sous|exclusivement|pas|les fichiers (?:de|sous)|des fichiers (?:de|sous)))*)",
      listsOnly:
        "(?:ne (?:liste|montre|affiche|contient|mentionne|touche) (?:que|rien (?:en dehors|hors) de)|(?:liste|montre|affiche) (?:uniquement|seulement))",
      manual:
        "(?:(?:une |la )?(?:revue|relecture|vérification|inspection|validation|lecture|contrôle|examen|revue de code)(?: (?:manuelle?|visuelle?|humaine?|éditoriale?|juridique|à la main|à l'œil|par un humain|par une personne))|(?:un |le )?(?:contrôle|examen) (?:manuel|visuel|humain|à la main)|relecture|revue humaine|à vérifier à la main|vérification humaine)",
      byPerson: "(?:par|avec) {person}",
      person:
        "(?:(?:un|une|deux|trois|le|la|l'|quelqu'un|au moins une?|des|les) ?)(?:(?:autre|second|seconde|vrai|vraie) )?(?:personnes?|humains?|mainteneu(?:r|se)s?|mainteneuse|maintainer|relect(?:eur|rice)s?|rédact(?:eur|rice)s?|développeu(?:r|se)s?|designer|testeu(?:r|se)s?|exper(?:t|te)s?|utilisat(?:eur|rice)s?|collègues?|traduct(?:eur|rice)s?|juristes?|avocate?|médecin|comptable|responsable|membre|équipe|product owner|ergonome|graphiste|ingénieure?|agente?|contrôleu(?:r|se)|professeure?|enseignante?|régulat(?:eur|rice)|conduct(?:eur|rice)|gestionnaire|chef(?:fe)? de \\p{L}+|référente?|locut(?:eur|rice)s?|bénévole|cliente?|journaliste|chargée? de \\p{L}+|spécialiste)(?: (?:de|du|d'|des|qui|francophone|métier|senior|natif|native|humaine?|extérieure?|indépendante?|qualité|produit|juridique|technique|fonctionnel)(?: ?[^,:;\\ue001-\\ue005]{1,30}?)?)?",
      looks:
        "(?:lit|relit|vérifie|examine|regarde|ouvre|compare|contrôle|parcourt|inspecte|teste|passe en revue|consulte|essaie|écoute|valide|doit (?:lire|relire|vérifier|regarder|examiner|ouvrir|comparer)|a (?:lu|relu|vérifié|regardé)|lisent|relisent|vérifient|regardent)",
      looksEnd: "(?:à la main|à l'œil|sur écran|manuellement|en entier|une par une|un par un)",
      confirms:
        "(?:confirme|confirment|constate|constatent|atteste|atteste|juge|jugent|valide|valident|estime|montre|établit|certifie|approuve|conclut|s'assure|vérifie|trouve|dit|reconnaît|doit confirmer|déclare|accepte|prouve|s'assurent|confirmer|confirmant)",
      to: "(?:pour|afin de|puis|qui)",
      inWriting: "(?:par écrit|en commentaire)",
      personLabel:
        "(?:revue|humain|relecture|à la main|manuel|vérification manuelle|contrôle humain|par une personne|revue humaine)",
      after: "(?:après|à la suite de|au terme de|à l'issue de|suite à)",
      beforeWord: "(?:avant(?: de| d'| que)?)",
      each: "(?:chaque|chacun|chacune|tout|toute|avoir (?:\\p{L}+é|fini|écrit|réécrit|converti) (?:chaque|une?))(?!\\p{L})",
      whenever: "(?:(?<pre>chaque fois que|à chaque fois que)|dès que|quand|lorsque|une fois (?:que )?|à(?= chaque ))",
      runVerb_:
        "(?:(?:toujours|il faut|on|puis|ensuite|aussi|d'abord|tous|les deux|la commande|doit|doivent|être|systématiquement|relancer|de) |(?:lance[rz]?|exécute[rz]?|fais tourner|faire tourner|fais passer|relance[rz]?|exécuter|vérifie[rz]?(?: avec| que| par)?|joue[rz]?|appelle[rz]?|utilise[rz]?|passe[rz]?|s'assurer que|assure-toi que|rejoue[rz]?|teste[rz]? avec)(?: ?:)? )",
      runMid:
        "(?:doit passer|passe|doit être lancé|est lancé|est exécuté|tourne|doit tourner|à lancer|lancé|doit rester vert|est relancé)",
      runEnd:
        "(?:doit passer|passe|doit être vert|est lancé|doivent passer|doit tourner|est exécuté|tourne|sans exception|doit rester vert|à exécuter|à lancer)",
      again: "à nouveau|de nouveau|encore|d'abord|en entier|en local",
      greenMore:
        "(?:le |la |les )?(?:garder|garde|gardez|maintenir) (?:au )?vert|corrige[rz]?(?: {w})?|doit (?:passer|être vert|rester vert)",
      noGo: "(?:(?:ne |n')(?:pas |jamais |rien )?\\p{L}+(?: pas| jamais| rien| plus)?|ne (?:pas|jamais|plus)|pas de|pas question de|aucune?|interdit de|interdiction de|on ne (?:passe|continue|avance|commence) (?:pas|plus)|attend(?:s|re|ez)|attends|reste[rz]?|s'arrêter|bloque[rz]?|stop|pause|rien)",
      noGoBehind:
        "(?:(?:ne|n'|pas|aucune?|on ne|on n'|rien|interdit|interdiction|inutile|reste[rz]?|attends|attendre|attendez|on reste|on attend|arrête|tu ne|vous ne|il ne faut pas|le \\p{L}+ (?:suivant|module) ne)(?!\\p{L}))",
      until:
        "(?:tant que|tant qu'|jusqu'à ce qu'|jusqu'à ce que|avant que|si|sans que|pendant que|aussi longtemps que)",
      onlyThen:
        "(?:(?:ne |n')?(?:passe[rz]?|continue[rz]?|avance[rz]?|commence[rz]?|enchaîne[rz]?|attaque[rz]?|entame[rz]?|fusionne[rz]?|démarre[rz]?|poursui(?:s|vre|vez)|reprend(?:s|re|rez)?|supprime[rz]?|migre[rz]?|on (?:passe|continue|ne passe|n'avance|enchaîne)|l'étape suivante|la suite|le (?:module|lot|composant|chantier|fichier) suivant|la \\p{L}+ suivante|le \\p{L}+ suivant))",
      onceWord:
        "(?:(?:seulement |uniquement |qu'|que )?(?:quand|lorsque|lorsqu'|si|une fois (?:que )?|après(?: que)?|dès que|à condition que)|(?:seulement|uniquement|qu')(?: une fois)? ?(?:quand|lorsque|si|après|que|une fois))",
      onceOnly:
        "(?:(?:seulement|uniquement|que|qu'|et seulement)(?: alors)? ?(?:quand|lorsque|si|après(?: que)?|une fois (?:que )?|une fois|dès que)|dès que|une fois que|à condition que|seulement quand)",
      goOn: "(?:ne |n')?(?:passe[rz]?|continue[rz]?|avance[rz]?|commence[rz]?|enchaîne[rz]?|attaque[rz]?|entame[rz]?|fusionne[rz]?|démarre[rz]?|poursui(?:s|vre|vez)|on (?:passe|continue|ne passe|n'avance|enchaîne|ne commence)|l'étape suivante|la suite|le (?:module|lot|composant) suivant)",
      itWord: "(?:il|elle|ils|elles|celui-ci|celle-ci|ce|c'|ça|cela|tout|la suite|le build|la commande)",
      red: "(?:(?:n'est|ne sont|n'était|ne soit|ne soient|n'a|n'ont) pas (?:verts?|vertes?|au vert|passée?s?|réussi|propres?|terminée?s?)|(?:est|sont|reste|restent|soit|soient)(?: encore)? (?:au )?(?:rouges?|vert(?:e|s|es)?|en échec|cassée?s?|en rouge)|échoue(?:nt)?|ne (?:passe|réussi|passent|réussit|réussissent|sort|se termine) pas(?: (?:avec|en) (?:le )?(?:code )?0)?|est passé(?:e|s)?|soi(?:t|ent) (?:verts?|vertes?|au vert|passée?s?)|passe(?:nt)?|ait réussi|a réussi|signale des erreurs|réussisse|est en échec|est au vert)",
      gateWord: "(?:barrière|point de contrôle|jalon|verrou|garde-fou|gate|condition de passage|porte)",
      mustPass:
        "(?:doit|doivent) (?:d'abord )?(?:passer|être verte?s?|réussir|sortir avec (?:le code )?0|être au vert|passer au vert)|être verte?s?|passer|doit réussir",
      parallel: "(?:en parallèle|simultanément|en même temps|parallèlement|de front|concurremment|à la fois)",
      parallelMore: "(?:possible|faire|traiter|mener|lancer|exécuter)",
      canRun:
        "(?:traite[rz]?|mener|avancer|fais|faites|peuvent|peut|doivent|se|être|faire|avancer|sont|mené(?:e?s)?|traité(?:e?s)?|menées|menés|fait(?:e?s)?|réalisé(?:e?s)?|lancé(?:e?s)?|exécuté(?:e?s)?|mener|traiter|lancer|exécuter|réaliser|vont|va|travailler|s'effectuer|se dérouler|progresser|mène|fais|lance|exécute|menez|faites|lancez|tourner|tournent|avancent|se font|toutes|tous|deux|développée?s|écrite?s|migrée?s|portée?s|effectuée?s)",
      handVerb_:
        "(?:(?:à la fin|enfin|puis|et|ensuite|aussi|également|il faut),? |(?:écri(?:re|s|vez)|remet(?:tre|s|tez)|livre[rz]?|fourni(?:r|s|ssez)|produi(?:re|s|sez)|enregistre[rz]?|dépose[rz]?|génère[rz]?|générer|sauvegarde[rz]?|crée[rz]?|rédige[rz]?|place[rz]?|mets|mettre|mettez|exporte[rz]?|range[rz]?|donne[rz]?|rends|rendre|rendez|laisse[rz]?|ajoute[rz]?|consigne[rz]?|stocke[rz]?|documente[rz]?|résume[rz]?|met(?:s|tre)? à jour|mets à jour|tiens|publie[rz]?|liste[rz]?|regroupe[rz]?|note[rz]?|décri(?:s|re|vez)|récapitule[rz]?)(?: ?:)? )",
      handDet_: "(?:(?:le|la|les) (?=\\p{L})|l'(?=\\p{L}))",
      handEnd: "(?:à la fin|à jour)",
      inFormat: "(?:au format|en|sous forme de|au)",
      about:
        "(?:avec|contenant|qui (?:contient|liste|décrit|résume|explique|récapitule)|listant|décrivant|résumant|comportant|expliquant|indiquant|sur|précisant|contient|récapitulant|mentionnant|couvrant|incluant)",
      as: "(?:sous le nom|comme|nommé(?:e)?|sous)",
      goesInto:
        "(?:va|vont|est|sont|se trouve|doit être|doivent être|doit aller|sera|seront|est à|à)(?: (?:écrit|enregistré|déposé|placé|rangé|livré|mis|consigné|stocké|sauvegardé|remis|fourni)e?s?| (?:déposer|écrire|enregistrer|placer|remettre))?",
      answerLead_:
        "(?:(?:à la fin|enfin|pour finir|puis|et|en conclusion|au final|en fin de tâche),? |(?:termine[rz]?|réponds|répondre|répondez|résume[rz]?|rédige[rz]?|donne[rz]?|fourni(?:s|r|ssez)|écri(?:s|re|vez)|fini(?:s|r|ssez)|conclu(?:s|re|ez)|fais|faire|faites|limite[rz]?|garde[rz]?|rends|rendre|produi(?:s|re|sez)|présente[rz]?|envoie|envoyer|explique[rz]?|décri(?:s|re|vez)|renvoie|renvoyer|affiche[rz]?|livre[rz]?)(?: (?:moi|nous|par|avec|en|le tout|-moi|tout))* )",
      answer:
        "(?:(?:(?:la|le|une|un|ta|votre|ton|d'une|d'un|cette) |l')?(?:(?:courte?|brève|bref|petite?) )?(?:réponse|résumé|synthèse|message|bilan|compte rendu|compte-rendu|rapport|conclusion|paragraphe|récapitulatif|texte|sortie|note)(?: (?:finale?|final|de fin|de synthèse|courte?|bref|brève|de clôture|en français))*(?: (?:de|du|des|d') ?[^,:;()\\ue001-\\ue005\\d]{2,50}?)?)",
      answerMore:
        "(?:est|doit|doivent|tient|tenir|fait|faire|ne|doit faire|doit tenir|contenir|contient|pas|dépasse|dépasser|comporte|sera|limitée?|ne dépasse pas|ne doit pas dépasser|rester|reste|de|en|à|avec|compter|compte|être|excéder|se limite|se limiter|qui)",
      wordLimit:
        "(?:(?:en|de|à|au plus|au maximum|maximum|max\\.?|moins de|pas plus de|limitée? à|jusqu'à|environ|sous|ne dépassant pas|dans|plus de|d'au plus|de moins de|n'excédant pas|tenir en|d'environ|pas) ){0,3}(?:{N} mots)",
      wordTail: "(?:maximum|au maximum|au plus|max\\.?|tout au plus|environ|ou moins|grand maximum)",
      codeWord:
        "(?:(?:le|du|de|un|des|au|par|avec|en|seul|bloc de|blocs? de) ){0,4}(?:code(?: (?:final|source|modifié|complet|brut|seul))?|blocs? de code)",
      codeAlone:
        "(?:et rien d'autre|rien d'autre|uniquement|seulement|exclusivement|seul|sans (?:explications?|commentaires?|texte|prose|aucune explication))",
      codeWithout:
        "(?:sans|aucune?|pas d'|pas de) ?(?:aucune? )?(?:explications?|commentaires?|texte|prose|phrase|blabla)(?: (?:autour|avant ni après|superflue?))?",
      without: "(?:sans|pas de|pas d'|aucune?|ni)",
      tell_:
        "(?:(?:puis|et|alors|à la fin|enfin|seulement|uniquement|exactement),? |(?:affiche[rz]?|écri(?:s|re|vez)|imprime[rz]?|réponds|répondre|répondez|dis|dire|termine[rz]?|fini(?:s|r|ssez)|émets|émettre|envoie|envoyer|renvoie|renvoyer|indique[rz]?|conclu(?:s|re|ez)|annonce[rz]?|signale[rz]?|ajoute[rz]?|inscri(?:s|re|vez)|poste[rz]?)(?: (?:par|avec|simplement|la réponse par))? )",
      lineWord_:
        "(?:(?:(?:la|le|une|un|sur|en|dans|seule|seul|dernière|dernier|ligne|mot|message|texte|exact|exactement|uniquement|juste|simplement|à|sa|propre|par|de|finale|final|mention|chaîne|phrase|suivante?|seulement))(?: ?:)? )",
      signalEnd:
        "(?:sur (?:la dernière|une|sa propre) ligne(?: (?:seule|à part|dédiée|séparée))?|en (?:dernière ligne|dernier|fin de réponse|toute fin|majuscules)|seule?|et rien d'autre|à la fin|comme dernière ligne|tel quel|sans rien d'autre|à la toute fin|de la réponse)",
      whenDone:
        "(?:(?:seulement |uniquement )?(?:quand|lorsque|lorsqu'|une fois|dès que|dès qu'|après|si)(?: ?[^.;:!?\\ue001-\\ue005]{2,110}?)?|à la fin|en fin de tâche|pour finir|à la toute fin|en dernier)",
      asLast: "(?:en|comme|pour|sur la) (?:toute )?(?:dernière ligne|dernier mot|dernier message|dernier)",
      lastLine:
        "(?:(?:la |le |ta |ton |votre )?(?:toute )?derni(?:ère|er) (?:ligne|mot|message|phrase)(?: (?:de|du|de la|de ta|de votre) ?(?:réponse|sortie|message|rapport))?|signal de fin|marqueur de fin|signal d'achèvement|mot de fin|signal)",
      endWith:
        "(?:termine[rz]?|fini(?:s|r|ssez)|conclu(?:s|re|ez)|clos|clore|achève|clôture[rz]?)(?: (?:la|le|ta|ton|votre|réponse|message|sortie|tout|rapport|par|toujours|final|finale|dernier|exécution))* (?:par|avec|sur)",
      stop: "(?:(?:puis|alors|on|il faut|tu|immédiatement) )*(?:arrête(?:r|z)?(?:-toi|-vous)?|s'arrête(?:r)?|t'arrêtes?|stoppe[rz]?|stop|interromp(?:s|re|ez)|abandonne[rz]?|cesse[rz]?|arrêt|fin|termine[rz]?|halte|mets? fin|mettre fin|fais une pause|on arrête|rends la main|rendre la main|suspend(?:s|re|ez)|met(?:s|tre) en pause)(?: (?:de travailler|le travail|tout|là|immédiatement|et (?:demande[rz]?|signale[rz]?|préviens|prévenir|rends|attends|explique[rz]?|dis|rapporte[rz]?)[^,:;]{0,40}?|l'exécution|la tâche|aussitôt|les frais))?(?:,|:)?",
      stopAs:
        "(?:si|s'|dès que|dès qu'|quand|lorsque|lorsqu'|en cas de|au cas où|une fois que|à partir du moment où|après)",
      boundLead:
        "(?:après|passé|au bout de|au-delà de|au plus|au maximum|maximum|max\\.?|pas plus de|plus de|jusqu'à|dès que|dès|quand|si|limite|limite de|budget de|budget|en|moins de|au total|à|d'|de|le|la|les|une fois|passé|passées?|soit|environ|durée|temps|coût|on a|tu as|vous avez|dépensé|dépasse|et|ne pas dépasser|sans dépasser|n'excède pas|stop|s'arrêter|il faut|avant|sous|tours|consommé|atteint|atteints|arrêt|que)",
      boundTail:
        "(?:de travail|au total|au maximum|maximum|max|au plus|ont été (?:dépensé|consommé|utilisé|atteint|effectué)e?s|a été (?:dépensé|consommé|utilisé|atteint)e?|sont (?:dépensé|consommé|passé|écoulé|atteint|utilisé|dépassé)e?s|est (?:dépassé|atteint|écoulé|consommé)e?|dépensée?s?|consommée?s?|écoulée?s?|atteinte?s?|passée?s?|en tout|tout compris|sans exception|pour (?:tout|la tâche|cette tâche|l'ensemble)|de budget|utilisée?s?|tout au plus|d'exécution|de calcul|réel(?:les)?|dépassée?s?|ont passé|se sont écoulées?|effectuée?s?)",
      whichever:
        "(?:selon )?(?:ce qui|le premier|au premier|à la première|selon la première)|même si|quoi qu'il|et pas un|pas un",
      budgetWord:
        "(?:(?:le|la|ton|votre|un) |l')?(?:budget|limite|plafond|durée|temps|coût|délai|nombre de tours|enveloppe|session|tâche|exécution|dépense|consommation|quota)(?: (?:maximale?|maximum|total|totale|de temps|de tours|de jetons|max|de tokens|global|globale|d'exécution|alloué|de dépenses?))*",
      budgetMore:
        "(?:est|de|ne|pas|dépasse|dépasser|doit|à|pour|cette|la|tâche|fixé|limitée?|dure|peut|n'excède|s'arrête|au|travail|ce)",
      useVerb:
        "(?:prends|prenez|consacre[rz]?|accorde-toi|passe|tu as|vous avez|on a|tu disposes d'|utilise[rz]?|consomme[rz]?|dépense[rz]?|travaille[rz]?|ne (?:pas )?(?:dépasse[rz]?|consomme[rz]?|utilise[rz]?|dépense[rz]?|travaille[rz]?)|limite[rz]?-?(?:toi|vous)?|n'utilise[rz]?)",
      useMore: "(?:pas|jamais|au plus|au maximum|plus de|à|droit à|de|jusqu'à|pendant|seulement|d')",
      lead_:
        "(?:de plus|aussi|et|mais|important ?:|attention ?:|règle ?:|note ?:|surtout|en général|s'il te plaît|s'il vous plaît|par ailleurs|en outre|merci de|prière de|veuillez|rappel ?:),? ",
      agent: "(?:tu|vous|on|nous|il|je|l'agent|l'assistant|les agents|un agent|codex|claude|personne)",
      banned:
        "(?:(?:strictement|formellement|absolument|totalement|expressément|rigoureusement|toujours) )*(?:interdit|proscrit|prohibé|défendu|exclu|banni|inacceptable|hors de question|inadmissible|intolérable)(?:e?s?)?",
      notAllowed:
        "(?:n'est|ne sont|n'est jamais|ne sera|ne seront) (?:pas|jamais|en aucun cas) (?:\\p{L}+ment )?(?:autorisée?s?|permise?s?|admise?s?|acceptée?s?|acceptables?|toléré(?:e?s?)?|possibles?|envisageables?|une option|négociables?|souhaité(?:e?s?)?)",
      bans: "(?:,? (?:ici|dans [^,:;]{2,60}|sans [^,:;]{2,60}|pour [^,:;]{2,60}|sous [^,:;]{2,60}|en [^,:;]{2,60}|sauf [^,:;]{2,60}|même [^,:;]{2,60}|hors [^,:;]{2,60}|à [^,:;]{2,60}))*",
      pas: "(?:pas|jamais|plus|en aucun cas|sous aucun prétexte|surtout pas|aucunement|rien)",
      done: "(?:\\p{L}{2,20}(?:é|i|u|is|it|ert|ait))e?s?",
      det: "le|la|les|l'|un|une|ce|cette|ces|chaque|tout|toute|toutes les|tous les|aucun|aucune|seul|seule|seuls|seules|nos|notre|d'",
      part: "couches?|modules?|paquets?|packages?|services?|composants?|logique|domaine|noyau|cœur|coeur|schémas?|adaptateurs?|interfaces?|clients?|serveurs?|backend|frontend|base(?: de données)?|workers?|files?|plugins?|points? d'entrée|endpoints?|routes?|routeur|parseur|analyseur|compilateur|modèles?|stockage|système|fonctions?|méthodes?|classes?|types?|hooks?|vues?|pages?|écrans?|middlewares?|passerelle|jobs?|pipeline|processus|threads?|pilotes?|événements?|transactions?|migrations?|tables?|ordonnanceur|simulation|horloge|temps|accès|appels?|requêtes?|réponses?|jetons?|secrets?|configuration|état|validation|sérialisation|authentification|autorisations?|règles?(?: métier)?|calculs?|montants?|prix|dates?|horodatages?|textes?|traductions?|erreurs?|exceptions?|journalisation|cache|bibliothèque|application|api|cli|contrôleurs?|dépôts?|repositories|entités|dépendances?|imports?|effets? de bord|frontières?|moteur|gestion|sql|http|code|données|sessions?|lecture|écriture|gestionnaires?|handlers?|objets?|dto|bus|agrégats?|ports?|i/o",
      partOf: "(?:de|du|des|d'|en|dans|entre|avec|sous|pour|qui|à)",
      sys: "(?:ne|n'|est|sont|reste|restent|doit|doivent|peut|peuvent|passe|passent|vit|vivent|connaît|connaissent|dépend|dépendent|importe|importent|appelle|appellent|accède|accèdent|utilise|utilisent|lit|lisent|écrit|écrivent|expose|exposent|contient|contiennent|parle|parlent|communique|communiquent|se|s'|va|vont|demeure|ignore|ignorent|garde|gardent|sait|savent|appartient|renvoie|renvoient|reçoit|reçoivent|retourne|prend|prennent|fait|font|produit|produisent|délègue|délèguent|traduit|traduisent|vient|viennent|implémente|implémentent|valide|valident|calcule|calculent|n'a|a|ont|uniquement|seulement|tient|tiennent|circule|circulent|transite|transitent|arrive|repose|reposent|encapsule|émet|émettent)",
    },
    ...framesOf({
      criteria: {
        judge: [
          "{any},? (?:est|sont|sera|seront|doit être|doivent être|a été|ont été) (?:confirmée?s?|validée?s?|vérifiée?s?|relue?s?|approuvée?s?|jugée?s?|contrôlée?s?) (?:à la main )?par {person}",
        ],
        hold: ["(?:on (?:y )?(?:trouve|lit|voit)|il y a|on a) {thing}{V} (?:{inside}) {file_}?{P}"],
        lack: [
          "(?:il )?ne (?:reste|subsiste|figure|doit rester) (?:plus |pas )?(?:aucune? |de |d'){before}{it}(?: {left}){0,3} (?:{inside}) {file_}?{P}",
        ],
      },
      steps: {
        after: [
          "(?:dès qu'|lorsqu'|une fois qu'|chaque fois qu'|à chaque fois qu')(?<when>[^,:;\\ue001-\\ue005]{2,110}?)(?:,|:| ->| →) ?(?:{runVerb_}){0,4}{Cs}(?: {runEnd})?{stillGreen}",
          "(?<when>(?:fini|terminé|migré|converti|modifié)(?:e|s|es)? (?:chaque|un|une) [^,:;\\ue001-\\ue005]{1,60}?),? (?:{runVerb_}){1,4}{Cs}(?: {runEnd})?",
        ],
        gate: [
          "(?:on )?(?:ne |n')?(?:passe[rz]?|continue[rz]?|avance[rz]?|commence[rz]?|enchaîne[rz]?|attaque[rz]?|entame[rz]?|démarre[rz]?|on passe)[^:;,\\ue001-\\ue005]{0,60}? (?:qu'|seulement |uniquement )une fois {cmd}{Cs} (?:réussie?s?|passée?s?|au vert|verte?s?|terminée?s? sans erreur)",
          "(?:ne |n')(?:passe[rz]?|continue[rz]?|avance[rz]?|commence[rz]?|enchaîne[rz]?|attaque[rz]?|entame[rz]?|démarre[rz]?|on passe)[^:;,\\ue001-\\ue005]{0,60}? (?:que|qu')(?: (?:si|lorsque|quand|une fois(?: que)?|après(?: que)?)|une fois(?: que)?) {gated}(?:,? {state})?{tail}",
        ],
      },
    }),
    more: { block: ["(?:(?:{stopAs}) ?)?{any}(?:,? {stop})?"] },
    clauses: {
      cuts: ",? (?:et|ou|puis|ainsi que)(?: (?:que|si|dès que|dès qu'|quand|lorsque|aussi))?(?= )|,? mais(?= )|[,;](?= )",
      or: "(?<!\\p{L})ou(?!\\p{L})",
      weakLabel:
        "(?:^|[^\\p{L}])(?:chaque|par|optionnel|facultatif|plus tard|exemple|p\\. ?ex|note|peut-être|idéalement|bonus|si|quand|pas|jamais|souhait|une fois|à terme)(?:$|[^\\p{L}])",
      verdict: "(?<!\\p{L})code (?:de (?:sortie|retour))",
      takesBack:
        "^(?:sauf|à moins|mais|cependant|toutefois|seulement|sinon|si|quand|excepté|facultatif|pas|bien que|ou|c'est|hormis|par exemple)(?!\\p{L})",
      remedial:
        "^(?:si|s'il|s'|à la place|au lieu|plutôt|quand|lorsque|dans ce cas|sinon|en cas|utilise|utiliser|utilisez|préfère|préférer|corrige|corriger|corrigez|demande|demander|répare|crée|ajoute|passe|passez|passer|écris|remplace|mieux vaut|cherche|un test|propose|signale|signaler)(?!\\p{L})|(?<!\\p{L})(?:à la place|plutôt)(?!\\p{L})",
      explains: "^(?:c'|cela|ça|ce|cette|ces|ils?|elles?|parce|car|puisque|la raison|nous|je|on)(?!\\p{L})",
    },
    forbids: {
      not: [
        // What is not there, or not known.
        "(?!.*(?:le droit|l'autorisation|la permission))(?:nous|on|je|j'|ils|elles|il|elle) ?(?:n'|ne )(?:avons|a|ai|ont|avait|avions|y a|sommes|est|sont|savons|sait|sais|savent|disposons|dispose|connaissons|connaît|connais|trouvons|trouve|comprends|comprenons)(?!\\p{L}).*",
        "{from}ne (?:sois|soyez) (?:pas|jamais) (?:timide|surpris|gêné|avare|inquiet|découragé)(?!\\p{L}\\p{L}\\p{L}).*",
        "{from}(?:ça|cela) ne (?:fait|coûte|gâche) (?:pas|rien)(?!\\p{L}).*",
        "[^;]{0,60}(?:pas|non) (?:seulement|uniquement)(?!\\p{L}).*",
        ".*(?:mais|et) (?:aussi|également)(?!\\p{L}).*",
        "{from}(?:n'|ne )(?:oublie[sz]?|oublier|hésite[sz]?|hésiter|t'inquiète|vous inquiétez|crai(?:ns|gnez)|te gêne|manque[sz]?|omet(?:s|tez|tre)|te prive|perd(?:s|ez|re)|renonce|te décourage|vous privez|néglige[sz]?|négliger)(?!\\p{L}).*",
        "{from}ne (?:pas|jamais) (?:oublier|hésiter|craindre|manquer|omettre|négliger|s'inquiéter|perdre|se décourager)(?!\\p{L}).*",
        "(?:rien|personne) (?:ne|n') ?(?:t'|vous |nous |l'|m'|s')?(?:empêche|interdit|oblige|oppose)(?!\\p{L}).*",
        "(?:si|s'il|quand|lorsque|dès que|dès qu') ?.*",
        "(?:pas de (?:problème|souci|panique)|aucun (?:problème|souci)|nul besoin|pas besoin|inutile|aucun besoin|pas forcément|pas plus tard|aucune (?:objection|raison|limite))(?!\\p{L}).*",
        ".* qui (?:ne|n') ?\\p{L}+ (?:pas|jamais|plus).*(?:figur|apparaît|apparaiss|reste|sont|est|doi|peuv).*",
        ".*(?:n'est|ne sont) pas (?:un problème|grave|obligatoire|nécessaire|indispensable|gênant).*",
        ".*il n'est pas (?:nécessaire|obligatoire|utile|indispensable|besoin).*",
      ],
      acts: [
        "{from}(?:ne |n')(?:pas|jamais|plus|surtout pas|en aucun cas|rien) (?:jamais |y |en |le |la |les |l')?{act}",
        "{from}(?:il est|c'est|reste|il demeure) {banned}(?: ici)?(?: {for} {w})? (?:de |d'){act}",
        "{from}(?:interdiction(?: (?:absolue|formelle|totale|stricte))?|défense|{banned}|hors de question|pas question|il est exclu)(?: (?:ici|est faite))? ?(?:de |d'|que |:|: )? ?{act}",
        "{from}(?:il ne faut|on ne doit|il ne faut surtout|on ne peut|il convient de ne|veille[rz]? à ne|prends garde de ne|fais attention à ne|merci de ne|prière de ne|veuillez ne) (?:pas|jamais|plus|surtout pas|en aucun cas) {act}",
        "{from}(?:tu|vous|on|l'agent|nous|les agents|l'assistant) (?:ne|n') ?(?:doi(?:s|t|vent)|devez|devons|peu(?:x|t|vent)|pouvez|dev(?:ra|ras|rez|ons)|as pas|a|avez|es|êtes) ?(?:pas|jamais|plus|en aucun cas|sous aucun prétexte)(?: (?:le droit (?:de |d')|autorisée? à|censée? ))? ?{act}",
        "{from}(?:évite[rz]?|s'abstenir|abstiens-toi|abstenez-vous|garde-toi|gardez-vous|proscri(?:s|re|vez)|banni(?:s|r|ssez)|renonce[rz]? à|interdi(?:s|re|sez))(?: (?:absolument|surtout))?(?: de| d')? ?{act}",
        "{from}(?:en aucun cas|sous aucun prétexte|jamais|à aucun moment|surtout|en aucune façon)(?: (?:il ne faut|on ne doit|ne|tu ne dois|vous ne devez))?(?: pas)? (?!de la vie){act}",
        "{act},? (?:est|sont|reste|restent|serait|demeure|c'est) {banned}{bans}",
        "{act},? {notAllowed}{bans}",
        "{act} (?:ne |n')(?:doi(?:t|vent)|peu(?:t|vent)|devra|devront) (?:en aucun cas |sous aucun prétexte |pas |jamais |plus |surtout pas )+(?<y>(?:être |se voir )(?:{done})(?!\\p{L}).*)",
        "{from}(?:on |nous )?(?:ne |n')(?<x>\\p{L}+(?:ez|ons|e|es|s|ds|ts|re|is|a)?(?:-(?:le|la|les|y|en))?) (?:pas|jamais|plus|surtout pas|en aucun cas|aucune?|rien|ni)(?: (?:de|d'|à))? ?(?<y>\\S[^\\n]{0,300})",
        "{from}(?:aucune?|pas de|pas d'|pas un seul|zéro|plus de|nulle?) ?{act}",
        "{from}(?:nul|personne|aucun agent) ne (?:doit|peut) {act}",
        "{act}(?:,|:| [–—-]) ?(?:interdit|jamais|proscrit|hors de question|c'est non|non merci|exclu)e?s? ?!?",
        "{from}(?:on ne veut|nous ne voulons|je ne veux|on n'accepte|je n'accepte) (?:pas|plus|aucune?)(?: de| d')? ?{act}",
        "{from}il ne doit y avoir (?:aucune?|pas de|pas d') ?{act}",
        "{from}sans {act}(?!.*,)",
        // Work that is not a part of this one.
        "{act} (?:n'entre(?:nt)? pas dans|ne (?:fait|font) pas partie d[eu]|ne relèvent? pas d[eu]|n'est pas (?:dans|concernée? par)|ne sont pas concern[eé]+e?s par|reste(?:nt)? (?:en )?(?:hors|dehors)(?: d[eu])?|(?:viendra|viendront|sera|seront|se fera|vient|est|sont)(?: (?:plus tard )?dans)? (?:un autre|une autre|la prochaine|le prochain)) ?(?:ce(?:tte|t)? |cette |le |la |l'|du |de |ticket|lot|phase|chantier|version|projet|histoire)?[^,:;]{0,40}{bans}",
        "{from}(?:on|nous) (?:laisse|laissons) (?:de côté )?{act}(?: (?:de côté|en dehors|hors de) ?[^,:;]{0,30})",
      ],
      remedies: [
        ", (?=(?:toujours|uniquement) (?:via|par|depuis) |(?:mais )?(?:lis|lisez|prends|prenez|récupère|passe par|va)(?:-l[ae]s?)? |(?:toujours |à )?(?:les? |la )?(?:lire|prendre|récupérer|passer par) )",
        " ?(?:;|,|\\.|:| [–—-])? (?=(?:mais |et )?(?:à la place|au lieu de cela|plutôt|en remplacement|au contraire|préfère[rz]?|préférer|mieux vaut)(?!\\p{L}))",
        " ?(?:;|:| [–—-]| →| ->| \\() ?(?=(?:utilise[rz]?|corrige[rz]?|passe[rz]?|demande[rz]?|crée[rz]?|créer|ajoute[rz]?|modifie[rz]?|écri(?:s|re|vez)|remplace[rz]?|ouvre|ouvrir|ouvrez|fais|faire|faites|répare[rz]?|cherche[rz]?|signale[rz]?|change[rz]?|mets|mettre|mettez|prends|prendre|génère|régénère[rz]?|seul|seule|seuls|il faut|on|les?|adapte[rz]?|propose[rz]?|lance[rz]?|traite[rz]?|sers-toi|appelle[rz]?|étends|étendre|place[rz]?|lis|lire|injecte[rz]?|tout|toute|c'est|documente[rz]?|laisse[rz]?)(?!\\p{L}))",
        ", (?=(?:si|s'il|quand|lorsque|en cas|dans ce cas|utilise[rz]?|corrige[rz]?|préfère[rz]?|passe[rz]? par) ?)",
        ",? (?=mais (?:utilise|corrige|passe|demande|crée|ajoute|modifie|écri|ouvr|fai|propose|adapte)\\p{L}* )",
      ],
      orders: [
        ",? (?:et|mais) (?=(?:toujours |ensuite )?(?:lance[rz]?|exécute[rz]?|garde[rz]?|vérifie[rz]?|teste[rz]?|écri(?:s|re|vez)|documente[rz]?|ajoute[rz]?|utilise[rz]?|demande[rz]?|laisse[rz]?|conserve[rz]?|toujours|chaque|tous|toutes)(?!\\p{L}))",
        "(?:,| ?;| [–—-]) (?=(?:toujours|chaque|tous les|toutes les|toute|tout|pense[rz]? à|veille[rz]? à|documente[rz]?|lance[rz]?|teste[rz]?|vérifie[rz]?) )",
      ],
      architecture: [
        "(?!.*\\d)(?!.*(?:test|document|changelog|commit|comment|compatib|français|anglais|tradui|docstring|doi(?:t|vent) avoir)){subject},? ?(?:{sys}(?!\\p{L})|n'|s').*",
        "{subject} (?:uniquement|seulement|exclusivement) (?:dans|à|aux?|via|par|derrière|sur|en).*",
      ],
    },
  }),
);
