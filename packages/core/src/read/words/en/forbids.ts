import type { Forbids } from "../language.ts";

/** Macros of what forbids and of what a rule about structure is. */
export const forbidsMacros: Readonly<Record<string, string>> = {
  lead: "(?:(?:please|also|and|but|however|again|important|note|remember|so|then|warning|rule|critical|first|second|third|finally|absolutely|simply|ever|in general|generally|in particular|especially)[,:!]? )*",
  agent:
    "(?:(?:the )?(?:contractor|supplier|vendor|implementer|implementor|provider|undersigned|licensee|team|party|staff|personnel|programmer|dev|devs|engineer|engineers|worker|coder|bot)(?: ?\\([^()]{1,40}\\))?|y'all|ye|you|we|it|they|i|one|(?:the|an?|any|all|no|coding|ai|other|every) ?(?:coding |ai )?(?:agents?|assistants?|models?|bots?|llms?|developers?|contributors?|implementers?|person|subagents?|workers?|tool)|agents?|codex|claude(?: code)?|assistants?|contributors|developers|subagents)",
  act: "(?<x>\\S[^\\n]{0,400}?)",
  banned:
    "(?:(?:strictly |absolutely |expressly |explicitly |completely |simply |all |also |both |always |still |generally |totally |hereby )*(?:forbidden|prohibited|banned|disallowed|off[- ]?limits|out of bounds|verboten|taboo|tabu|a no[- ]go|no[- ]go|no[- ]gos|unacceptable|impermissible|ruled out|not on the table|out of the question|a hard no|illegal|inadmissible|a firing offen[cs]e)|(?:strictly |absolutely |simply |explicitly )?(?:not|never|no longer|nowhere|not at all)(?: ever)? (?:be )?(?:allowed|permitted|acceptable|accepted|ok(?:ay)?|an option|negotiable|tolerated|welcome|fine|for you to (?:touch|change)|to be (?:{agentDone})|yours to (?:touch|change|edit)|wanted|up for (?:change|discussion|debate)|on the table)|(?:not|never) to be {agentDone})",
  agentDone:
    "(?:touched|edited|changed|modified|renamed|removed|deleted|skipped|disabled|weakened|committed|pushed|merged|added|introduced|rewritten|reformatted|regenerated|upgraded|downgraded|bumped|installed|created|moved|squashed|force-pushed|amended|altered|dropped|published|deployed|silenced|suppressed|commented out|loosened|relaxed|hard-?coded|copied|pasted|adjusted|overwritten|reverted|rebased|restored|reset|broken|lowered|raised|shortened|simplified|refactored|tampered with|altered|updated|cleaned up|retrained|relabelled|reordered|backdated|stubbed|mocked out|invented|guessed|fabricated|left out|ignored|thrown away|discarded|tuned)",
  ends: "(?:,? (?:here|at all|ever|whatsoever|without exception|in any case|for any reason|under any circumstances|in this (?:repo(?:sitory)?|project|task|work|run|phase|step|PR|change|migration|branch)|for (?:this|the) (?:task|work|run|change|time being|PR|migration)|during (?:this|the) {w}|for (?:the )?(?:agents?|you|now|anyone|everyone)|in any form|, ever|by the agent|by you|unless {w}|except {w}|without (?:asking|approval|permission|{w})|on (?:any|this) {w}|in {w}|outside {w}|under {w}|from {w}|as {w}|to {w}|even {w}|at (?:any|this) {w}|until {w}|before {w}|anywhere|, period|, full stop|, no exceptions))*",
  part: "(?:{partNoun}s?|{partNoun}es|(?:quer|polic|librar|boundar|facad|dependenc|repositor|registr|factor|entit|strateg|propert|capabilit|gatewa|proxi|directori|cach)(?:y|ies|ys|es|e))",
  partNoun:
    "(?:layer|module|package|service|handler|controller|component|domain|core|logic|state|api|schema|adapter|boundary|boundaries|interface|client|server|backend|frontend|back[- ]?end|front[- ]?end|database|db|worker|queue|plugin|endpoint|route|router|renderer|parser|lexer|compiler|model|store|storage|semantics|interpretation|system|function|method|class|struct|type|hook|view|viewmodel|screen|page|widget|middleware|gateway|daemon|job|pipeline|stage|step function|node|process|thread|task|actor|driver|kernel|allocator|buffer|event|message|command handler|reducer|selector|action|effect|mutation|transaction|migration|table|column|index|trait|protocol|port|use case|usecase|engine|scheduler|loop|simulation|physics|shader|scene|entity|system clock|clock|time|clock read|i/o|io|network call|http call|sql|call|request|response|write|read|access|secret|token|password|credential|key|config|configuration|setting|flag|feature|feature flag|dto|serializer|validator|validation|evaluator|decoder|encoder|codec|transport|connection|session|pool|retry|timeout|error|exception|logger|logging|log|metric|trace|span|side effect|import|export|dependency|ui|cli|sdk|library|app|application|binary|bootloader|firmware|isr|interrupt|interrupt handler|register|peripheral|container|image|resource|bucket|role|policy|permission|tenant|user data|data|dataset|feature column|transformation|transform|dag|operator|notebook|training code|inference|prediction|pricing|calculation|computation|rounding|money|amount|currency|date|timestamp|string|copy|text|translation|locale|style|css|token value|color|theme|layout|icon|asset|animation|business rule|business logic|rule|decision|authorization|authorisation|authentication|auth|crypto|encryption|hash|id|identifier|feature build|join|aggregate|projection|event handler|subscriber|publisher|topic|consumer|producer|cache|file system|filesystem|path|platform code|global|singleton|public surface|surface|contract|response body|payload|header|cookie|status code|pagination|cursor|lock|mutex|channel|goroutine|future|coroutine|memory|allocation|heap|stack|pointer|ownership|lifetime)",
  sys: "(?:(?:must|may|should|shall|can|will|is|are|has|have|do|does|only|never|always|also|alone|still)(?: (?:not|only|never|always|be|have|just|all|ever|solely|exclusively))*|cannot|can't|mustn't|doesn't|don't|isn't|aren't|needs?|lives?|stays?|remains?|goes|go|belongs?|holds?|knows?|depends?|talks?|owns?|gets?|calls?|reads?|writes?|returns?|accepts?|takes?|throws?|exposes?|imports?|uses?|passes|pass|receives?|sits?|happens?|runs?|contains?|flows?|comes?|exists?|implements?|communicates?|references?|keeps?|carry|carries|originates?|travels?|handles?|sees?|makes?|emits?|speaks?|survives?|maps?|derives?|inherits?|extends?|consists?|works?|starts?|ends?|raises?|produces?|loads?|stores?|shares?|rename|cast|join|resolves?|validates?|wraps?|hides?|inject(?:s|ed)?|remain|arrives?|leaves?|enters?|crosses|cross|touches|touch|moves?|points?|delegates?|binds?|supports?|publish(?:es)?|subscribes?|consumes?|prefers?|degrades?|falls?|fails?|allocates?|blocks?|yields?|mutates?|separate|are|is)",
  verbs:
    "(?:use|keep|run|write|make|add|check|leave|ask|put|update|test|document|commit|prefer|ensure|follow|stay|read|do|log|name|handle|validate|treat|mark|note|list|record|wait|fix|remove|delete|split|review|cover|work|go|report|stop|set|move|return|let|give|mention|tell|preserve|respect|retain|support|verify|pin|cache|build|port|convert|migrate|rename|replace|extract|wrap|import|export|bump|deploy|release|create|limit|restrict|store|load|call|pass|send|allow|touch|edit|change|modify|include|exclude|apply|start|finish|begin|end|open|close|merge|rebase|squash|push|pull|expose|hide|inject|map|route|queue|retry|encrypt|sign|hash|escape|sanitize|format|lint|compile|publish|generate|render|draw|paint|measure|benchmark|profile|sample|train|evaluate|score|label|annotate|translate|localize|spell|quote|cite|link|number|date|round|sum|count|sort|filter|group|join|select|index|query|fetch|seed|mock|stub|fake|assert|expect|trace|monitor|alert|page|escalate|back|restore|roll|tag|version|bundle|minify|ship)",
  done: "(?<done>.*)",
};

