/** How a sentence of plain prose says what it is, in one language. Sources of patterns over its words, not macros. */
export interface ProseWords {
  /** Begins a sentence that says when the work is done: "It is finished when". */
  readonly done: string;
  /** Begins a sentence that says up to when to work: "Stop when", "Keep going until". What follows tells the end from a reason to give up. */
  readonly ends: string;
  /** Begins a sentence that allows to stop, which is allowed where the work is done: "You may stop when". */
  readonly mayStop?: string;
  /** The same behind what must hold, and how its verb reads without: "…したら完了とする" is "…する". */
  readonly doneBehind?: readonly (readonly [source: string, instead: string])[];
  /** How a verb behind "until" is written, and how where it stands alone; both are of one length. */
  readonly moods?: Readonly<Record<string, string>>;
  /** A sentence that says what is wanted. */
  readonly wants: string;
  /** A sentence that says it less plainly: it is taken where none is plain. */
  readonly mayWant?: string;
  /** Words that are said to a person, and ask for nothing. */
  readonly greets: string;
  /** Begins an order of its own behind another one: "…, and keep a tally". */
  readonly orders?: string;
  /** Begins an order that hands something over: "write", "save". Default: any order does. */
  readonly hands?: string;
  /** Begins an order that says what the last message is to hold: "tell me", "summarise". */
  readonly reports?: string;
  /** Begins an order of the way of working, a step: "work", "commit". */
  readonly works?: string;
  /** Begins an order of any kind. */
  readonly rules?: string;
  /** May stand in front of an order: "At the end". */
  readonly lastly?: string;
  /** A condition, as `state`, in front of an order to stop: "If X, stop". */
  readonly halts?: string;
  /** Begins a clause that forbids: "without touching". */
  readonly without?: string;
}

