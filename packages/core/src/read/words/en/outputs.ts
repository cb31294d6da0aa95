import type { Frames } from "../../frame.ts";
import type { BriefWords } from "../language.ts";

/** English: how long the last message may be, in whatever order the words stand. */
export const brief: BriefWords = {
  unit: "words?",
  to: "to|and",
  notMost:
    "(?<!no |not |never |nor )(?:at least|minimum(?: of)?|min\\.?|more than|over|above|exceed(?:s|ing)?|longer than|beyond|>=?|≥|first|last|next|these|those|following|with the|the)",
  notWhole:
    "paragraphs|sentences (?:of|with)|replies|messages|answers|each|every|per|apiece|both|all|sections?|commits?|titles?|subjects?|captions?|headings?|lines?|bullets?|bullet points?|tweets?|posts?|pages?|articles?|files?|functions?|names?|columns?|entries|descriptions?|documents?|chapters?|docs?|changelog|readme|pull request|pr|issue|or more|unless|if|except|forbidden|banned|avoid|use the|contain the|list of|between",
};

/** Macros of what is handed over. */
export const outputsMacros: Readonly<Record<string, string>> = {
  lang: "(?:java|python|typescript|javascript|js|ts|go|golang|rust|swift|kotlin|c|c\\+\\+|cpp|c#|f#|ruby|php|perl|sql|bash|shell|html|css|haskell|elixir|erlang|scala|lua|r|julia|dart|yaml|terraform|hcl|vhdl|verilog|latex|tex|matlab|clojure|ocaml|zig|nix|groovy|solidity|assembly|powershell|json|xml)",
  codeWord:
    "(?:(?:the|a|an|one|your|my) )?(?:(?:single|final|finished|changed|resulting|raw|plain|pure|fenced|complete|full|new|whole|bare|naked) )*(?:(?:{lang} )?(?:code|sources?|source code|code (?:blocks?|cells?|fences?|files?)|source files?|patch|diff)|{lang}(?: (?:files?|code|source|module|script|sources|class))?)",
  noTail:
    "(?:(?:,|;|:|\\.| and| [–—-]| \\()? ?(?:and )?(?:(?:no|without|zero|not|minus|skip(?: the| any)?|leave out(?: the| any)?|spare me(?: the| any)?) (?:any |a (?:single )?|the )?(?:{noProse}|talking|prose|chit-?chat|small talk|markdown(?: around it)?|word|words|explanations?|intro(?:duction)?|outro|preamble|comments? outside(?: of)? (?:it|the code)|fluff|blabla|story|text around(?: it)?)(?: (?:around|before|after|outside|besides|with)(?: of)? (?:it|them|that|this))?|nothing (?:else|more|before|after|around it|but that|besides|otherwise)(?: (?:and|or) (?:nothing )?(?:before|after)(?: it)?)?|that's it|please) ?\\)?)",
  msgLead:
    "(?:(?:in )?(?:(?:the|your|its|my) )?(?:final |last |whole |closing |entire )?(?:answer|message|reply|response|output|summary|turn)(?: (?:is|must be|should be|consists of|contains|has|shall be|shall consist of|holds?|with|to be|will be|shall contain|must contain))*(?::|,| →| ->| =>| =| [–—-])? ?|(?:(?:please|you|just) )*(?:answer|reply|respond|return|output|give|show|print|finish|deliver|send|end|post|write|provide|hand over|submit|paste|i want|i need)(?: me| us| back| over)?(?: with| in)? )",
  handVerb:
    "(?:(?:please |also |finally,? |at the end,? |then |and )*(?:you )?(?:hand(?: me| us| over| in)?|attach|supply|store|file|generate|write|save|put|store|leave|produce|create|generate|deliver|hand over|hand in|provide|emit|export|return|give(?: me| us)?|submit|attach|commit|add|place|dump|record|update|send(?: me)?|output|render|keep|document|collect|drop|list|append|ship|build|maintain|draft|prepare|summari[sz]e|log|deposit|include|upload|print|report|note)(?: (?:it|them|this|that|all of it|everything|also|me|us))* ?)",
  what: "(?<what>[^\\s,:;.!?()\\ue001-\\ue005](?:[^:;!?()\\ue001\\ue002\\ue005]|\\([^()]{0,60}\\)){0,140}?)",
  format:
    "(?:(?:,|;| [–—-]| \\(|:) ?(?!(?:and )?(?:then )?(?:end|finish|close|print|say|conclude|sign off|stop|tell|reply|answer|keep|write|send)(?!\\p{L}))(?<format>[^\\ue001\\ue002]{2,140}?)\\)?| as (?<format>(?:a |an )?(?:valid |plain |pretty-printed )?(?:JSON|YAML|CSV|TSV|Markdown|HTML|PDF|SVG|PNG|XML|TOML|plain text|text|table|list|SARIF|JUnit|NDJSON|JSON Lines|Parquet)[^\\ue001-\\ue005]{0,40}?)| in (?<format>(?:JSON|YAML|CSV|TSV|Markdown|HTML|PDF|XML|TOML|plain text|SARIF|JUnit)(?: format)?)| with (?<what>{np})| with (?<format>(?:one|a|the|columns?|fields?|headings?|sections?|at least|exactly|\\d)[^\\ue001\\ue002]{2,120}?)| (?:containing|listing|describing|that (?:says|lists|explains|describes|contains|names|shows)|which (?:says|lists|explains|describes|contains)|describing|explaining|saying|showing|naming) (?<what>[^\\ue001\\ue002]{2,140}?))",
  updated:
    "(?:is |gets |must be |should be |has been |to be )?(?:updated|extended|filled in|completed|brought up to date|refreshed|regenerated|adjusted|amended)",
  finally:
    "(?:(?:at the end|finally|in the end|when (?:you are |you're )?(?:done|finished)|to finish|afterwards|then|please|also|and|in|as|for|of),? ?(?:with |by |give |write |print |post |send |provide |add |deliver |output |return |include |produce |leave |close with |end with |finish with )?)?(?:(?:write|print|post|send|provide|give|give me|deliver|output|return|include|produce|add|finish with|end with|close with|leave)(?: me| us)? ?)?",
  answer:
    "(?:(?:(?:the|a|an|your|one|its|my) )?(?:(?:very |short |brief |final |last |closing |concise |plain |one |whole |single |written |plain-text |plain text |executive |end |chat |english |prose |markdown |overall |textual |human-readable )*)(?:answer|message|summary|reply|response|report|paragraph|output|recap|text|note|write-?up|explanation|statement|overview|wrap-?up|description|conclusion|abstract|digest|chat message|debrief|status|result|closing|hand-?over|prose)(?: (?:of (?:the|what|your) [^,:;()\\ue001-\\ue005\\d]{2,60}?|in (?:the )?(?:chat|plain english|english|prose|markdown)|to me|for (?:me|the \\w+|\\w+)))?)",
  words:
    "(?:(?:at most|at the most|no more than|not more than|max(?:imum)?(?: of)?|a maximum of|up to|within|under|below|fewer than|less than|never more than|not (?:over|above|exceed(?:ing)?|longer than)|no longer than|<=?|≤|limit(?:ed to)?:?|shorter than|in|of|to|about|around|roughly|~|over|above|than|only|just|keep|cap(?:ped)?(?: (?:at|to|of))?:?) ?){0,3}(?:{N}[- ]?words?)",
  noProse:
    "(?:prose|commentary|comments?|explanations?|explanatory text|text|words|narration|chatter|preamble|introduction|discussion|remarks|talk|chat|summary|explaining|anything else|markdown|prose around it|filler|pleasantries)(?:(?:,| or|, or| and) (?:no |any )?(?:prose|commentary|comments?|explanations?|text|words|narration|chatter|preamble|introduction|discussion|remarks|talk|summary|closing))*(?: (?:around|besides|outside)(?: of)? (?:it|them|the code(?: blocks?)?))?(?: (?:at all|whatsoever|unless [^.;:]{2,60}|except [^.;:]{2,60}|outside(?: of)? [^.;:]{2,40}|before or after(?: it)?|in between))?",
  tell: "(?:(?:please |then |finally,? |you )*(?:print|say|output|write|reply|respond|emit|answer|echo|state|post|send|return|report|announce|type|declare|end|finish|close|show|put|give|add|log|signal|include|append|display|revert|get back|come back)(?: (?:back|with|me|only|out|just))*)",
  lastLine: "(?:(?:very )?(?:last|final|closing) (?:line|word|words|message|thing|output))",
  shout:
    "(?<b>[A-Z][A-Z0-9]+(?:[_: -]+[A-Z0-9]{2,}){0,5}|<[a-z][\\w-]*>[^<>\\n]{1,60}</[a-z][\\w-]*>|\\[[A-Z][A-Z _-]+\\]|<<?[A-Z_ ]+>>?|✅ ?[A-Z]+)",
  whenDone:
    "(?:(?:only |but only |and only )?(?:when|once|as soon as|after|if|at the end|at the very end|in the end|to finish|finally|on completion|upon completion|on success|for)(?: (?:and only (?:when|if|once)))?(?: [^.;!?\\ue001-\\ue005]{2,110}?)?)",
};

