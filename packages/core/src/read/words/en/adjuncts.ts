import type { Adjuncts } from "../language.ts";

/** Words that change what they stand with: a condition, a wish, a choice, a denial, a memory. */
const changing =
  "if|unless|until|till?|except(?:ing)?|but|however|though|although|or|optional(?:ly)?|skip\\p{L}*|ignor\\p{L}*|flak\\p{L}*|expected|supposed|allowed|instead|may|might|could|eventually|later|some ?day|one day|maybe|perhaps|hopefully|ideally|nice|bonus|stretch|was|were|had|used to|fail\\p{L}*|only|not|never|no|none|nobody|nothing|without|exit\\p{L}*|red|broken|drop\\p{L}*|todo|wip|old|previous\\p{L}*|former\\p{L}*|yesterday|while|when|whenever|where|either|neither|nor|theory|principle|world|luck|example|instance|(?:(?:my|your|his|her|their|one) )?(?<=(?:my|your|his|her|their|one) )(?:own |local )?(?:machine|laptop|computer|box|end|side)|now|paper|opinion|best|worst|past|far|long|much|soon|some|most|mostly|certain|at least";
/** What a purpose may not speak of: it says why, and may deny and fail, but it must not take back. */
const undoing =
  "if|unless|until|except(?:ing)?|but|however|though|although|or|optional(?:ly)?|skip\\p{L}*|ignor\\p{L}*|instead|may|might|could|later|maybe|perhaps|drop\\p{L}*|todo|don't need|not need\\p{L}*|not required|can be|isn't|is not|is no";
const word = "[^\\s,\\ue001-\\ue005.;:!?()]+(?:[.](?=\\p{L}|\\p{N})[^\\s,\\ue001-\\ue005.;:!?()]+)*";
const words = (banned: string, most: number): string =>
  `(?:(?!(?:${banned})(?!\\p{L}))(?![^\\s]*n't(?!\\p{L}))${word}(?:[ ,]+|$|(?=[)]))){1,${most}}`;
const calm = words(changing, 14);
const purposeful = `(?:(?!(?:${undoing})(?!\\p{L}))${word}(?:[ ,]+|$|(?=[)]))){1,18}`;

/** Where a phrase ends within a clause: what comes then is the clause itself. */
const pivot =
  "must|should|shall|will|has|have|had|is|are|be|passes|pass|exits?|succeeds?|succeed|prints?|reports?|shows?|says?|returns?|gives?|finds?|yields?|outputs?|completes?|finishes|finish|ends?|terminates?|stays?|remains?|contains?|contain|holds?|lists?|exists?|does|do|comes?|goes|works?|work|runs?|needs?|and|or|to|in|on|at|for|from|by|under|over|via|using|with|without|that|which|who|appears?|occurs?|mentions?|matches|match|names?|changed?|changes";
const fault =
  "errors?|failures?|warnings?|issues?|findings?|problems?|violations?|words?|turns?|minutes?|hours?|exit|code|status";