const english: ProseWords = {
  done: "(?:(?:and|so|then|it|this|that|the (?:work|task|job|whole thing|whole|thing|migration|port)|you|we|i|(?:you|we)'(?:re|ve)|i'[md]|(?:it|that)'s) )*(?:(?:will|would|shall|can|may)? ?(?:call|consider|count|deem) (?:it|this|the (?:work|task|job)|that) (?:as )?)?(?:(?:is|are|am|have|has|'ve|'m|'s|as|be|only|not) )*(?:done|finished|complete|completed|ready|happy|satisfied|over|accepted|fixed|fixing)(?: (?:only|with it|with this))?,? (?:when|once|if|as soon as|only when|means(?: that)?)[,:]? ",
  ends: "(?:(?:and|so|then|only|you may|you can|you) )*(?:(?:stop|finish|end|quit|halt)(?: here| there| only| working)?,? (?:when|once|as soon as)|(?:keep (?:going|at it|working)|go on|carry on|continue|work|(?:do not|don't|never) (?:stop|finish|quit))(?: working)? (?:until|till)|(?:do not|don't|never) (?:stop|finish|quit)(?: working)? (?:before|unless))[,:]? ",
  mayStop:
    "(?:and |so |then |only )*(?:you (?:may|can|could|might|(?:are|'re) (?:free|allowed|welcome|permitted|good) to)|feel free to) (?:only |then |just )*(?:stop|finish|end|quit|halt|rest|call it a day|wrap up)(?: here| there| only| working| (?:the )?work)?,? (?:only )?(?:when|once|as soon as)[,:]? ",
  wants:
    "(?:your|the|our|my|this) (?:task|job|goal|mission|objective|aim|assignment) (?:is|will be|today is)(?!\\p{L})|(?:please |pls |now |so |ok |hey |let's |let us |can you |could you |would you |will you |help (?:me |us )?(?:to )?)*(?:please )?(?:add|adapt|allow|automate|build|bring|change|clean|collapse|consolidate|convert|create|cut|delete|deploy|design|develop|document|enable|ensure|extend|extract|find|finish|fix|get|give|implement|improve|integrate|introduce|localise|localize|make|merge|migrate|modernise|modernize|move|optimise|optimize|port|prepare|produce|publish|rebuild|redesign|reduce|refactor|release|remove|rename|reorganise|reorganize|replace|restore|restructure|rewrite|rework|separate|set up|ship|simplify|speed|split|support|switch|teach|translate|turn|unify|update|upgrade|write)(?!\\p{L})|(?:i|we|our \\p{L}+|the \\p{L}+) (?:want|wants|need|needs|would like|wish|must be able|should be able|have to)(?!\\p{L})|(?:the|our|this|my) (?:[\\p{L}-]+ ){2,3}needs (?=an? )|i'd like(?!\\p{L})|.*(?<!\\p{L})(?:the goal is|(?<!what )(?:i|we)(?:'d| would) like (?:you to|to have|to see)|(?:i|we) (?:want|need) (?:you|it|this|that|them) )(?!\\p{L}\\b)",
  mayWant:
    "(?!.*(?<!\\p{L})(?:plenty|enough|suffice|fine|stay|remain|keep|take|cost)(?!\\p{L}))(?!(?:\\d|\\p{L}+ (?:hours?|turns?|minutes?|days?|dollars?) )).*(?<!\\p{L})(?:should|needs to|has to)(?!\\p{L})",
  greets:
    "(?:hi|hello|hey|dear|thanks|thank you|cheers|best|regards|kind regards|good (?:morning|day|evening)|as (?:discussed|agreed))",
  orders:
    "(?:then |also )?(?:keep|write|log|note|report|commit|record|update|add|leave|say|tell|list|tag|push|fix|repair|mend|look|see|open|compare|inspect|eyeball|read|skim|glance|review|check|take|have|a? ?quick|a? ?short|watch|listen|post|save|paste|show|clean|squash|rebase|stash|revert|restart|reload|deploy|regenerate|refresh|ask)",
  hands:
    "(?:write|save|put|post|paste|store|leave|record|log|report|list|document|summari[sz]e|export|dump|produce|generate|create|deliver|hand|give|send|attach|upload|collect|note|keep|provide|submit|prepare|compile|render|print|show|share|publish|add|output|append)(?!\\p{L})",
  reports:
    "(?!.*(?<!\\p{L})(?:if|whenever|before|unless)(?!\\p{L}))(?:tell me|let me know|report (?:back|to me|the|what|which|how)|summari[sz]e|(?:reply|answer|respond) (?:to me )?(?:only )?with(?!\\p{L})|(?:write|give|send|return|reply|answer|respond|finish|end|close)(?: (?:me|us|with|only|back|in|to|at|end|just|a|an|your|the|short|brief|one|two|three|\\d+|two-sentence|one-paragraph|final|closing))* (?:summary|report|message|answer|json|yaml|markdown|list of|table of|sentences?|object|overview|recap))(?!\\p{L})",
  works:
    "(?:please |then |always |first,? |also )*(?:work|go|start|begin|proceed|commit|push|run|rerun|take|do|make|keep|read|plan|iterate|repeat|test|check|update|split)(?!\\p{L})",
  rules:
    "(?:please |then |always |also )*(?:use|prefer|keep|follow|stick|write|add|treat|respect|reuse|ask|assume|document|name|log|put|mark|match|mirror|ensure|make sure|be|stay|leave|handle|validate|wrap|extend|pin|format|cover|include|explain|note|remember|favou?r|limit|avoid|choose|pick|mind|look|consult)(?!\\p{L})",
  lastly:
    "(?:please |and |(?:at|in) the (?:very )?end,? |finally,? |lastly,? |afterwards,? |then,? |(?:when|once) (?:you are |you're |youre |ur |u r |u are |you have |you've |it is |it's |everything is |all is |all )?(?:done|finished|ready|complete|through),? )+",
  halts:
    "(?:and |but |also |oh |so )*(?:if|when(?:ever)?|should|in case|once|as soon as) (?<state>(?!needed|necessary|possible)[^?]{3,260}?)(?:,| then|;|:| [–—-])(?: then| please| just| simply| you| we)* (?:stop(?! (?:the|that|this|any|all|it|your) (?!(?:\\p{L}+ )?(?:work|run|task|upgrade|migration|job|port|whole thing)))|halt|abort|give up|quit|break off|call it off|cease|(?:end|leave|stop|suspend|pause) (?:the |your )?(?:work|run|task|job)|(?:the )?work (?:shall|must|should|has to|is to) (?:stop|end|cease|be (?:stopped|suspended|halted|ended)))(?!\\p{L}| (?:using|adding|writing|running|reading|calling|polling|sending))",
  without: "without (?:any )?(?=\\p{L}+ing |(?:new|additional|extra|third-party|further) )",
};

