/** How a language says that a command prints a number, and by how much a number is to change. Sources of patterns over lexed words, not macros. */
export interface MeasureWords {
  /** Behind a command: it prints something. */
  readonly prints: string;
  /** The same as the last word of a clause: "wenn `x` weniger als 5 meldet". */
  readonly printsLast?: string;
  /** In front of a command: it is where the number comes from. */
  readonly by: string;
  /** Behind the number where the bound stands there, and nowhere else: Japanese. */
  readonly behind?: boolean;
  /** Behind "prints": what it prints is the number that was spoken of. */
  readonly number: string;
  /** Words that stand for the number. */
  readonly it: string;
  /** "Below", beside those of the language. */
  readonly below?: string;
  readonly above?: string;
  /** Bounds behind a number, beside those of the language: "or better". */
  readonly most?: string;
  readonly least?: string;
  /** The number falls by, rises by. `{N}` is the number, in percent. */
  readonly falls?: string;
  readonly rises?: string;
  /** It may rise by so much at most, fall by so much at most: "grows by less than 5 %". */
  readonly mayRise?: string;
  readonly mayFall?: string;
  /** It falls by a share that is said in words, and how many percent that is. */
  readonly shares?: readonly (readonly [source: string, percent: number])[];
  /** It must not become larger, smaller than it is. */
  readonly notMore?: string;
  readonly notLess?: string;
  /** What makes a bound a wish, a condition, an example or a memory. */
  readonly hedge: string;
  /** Behind a command: how it ends, or how long it takes; a bound beside that is none of what it prints. */
  readonly verdict?: string;
  /** Begins a sentence that speaks of the number of the one before. */
  readonly points?: string;
  /** In front of a command: where the number is to be looked up. */
  readonly at?: string;
  /** A number that stands in front of the word that bounds it, or behind it without one: "20 ms is the limit", "has to reach 0.9". */
  readonly mostFront?: string;
  readonly leastFront?: string;
  readonly mostOf?: string;
  readonly leastOf?: string;
}

