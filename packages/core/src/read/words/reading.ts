/** How a language asks to read. Sources of patterns over lexed words, not macros. */
export interface ReadingWords {
  /** Orders to read, in front of what is read. */
  readonly verbs: string;
  /** Orders to begin with something, which is reading only where the rest says so. */
  readonly begins?: string;
  /** What may stand in front of such an order, each with its own blank or comma. */
  readonly front: string;
  /** Orders that stand behind what is read. */
  readonly behind?: string;
  /** What says of a text in front of it that it is to be read, or was. */
  readonly passive?: string;
  /** Words that are what was named before. */
  readonly it?: string;
  /** Words that make what was named before a part of the list. */
  readonly also?: string;
  /** Orders of another kind, and what makes reading a choice: the sentence says more than what to read. */
  readonly others: string;
  /** Says that something is begun with in order to know it. */
  readonly toKnow?: string;
}

const english: ReadingWords = {
  verbs:
    "(?:re-?)?read(?: (?:through|up on|over|both|all of|in full))?|study|skim(?: through)?|consult|review|digest|see|cf\\.?|refer to|go (?:through|over)|work (?:your way )?through|look (?:at|into|through|over)|(?:take|have) a (?:quick |good |close |careful |brief |short )?(?:look|glance|peek) (?:at|into|through)|(?:familiari[sz]e|acquaint) yourself with|get (?:familiar|acquainted) with|(?:start|begin)(?: off)? (?:by|with) (?:reading|studying|skimming|reviewing|going (?:through|over)|looking (?:at|into|through|over)|a (?:look|read|glance) (?:at|of|through))",
  begins: "(?:start|begin)(?: off)? (?:with|from|at|in)",
  front:
    "please(?:,| to)? |kindly |first(?:ly)?(?: of all| things? first)?[,:]? (?:please )?(?:to )?|to (?:begin|start)(?: with)?,? |then |and |also |always |but |you (?:should|must|need to|have to|will need to|ought to|will want to|want to) (?:first |also )?|(?:do |be sure to |make sure (?:that )?(?:to |you (?:have )?))|(?:before|prior to|ahead of|in order to|to understand|for) [^,;:.!?\\ue001-\\ue005]{2,80}, (?:please |first )?|when (?:starting|you (?:start|begin)),? |(?:context|background|reading|orientation|read first|start here|preparation|note|nb)[:,] ",
  passive:
    "(?:,? (?:which|that))?,? (?:(?:must|should|shall|has to|have to|needs? to|is to|are to|ought to) (?:first )?(?:be|have been) (?:(?:fully|carefully|completely) )?(?:read|studied|consulted|reviewed by (?:you|the agent))|(?:has|have) been read|(?:is|are) (?:required|mandatory|compulsory) reading|(?:is|are) a must[- ]read)",
  it: "(?:it|them|this|that|these|those|both|this one)",
  also: "(?:too|as well|also|likewise)",
  others:
    "(?:write|create|put|save|store|add|fix|change|edit|update|replace|implement|remove|delete|move|rename|run|apply|commit|make|build|extend|port|convert|rewrite|refactor|copy|append|record|note|list|summari[sz]e|document|report|generate|port|start|begin|do|tick|work|use|follow|adapt|correct|only if|if (?:you (?:like|want|have|need)|needed|necessary|in doubt|something)|or|instead of|unless|not|never|no need|optional(?:ly)?|later|afterwards|when (?:you (?:get|are) stuck|in doubt))",
  toKnow:
    "(?:so (?:that )?(?:you|u|we)|to (?:know|understand|see|learn|get|find out)|because|since|in order to|before (?:you|changing|touching|writing|anything)|first)",
};