const german: ProseWords = {
  done: "(?:(?:du bist|ich bin|wir sind|das|es|er|sie|alles|die (?:ganze )?(?:arbeit|aufgabe)|ist|gilt als) )*(?:fertig|erledigt|abgeschlossen|zufrieden)(?: (?:ist|sind|bist|es|er|sie|das|die|ganze|alles|arbeit|aufgabe|du|wir|erst|nur|heißt))*,? (?:wenn|sobald) ",
  ends: "(?:hör(?:e)? (?:erst )?auf|stoppe?|halte? an|beende (?:die arbeit|den lauf)|mache? (?:weiter|schluss)|arbeite(?: weiter)?|bleibe? dran)(?: erst| nur| so lange)?,? (?:wenn|sobald|bis) ",
  mayStop:
    "du (?:darfst|kannst) (?:erst |nur |dann )?(?:aufhören|stoppen|enden|schluss machen|beenden),? (?:erst |nur )?(?:wenn|sobald) ",
  wants:
    "(?:deine?|die|unsere?|das) (?:aufgabe|ziel|auftrag) ist(?!\\p{L})|.*(?<!\\p{L})(?:soll(?:en|te)?|möchte[n]?|brauchen?|wollen|will)(?!\\p{L})",
  greets: "(?:hallo|guten (?:tag|morgen)|vielen dank|danke|liebe[rs]?|viele grüße|beste grüße|gruß)",
  orders:
    "(?:dann |auch )?(?:halte?|schreibe?|protokolliere|notiere|melde|committe|aktualisiere|füge?|lasse?|sage?|nenne|markiere|pushe?|behebe|repariere|sieh|öffne|vergleiche|lies|prüfe|mache?|trage?|führe?|räume?|starte|frage?)",
  lastly: "(?:bitte |(?:am|zum) (?:ende|schluss) |danach |zuletzt |abschließend |und )+",
  halts:
    "(?:und |aber |auch )*(?:wenn|falls|sobald|sollten?)(?: sich (?:herausstellen|zeigen), dass)? (?<state>[^?]{3,260}?),? (?:dann |bitte |so |einfach )*(?:brich(?: bitte)?(?: die arbeit)? ab|brechen sie(?: bitte)?(?: die arbeit)? ab|stoppe?(?:n sie)?|h(?:a|ä)lte?(?:n sie)? an|höre?(?:n sie)? auf|beende(?:n sie)? (?:die arbeit|den lauf))(?!\\p{L})",
  without: "ohne (?=[^,;]{2,80} (?:\\p{L}{0,8}zu\\p{L}{3,}|zu \\p{L}+en)[.!]?$)",
};

const french: ProseWords = {
  done: "(?:(?:ce|cela|le travail|la tâche|tout|tu|vous|on|il|elle|ça|je) ?)?(?:c'est|est|suis|sera|as|auras|avez|aurez|a)? ?(?:considérée? comme )?(?:fini|finie|terminée?|prête?|bon|contente?|satisfaite?)(?: seulement)?,? (?:quand|lorsque|dès que|une fois que) ",
  ends: "(?:arrête(?:-toi|z-vous|z|r)?|stoppe[rz]?|termine[rz]?|continue[rz]?|travaille[rz]?)(?: seulement)?,? (?:quand|lorsque|dès que|jusqu'à ce que) ",
  mayStop:
    "(?:tu (?:peux|pourras)|vous (?:pouvez|pourrez)) (?:seulement |alors )?(?:t'arrêter|vous arrêter|arrêter|terminer|finir),? (?:seulement )?(?:quand|lorsque|dès que|une fois que) ",
  wants:
    "(?:ta|votre|notre|la|ma) (?:tâche|mission) (?:est|consiste)(?!\\p{L})|.*(?<!\\p{L})(?:je veux|je voudrais|nous voulons|il faut|doit|doivent|devrait)(?!\\p{L})",
  greets: "(?:bonjour|merci|salut|cordialement)",
  orders:
    "(?:puis |aussi )?(?:garde[rz]?|note[rz]?|écri(?:s|re|vez)|consigne[rz]?|signale[rz]?|commite[rz]?|committe[rz]?|mets|mettez|mettre|ajoute[rz]?|laisse[rz]?|dis|dites|pousse[rz]?|corrige[rz]?|répare[rz]?|regarde[rz]?|ouvre[rz]?|compare[rz]?|lis|lire|vérifie[rz]?|relance[rz]?|demande[rz]?)",
  lastly: "(?:à la fin,? |enfin,? |pour finir,? |ensuite,? |et )+",
  halts:
    "(?:et |mais )*(?:si|quand|lorsque?|dès que|au cas où) (?<state>[^?]{3,260}?), (?:alors |il faut |tu |vous |t'|vous )*(?:arr[êe]te(?:s|z|r)?(?:-toi|-vous)?(?! (?:le|la|les|l'|ce|cette))|abandonne[sz]?|interromps|interrompez)(?!\\p{L})",
  without: "sans (?=\\p{L}+(?:er|ir|re)(?!\\p{L}))",
};