const english: MeasureWords = {
  prints:
    "(?:(?:then|only|also|just|must|should|will|which|that|it|always|today|now|currently|already|still) ){0,2}(?:is (?:printing|showing|reporting|giving|measuring|counting)|peaks|averages|tops out|grows|climbs|rises|shrinks|drops|falls|prints?|reports?|outputs?|emits?|gives?|shows?|says?|displays?|tells?|returns?|measures?|computes?|logs?|spits?(?: out)?|yields?|counts?|puts out)(?!\\p{L})",
  by: "(?:(?:printed|reported|measured|shown|given|estimated|computed|counted|calculated|output|told|determined|taken|as seen|obtained) (?:by|with|via|using|from|through|in)|according to|(?:print|measure|get|check|read|compute|determine|count|find|see|obtain)s?(?: (?:it|this|that|them|the \\p{L}+))? (?:with|by|via|using|from|through)|by running|via|per|using|as per|(?:(?:(?:both|all)(?: of them)?|come|comes|read|taken) )?from)(?: the (?:script|command|tool|output of))?,?",
  most: "or (?:less|fewer|lower|below|under|smaller|shorter|faster|quicker|sooner|cheaper)|(?:at most|max(?:imum)?|tops|at the most|at worst|at the outside)",
  least: "or (?:more|better|higher|above|greater|over|larger)|(?:at least|minimum)",
  falls:
    "(?:(?:go(?:es)?|com(?:es?|ing)|brought|is|are|be)? ?down|falls?|fallen|drops?|dropped|shrinks?|decreases?|decreased|reduced|cut|lower(?:ed)?|less|faster|smaller|lighter) (?:by )?(?:at least |more than |by |≥ ?|>=? ?)?{N} ?(?:%|percent|per cent){or}(?:at least )?{N} ?(?:%|percent|per cent) (?:(?:or more|at least) )?(?:less|faster|smaller|lower|lighter|fewer|shorter)",
  mayRise:
    "(?:(?:go(?:es)?|is|are|be)? ?up|rises?|grows?|increases?|climbs?|(?:may|can) (?:rise|grow|increase|go up)) (?:by )?(?:at most|less than|no more than|not more than|up to|max(?:imum)?\\.?|≤|<=?) ?{N} ?(?:%|percent|per cent){or}(?:an? )?(?:increase|growth|rise|regression) of (?:at most|up to|less than|no more than) ?{N} ?(?:%|percent|per cent){or}(?:at most|no more than|not (?:be |become |get |grow )?(?:by )?more than|less than|up to|max(?:imum)?\\.?) ?{N} ?(?:%|percent|per cent) (?:more|higher|larger|greater|slower|longer|bigger|over|above)(?: than)?",
  mayFall:
    "(?:(?:go(?:es)?|is|are|be|comes?)? ?down|falls?|drops?|shrinks?|decreases?|(?:may|can) (?:fall|drop|shrink|decrease|go down)) (?:by )?(?:at most|less than|no more than|not more than|up to|max(?:imum)?\\.?|≤|<=?) ?{N} ?(?:%|percent|per cent){or}(?:an? )?(?:drop|fall|decrease|loss|reduction) of (?:at most|up to|less than|no more than) ?{N} ?(?:%|percent|per cent){or}(?:at most|no more than|not (?:be |become |get |drop )?(?:by )?more than|less than|up to|max(?:imum)?\\.?) ?{N} ?(?:%|percent|per cent) (?:less|lower|fewer|smaller|below|under)(?: than)?",
  rises:
    "(?:(?:go(?:es)?|is|are|be)? ?up|rises?|risen|grows?|grown|increases?|increased|climbs?) (?:by )?(?:at least |more than |≥ ?|>=? ?){N} ?(?:%|percent|per cent){or}(?:at least ){N} ?(?:%|percent|per cent) (?:more|higher|larger|greater)",
  shares: [
    [
      "(?:(?:go(?:es)?|comes?|is|be)? ?down|falls?|drops?|shrinks?|reduced|cut|decreases?) by (?:at least )?(?:a )?half|(?:is |be |gets? )?(?:halved|cut in half)|halves",
      -50,
    ],
    ["(?:down|falls?|drops?|shrinks?|reduced|cut|decreases?) by (?:at least )?(?:a|one) third", -33.3],
    ["(?:down|falls?|drops?|shrinks?|reduced|cut|decreases?) by (?:at least )?(?:a|one) quarter", -25],
    ["(?:down|falls?|drops?|shrinks?|reduced|cut|decreases?) by (?:at least )?(?:a|one) fifth", -20],
  ],
  notMore:
    "(?:no|not|never|\\p{L}{2,6}n't)(?: (?:get|be|become|grow|run|turn|take))?(?: any)? (?:slower|larger|bigger|higher|heavier|longer|greater)(?: (?:than (?:it (?:is|was|does) )?(?:today|now|before|at the start|the baseline|at present)|than (?:it|they) (?:is|was|are|were)(?: (?:today|now|before))?))?(?! than)",
  notLess:
    "(?:no|not|never|\\p{L}{2,6}n't)(?: (?:get|be|become|drop|fall))?(?: any)? (?:smaller|lower|less|fewer)(?: than (?:it (?:is|was) )?(?:today|now|before|at the start|the baseline|at present))(?! than)",
  number: "(?:it|this|that|them|these|the|those|its|only the|just the|a number|(?:the )?\\ue003)",
  it: "it|this|that|which|the (?:number|value|figure|result|score|total)",
  below: "less as|smaller as|fewer as|quicker than|lighter than",
  above: "longer than|slower than|larger than|bigger than|heavier than|worse than",
  verdict:
    "(?:(?:must|should|has to|have to|needs? to|still|always|also|then|will|shall) ){0,2}(?:pass(?:es)?|succeeds?|exits?|ends?|fails?|finish(?:es)?|completes?|terminates?|takes?|runs?|builds?|works?|is (?:green|clean|done|finished|through)|be (?:green|clean|done|finished|through))",
  points:
    "(?:that|this|these|those|it|which|they|both)(?: (?:number|value|figure)s?)? (?:is|are|comes?|can|will)|(?:run|use|try|measure (?:it|this|that)? ?with|check (?:it|this|that)? ?with|to measure|see)",
  at: "(?:see|check|run(?:ning)?|use|look at|output of|measure|measured|of|in|on|with|for|comes? out of|read off)(?: the (?:output|result|number|last line) of)?",
  mostFront:
    "fits? (?:in|into|within)|(?:capped|limited|kept) (?:at|to)|budget(?: of|:)?|limit(?: of|:)?|cap(?: of|:)?|ceiling(?: of|:)?",
  leastFront: "reach(?:es)?(?: an?(?: \\p{L}[\\p{L}\\d]*){1,2} of)?|floor(?: of|:)?",
  mostOf:
    "(?:is|are|would be) (?:the|my|our|your) (?:very )?(?:most|limit|maximum|max|ceiling|cap|upper (?:limit|bound))|(?:is|are) the (?:most|highest|longest|largest)|tops|is as (?:high|much|long|big|slow) as it may",
  leastOf:
    "(?:is|are|would be) (?:the|my|our|your) (?:very )?(?:least|minimum|min|floor|lower (?:limit|bound))|(?:is|are) the (?:least|lowest|smallest)",
  hedge:
    "if|unless|ideally|nice to have|would|hope|wish|maybe|perhaps|used to|was|were|had|yesterday|last (?:week|month|year|time)|e\\.g|for example|for instance|until|eventually|roughly|about|failure|too (?:slow|long|big|large|much|many|high|low)|unacceptable|estimate[sd]? that|before the|in the past|previously",
};

