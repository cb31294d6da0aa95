/** How a language says that a person judges what was made. Sources of patterns over lexed words. */
export interface ReviewWords {
  /** A title in front of a name. */
  readonly titles?: string;
  /** A person by a role: "unsere Buchhalterin". */
  readonly roles?: string;
  /** Between a name and where the person works. */
  readonly from: string;
  /** What only a person does with what is made. */
  readonly acts: string;
  /** The same as the end of a clause: "wenn Frau Berger die Rechnungen geprüft hat". */
  readonly last?: string;
  /** Makes it none: a condition, a memory, a permission. */
  readonly unsure: string;
}

/** The words of each language but English, by its code. */
export const reviewWords: Readonly<Record<string, ReviewWords>> = {
  de: {
    titles: "Frau|Herrn?|Dr\\.|Prof\\.|Kollegin|Kollege",
    roles:
      "(?:[Uu]nsere?|[Dd]ie|[Dd]er|[Dd]as|[Ee]ine?|[Zz]wei|[Dd]rei) (?:[\\p{L}-]+ ){0,2}?(?:[\\p{L}-]*(?:[Tt]eam|[Aa]bteilung|[Ff]achbereich|[Ll]eiter(?:in)?|[Bb]eauftragter?|[Rr]edakteur(?:in)?|[Pp]rüfer(?:in)?|[Bb]uchhalter(?:in)?|[Jj]urist(?:in)?|[Kk]olleg(?:e|in|en)|[Mm]eister(?:in)?|[Ee]ntwickler(?:in)?|[Pp]ersonen|[Mm]itarbeiter(?:in)?))",
    from: "aus|von|vom|der|in|im",
    acts: "prüf(?:t|en)|überprüf(?:t|en)|kontrollier(?:t|en)|lies|liest|lesen|sieht|sehen|schau(?:t|en)|vergleich(?:t|en)|teste(?:t|n)|probier(?:t|en)|bestätig(?:t|en)|unterschreib(?:t|en)|unterzeichne(?:t|n)|nimmt|nehmen|gibt|geben|begutachte(?:t|n)|zeichne(?:t|n)|stimmt|geht|gehen|hat|haben|muss|soll|wird",
    last: "(?:geprüft|überprüft|kontrolliert|gelesen|gegengelesen|getestet|freigegeben|abgenommen|bestätigt|unterschrieben|verglichen|durchgesehen|angesehen|begutachtet|abgezeichnet|ausprobiert) (?:hat|haben)",
    unsure:
      "wenn|falls|könnte|würde|vielleicht|früher|damals|gestern|kein\\p{L}*|nicht|hatte|war|darf|monatlich|täglich|wöchentlich|jede[nrs]?|immer|normalerweise",
  },
  fr: {
    titles: "M\\.|Mme|Mlle|Madame|Monsieur|Maître|Me|Dr",
    roles:
      "(?:[Ll]['’]|(?:[Nn]otre|[Ll]es?|[Ll]a|[Uu]ne?|[Dd]eux) )(?:[\\p{L}-]+ ){0,2}?(?:comptable|juriste|responsable|relecteur|relectrice|collègues?|équipe(?: [\\p{L}&-]+)?|service(?: [\\p{L}&-]+)?|chef|cheffe|directeur|directrice|actuaire|graphiste|médecin|infirmière)",
    from: "de|du|des|d'|à|au",
    acts: "vérifie(?:nt)?|reli(?:t|sent)|li(?:t|sent)|contrôle(?:nt)?|valide(?:nt)?|approuve(?:nt)?|teste(?:nt)?|essaie(?:nt)?|compare(?:nt)?|signe(?:nt)?|examine(?:nt)?|regarde(?:nt)?|confirme(?:nt)?|donne(?:nt)?|parcour(?:t|ent)|ont|a|doit|doivent|va|vont",
    unsure: "si|pourrait|peut-être|serait|avait|était|hier|autrefois|pas|jamais|peut|chaque|toujours|d'habitude",
  },
  es: {
    titles: "(?:(?:[Ll]a|[Ee]l) )?(?:señora?|Sra?\\.|doña|don|doctora?|Dra?\\.)",
    roles:
      "(?:[Nn]uestr[oa]|[Ee]l|[Ll]a|[Uu]na?|[Dd]os) (?:[\\p{L}-]+ ){0,2}?(?:contable|responsable|revisora?|abogad[oa]|compañer[oa]|equipo|departamento|jef[ea]|director|directora|médic[oa]|enfermer[oa])",
    from: "de|del|en",
    acts: "(?:revis|compr(?:ue|o)b|verific|apr(?:ue|o)b|pr(?:ue|o)b|compar|firm|examin|confirm|mir|cotej|valid)(?:an?|ó|aron|ar[áa]n?)|leen?|leyó|leyeron|dan?|dio|han?|deben?|tienen? que",
    unsure: "si|podría|quizás|sería|había|era|ayer|antes|no|nunca|puede|cada|siempre|normalmente",
  },
  it: {
    titles:
      "(?:(?:[Ll]a|[Ii]l) )?(?:signora?|[Ss]ig\\.(?:ra)?|dott\\.(?:ssa)?|dottore|dottoressa|dottor|ing\\.|avv\\.|prof\\.(?:ssa)?)",
    roles:
      "(?:(?:[Ii]l|[Ll]a) nostr[oa]|[Ii]l|[Ll]a|[Uu]na?|[Dd]ue) (?:[\\p{L}-]+ ){0,2}?(?:contabile|responsabile|revisore|revisora|avvocat[oa]|collega|team|squadra|reparto|direttore|direttrice|medico|infermier[ea]|commercialista)",
    from: "di|del|della|dell'|dal|dalla|in",
    acts: "controllan?o?|verifican?o?|rilegg(?:e|ono)|legg(?:e|ono)|approvan?o?|provan?o?|confrontan?o?|firman?o?|esaminan?o?|confermano?|guardano?|(?:controll|verific|approv|prov|confront|firm|esamin|conferm|guard)(?:a|ano|ò|arono)|dà|danno|ha|hanno|deve|devono",
    unsure: "se|potrebbe|forse|sarebbe|aveva|era|ieri|prima|non|mai|può|ogni|sempre|di solito",
  },
  pt: {
    titles: "(?:(?:[Aa]|[Oo]) )?(?:senhora?|Sra?\\.|dona|Dra?\\.|doutora?)",
    roles:
      "(?:[Nn]oss[oa]|[Oo]|[Aa]|[Uu]ma?|[Dd]ois|[Dd]uas) (?:[\\p{L}-]+ ){0,2}?(?:contador|contadora|responsável|revisor|revisora|advogad[oa]|colega|equip[ea]|time|chefe|diretor|diretora|médic[oa]|enfermeir[oa])",
    from: "de|do|da|em|no|na",
    acts: "(?:revis|verific|aprov|test|compar|assin|examin|confirm|olh|valid)(?:am?|ou|aram)|confer(?:em?|iu|iram)|lê|leem|leu|leram|dá|deu|deve|devem|tem que",
    unsure: "se|poderia|talvez|seria|tinha|era|ontem|antes|não|nunca|pode|cada|sempre|normalmente",
  },
  ru: {
    titles: "(?:госпожа|господин|доктор|инженер|бухгалтер|редактор)",
    roles:
      "(?:[Нн]аш[аи]? )?(?:[Кк]оманда|[Оо]тдел|[Сс]лужба|[Гг]руппа|[Дд]изайнер|[Юю]рист|[Бб]ухгалтер|[Рр]едактор|[Тт]естировщи\\p{L}+)(?: \\p{Ll}[\\p{L}-]*){0,2}?",
    from: "из|от",
    acts: "протестировал[аи]?|опробовал[аи]?|испытал[аи]?|принял[аи]?|проверя(?:ет|ют)|проверит|проверил[аи]?|посмотр(?:ит|ят|ел[аи]?)|смотр(?:ит|ят)|подтвер(?:ждает|дит|дил[аи]?)|сверя(?:ет|ют)|сверит|сверил[аи]?|одобря(?:ет|ют)|одобрит|одобрил[аи]?|чита(?:ет|ют)|прочита(?:ет|л[аи]?)|подпис(?:ывает|ал[аи]?|ывают)|согласовал[аи]?|согласует|утвержда(?:ет|ют)|утвердит|утвердил[аи]?|просматривает|просмотрел[аи]?|сравнивает|сравнил[аи]?",
    unsure: "если|мог(?:ла|ли)? бы|возможно|раньше|вчера|не|никогда|может|кажд\\p{L}+|обычно|всегда",
  },
};