/** English: how a sentence forbids. */
export const forbids: Forbids = {
  not: [
    ".*(?:where(?:ver)?|if|when(?:ever)?|as (?:far|much) as|unless) (?:at all )?(?:you can|we can|you could|possible|feasible|practical|practicable|reasonable|it makes sense|sensible)(?: to avoid it| help it| do so)?",
    "no [^,;:]{1,60} (?:is|are) not",
    "not only (?!.*(?:do not|don't|must not|never)(?!\\p{L})).*",
    "{lead}(?:never|do not|don't)(?: ever)? stop \\p{L}+ing(?!\\p{L}).*",
    "(?:we|it|i|they|he|she|there|nobody|[\\p{L}]+) (?:have|has|had|did|was|were) (?:never|not)(?! to )(?!\\p{L}).*",
    "no (?:olvid|dej)\\p{L}+ .*",
    "(?!{lead}(?:do not|don't|dont|never|no|avoid|not|to not)(?!\\p{L}))[^,;:]{1,160} (?:that|which|who|whom|whatever|what|whose) [^,;:]{0,80}?(?:is|are|remains?|must|may|can|should|shall|was|were|cannot)(?: (?:{adverb}|strictly|absolutely))? ?(?:not|never|forbidden|prohibited|banned|disallowed|off[- ]limits)?(?!\\p{L}).*",
    "(?:we|they|it|i|you|he|she|that|this) (?:never|do not|don't|did not|didn't|have not|haven't|has not|hasn't|will not|won't|would not)(?: ever)?(?: (?:have|has|do|did|does|will|would|before|either|yet))?",
    "{lead}(?:do not|don't|never|not) (?:neglect|omit|overlook|miss|skip over|leave out|shy away from|shrink from|refuse|ignore the (?:need|fact)|let (?:that|this|it) (?:stop|discourage|deter))(?!\\p{L}).*",
    "{lead}(?:{agent} )?(?:(?:do|does|must|may|should|shall|will|can) not|don't|doesn't|never|need not|needn't)(?: ever)? (?:forget|hesitate|worry|mind|only|just|merely|simply|fail|be (?:afraid|shy|surprised|discouraged|alarmed|scared|too (?:timid|cautious))|have to|need|stop (?:until|before|at|there|when|because|just|after|if|on|short|working|checking|while)|give up|wait for|bother|feel (?:obliged|bound|forced|the need|tied|limited|restricted)|lose sight|underestimate|let up|give in|panic|take (?:this|it) (?:literally|as)|be put off|sweat|care|require)(?!\\p{L}).*",
    "no (?:need|matter|problem|worries|doubt|later than|earlier than|more than|fewer than|less than|sooner|one size|longer than|wonder|harm|objection|hurry|rush|pressure|limit|restrictions?)(?!\\p{L}).*",
    "no [^,;:]{1,60} (?:(?:is|are) )?(?:needed|necessary|required|expected|wanted)(?!\\p{L}).*",
    "(?:it is|it's|that is|this is) (?:not|no) (?:an? )?(?:problem|issue|bug|error|concern|big deal|tragedy|must|requirement|blocker)(?!\\p{L}).*",
    "no [^,;:]{1,60} (?:is|are) (?:fine|ok|okay|acceptable|good|normal|welcome|no problem)(?!\\p{L}).*",
    "(?:since|because|given that|as) [^,]{1,120}, (?!.*(?:never|not|n't|no|avoid)(?!\\p{L})).*",
    "no-?(?:op|code|ops|reply|cache|index|show|wait|break|store|follow|opener|longer)(?!\\p{L}).*",
    "nothing (?:stops|prevents|keeps|hinders|speaks against|wrong with|is wrong|forbids|prohibits)(?!\\p{L}).*",
    "never(?:-| )?(?:ending|expiring|seen|used|before|mind|theless)(?!\\p{L}).*",
  ],
  acts: [
    "{lead}(?:do not|don't|dont|don't y'all|to not|never(?: ever)?|must not|mustn't|may not|should not|shouldn't|shall not|cannot|can't|can not|not to|must never|should never|may never|do not ever|don't ever|no longer) (?:under any circumstances |ever |even |try to |attempt to |be tempted to |allow yourself to |start to )?{act}",
    "{lead}{agent} (?:(?:must|may|should|shall|can|could|are|is|do|does|will|has|have|ought)(?: (?:absolutely|strictly|under no circumstances|also|by no means|simply))* (?:not|never)|mustn't|shouldn't|can't|cannot|can not|don't|aren't|won't|never|may under no circumstances)(?: ever)?(?: (?:be )?(?:allowed|permitted|authori[sz]ed|free|supposed|expected|entitled|going))?(?: to)? {act}",
    "{lead}(?:avoid|refrain from|stay away from|steer clear of|abstain from|keep away from|desist from|keep clear of|keep your hands off|hands off|stay out of|keep out of|stay clear of|resist(?: the (?:urge|temptation) (?:to|of))?) {act}",
    "{lead}(?:under no circumstances|in no case|at no (?:time|point|stage)|on no account|by no means|not under any circumstances|in no event|for no reason|in no way|nowhere)(?: (?:should|may|must|can|shall|do|are|is|will) (?:{agent}|anyone|anybody|there|this))?(?: be)?(?: ever| allowed to| to)? {act}",
    "{lead}(?:it is|it's|it remains|it was agreed that it is) {banned}(?: for {w})? to {act}",
    "{lead}(?:{banned})(?: (?:here|things|actions|acts|is|are))?:? (?:to )?{act}",
    "{act} (?:is|are|remains?|stays?|being|will be|would be|counts? as|has been|have been|must be considered) {banned}{ends}",
    "{act},? (?:(?:must|may|should|shall|can|do|does|is|are|will)(?: {adverb})? (?:not|never)|mustn't|shouldn't|can't|cannot|are to never|is never to|are never to|never gets?|never get|is not to|are not to|isn't to|aren't to)(?: ever)?(?: be| get)?(?: ever)? (?=(?:{adverb} )?{agentDone}){done}",
    "{lead}(?:no one|nobody|no agent|no person|no developer|none of you|neither {w} nor {w}) (?:may|must|should|can|is allowed to|is permitted to|is to|shall|gets to|is supposed to|touches) ?{act}",
    "{lead}(?:out of scope|not in scope|off limits|forbidden|prohibited|not allowed|no-gos?|don'ts?|banned|never|nope|excluded|not permitted|verboten|taboo|hard no|not part of (?:this|the) (?:task|work|change|run))(?: (?:here|for (?:this|now)|are|is))?(?: ?[:→] ?| [–—-] ){act}",
    "{act}(?:,|:|;| [–—-])? ?(?:never|not ever|absolutely not|no way|forbidden|not allowed|is a no|hard no|no thanks|off limits|nope|under no circumstances|prohibited|not an option|verboten)(?:!|, please|, ever)?",
    "{lead}no {act}",
    "{lead}neither {act}",
    "{lead}(?:nothing|no \\p{L}+) (?:may|must|should|can|shall) (?:ever )?{act}",
    "{lead}not(?: ever)? (?:a single|even|one|any) {act}",
    "{lead}(?:zero|not a single|0) {act}",
    "{lead}(?:we|i) (?:do not|don't|never|will not|won't) (?:want|accept|tolerate|allow|permit|like|need)(?: (?:you )?to)?(?: any| a)? {act}",
    "{lead}there (?:must|may|should|shall|can|will) be no {act}",
  ],
  remedies: [
    "(?:;|,|\\.| [–—-]|:)? (?=(?:but )?(?:instead|rather|in its place|in their place)(?!\\p{L}))",
    "(?:;|:| [–—-]| →| ->|, but| \\() ?(?=(?:please |always |only )?(?:use|prefer|fix|solve|correct|repair|ask|add|write|put|take|call|go|move|find|change|make|create|extend|report|raise|return|keep|leave|stop|open|file|document|mark|split|refactor|read|look|pick|choose|let|set|pass|send|wrap|build|design|treat|handle|store|load|generate|run|do|try|rely|work|note|explain|tell|surface|log|wait|skip|bump|import|get|start|search|update|inject|replace|mock|hide|delete|remove|restore|regenerate|give|the right|stick to|only|they|it|those|that)(?!\\p{L}))",
    ", (?=(?:use|prefer|fix|solve|correct|repair) )",
    ", (?=(?:if|when|where|whenever|in that case|in such a case|should) )",
    "(?:,|;) (?=(?:but )?\\p{L}+(?: [^,; ]+){0,10}? instead(?!\\p{L}| of))",
  ],
  orders: [
    ",? (?:and|but) (?=(?:please |always |do |also |then |only )?(?:use|keep|always|run|write|make|add|check|leave|ask|put|update|test|document|commit|prefer|ensure|follow|stay|read|do|log|name|handle|validate|treat|mark|note|list|record|wait|fix|remove|delete|use|split|review|cover|work|go|report|stop|set|move|return|let|give|mention|tell|preserve|respect|retain|support|verify|every|all|each)(?!\\p{L}))",
    "(?:,|;| [–—-]) (?=(?:always|please always|do always|every|all|each|make sure|be sure|ensure|remember to|also) )",
  ],
  architecture: [
    "(?!not only )(?!.*(?:in the same (?:commit|PR|change|patch)|changelog|pull request|code review)(?!\\p{L}))(?![\\ue003] (?:is|are) (?:the|an?) )(?!.* (?:is|are) (?:fine|ok(?:ay)?|welcome|allowed|acceptable)$)(?!{verbs} (?:\\d|an?|the|each|every|all|any)(?!\\p{L}))(?:(?:only|all|every|each|any|the|our|no|both|this|its|these|those|a|an|most) )?(?:(?!(?:that|which|who|when|if|to)\\b)[\\p{L}\\p{N}'/_-]+ ){0,4}?(?:{part}|[\\ue003])(?: (?:(?:of|in|for|from|to|between|with|under|inside|at|below|behind|that|which|on|per|outside)) [^,;:]{1,60}?|s)?,? {sys}(?!\\p{L}).*",
    "(?:(?!(?:{agent}|{verbs}|please|always|never|do|don't|no|if|when|before|after)(?!\\p{L}))[\\p{L}\\p{N}'/_-]+ ){0,3}?(?:{part}|[\\ue003])(?: of [^,;:]{1,40})? only (?:at|in|inside|through|via|behind|from|on|under|within|by|to|with|for|over)(?!\\p{L}).*",
    "(?:{part}|[\\ue003])(?: [^,;:]{1,40})? (?:in|inside|behind|below|outside|under|at) (?:the |its |their )?[^,;:]{2,60}(?:,| and|;) (?:never|not|nowhere)(?!\\p{L}).*",
  ],
};
