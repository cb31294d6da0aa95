/** How a language says of a file what stands in it, or that it was made. Sources of patterns over lexed words. */
export interface FileWords {
  /** Behind a file: it tells something, so that it has to be there. */
  readonly tells: string;
  /** Behind a file: it was made, and no more is said. */
  readonly made: string;
  /** In front of a file: there is one. */
  readonly there: string;
  /** What stands in a file of its own: the last noun in front of it. */
  readonly papers: string;
  /** Between such a noun and its file. */
  readonly at: string;
  /** What makes it none: a denial, a condition, a change for something else, a mention. */
  readonly unsure: string;
}

const english: FileWords = {
  tells:
    "(?:(?:now|also|then|both|all|must|should|shall|will|has to|have to|needs? to|is|are|be) ){0,3}(?:lists?|documents?|describes?|explains?|records?|covers?|contains?|containing|includes?|including|mentions?|names?|shows?|showing|summari[sz]es?|holds?|holding|has|have|compares?|comparing|states?|reflects?|tells?|answers?|reports?|gives?|details?|defines?|tests?|captures?|quotes?|outlines?|proves?|illustrates?|names|listing|describing|explaining|with)(?!\\p{L})",
  made: "(?:(?:has|have|had|is|are|was|were|gets?|got|must|should|shall|will|been|be|all|both|now|newly|freshly|fully|properly|then) ){0,4}(?:(?:re-?)?(?:written|created|generated|produced|rendered|exported|built|recorded|drawn|calculated|computed)|added|committed|checked in|updated|extended|completed|complete|filled(?: in| out)?|refreshed|saved|stored|drafted|published|finished|up[- ]to[- ]date|current|in place|there)",
  there: "(?:there (?:is|are|must be|should be|has to be|will be)|there's|we have|i have|have)(?!\\p{L})",
  papers:
    "(?:reports?|entry|entries|notes?|guides?|tables?|lists?|diagrams?|screenshots?|docs?|documents?|documentation|sections?|pages?|summar(?:y|ies)|logs?|records?|recordings?|specs?|results?|charts?|plots?|maps?|figures?|templates?|files?|datasets?|exports?|videos?|drafts?|plans?|protocols?|anal(?:ysis|yses)|comparisons?|benchmarks?|evidence|findings|runbooks?|adrs?|explanations?|examples?|schemas?|write-?ups?|decisions?|instructions|tutorials?|changelogs?|howtos?|how-tos|inventory|glossary|numbers|measurements?|before/after)",
  at: "(?:is |are |go(?:es)? |written |recorded |kept |stored |saved |documented |updated |added |lands? )?(?:in|at|under|into|to|as|called|named|inside|on|:|→|->|=>)?",
  unsure:
    "not|no|never|none|nothing|nobody|neither|nor|without|w/o|free of|\\p{L}+n['’]t|cannot|if|unless|until|when|whenever|while|may|might|could|would|can|optional(?:ly)?|ideally|maybe|perhaps|only|remove[sd]?|deleted?|deletes|moved?|moves|renamed?|gone|dropped|unchanged|untouched|unmodified|identical|same|as (?:described|defined|specified|documented|listed|before|it|they|in)|like|see|per|according|match(?:es)?|agrees?|equals?|or|instead|rather|today|currently|already|was|were|yesterday|either|both ways|example",
};