const spanish: ProseWords = {
  done: "(?:(?:esto|el trabajo|la tarea|todo) )?(?:está|estará|se da por|queda|quedará|has|habrás) (?:list[oa]|terminad[oa]|hech[oa]|complet[oa]|acabad[oa])(?: solo| sólo)?,? (?:cuando|si|en cuanto|una vez que) ",
  moods: {
    pase: "pasa",
    pasen: "pasan",
    termine: "termina",
    exista: "existe",
    imprima: "imprime",
    devuelva: "devuelve",
    esté: "está",
    muestre: "muestra",
  },
  ends: "(?:para|detente|termina|acaba|sigue|continúa|trabaja|no pares)(?: solo| sólo)?,? (?:cuando|en cuanto|hasta que) ",
  mayStop:
    "(?:puedes|podrás|puede) (?:solo |sólo )?(?:parar|terminar|detenerte|acabar)(?: solo| sólo)?,? (?:cuando|en cuanto|una vez que) ",
  wants:
    "(?:tu|la|nuestra) (?:tarea|misión) (?:es|consiste)(?!\\p{L})|.*(?<!\\p{L})(?:quiero|queremos|necesito|necesitamos|hay que|debe|deben|debería)(?!\\p{L})",
  greets: "(?:hola|buenos días|buenas|gracias|un saludo|saludos)",
  orders:
    "(?:luego |también )?(?:guarda|anota|escribe|registra|informa|haz|actualiza|añade|agrega|deja|di|marca|sube|corrige|arregla|repara|mira|abre|compara|lee|revisa|comprueba|limpia|reinicia|pregunta|confirma)",
  lastly: "(?:al final,? |por último,? |después,? |luego,? |y )+",
  halts:
    "(?:y |pero )*(?:si|cuando|en caso de que) (?<state>[^?]{3,260}?), (?:entonces |por favor )*(?:para|pare|detente|detén|deténgase|abandona|interrumpe|aborta)(?! (?:el|la|los|las|un|una|que)(?!\\p{L}))(?!\\p{L})",
  without: "sin (?=\\p{L}+(?:[aei]r)(?:l[oa]s?)?(?!\\p{L}))",
};