const german: ReadingWords = {
  verbs:
    "lies(?: dir| bitte)?(?: zuerst| vorher| vorab)?|lest(?: euch)?|lesen sie|sieh(?: dir)?|schau(?: dir| in)?|schauen sie(?: sich)?|studiere|beginne mit der lektüre von|(?:mach|mache) dich (?:zuerst )?mit|siehe",
  front:
    "bitte |zuerst |vorab |als erstes |zunächst |dann |und |(?:bevor|ehe|vor) [^,;:.!?\\ue001-\\ue005]{2,80}, |vor [^,;:.!?\\ue001-\\ue005]{2,60} ",
  behind:
    "(?: zuerst| vorab| vorher| bitte| ganz| vollständig| genau| gründlich)*(?: zu)? (?:durch)?(?:lesen|gelesen werden|ansehen|anschauen|studieren)",
  passive:
    "(?:,? (?:die|der|das|was|welche[rs]?))? ?(?:muss|müssen|soll|sollen|ist|sind) (?:zuerst |vorab |ganz |vollständig )*(?:gelesen werden|zu lesen|gelesen sein)",
  others:
    "(?:schreib\\p{L}*|erstell\\p{L}*|änder\\p{L}*|ersetz\\p{L}*|entfern\\p{L}*|führ\\p{L}*|füg\\p{L}*|leg\\p{L}*|oder|nicht|nie|falls|wenn nötig|bei bedarf|notiere|fass\\p{L}*|anpass\\p{L}*|pass)",
};

const french: ReadingWords = {
  verbs:
    "lis|lire|lisez|relis|parcours|parcourez|parcourir|consulte[rz]?|étudie[rz]?|regarde[rz]?|voir|vois|voyez|prends connaissance de|prenez connaissance de|prendre connaissance de|(?:commence[rz]?) par (?:lire|la lecture de)|jette un œil à|jetez un œil à",
  front:
    "merci de |d'abord,? |veuillez |tout d'abord,? |il faut |avant [^,;:.!?\\ue001-\\ue005]{2,80}, |et |puis |prière de ",
  passive: "(?:,? qui)? ?(?:doit|doivent) être lue?s?|(?:,? qui)? ?(?:est|sont) à lire",
  others:
    "(?:écri\\p{L}*|créer?|modifie\\p{L}*|remplace\\p{L}*|supprime\\p{L}*|ajoute\\p{L}*|lance\\p{L}*|exécute\\p{L}*|ou|ne|pas|si (?:besoin|nécessaire)|note[rz]?|résume\\p{L}*)",
};

const spanish: ReadingWords = {
  verbs:
    "lee|lea|leed|lean|leer|revisa|revise|consulta|consulte|estudia|estudie|repasa|mira|mire|ve|véase|(?:empieza|comienza|empiece|comience) (?:por leer|leyendo|por la lectura de)|échale un vistazo a",
  front: "por favor,? |primero,? |antes de [^,;:.!?\\ue001-\\ue005]{2,80}, |hay que |y |luego ",
  passive: "(?:,? que)? ?(?:debe|deben|hay que|ha de) (?:ser )?leíd[oa]s?|(?:,? que)? ?(?:debe|deben) leerse",
  others:
    "(?:escrib\\p{L}*|crea\\p{L}*|cambia\\p{L}*|modifica\\p{L}*|reemplaza\\p{L}*|elimina\\p{L}*|borra\\p{L}*|añad\\p{L}*|ejecuta\\p{L}*|o|no|si (?:hace falta|es necesario)|anota|resume)",
};

const italian: ReadingWords = {
  verbs:
    "leggi|legga|leggete|leggere|consulta|consultare|studia|studiare|guarda|guardare|vedi|(?:inizia|comincia|iniziare|cominciare) (?:leggendo|col leggere|dalla lettura di)|dai un'occhiata a",
  front:
    "per favore,? |prima,? |per prima cosa,? |innanzitutto,? |prima di [^,;:.!?\\ue001-\\ue005]{2,80}, |bisogna |e |poi ",
  passive: "(?:,? che)? ?(?:va|vanno|deve essere|devono essere) lett[oaie]",
  others:
    "(?:scriv\\p{L}*|crea\\p{L}*|cambia\\p{L}*|modifica\\p{L}*|sostituisci|rimuovi|elimina|aggiungi|esegui|lancia|o|non|se (?:serve|necessario)|annota|riassumi)",
};