/** The words of each language, by its code. */
export const fileWords: Readonly<Record<string, FileWords>> = {
  en: english,
  de: {
    tells:
      "(?:(?:muss|soll|jetzt|auch|nun) ){0,2}(?:enthält|enthalten|listet|listen|beschreibt|beschreiben|dokumentiert|erklärt|nennt|zeigt|zeigen|führt|hält|fasst|vergleicht|hat|mit|belegt|erläutert|umfasst|weist)(?!\\p{L})",
    made: "(?:(?:ist|sind|wurde|wurden|wird|muss|liegt|vollständig|neu|jetzt) ){0,3}(?:erstellt|erzeugt|geschrieben|angelegt|aktualisiert|ergänzt|ausgefüllt|generiert|exportiert|gespeichert|aktuell|fertig|vollständig|eingecheckt|vor)(?: (?:worden|sein|werden))?",
    there: "(?:es gibt|es existiert|vorhanden (?:ist|sind):?)(?!\\p{L})",
    papers:
      "(?:\\p{L}*(?:[Bb]ericht|[Ee]intrag|[Nn]otiz(?:en)?|[Aa]nleitung|[Tt]abelle|[Ll]iste|[Dd]iagramm|[Dd]okumentation|[Ss]eite|[Pp]rotokoll|[Dd]atei|[Üü]bersicht|[Zz]usammenfassung|[Vv]ergleich|[Mm]essung(?:en)?|[Aa]uswertung))",
    at: "(?:in|unter|als|namens|:|→|->)?",
    unsure:
      "nicht|kein\\p{L}*|nie|niemals|nichts|niemand|ohne|falls|wenn|solange|darf|dürfen|kann|könnte|würde|optional|vielleicht|nur|gelöscht|entfernt|verschoben|umbenannt|unverändert|gleich|identisch|wie|siehe|laut|gemäß|oder|statt|bisher|heute|war|waren",
  },
  fr: {
    tells:
      "(?:(?:doit|doivent|aussi|et) ){0,2}(?:contien(?:t|nent)|contenir|liste(?:nt)?|lister|décri(?:t|vent)|décrire|explique(?:nt)?|documente(?:nt)?|mentionne(?:nt)?|montre(?:nt)?|résume(?:nt)?|recense(?:nt)?|compare(?:nt)?|indique(?:nt)?|existe(?:nt)? et|a|avec|détaille(?:nt)?)(?!\\p{L})",
    made: "(?:(?:est|sont|a|ont|été|doit|être|bien) ){0,4}(?:écrite?s?|créée?s?|générée?s?|produite?s?|mise?s? à jour|complétée?s?|remplie?s?|ajoutée?s?|exportée?s?|enregistrée?s?|à jour)",
    there: "(?:il (?:y a|existe))(?!\\p{L})",
    papers:
      "(?:rapports?|entrées?|notes?|guides?|tableaux?|listes?|schémas?|documentation|sections?|pages?|résumés?|journal|comparaisons?|fichiers?|mesures?|captures?)",
    at: "(?:dans|à|sous|:|→|->|nommée?)?",
    unsure:
      "pas|ne|n['’]\\p{L}+|aucune?|jamais|rien|personne|sans|si|sauf|peut|peuvent|pourrait|facultati\\p{L}+|idéalement|peut-être|seulement|supprimée?s?|déplacée?s?|renommée?s?|inchangée?s?|identiques?|comme|voir|selon|ou|plutôt|était|aujourd['’]hui",
  },
  es: {
    tells:
      "(?:(?:debe|deben|también|y) ){0,2}(?:contienen?|contener|listan?|enumeran?|describen?|explican?|documentan?|mencionan?|muestran?|resumen?|recogen?|comparan?|indican?|existen? y|tienen?|con|detallan?|incluyen?)(?!\\p{L})",
    made: "(?:(?:está|están|ha|han|sido|debe|estar|ser|queda) ){0,4}(?:escrit[oa]s?|cread[oa]s?|generad[oa]s?|actualizad[oa]s?|completad[oa]s?|rellenad[oa]s?|añadid[oa]s?|exportad[oa]s?|guardad[oa]s?|al día)",
    there: "(?:existen?|hay|debe haber|debe existir)(?!\\p{L})",
    papers:
      "(?:informes?|entradas?|notas?|guías?|tablas?|listas?|diagramas?|documentación|secci(?:ón|ones)|páginas?|resúmen(?:es)?|resumen|registros?|comparaci(?:ón|ones)|ficheros?|archivos?|mediciones|capturas?)",
    at: "(?:en|bajo|como|llamad[oa]|:|→|->)?",
    unsure:
      "no|ningun[oa]?|ningún|nunca|nada|nadie|sin|si|salvo|puede|pueden|podría|opcional|idealmente|quizás?|solo|sólo|eliminad[oa]s?|borrad[oa]s?|movid[oa]s?|renombrad[oa]s?|sin cambios|iguale?s?|idéntic[oa]s?|como se|véase|según|o|era|hoy",
  },
  it: {
    tells:
      "(?:(?:deve|devono|anche|e) ){0,2}(?:contien(?:e|gono)|contenere|elenca(?:no)?|descriv(?:e|ono)|spiega(?:no)?|documenta(?:no)?|menziona(?:no)?|mostra(?:no)?|riassum(?:e|ono)|confronta(?:no)?|indica(?:no)?|esiste e|ha|con|include)(?!\\p{L})",
    made: "(?:(?:è|sono|viene|deve|essere|stat[oaie]) ){0,4}(?:scritt[oaie]|creat[oaie]|generat[oaie]|aggiornat[oaie]|completat[oaie]|compilat[oaie]|aggiunt[oaie]|esportat[oaie]|salvat[oaie])",
    there: "(?:esiste|esistono|c['’]è|ci sono)(?!\\p{L})",
    papers:
      "(?:rapport[oi]|report|voc[ei]|not[ae]|guid[ae]|tabell[ae]|elench?[oi]|diagramm[ai]|documentazione|sezion[ei]|pagin[ae]|riassunt[oi]|registr[oi]|confront[oi]|file|misur[ae])",
    at: "(?:in|sotto|come|chiamat[oa]|:|→|->)?",
    unsure:
      "non|nessun[oa]?|mai|niente|nulla|senza|se|salvo|può|possono|potrebbe|facoltativ\\p{L}+|idealmente|forse|solo|eliminat\\p{L}|rimoss\\p{L}|spostat\\p{L}|rinominat\\p{L}|invariat\\p{L}|ugual[ei]|identic\\p{L}+|come (?:descritt\\p{L}|definit\\p{L}|prima|in)|vedi|secondo|o|era|oggi",
  },
  pt: {
    tells:
      "(?:(?:deve|devem|também|e) ){0,2}(?:cont[ée]m|conter|listam?|descrevem?|explicam?|documentam?|mencionam?|mostram?|resumem?|comparam?|indicam?|existem? e|tem|têm|com|detalham?|inclu(?:i|em))(?!\\p{L})",
    made: "(?:(?:está|estão|foi|foram|deve|ser|estar) ){0,4}(?:escrit[oa]s?|criad[oa]s?|gerad[oa]s?|atualizad[oa]s?|preenchid[oa]s?|adicionad[oa]s?|exportad[oa]s?|salv[oa]s?|em dia)",
    there: "(?:existem?|há|deve haver|deve existir)(?!\\p{L})",
    papers:
      "(?:relatórios?|entradas?|notas?|guias?|tabelas?|listas?|diagramas?|documentação|seç(?:ão|ões)|páginas?|resumos?|registros?|comparaç(?:ão|ões)|arquivos?|ficheiros?|medições)",
    at: "(?:em|no|na|sob|como|chamad[oa]|:|→|->)?",
    unsure:
      "não|nenhuma?|nunca|nada|ninguém|sem|se|salvo|pode|podem|poderia|opcional|idealmente|talvez|só|apenas|removid[oa]s?|apagad[oa]s?|movid[oa]s?|renomead[oa]s?|inalterad[oa]s?|igua(?:l|is)|idêntic[oa]s?|como (?:está|estão|descrit\\p{L}+|definid\\p{L}+|antes|em)|veja|conforme|segundo|ou|era|hoje",
  },
  ru: {
    tells:
      "(?:(?:должен|должна|должно|также|и) ){0,2}(?:содерж(?:ит|ат)|содержать|перечисля(?:ет|ют)|описыва(?:ет|ют)|объясня(?:ет|ют)|документиру(?:ет|ют)|упомина(?:ет|ют)|показыва(?:ет|ют)|сравнива(?:ет|ют)|с)(?!\\p{L})",
    made: "(?:(?:уже|полностью|должен|должна|быть|был[аои]?) ){0,3}(?:созданы?|создана|создано|написан[аоы]?|сгенерирован[аоы]?|обновл[её]н[аоы]?|заполнен[аоы]?|добавлен[аоы]?|сохран[её]н[аоы]?)",
    there: "(?:есть|существует|существуют|имеется)(?!\\p{L})",
    papers:
      "(?:отч[её]т\\p{L}*|запис\\p{L}+|заметк\\p{L}+|таблиц\\p{L}+|спис\\p{L}+|диаграмм\\p{L}+|документаци\\p{L}+|раздел\\p{L}*|страниц\\p{L}+|файл\\p{L}*|сравнени\\p{L}+|инструкци\\p{L}+)",
    at: "(?:в|под|:|→|->)?",
    unsure:
      "не|нет|ни|никогда|ничего|никто|без|если|пока|может|могут|мог|бы|необязательно|желательно|возможно|только|удал[её]н\\p{L}*|перемещ[её]н\\p{L}*|переименован\\p{L}*|неизмен\\p{L}*|одинаков\\p{L}*|как|см|согласно|или|было?|сегодня",
  },
  zh: {
    tells:
      "(?:(?:中|里|内|必须|应当?|须|需|要|也|都|已){0,3})(?:包含|包括|列出|记录|说明|描述|写明|写有|解释|总结|汇总|对比|含有|给出|存在[，,]?且|有)",
    made: "(?:已|已经|必须|应|都|全部){0,2}(?:更新|生成|写好|写完|创建|补充|填写|提交|导出|保存|完成)(?:完毕|好|了)?",
    there: "(?:存在|有)",
    papers: "(?:报告|记录|说明|指南|表格?|列表|图|文档|页面|总结|日志|文件|对比|清单)",
    at: "(?:在|位于|写入|：|:|→|->)?",
    unsure: "不|没|无|未|勿|禁|除非|如果|若|可以|可能|最好|删|移|重命名|一致|相同|参见|参考|按照|根据|或|现在|目前|只",
  },
  ja: {
    tells:
      "(?:には?|に|は|が)?[^\\ue001-\\ue005]{0,60}?(?:記載されている|記載|記録されている|まとめられている|まとまっている|書かれている|含まれている|含む|載っている|一覧になっている|説明されている|説明している|列挙されている|記されている|ある)(?:こと)?",
    made: "(?:は|が|も)?(?:すでに|最新に|新しく)?(?:作成|更新|生成|追加|記入|出力|保存|コミット)(?:済み|されている|されていること|した)(?:である|だ|こと)?",
    there: "(?!)",
    papers: "(?:レポート|報告書?|記録|手順書?|表|一覧|図|ドキュメント|文書|まとめ|ログ|ファイル|比較)",
    at: "(?:を|は|が)?",
    unsure: "ない|なく|ず|ません|もし|なら|場合|可能|できれば|削除|移動|改名|同じ|一致|参照|または|現在|だけ|のみ",
  },
  ko: {
    tells:
      "(?:에는?|에|는|은|이|가)? ?[^\\ue001-\\ue005]{0,60}?(?:적혀 있다|기록되어 있다|정리되어 있다|포함되어 있다|포함한다|설명한다|설명되어 있다|나열한다|들어 있다|담고 있다|있다)",
    made: "(?:는|은|이|가|도)? ?(?:작성|갱신|업데이트|생성|추가|저장|출력)(?:됨|되었다|되어 있다|했다|완료|됐다)",
    there: "(?!)",
    papers: "(?:보고서|기록|안내서?|표|목록|그림|문서|요약|로그|파일|비교)",
    at: "(?:을|를|은|는|이|가|:)?",
    unsure: "않|없|안 |못|말|만약|면 |경우|가능|삭제|이동|같|동일|참고|또는|현재|만 ",
  },
};