/** Who looks at it in languages that put a title behind the name, what of, and what is done. */
export const easternReviews: readonly string[] = [
  "^.{0,24}?[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}]{1,10}(?:さん|様|氏|先生|部長|課長|店長|主任)(?:が|に|は|も)(?!.*(?:もし|なら|かもしれ|でした[。]?$|以前|ない[。]?$)).{2,120}?(?:確認|検査|レビュー|チェック|承認|試し|操作|目視|見て|照合|読んで|署名)",
  "^.{0,24}?[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}]{1,10}(?:さん|様|氏|先生|部長|課長|店長|主任|チーム|部門|担当者?)(?:が|に|は|による|の)(?!.*(?:もし|なら|かもしれ|以前)).{0,40}?(?:確認|検査|レビュー|チェック|承認|試用|試し|目視|照合|署名|検収)(?:が|を)?(?:済み?|完了|した|しました|する|します|受け(?:た|る)|もらう|してもらう|してもらった)[。]?$",
  "^(?:最后|最終|之后|然后)?[,，]?(?:由|请|請)?.{0,16}?(?:的)?[\\p{Script=Han}]{1,4}(?:女士|先生|老师|老師|经理|經理|小姐|博士|主任|工程师|组长|主管|总监|同事|工(?!程|作|具|序|单|艺|资|人))(?!.*(?:如果|若|曾|以前|可能|不)).{0,60}?(?:抽查|检查|檢查|审查|審查|审核|審核|复核|複核|评审|验收|审阅|确认|確認|核对|批准|试用|过目|签字|阅读)",
  "^(?:最后|然后)?[,，]?(?:由|请).{1,20}?(?:抽查|检查|审查|审核|复核|评审|验收|审阅|确认|核对|批准|试用|过目|签字)(?!.*(?:如果|可能|命令|脚本)).{2,}$",
  "^.{0,24}?[가-힣]{1,4} ?(?:님|씨|대리|과장|부장|팀장|담당자)(?:이|가|께서|은|는)(?!.*(?:만약|않|못|었던|수도)).{2,100}?(?:확인|검토|승인|점검|비교|검수|서명|읽)",
  "^.{0,24}?[가-힣A-Za-z]{1,10} ?(?:팀|부서|위원회|담당자|님|씨)(?:이|가|에서|은|는)(?!.*(?:만약|않|못|었던|수도)).{0,60}?(?:확인|검토|승인|점검|검수|서명)(?:을|를)? ?(?:완료|했다|함|한다|합니다|했음|하였음|마쳤다|받음|받았다)[.]?$",
];

/** How many of what is looked at, in front of it. */
export const countedThings =
  "(?:\\d{1,4}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig|dreißig|fünfzig|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|cinquante|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|dodici|quindici|venti|trenta|dois|duas|três|quatro|sete|oito|dez|doze|vinte|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|двенадцать|пятнадцать|двадцать|тридцать) (?:\\p{Ll}[\\p{L}-]* (?=\\p{Lu}))?\\p{L}[\\p{L}-]*";