/** English: what is handed over. */
export const outputs: Frames = {
  hand: [
    "{what} (?:goes|belongs|lives|lands|ends up|is written|is saved|is stored|is placed|is put|are written|are saved|go|are put|gets written|is delivered|are delivered|sits|stands|can be found|should be|must be|is to be|has to be)(?: (?:written|saved|stored|placed|put|exported))? (?:to|in|into|at|as|under) (?:the )?(?:file |folder )?{P}(?:{format})?",
    "(?:i'd like|i would like|i want|i need|i expect|we need|we want|give me|send me|make|create|produce|prepare|write|provide) (?:to (?:get|have|see) )?(?:a|an|the|one) {what} (?:called|named|in|at|as|under) (?:the file )?{P}(?:{format})?",
    "(?:an?|the|one|your) {what} (?:shall|must|should|is|are|has|to|will|gets?|needs?|be|been| )*(?:delivered|handed over|handed in|provided|submitted|supplied|left|placed|put|stored|filed|written) (?:at|in|as|to|under|into) {P}(?:,? (?:in|as) (?<format>JSON|YAML|CSV|TSV|Markdown|HTML|PDF|SVG|PNG|XML|TOML)(?: (?:form|format))?)?",
    "(?:an?|the|one) {formatName} (?:file|document|report)?,? ?{P},? (?:with|that (?:lists|holds|contains)|listing|holding|containing) {what}",
    "{handVerb}?(?:(?:the|a|an|your|its|our) )?(?:{what} )?(?:to|into|in|at|as|under|on) (?:a |the )?(?:file |new file |folder )?(?:called |named )?{P}(?:{format})?",
    "{handVerb}?{P}(?:{format})?",
    "{handVerb}(?:the )?{Ps}",
    "{P} ?(?::|[–—-]|=|→|->) ?{what}(?:{format})?",
    "{P} ?\\((?<paren>[^()]{1,120})\\)",
    "{P},? (?:with|containing|holding|which (?:contains|holds|lists|has|says|is)|that (?:contains|holds|lists|has|says|is)|listing|describing|explaining|showing|contains|lists|holds|describes|explains|documents|has|is) {what}(?:{format})?",
    "{what} ?(?::|[–—-]|=|→|->|\\() ?{P} ?\\)?(?:{format})?",
    "{P},? {updated}(?: (?:with|for|to|by) {what})?",
  ],
  brief: [
    "{finally}(?:{answer})?(?: (?:is|has|of|with|in|must be|should be|stays?|must stay|must have|should have|may have|can be|be|contains?|takes?|uses?|limited to|no longer than|not longer than|to|kept|under|shall be|must not be|must not|should not|can not|may not|cannot|must|should|that is|being|runs|to stay|to be|keeps? to|comes to|that has|not exceed|exceed|exceeds))*[ ,:(-]*{words}(?:,? ?(?:or (?:less|fewer)|max(?:imum)?|at most|tops|long|at the most|limit|or under|and no more))?[)]?(?:(?:,|:|;| [–—-]| \\()? ?(?:that |which |and |it |with |on |about |of |saying |naming |listing |explaining |covering |describing |stating |for )?{any})?",
    "(?:keep|limit|hold|restrict|cap)(?: (?:the|your|it|this))* ?(?:{answer})? ?(?:to|at|under|below|within|short,?|down to)?[ ,:(-]*{words}(?:,? ?(?:or (?:less|fewer)|max(?:imum)?|at most|tops))?[)]?(?:(?:,|:|;| [–—-])? ?{any})?",
    "(?:(?:{answer}|length|size|limit|word count|number of words|count)[ ,:]*)?(?:in )?words?(?: (?:in|of) (?:the )?{answer})?:? ?(?:<=|≤|<|=|:|max(?:imum)?\\.?:?|at most|limit:?|up to|not more than|no more than|count:?)+ ?{N}",
    "(?:{answer})[ ,:–—-]*(?:(?:shall|must|should|may|can|will|is|has|to|not|be|exceed|longer|than|of|at|most|more|no|max(?:imum)?\\.?|up|<=|≤|under|below|limited|in|within|contain|comprise|run|have) ?)*{words}(?:(?:,|:|;| [–—-]| \\()? ?{any})?",
    "(?:(?:in|with) )?(?:max(?:imum)?\\.?|at most|at the most|no more than|not more than|up to|<=|≤|under|below|within|fewer than|less than|~) ?{N}[- ]?words?(?: (?:max|tops|total|altogether|please|in total))?(?:(?:,|:|;| [–—-]| \\()? ?{any})?",
    "(?!.*(?:each|every|per|titles|names|headings|captions)(?!\\p{L})){any}(?:,|:|;| [–—-]| \\(| in) ?(?:max(?:imum)?\\.?|at most|at the most|no more than|not more than|up to|<=|≤|under|below|within|fewer than|less than) ?{N}[- ]?words?(?: (?:max|tops|total|altogether|please|in total))? ?\\)?",
  ],
  code: [
    "(?:(?:the )?(?:final |last |whole )?(?:answer|message|reply|response|output)(?: (?:is|must be|should be|consists of|contains|has|shall be|holds?|with|to be))*:? ?)?(?:only |just |nothing but |exclusively |pure )?(?:the )?(?:code|code blocks?|fenced code(?: blocks?)?|source code|the diff|a (?:single )?code block)(?: (?:only|alone|and nothing else|exclusively))(?:[,;.:]? ?(?:and )?(?:no|without|zero|not) (?:any )?(?:{noProse}))?(?:,? {w})?",
    "(?:(?:in )?(?:the )?(?:final |last |whole )?(?:answer|message|reply|response|output)(?: (?:is|must be|should be|consists of|contains|has|shall be|holds?|with|to be))*:? ?)?(?:only|just|nothing but|exclusively|pure|solely) (?:the )?(?:final |finished |resulting |changed |raw )?(?:code|code blocks?|fenced code(?: blocks?)?|source(?: code)?|(?:a |one )?(?:single )?(?:fenced )?code blocks?)(?: in (?:the )?(?:final |last )?(?:answer|message|reply|response|output))?(?:[,;.:]? ?(?:and )?(?:no|without|zero|not) (?:any )?(?:{noProse}))?(?:,? {w})?",
    "(?:answer|reply|respond|return|output|give|show|print|finish|deliver|send|end|post|write)(?: me| back)?(?: with| in)? (?:only|just|nothing but|exclusively|solely) (?:the )?(?:final |finished |resulting |changed |raw )?(?:code|code blocks?|fenced code(?: blocks?)?|source(?: code)?|(?:a |one )?(?:single )?(?:fenced )?code blocks?)(?:[,;.:]? ?(?:and )?(?:no|without|zero|not) (?:any )?(?:{noProse}))?(?:,? {w})?",
    "(?:answer|reply|respond|output)(?: with| in)? code(?: blocks?)? only(?:[,;.:]? ?(?:and )?(?:no|without) (?:any )?(?:{noProse}))?",
    "nothing but code(?: blocks?)?(?: in (?:the )?(?:final |last )?(?:answer|message|reply|response))?",
    "(?:no|without) (?:{noProse})(?: (?:around|besides|beside|outside)(?: of)? (?:the )?code(?: blocks?)?)(?:,? {w})?",
    "{msgLead}?(?:only|just|nothing but|exclusively|pure(?:ly)?|solely|simply) {codeWord}(?: please)?{noTail}*",
    "{msgLead}?{codeWord},? (?:only|alone|exclusively|and (?:nothing else|only (?:the )?code|that alone|that is all|nothing more)){noTail}*",
    "{msgLead}?{codeWord}{noTail}{1,3}",
    "{msgLead}?(?:only|just|nothing but) (?:the )?(?:{lang} )?files?{noTail}*",
  ],
  styled: [
    "(?:(?:in|as|use|using) )?(?:(?:plain|github(?:-flavou?red)?|valid|short|simple|clean) ){0,2}(?:markdown|plain ?text|text|prose|english|german|french|json|html|bullets?(?: points?| list)?|bullet points|(?:an? |one )?(?:short |single |brief )?(?:paragraph|list|table|summary)|(?:(?:at most|max(?:imum)?|up to|no more than) )?{number} (?:short )?(?:sentences?|paragraphs?|bullets?|bullet points)(?: (?:or (?:less|fewer)|at most|max(?:imum)?))?)",
  ],
  signal: [
    "(?:(?:{whenDone}),? ?)?(?:please |you |then )*(?:{tell}) (?:exactly|literally|verbatim):? (?<b>[A-Z][A-Z0-9]+(?:[_: -]+[A-Z0-9]{2,}){0,5})",
    "(?:and |then |and then )?(?:the|a|one) (?:(?:final|last|closing|single|one) )*(?:line|word|marker):? ?(?:{Q}|{shout})",
    "(?:ends?|finish(?:es)?|closes?) (?:with|in|on) (?:the |a |its )?(?:(?:final|last|closing|single|one) )*(?:line|word|words|marker)?:? ?(?:{Q}|{shout})",
    "(?:end|finish|close|conclude|sign off|wrap up|terminate)(?: (?:it|off|everything|the (?:run|work|message|answer|report)|your (?:answer|message|reply|report|work|run)))? (?:with|by (?:saying|writing|printing)|on) (?:(?:exactly|only|just|the|a|one|single|simple|magic|lone|last|final) )+word:? (?<b>[\\p{L}\\d_-]{2,30})",
    "(?:{whenDone}),? ?(?:please |you )?(?:{tell}) (?:exactly |only |just )?(?<b>(?:\\p{Extended_Pictographic}\\ufe0f? ?)*[A-Z][A-Z0-9]+(?:[_: -]+[A-Z0-9]{2,}){0,5}(?: ?\\p{Extended_Pictographic})*)",
    "(?:{tell}) (?:exactly |only |just |literally )?(?:(?:a|the|one|this) )?(?:(?:final|last|single|closing|exact|literal|own) )*(?:line|word|words|message|text|string|token|marker|phrase|sentence|signal)?(?: (?:that (?:says|reads)|saying|reading|with|of|containing|which (?:says|reads)))?:? ?(?:{Q}|{shout})(?: (?:on (?:a|its) (?:own )?line(?: of its own)?|on a line by itself|alone|and nothing else|verbatim|as (?:the|your) (?:very )?(?:last|final) (?:line|word|words|message|thing)|to (?:signal|mark|end|finish) {w}|in capitals|in capital letters|exactly))*,? (?:{whenDone})(?:,? {w})?",
    "(?:{whenDone}),? ?(?:please |you )?(?:{tell}) (?:exactly |only |just )?(?:(?:a|the|one|this) )?(?:(?:final|last|single|closing|exact|own) )*(?:line|word|words|message|text|string|token|marker|phrase)?(?: (?:that (?:says|reads)|saying|reading|with|of))?:? ?(?:{Q}|{shout})(?: (?:on (?:a|its) (?:own )?line(?: of its own)?|on a line by itself|alone|and nothing else|and stop|verbatim|as (?:the|your) (?:very )?(?:last|final) (?:line|word|words|message|thing)))*",
    "(?:(?:the |your )?(?:very )?(?:last|final|closing) (?:line|word|words|message|thing you (?:print|say|write))(?: (?:of|in) (?:the |your )?(?:output|answer|reply|message|run|final answer|final message|last message|response|transcript|report))?|completion signal|done signal|signal|end marker|completion marker|stop token|final token|completion promise)(?: (?:is|must be|should be|reads|says|must read|has to be|shall be|to print|will be|has to read|must say))?:? ?(?:exactly |only |just |the (?:line|word|text|words) )?(?:{Q}|{shout})(?: (?:alone|and nothing else|exactly|on its own line|on a line of its own))*(?:,? (?:{whenDone}))?",
    "(?:end|finish|close|conclude|sign off|terminate|complete|wrap up)(?: (?:the|your|it|this|everything|by|off|printing|saying|writing|output|answer|reply|message|run|work|session|final|last|report|transcript|response))* (?:with|by (?:printing|saying|writing|outputting|emitting|replying)|on)(?: (?:exactly|only|just|the|a|one|single|this|line|word|words|text|literal|message|final|last|string|own|token|marker|phrase|sentence))*(?: (?:that (?:says|reads)|saying|reading))?:? ?(?:{Q}|{shout})(?: (?:alone|and nothing else|exactly|on its own line|on a line of its own|on a line by itself))*(?:,? (?:{whenDone}))?",
    "(?:{tell}) (?:{Q}|{shout}) (?:as|on|in) (?:the|your|a|its) (?:very |own )?(?:last|final|own) ?(?:line|word|message|thing)?(?: (?:of (?:the|your) (?:output|answer|reply|run|report|message)|by itself))?",
    "(?:(?:and )?(?:then|finally|lastly|in the end|at the (?:very )?end|to (?:close|finish)|last of all|after that|as (?:the |your )?{lastLine})(?:,)? )(?:you )?(?:{tell})? ?(?:(?:the|a|one|exactly|only|just|literally|words?|line|text) )*:?(?:{Q}|{shout})",
    "(?:{tell}) (?:(?:the|a|one|exactly|only|just|literally|words?|line|text) )*:?(?:{Q}|{shout})(?:,)? (?:as|on|in|at) (?:(?:the|your|a|its) )?(?:{lastLine}|(?:very )?end)(?: (?:of (?:it all|the (?:run|work|output|message|answer))))?(?:,? {whenDone})?",
    "(?:followed by|closing with|ending with|finishing with|ended by|closed by|concluded by|terminated by|and at the end|then) (?:(?:the|a|one|exactly|only|just|single|final|last|words?|line|text|marker|token) )*:?(?:{Q}|{shout})(?:,? {whenDone})?",
    "\\[?(?:the |your )?{lastLine}\\]?(?: ?(?:of (?:the |your )?(?:output|answer|reply|message|run|transcript|report)))?(?: (?:is|must be|should be|reads|shall read|shall be|must read|has to be|will be)|:| →| ->| =>| =| [–—-])? ?(?:{Q}|{shout})(?:,? {whenDone})?",
    "(?:{Q}|{shout}) (?:is|shall be|must be|should be|as|goes on|goes|on|closes|ends) (?:the |your )?{lastLine}(?:,? {whenDone})?",
    "(?:{whenDone}|done|finished|all done)(?: ?\\?|,|:| →| ->| =>)? ?(?:then )?(?:you )?(?:{tell}) (?:(?:the|a|one|exactly|only|just|literally|words?|line|text) )*:?(?:{Q}|{shout})",
  ],
};