const portuguese: ReadingWords = {
  verbs:
    "leia|leiam|ler|lê|consulte|consultar|estude|estudar|veja|ver|revise|revisar|(?:comece|começar) (?:por ler|lendo|pela leitura de)|dê uma olhada em",
  front: "por favor,? |primeiro,? |antes de [^,;:.!?\\ue001-\\ue005]{2,80}, |é preciso |e |depois ",
  passive: "(?:,? que)? ?(?:deve|devem|precisa|precisam) ser lid[oa]s?",
  others:
    "(?:escrev\\p{L}*|cri[ea]\\p{L}*|mud[ea]\\p{L}*|alter[ea]\\p{L}*|substitua|remova|apague|adicione|rode|execute|ou|não|se (?:precisar|necessário)|anote|resuma)",
};

const russian: ReadingWords = {
  verbs:
    "прочитай(?:те)?|прочти(?:те)?|прочитать|прочесть|перечитай(?:те)?|изучи(?:те)?|изучить|посмотри(?:те)?|посмотреть|просмотри(?:те)?|ознакомься с|ознакомьтесь с|ознакомиться с|см\\.?|начни(?:те)? с (?:чтения|изучения)",
  front:
    "пожалуйста,? |сначала,? |сперва |прежде всего,? |прежде чем [^,;:.!?\\ue001-\\ue005]{2,80}, |перед [^,;:.!?\\ue001-\\ue005]{2,80}, |нужно |надо |и |затем ",
  passive:
    "(?:,? котор\\p{L}+)? ?(?:должен|должна|должно|должны) быть прочитан\\p{L}?|(?:,? котор\\p{L}+)? ?(?:нужно|надо|следует) прочитать",
  others:
    "(?:напиши\\p{L}*|запиши\\p{L}*|созда\\p{L}*|измени\\p{L}*|замени\\p{L}*|удали\\p{L}*|добавь\\p{L}*|запусти\\p{L}*|или|не|если)",
};

const chinese: ReadingWords = {
  verbs:
    "(?:请)?(?:先|首先|务必)?(?:仔细|完整|认真)?(?:阅读|通读|读一下|读|查看|看一下|看看|看|浏览|参阅|参考|参见|了解)(?:一下)?",
  front:
    "首先[,，]?|请先|开始(?:之)?前[,，]?|动手(?:之)?前[,，]?|在[^,，;；:：.。!！?？\\ue001-\\ue005]{2,30}(?:之前|前)[,，]?",
  others: "(?:写|创建|修改|替换|删除|添加|运行|执行|或者|或|不要|不必|如果|可选)",
};

const japanese: ReadingWords = {
  verbs: "(?:読むもの|参照)[:：]?",
  front: "まず(?:は)?[、,]?|最初に[、,]?|はじめに[、,]?|[^、。\\ue001-\\ue005]{2,30}前に[、,]?",
  behind:
    "(?:を|に|は)?(?:まず|先に|最初に|よく|必ず|一度)?(?:読|お読み|目を通|参照し|確認し|見て)[^\\ue001-\\ue005。]{0,30}",
  others: "(?:書|作成|変更|置き換え|削除|追加|実行|または|必要なら|必要に応じて|ない)",
};

const korean: ReadingWords = {
  verbs: "(?:읽을 것|참고)[:：]",
  front: "먼저,? |우선,? |[^,.\\ue001-\\ue005]{2,30} 전에,? ",
  behind:
    "(?:을|를|부터)? ?(?:먼저 |우선 |꼭 |잘 |반드시 )*(?:읽|참고하|살펴보|확인하|훑어보)[^\\ue001-\\ue005.]{0,30}",
  others: "(?:작성|만들|변경|교체|삭제|추가|실행|또는|필요하면|않)",
};

/** The words of each language, by its code. */
export const readingWords: Readonly<Record<string, ReadingWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
  ru: russian,
  zh: chinese,
  ja: japanese,
  ko: korean,
};