const italian: ProseWords = {
  done: "(?:(?:il lavoro|il compito|tutto|la migrazione) )?(?:è|sarà|hai|avrai) (?:finit[oa]|pront[oa]|fatt[oa]|complet[oa]|conclus[oa])(?: solo)?,? (?:quando|se|non appena|appena) ",
  moods: { passi: "passa", termini: "termina", esista: "esiste", stampi: "stampa", mostri: "mostra" },
  ends: "(?:fermati|smetti|termina|continua|vai avanti|lavora|non fermarti)(?: solo)?,? (?:quando|appena|non appena|finché(?: non)?|fino a quando(?: non)?) ",
  mayStop:
    "(?:puoi|potrai) (?:solo )?(?:fermarti|smettere|terminare|finire)(?: solo)?,? (?:quando|appena|non appena|una volta che) ",
  wants:
    "(?:il tuo|la tua|il nostro) (?:compito|missione|obiettivo) è(?!\\p{L})|.*(?<!\\p{L})(?:debe|voglio|vorrei|vogliamo|bisogna|deve|devono|dovrebbe|serve)(?!\\p{L})",
  greets: "(?:ciao|buongiorno|grazie|saluti|cordiali saluti)",
  orders:
    "(?:poi |anche )?(?:tieni|annota|scrivi|registra|segnala|riporta|fai|aggiorna|aggiungi|lascia|di'|marca|correggi|ripara|guarda|apri|confronta|leggi|controlla|pulisci|riavvia|chiedi|committa)",
  lastly: "(?:alla fine,? |infine,? |poi,? |e )+",
  halts:
    "(?:e |ma )*(?:se|quando|qualora) (?<state>[^?]{3,260}?), (?:allora |per favore )*(?:fermati|si fermi|fermatevi|interrompi|abbandona|smetti)(?! (?:il|la|lo|i|gli|le|di)(?!\\p{L}))(?!\\p{L})",
  without: "senza (?=\\p{L}+(?:are|ere|ire|rre|arl[oaie]|erl[oaie]|irl[oaie])(?!\\p{L}))",
};

const portuguese: ProseWords = {
  done: "(?:(?:isto|o trabalho|a tarefa|tudo) )?(?:está|estará|fica|ficará|terá) (?:pront[oa]|concluíd[oa]|terminad[oa]|feit[oa]|complet[oa])(?: só)?,? (?:quando|se|assim que) ",
  moods: { passe: "passa", termine: "termina", exista: "existe", imprima: "imprime", mostre: "mostra" },
  ends: "(?:pare|termine|encerre|continue|siga|trabalhe|não pare)(?: só)?,? (?:quando|assim que|até que|até) ",
  mayStop: "(?:(?:você )?pode|podes) (?:só )?(?:parar|terminar|encerrar)(?: só)?,? (?:quando|assim que|uma vez que) ",
  wants:
    "(?:sua|a sua|a tua|nossa) (?:tarefa|missão) é(?!\\p{L})|.*(?<!\\p{L})(?:quero|queremos|preciso|precisamos|é preciso|deve|devem|deveria)(?!\\p{L})",
  greets: "(?:olá|oi|bom dia|obrigad[oa]|abraços?|atenciosamente)",
  orders:
    "(?:depois |também )?(?:guarde|anote|escreva|registre|informe|faça|atualize|adicione|deixe|diga|marque|envie|corrija|conserte|olhe|abra|compare|leia|revise|verifique|limpe|reinicie|pergunte|commite)",
  lastly: "(?:no final,? |por fim,? |ao final,? |depois,? |e )+",
  halts:
    "(?:e |mas )*(?:se|quando|caso) (?<state>[^?]{3,260}?), (?:então |por favor )*(?:pare|interrompa|abandone|desista)(?! (?:o|a|os|as|de)(?!\\p{L}))(?!\\p{L})",
  without: "sem (?=\\p{L}+[aeio]r(?!\\p{L}))",
};

const russian: ProseWords = {
  done: "(?:(?:всё|все|работа|задача) )?(?:закончен[ао]?|окончен[ао]?|готов[ао]?|выполнен[ао]?|считается (?:законченной|выполненной|готовой))(?: только)?,? (?:когда|если|как только) ",
  ends: "(?:остановись|остановитесь|закончи|заверши|продолжай(?:те)?|работай(?:те)?)(?: только)?,? (?:когда|как только|пока не|до тех пор,? пока не) ",
  mayStop:
    "(?:ты )?(?:можешь|можете|можно) (?:только )?(?:остановиться|закончить|завершить работу|прекратить),? (?:только )?(?:когда|как только) ",
  wants:
    "(?:твоя|ваша|наша) задача(?!\\p{L})|.*(?<!\\p{L})(?:нужно|надо|хочу|хотим|должн(?:а|о|ы)?|должен|требуется)(?!\\p{L})",
  greets: "(?:здравствуйте|привет|добрый день|спасибо|с уважением)",
  orders:
    "(?:затем |потом )?(?:запиши|записывай|отмечай|отметь|фиксируй|сообщи|сообщай|закоммить|коммить|обнови|обновляй|добавь|оставь|скажи|исправь|исправляй|почини|посмотри|открой|сравни|прочитай|проверь|перезапусти|спроси|сделай|делай)",
  lastly: "(?:в конце,? |наконец,? |затем,? |потом,? |и )+",
  halts:
    "(?:и |но |а )*(?:если|когда) (?<state>[^?]{3,260}?), (?:то |тогда |пожалуйста,? )*(?:остановись|остановитесь|прекрати(?:те)?(?: работу)?|прерви(?:те)?(?: работу)?)(?!\\p{L})",
  without: "не (?=\\p{L}+(?:[ая]я|[аиыя]в)(?!\\p{L}))",
};