/** English: what may stand beside a clause and change nothing of it. */
export const adjuncts: Adjuncts = {
  behind: [
    // Why it is wanted.
    `(?:just |only |all )?(?:so(?: that)?(?! (?:does|do|is|are|must|should|shall|will|has|have)(?!\\p{L}))|in order (?:to|that)|such that|lest) ${purposeful}`,
    `(?:just |simply )?to (?:make (?:very )?sure|be (?:sure|safe|certain)|ensure|catch|see|avoid|keep|prove|confirm|show|prevent|protect|save|spare|find|know|verify|check|let|get|stay|help|rule out|satisfy|demonstrate|guard|guarantee|detect|spot|notice|stop|make|please|have|give|hold|meet|match|comply|honou?r|respect|support|reflect|account|allow|cover|reduce|minimi[sz]e|gain|maintain|preserve|leave) ${purposeful}`,
    `(?:because|given(?: that)?|considering(?: that)?|seeing (?:that|how|as)|after all|since (?=(?:the|we|it|this|that|they|people|our|users|customers|you|i|there|everyone|some|most|its)(?!\\p{L}))|as (?=(?:we|it is|it's|they|customers|users|people|this|that|there|our|i|you)(?!\\p{L}))) ?${calm}`,
    "for (?:safety|good measure|sanity|clarity|consistency|traceability|the record|(?:obvious |legal |security |historical |audit |compliance )?reasons|compliance|audit purposes)(?: reasons)?",
    // As what it is.
    `(?:just |exactly |much |same )?(?:as|like) (?!(?:far|long|much|soon|if|though|little|few|many|an? (?:example|experiment|stretch|bonus|wish))(?!\\p{L}))(?:usual|always|ever|before|we (?:always )?do|every time|(?:any|every|in|on|the|you|one|it|we|expected|promised|agreed|advertised|documented|described|stated|specified|required|shown|discussed|is|per|of|befits|laid|set|defined|listed|requested|mentioned|seen|noted)(?!\\p{L})(?: (?!(?:if|unless|except|but|or|optional)(?!\\p{L}))${word},?){0,12})`,
    `(?:i\\.e\\.|that is(?: to say)?|meaning|in other words|which (?:means|proves|shows|takes|covers|includes|runs|needs|is (?:what|how|why|the)|also|in turn|we|you|tells|implies)|namely|aka|a\\.k\\.a\\.),? ${calm}`,
    // How much it is meant.
    "(?:both|all(?: \\p{L}+)?|each|every (?:last )?one|the (?:whole|entire) (?:thing|lot|suite)|the lot|everything)(?: of (?:them|it|these))?(?:,? (?:not|never) (?:just |only |merely )?(?:one|some|most|half|two|either|a few|a subset|part)(?: of (?:them|it|these))?)?",
    `(?:and )?not (?:just|only|merely) ${words("if|unless|or|when|while|until", 8)}`,
    "(?:and )?not (?:one|some|most|half|two|a few|almost|nearly|mostly|sometimes|a subset|either)(?: (?:of (?:them|these|it)|all|either|done|there|so|enough|less|more))?",
    "(?:and )?(?:with )?(?:no|zero|without(?: any)?) (?:exceptions?|excuses?|ifs(?:(?:,| and| or)? (?:no |and |or )?buts)?|shortcuts?|cheating|discussions?|compromises?|wiggle room|surprises?|mistake about it|doubts?|questions?(?: asked)?|fail|further ado|retries|manual (?:steps?|intervention|tweaks?|fixes|work)|human (?:help|intervention)|hand-?holding|special (?:flags|setup|treatment)|flags|help|tricks?|drama|fuss|hacks?|(?:local )?(?:changes|edits|patches)(?: of any kind)?|network(?: access)?|ambiguity|if|more|less|matter (?:what|how|which|where|who)(?: [^.;:!?\\ue001]{1,60})?)",
    `(?:whatever|whichever|wherever|however|regardless(?: of)?|irrespective of|independent(?:ly)? of|even (?:on|in|with|after|for|under|though|at|from|without)) ?(?:${word}[ ,]*){0,10}`,
    `(?:always|every (?:single )?time|each time|at all times|all the time|period|full stop|ever|nothing (?:more|less|else)(?:,? (?:and )?nothing (?:less|more))?|first (?:try|time)|on the first (?:try|attempt|run)|in one go|again|too|of course|obviously|naturally|thank you(?: very much)?|thanks(?: a lot| so much)?|please|lol|haha?|mate|ok|sorry|promise|honest(?:ly)?|seriously|really|definitely|for real|fr|imo|imho|tbh|btw|fyi|nada más|ni uno más|basta|capisce|comprende|savvy|arr+|aye|sir|ma'am|cap'n|captain|boss|chief|dude|bro|folks|friend|my friend|dear|love|hear|understood|roger|over|out|amen|hallelujah|yay|yippee|woo(?:hoo)?|cheers|ta|end of(?: story)?|that's (?:it|all|the deal|the rule|that|final|the point|the goal|the whole point|key|important|a must)|that is (?:it|all|the deal|the rule|final|the point|key|important|a must)|this is (?:it|all|the deal|final|non-negotiable|important|key|a must|mandatory)|(?:it's|it is) (?:a must|mandatory|important|required|non-negotiable|that simple|key|crucial))`,
    // What belongs to it.
    `(?:${word} ){1,5}(?:included|inclusive|incl\\.?)`,
    `(?:including|incl\\.?|inclusive of|plus|along with|together with|counting|on top of) (?:(?!(?:if|unless|or|optional)(?!\\p{L}))${word}[ ,]*){1,10}`,
    `(?:running|covering|checking|testing|proving|showing|meaning|confirming|ensuring|verifying|demonstrating|exercising|using|given|starting|built|measured|compared) ${calm}`,
  ],
  places: [
    `(?:on|in|under|for|across|with|from|at|against|over|inside|within|by|using|through|via|per|into|of|after|before) (?:(?:the|a|an|every|all|both|each|its|our|their|your|my|this|that|either|any) )?${words(`${changing}|reports?|fails?|errors?|failures?|lines?|rows?|last|final|latest|recent|trailing|[\\d]+`, 8)}`,
  ],
  parenthesis: `\\((?:(?!(?:if|unless|until|except|but|optional|skip\\p{L}*|ignor\\p{L}*|flak\\p{L}*|expected|allowed|instead|may|might|could|eventually|later|maybe|ideally|nice|bonus|stretch|was|were|not|no|fail\\p{L}*|todo|wip|old|currently|exit\\p{L}*|codes?|returns?|prints?|max|min|at (?:most|least)|words?|lines?|[\\d.,]+ ?%|or|only|except\\p{L}*|sometimes|usually|mostly|e\\.g|for (?:example|instance))(?!\\p{L}))[^()\\ue001-\\ue005\\s]+(?: +|(?=\\)))){1,16}\\)`,
  within: [
    // Where and with what: up to the next word that begins something else.
    `(?<=[\\p{L}\\ue001-\\ue005],?) (?:on|in|under|for|across|against|over|inside|by|using|via|of|from|at)(?: (?:the|a|an|every|all|both|each|its|our|their|your|my|this|that|any))?(?: (?!(?:${changing}|${fault}|${pivot}|outside|beyond|last|final|latest|lines?|total|full|end|question|place|order|date|line|case|terms|scope|sync|use|bounds|touch|limits)(?!\\p{L}))${word}){1,4}?(?= (?:${pivot}|not)(?!\\p{L})| ?[\\ue001-\\ue005.,;:]|$)`,
    "(?<=[\\p{L}\\ue001-\\ue005]) (?:also|always|still|again|reliably|consistently|actually|simply|finally|really|just|cleanly|obviously|of course|naturally|by itself|on its own|afterwards|as usual|please|definitely|truly|verifiably|demonstrably|indeed|hereby|thereby|accordingly|then|now|twice|repeatedly|again and again|two times(?: in a row)?|three times(?: in a row)?|several times|once more|happily|nicely|quietly|duly)(?= )",
  ],
  before: [
    `(?:on|in|from|with|given|against|under|for|at|starting (?:from|with)|using|even (?:on|in|with)|by|across|upon|after|once|as of|throughout|inside|within|thanks to|out of|regarding|as for|concerning|as to|as regards|to that end|in terms of) ${words(changing, 9)},`,
    `(?:to (?:be (?:sure|safe|clear|precise|accepted|done|complete|merged)|make sure|prove it|ship|close (?:this|the ticket|it)|finish|count as done|get (?:this|it) (?:merged|over the line)|pass (?:review|acceptance|muster)|sign off|verify)|for the record|as a (?:final|last|first|basic|sanity|hard|minimum) (?:check|requirement|condition|gate|criterion|proof|step|rule)|as (?:usual|always|before|agreed|discussed|ever|promised|per \\p{L}+)|first and foremost|needless to say|above all|to begin with|to start with|to finish|on top of that|in particular|in the end|at the end(?: of it all)?|when (?:you are|you're|we are|we're|it is|it's|(?:all|everything|both|the (?:whole|work|task|job|last))(?: (?!each|every|when)\\p{L}+){0,3}? (?:is|are|has been|have been)) (?:done|finished|through|ready|complete|completed|over)|by then|last but not least|for starters|at the very end|after all (?:this|that|is said and done)|simply put|again|overall|in other words|in short|bottom line|listen|look|guys|listen up|attention|hear ye|ahoy|arr+|aye|yo|hark|verily|lo|behold|beep(?: boop)?|note well|mind you|remember),?`,
  ],
};