/** The words of each language, by its code. */
export const measureWords: Readonly<Record<string, MeasureWords>> = {
  en: english,
  de: {
    mayRise:
      "(?:steigt|steigen|wächst|wachsen|erhöht sich|nimmt|zunehmen)(?: \\p{L}+){0,2}? um (?:höchstens|maximal|weniger als|nicht mehr als|bis zu) ?{N} ?(?:%|Prozent){or}(?:höchstens|maximal|nicht mehr als|bis zu) (?:um )?{N} ?(?:%|Prozent) (?:mehr|länger|größer|höher|langsamer|schlechter|schwerer|steigen|wachsen|zunehmen)",
    mayFall:
      "(?:sinkt|sinken|fällt|fallen|schrumpft|nimmt)(?: \\p{L}+){0,2}? um (?:höchstens|maximal|weniger als|nicht mehr als|bis zu) ?{N} ?(?:%|Prozent){or}(?:höchstens|maximal|nicht mehr als|bis zu) (?:um )?{N} ?(?:%|Prozent) (?:weniger|kleiner|kürzer|niedriger|sinken|fallen)",
    falls:
      "(?:sinkt|sinken|fällt|fallen|schrumpft|schrumpfen)(?: \\p{L}+){0,2}? um (?:mindestens )?{N} ?(?:%|Prozent){or}mindestens (?:um )?{N} ?(?:%|Prozent) (?:schneller|kleiner|kürzer|weniger|leichter|sinken|fallen)",
    rises: "(?:steigt|steigen|wächst|wachsen)(?: \\p{L}+){0,2}? um mindestens {N} ?(?:%|Prozent)",
    prints: "(?:gibt|zeigt|meldet|druckt|liefert|misst|nennt|berichtet|zählt)(?!\\p{L})",
    printsLast:
      "(?:ausgibt|angibt|anzeigt|zeigt|meldet|druckt|ausdruckt|liefert|misst|nennt|berichtet|zählt|braucht|dauert|benötigt|bleibt|liegt)",
    by: "(?:(?:gemessen|ausgegeben|gemeldet|gezählt|berechnet|angezeigt) (?:mit|von|durch|über)|laut|gemäß|nach|mit|per|von|aus)",
    number: "(?:es|sie|ihn|das|die|den|diese[sn]?|\\ue003)",
    it: "es|das|er|sie|der wert|die zahl",
    hedge:
      "falls|wenn|idealerweise|wäre|hätte|vielleicht|war|waren|früher|gestern|zum Beispiel|z\\. ?B|bis|etwa|ungefähr",
  },
  fr: {
    mayRise:
      "(?:augmente|augmenter|croît|croître|monte|monter|progresse|grossi[rt])(?: que)? (?:d'|de )(?:au plus|au maximum|moins de|pas plus de) ?{N} ?%{or}(?:augmente|augmenter|croît|croître|monte|monter|progresse|grossi[rt])(?: que)? de {N} ?% (?:au plus|au maximum|maximum){or}(?:au plus|au maximum|pas plus de) {N} ?% (?:de plus|plus \\p{L}+)",
    mayFall:
      "(?:baisse|baisser|diminue|diminuer|recule|tombe)(?: que)? (?:d'|de )(?:au plus|au maximum|moins de|pas plus de) ?{N} ?%{or}(?:baisse|baisser|diminue|diminuer|recule)(?: que)? de {N} ?% (?:au plus|au maximum|maximum)",
    falls: "(?:baisse|baisser|diminue|diminuer|recule) (?:d'au moins |de (?:au moins )?){N} ?%",
    prints: "(?:affiche|imprime|donne|indique|renvoie|mesure|sort|produit|compte)(?!\\p{L})",
    by: "(?:(?:mesurée?s?|affichée?s?|donnée?s?|calculée?s?|indiquée?s?|comptée?s?) (?:par|avec|via)|selon|d'après|via|avec|par)",
    number: "(?:ce|cette|ces|cela|le|la|les|\\ue003)",
    it: "ce|cela|il|elle|la valeur|le nombre",
    hedge: "si|idéalement|serait|peut-être|était|étaient|avant|hier|par exemple|jusqu|environ",
  },
  es: {
    mayRise:
      "(?:aumenta|aumentar|crece|crecer|sube|subir)(?: como máximo| a lo sumo| no más de| menos de)+ (?:en )?(?:un |el )?{N} ?%{or}(?:aumenta|aumentar|crece|crecer|sube|subir) (?:en )?(?:un |el )?{N} ?% (?:como máximo|como mucho|a lo sumo|máximo)",
    mayFall:
      "(?:baja|bajar|cae|caer|disminuye|disminuir)(?: como máximo| a lo sumo| no más de| menos de)+ (?:en )?(?:un |el )?{N} ?%{or}(?:baja|bajar|cae|caer|disminuye|disminuir) (?:en )?(?:un |el )?{N} ?% (?:como máximo|como mucho|a lo sumo|máximo)",
    falls: "(?:baja|bajar|cae|caer|disminuye|disminuir) (?:al menos |como mínimo )?(?:en )?(?:un ){N} ?%",
    prints: "(?:muestra|imprime|da|informa|devuelve|mide|indica|cuenta)(?!\\p{L})",
    by: "(?:(?:medid[oa]s?|mostrad[oa]s?|impres[oa]s?|calculad[oa]s?|dad[oa]s?) (?:por|con)|según|vía|con|por)",
    number: "(?:ese|este|esa|esta|eso|el|la|los|las|\\ue003)",
    it: "ese|esto|él|el valor|el número",
    hedge: "si|idealmente|sería|quizás|era|eran|antes|ayer|por ejemplo|hasta que|unos",
  },
  it: {
    mayRise:
      "(?:aumenta|aumentare|cresce|crescere|sale|salire)(?: al massimo| al più| non più| meno)+ (?:del|dell'|di) ?{N} ?%{or}(?:aumenta|aumentare|cresce|crescere|sale|salire) (?:del|dell'|di) ?{N} ?% (?:al massimo|al più|massimo)",
    mayFall:
      "(?:cala|calare|scende|scendere|diminuisce|diminuire)(?: al massimo| al più| non più| meno)+ (?:del|dell'|di) ?{N} ?%{or}(?:cala|calare|scende|scendere|diminuisce|diminuire) (?:del|dell'|di) ?{N} ?% (?:al massimo|al più|massimo)",
    falls: "(?:cala|calare|scende|scendere|diminuisce|diminuire) (?:almeno )?(?:del|dell') ?{N} ?%",
    prints: "(?:stampa|mostra|riporta|dà|misura|restituisce|indica|conta)(?!\\p{L})",
    by: "(?:(?:misurat[oaie]|mostrat[oaie]|stampat[oaie]|calcolat[oaie]) (?:da|con)|secondo|tramite|con|da)",
    number: "(?:questo|questa|quel|il|lo|la|i|gli|le|\\ue003)",
    it: "questo|esso|il valore|il numero",
    hedge: "se|idealmente|sarebbe|forse|era|erano|prima|ieri|per esempio|finché|circa",
  },
  pt: {
    mayRise:
      "(?:aumenta|aumentar|cresce|crescer|sobe|subir)(?: no máximo| não mais de| menos de)+ (?:em )?(?:uns? )?{N} ?%{or}(?:aumenta|aumentar|cresce|crescer|sobe|subir) (?:em )?{N} ?% (?:no máximo|máximo)",
    mayFall:
      "(?:cai|cair|baixa|baixar|diminui|diminuir)(?: no máximo| não mais de| menos de)+ (?:em )?{N} ?%{or}(?:cai|cair|baixa|baixar|diminui|diminuir) (?:em )?{N} ?% (?:no máximo|máximo)",
    falls: "(?:cai|cair|baixa|baixar|diminui|diminuir) (?:pelo menos )?em {N} ?%",
    prints: "(?:mostra|imprime|dá|informa|retorna|mede|indica|conta)(?!\\p{L})",
    by: "(?:(?:medid[oa]s?|mostrad[oa]s?|impress[oa]s?|calculad[oa]s?) (?:por|com)|segundo|conforme|via|com|por)",
    number: "(?:esse|este|essa|isso|o|a|os|as|\\ue003)",
    it: "esse|isso|ele|o valor|o número",
    hedge: "se|idealmente|seria|talvez|era|eram|antes|ontem|por exemplo|até que|cerca",
  },
  ru: {
    mayRise:
      "(?:раст[её]т|вырастет|вырасти|расти|увеличивается|увеличится|увеличиться)(?: \\p{L}+){0,1}? (?:не более|не больше|максимум|менее) ?(?:чем )?(?:на )?{N} ?%{or}(?:не более|не больше|максимум) ?(?:чем )?на {N} ?% (?:больше|дольше|медленнее|выше)",
    mayFall:
      "(?:падает|упад[её]т|снижается|снизится|уменьшается)(?: \\p{L}+){0,1}? (?:не более|не больше|максимум|менее) ?(?:чем )?(?:на )?{N} ?%{or}(?:не более|не больше|максимум) ?(?:чем )?на {N} ?% (?:меньше|короче|ниже)",
    falls: "(?:падает|упад[её]т|снижается|снизится|уменьшается|сокращается) (?:минимум |не менее чем )?на {N} ?%",
    prints: "(?:печатает|выводит|показывает|сообщает|возвращает|измеряет|считает)(?!\\p{L})",
    by: "(?:(?:измер\\p{L}+|показан\\p{L}*|выведен\\p{L}*) (?:с помощью|через)|по данным|согласно|через|по)",
    number: "(?:это|эти|его|е[её]|их|число|секунды|значение|\\ue003)",
    it: "это|оно|он|она|число|значение",
    hedge: "если|в идеале|было|были|был|была|вчера|например|пока|примерно|около",
  },
  ja: {
    prints: "が?(?:数値|値|秒数?|数|結果|それ)?を?(?:出力|表示|報告|印字|計測|返)",
    by: "(?:による|で測定|で計測)",
    behind: true,
    number: "",
    it: "それ|値|数値",
    hedge: "もし|なら|たら|例えば|以前|昨日|だった|約",
  },
  zh: {
    mayRise: "(?:增加|增长|上升|提高)(?:幅度)?(?:不超过|最多|不得超过|至多) ?{N} ?[%％]",
    mayFall: "(?:减少|下降|降低)(?:幅度)?(?:不超过|最多|不得超过|至多) ?{N} ?[%％]",
    falls: "(?:减少|下降|降低)(?:至少|不少于) ?{N} ?[%％]",
    prints: "(?:会)?(?:打印|输出|显示|报告|给出|返回|测量)",
    by: "(?:根据|由|用|按照|通过)",
    number: "(?:该|这个|这|数|值|结果|秒)",
    it: "它|该|这|数值|值",
    hedge: "如果|若|例如|比如|以前|昨天|曾|大约|左右",
  },
};