const chinese: ProseWords = {
  done: "(?:完成的?(?:标准|条件|标志)(?:是|为|：|:)|(?:只有)?当) ?",
  ends: "(?:一直|持续|继续)?(?:做到|工作到|进行到|直到|重复到) ?",
  doneBehind: [
    ["(?:之)?(?:后|时|了)?(?:才|就|即|则)?(?:算|视为|算是|可以视为)(?:全部)?(?:完成|结束|完工)了?", ""],
    ["为止", ""],
    ["(?:之)?[后时](?:再|才|就|即可|即)?(?:停止|停下|结束)(?:工作)?", ""],
  ],
  wants: ".*(?:需要|希望|要把|想要|请)",
  greets: "(?:您好|你好|谢谢)",
  halts:
    "(?:但|而且|另外|，)*(?:如果|若是?|一旦|要是|假如|当) ?(?<state>[^？]{2,160}?)(?:的话|时|的时候)?[，,]? ?(?:就|则|请|立即|马上|那就|先)*(?:停止(?!使用|维护)|停下|停手|中止|终止|放弃)",
  orders: "(?:再|并)?(?:记录|写|提交|更新|添加|保留|报告|说明|标记|推送|修复|查看|打开|比较|阅读|检查|清理|重启|询问)",
};

const japanese: ProseWords = {
  done: "完了の?条件は、?",
  ends: "(?!)",
  doneBehind: [
    [
      "したら、?(?:作業を)?(?:完了|終了|停止|終わり|完成)(?:とする|とします|とみなす|する|します|してください|です|である)?",
      "する",
    ],
    [
      "(?:ったら|れば)、?(?:作業[をは]|これで|それで)?(?:完了|終了|終わり|完成)(?:とする|とします|とみなす|です|である|だ)?",
      "る",
    ],
    ["まで(?:作業を)?(?:続ける|続けて(?:ください)?|続けます|繰り返す|繰り返して(?:ください)?)", ""],
  ],
  halts:
    "(?:もし|万一|ただし|また)?、?(?<state>[^？]{2,160}?(?:(?:た|る|い|な|の)(?=場合|とき)|(?=たら|れば)))(?:場合|とき|たら|れば)(?:は|には)?、?(?:すぐに|いったん|一旦|必ず)?(?:作業を|実装を)?(?:止め|止ま(?:っ|り)|中断|中止|停止)(?:て|し|する)?",
  wants: ".*(?:してほしい|したい|ようにする|する必要)",
  greets: "(?:こんにちは|お疲れ|よろしく|ありがとう)",
};

const korean: ProseWords = {
  done: "완료 조건은 ",
  ends: "(?!)",
  doneBehind: [
    [
      "하면,? (?:작업(?:을|은) )?(?:완료|끝|종료|멈춘다|멈춰라|멈추세요|끝낸다)(?:다|이다|입니다|로 본다|한다|하세요|된 것이다)?",
      "한다",
    ],
    ["할 때까지 (?:계속|반복|진행|작업)\\S{0,6}", "한다"],
  ],
  halts:
    "(?:만약 |만일 )?(?<state>[^?]{2,160}?(?:면|경우))(?:에는|에|은)?,? (?:즉시 |바로 )?(?:작업을 |일을 )?(?:멈추|멈춰|중단|중지|그만)",
  wants: ".*(?:해야|싶|필요|하도록|해 주세요)",
  greets: "(?:안녕|감사)",
};

/** The words of prose, by language. */
export const proseWords: Readonly<Record<string, ProseWords>> = {
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
