/** What makes a criterion a wish, a condition or a memory: none of it may stand in the free words of a form. */
const hedge =
  "(?:if|unless|until|when|whenever|once|while|except|ideally|eventually|hopefully|optionally|maybe|perhaps|possibly|either|neither|would|could|might|used|was|were|had|not|never|no longer|fails?|failed|failing|e\\.g|i\\.e|for (?:example|instance)|such as|like|hope|try|some day|one day|as (?:far|long|much)|where|although|though|without|instead|only|or|continue-on|allow(?:ed)?[-_ ](?:to )?fail|ignor|skip|flaky|optional|expected|previous|former|legacy|wip|draft|examples?|nice|stretch|bonus|later|todo|best-effort|advisory|informational|experimental|wishes|wanted|usually|mostly|normally|sometimes|often|almost|nearly|claims?|thinks?|believes?|says|said|told|what|how|why|who|whoever|whether|because|since|than|means|unlike|besides|denied|refuses?|cannot|can't|don't|doesn't|isn't|won't|wasn't|didn't|aren't|ain't|nobody|nothing|none|yesterday|historically|last (?:week|year|month|time)|should (?:eventually|one day))";

/** Words that every block uses. */
export const shared: Readonly<Record<string, string>> = {
  and: "(?:and|&|plus|as well as|along with)",
  modal:
    "(?:(?:(?:just|simply|now|still|also|both|all|then) )?(?:must|should|shall|will|needs? to|has to|have to|is to|are to|is required to|are required to|gotta|got to|ought to|is expected to|are expected to|is supposed to|does|do)(?: {adverb})* )",
  adverb:
    "(?:all|both|each|always|still|now|also|again|fully|completely|entirely|together|just|reliably|currently|consistently|actually|simply|cleanly|definitely|successfully)",
  np: `(?:(?!(?:${hedge})(?![\\p{L}]))[\\p{L}\\p{N}'’"#%$&/+_-]{1,40}(?:\\.\\d+)?(?:,? |$)){0,9}?(?!(?:${hedge})(?!\\p{L}))[\\p{L}\\p{N}'’#%$+/_-]{1,40}`,
  word1: `(?!(?:${hedge})(?!\\p{L}))[\\p{L}\\p{N}'-]{1,30}`,
  formatName: "(?:JSON|YAML|CSV|TSV|Markdown|HTML|PDF|SVG|PNG|XML|TOML)",
  nothing: "(?:no|without the|zero|0|any|a single|without|not a single|not one)",
  fault:
    "(?:(?:new|remaining|known|open|single|unexpected|further|other|outstanding|lint|type|compile|build|test|typing|console|deprecation) )?(?:{word1} )?(?:errors?|failures?|failed tests?|warnings?|problems?|complaints?|diagnostics|issues?|findings|violations|offen[cs]es|skips?|skipped tests?|regressions|mismatches|breakages?|hiccups?|output|errors or warnings|warnings or errors|vulnerabilit(?:y|ies)|leaks?|races?|data races?|flakes?|conflicts?|duplicates?|typos?|misspellings?|broken links?|dead links?|deprecations?|advisories|alerts?|drift|smells?|complaint|inconsistenc(?:y|ies)|failed|failing|hits|unused \\w+|missing \\w+|lint)",
  faults: "{nothing} {fault}(?:(?: and|,? or|,) (?:(?:no|zero|0|any) )?{fault}){0,2}",
  zero: "(?<code>\\d{1,3}|zero|one|two|three)(?![\\d.]|\\p{L})",
  exits: [
    // With a verb that says no more than that it ended, and a code.
    "(?:exit(?:s|ed|ing)?|end(?:s|ed|ing)?|finish(?:es|ed|ing)?|terminat(?:es?|ed|ing)|complet(?:es?|ed|ing)|quit(?:s|ting)?|com(?:es?|ing) back|return(?:s|ed|ing)?|stops?|stopping)(?: (?:always|cleanly|normally|then|also))?(?: (?:with|on|in|by))?(?: (?:returning|giving))?(?: (?:an?|the|its))? ?(?:exit |return )?(?:code|status)(?: code)?(?: (?:of|is|=|equal to))?:? {zero}",
    "(?:exit(?:s|ed|ing)?|end(?:s|ed|ing)?|finish(?:es|ed|ing)?|terminat(?:es?|ed|ing)|complet(?:es?|ed|ing))(?: (?:always|cleanly))?(?: with| on| in| at|:)? {zero}",
    "(?:has|have|having|gives?|yields?|with|produces?|shows?|leaves?|delivers?)(?: (?:an?|the|its))? (?:exit|return|status) (?:code|status)(?: code)?(?: (?:of|is|=))?:? {zero}",
    "(?:(?:and|its|the|an?|with|has|:|,|is|be) )*(?:exit|return|status)[- ](?:code|status|value)(?: code)?(?: (?:of|is|be|=|==|must be|shall be|should be|has to be|will be|equals))?[:=]? ?{zero}",
    "(?:→|->|=>|=|:) ?(?:\\[?(?:exit|exits|rc|code|status)\\]?[: ]?)?(?:exit )?(?:code )?{zero}",
    "(?:\\[exit\\]|\\(exit\\)|rc|exit)(?: ?[:=]{1,2})? ?{zero}",
    "(?:is|be) (?:exit|return) (?:code|status) {zero}",
    "(?:\\p{L}+(?: back| out| up)? )?with (?:an? )?{zero} as (?:its|the|an) (?:exit|return|status) (?:code|status|value)",
    "(?:(?:is|be|gets?|are) )?(?:fails?|failing|rejected|refuse[sd]?|turned (?:away|down)|denied|stopped|aborts?|aborted|dies|errors? out|crash(?:es)?|bails? out|panics?|gives? up|complains?|rejects?|answers?|answered|responds?|breaks off|blows up|trips|yells|balks?|barfs?|signals?|results?|leaves?|yields?)(?: (?:it|them|us|the (?:input|file|run|build|request)|that))?,? ?(?:i\\.e\\.,? |that is,? |meaning )?(?:(?:with|by|in|at|on|as|giving|using|via|and) )?(?:an? |the |its )?(?:(?:exit|return|status|error)[- ](?:code|status|value)|exit|code|status|rc)(?: (?:of|is|=))?:? ?{zero}",
    "(?:its |the |an? )?(?:exit|return) (?:code|status) (?:is|must be|should be|shall be|has to be|will be|of|being|equals|comes out as|turns out) {zero}",
    "(?:exits|exit|ends?|terminates?|quits?|returns?) (?<code>non-?zero)(?: (?:code|status))?",
  ].join("|"),
  passes: [
    "(?:pass(?:es|ed|ing)?|succeed(?:s|ed|ing)?|success|successful|hold(?:s|ing)?|works?|worked|working|compiles?|ok(?:ay)?|green|(?:go|goes|gone|going|went|run|runs|ran|running|come|comes|coming|get|gets) through)(?: (?:{manner}))*",
    "(?:run|runs|running|pass|passes|complet(?:es?|ed|ing)|finish(?:es|ed|ing)?|exit|exits|exited|exiting|end|ends|ended|succeed|succeeds|work|works|build|builds|built|compile|compiles|compiled|go|goes|execut(?:es?|ed)|terminat(?:es?|ed)|deploys?|deployed|come|comes|coming|sings?|behaves?|report|reports|return|returns|says?|turns?|validates?|installs?|starts?|renders?|checks out)(?: (?:back|out|up|through))?(?: (?:{manner}))+",
    "(?:is|are|be|being|stays?|staying|remains?|turns?|runs?|gets?|ends?|goes|finish(?:es)?|keeps?|comes? (?:out|back)|been)(?: (?:being|back|kept))? (?:{adverb} )*(?:green|passing|successful|ok(?:ay)?|error[- ]free|warning[- ]free|a success|happy|satisfied|fine|without (?:any |an? |a single )?{fault}|clean and green|fully green|completely green|all green|all clear)",
    "(?:has|have|having|gives?|shows?|reports?|finds?|prints?|produces?|yields?|emits?|raises?|lists?|detects?|comes? (?:back|up|out) with|returns?|leaves?|throws?|ends? (?:up )?with|is at|are at|at|with|→|->|=>|:|=|–|—) ?{faults}",
    "{faults}",
    "(?:reports?|finds?|says?|has|complains? about|have|detects?|flags?) nothing(?: (?:to (?:report|complain(?: about)?|fix|say)|at all|wrong|bad|new))?",
    "(?:does|do|must|may|should|shall|will)(?: not|n't) (?:fail|complain|break|crash|error(?: out)?|report (?:any(?:thing)?|a single)(?: {fault})?|find any(?:thing)?(?: {fault})?|raise any {fault}|show any {fault}|give any {fault}|produce any {fault}|have any {fault})",
    "(?:doesn't|don't|never) (?:fails?|complains?|breaks?|crash(?:es)?)",
    "(?:→|->|=>|:|=|–|—|-) ?(?:all )?(?:green|passes|passing|pass|passed|ok(?:ay)?|success|successful|clean|✔|✓|0 (?:errors|failures|warnings|issues|problems|findings)|no (?:errors|failures|warnings|issues|problems|findings))(?: ?\\({faults}\\)| ?[,/] ?{faults})?",
    "(?:✔|✓|☑)(?: ?{faults})?",
    "(?:keeps?|goes on|carries on) (?:on )?(?:working|passing|succeeding|compiling|building|running|being green)",
    "(?:reports?|finds?|lists?|shows?|has|detects?|complains about|flags?|raises?|turns up|sees) (?:no|zero|0) (?:{word1} ){0,2}(?!(?:tests|cases|results|lines|files|matches|suites|words|specs)(?!\\p{L}))[\\p{L}-]+s(?:(?:,|,? or|,? and) (?:no )?(?:{word1} )?[\\p{L}-]+s){0,3}(?: (?:left|remaining|at all|any ?more|whatsoever|open))?",
    "(?:agrees|nods|approves|is (?:content|pleased|valid|sound|at peace)|gives (?:its|the|a) (?:ok(?:ay)?|blessing|nod|thumbs[- ]up)|has no objections?|raises no objections?|objects to nothing|(?:would |should )?changes? nothing|leaves nothing to (?:fix|do)|it (?:passes|succeeds|works)(?: {manner})?)",
    "(?:returns?|reports?|signals?|gives?|shows?|yields?) (?:an? )?(?:success|successful (?:result|exit|run|status)|pass|green(?: light)?|all clear|all green|all good|everything (?:ok|green|fine|passing))",
    "(?:reports?|says?|confirms?|shows?|agrees?|states?) (?:that )?(?:all |every |the |our |its |everything |both ){1,3}?(?:{word1} ){0,3}?(?:is|are|was found|were found|pass|passes|passed) ?(?:valid|ok(?:ay)?|clean|green|fine|healthy|well-formed|formatted|correct|sound|consistent|in order|in sync|up[- ]to[- ]date|passing)?",
    "(?:keeps?|stays?|remains?|is|are|be) (?:quiet|silent|clean|happy)",
  ].join("|"),
  manner:
    "(?:(?:very |completely |absolutely |all |nice and |totally )*(?:clean(?:ly)?|green|fine|well|ok(?:ay)?|successful(?:ly)?|correctly|properly|smoothly|flawlessly|normally|happily|silently|quietly|through|nicely|error[- ]free|{faults}|with {faults}|having {faults}|without (?:any |a single |an )?{fault}(?:(?: or|,| and) (?:any )?{fault})?|all the way(?: through)?|(?:from )?(?:first to last|start to (?:finish|end)|top to bottom|beginning to end|end to end)|to (?:the|its) (?:very )?end|to completion|till the end|in full|with success|just fine|as it should|like a charm|without complaints?|without trouble|without a hitch))",
  clean:
    "(?:(?:is|are|be|stays?|remains?|comes? (?:back|out|up)|runs?|keeps?|must be) (?:{adverb} )?(?:clean|silent|quiet|happy)(?: at all times)?)",
  always:
    "(?:(?:at all times|always|at every commit|on every commit|at the end|in the end|finally|after the change|afterwards|still|when done|once done|when finished)[,:]? )?",
  outcome: "{modal}?(?:{adverb} )?(?:{exits}|{passes})",
  tail: "(?: ?\\( ?{faults} ?\\)|,? on (?:the|a) (?:simulator|emulator|device|board|target|main branch|default branch|final commit|final state|merged branch|release branch|result)|,? (?:and )?(?:with|without|has|have|reports?|shows?|prints?) (?:(?:a|an) )?{faults}|,? (?:at every commit|on (?:each|every|any) commit|(?:in|on|at|for) (?:each|every|any) (?:build|commit|push|state|step)| ?\\((?:exits?(?: with)?(?: code| status)? 0|exit code 0|green|all green)\\))|,? (?:and )?(?:it )?(?:reports?|prints?|shows?|finds?) nothing|,? (?:again|at the end|in the end|locally|as before|throughout|every time|end to end|at all times|on the final tree|on the final commit|(?:from|at|in) (?:the )?(?:repo(?:sitory)?|project|workspace|package|monorepo)?(?: ?root)(?: folder| directory)?|from a (?:fresh|clean) (?:clone|checkout)|on a (?:fresh|clean) (?:clone|checkout)|after a (?:fresh|clean) (?:clone|checkout|install)|with (?:the )?default (?:settings|options|flags))|,? with all (?:the )?(?:tests?|cases|checks|specs|suites) (?:passing|green)|,? with every (?:test|case|check|spec|suite) (?:passing|green)|,? (?:and|with) (?:all |every )?(?:tests?|cases|checks) (?:pass(?:es|ing)?|are green))*",
  run: "(?:(?:the |a |our |your |both |all of |each of )?(?:{word1} (?:{word1} )?(?=(?:commands?|scripts?|checks?|tasks?|targets?|gates?|suites?|jobs?|tests?) ))?(?:run(?:ning)?|rerun(?:ning)?|executing|execute|calling|call|invoking|invoke|verify(?:ing)? (?:with|that)|check(?:ing)? (?:with|that))? ?(?:the |both |each of )?(?:commands?|scripts?|checks?|tasks?|targets?|gates?|suites?|jobs?|tests?)?:? ?)",
  by: "(?:,? (?:that is|i\\.e\\.|meaning|specifically|as|which means|so)(?:,|:)?|:|,? (?:when (?:you |I )?run(?:ning)?(?: (?:with|by|via|through))?|if (?:you |I )?run|under|via|with|using|by|through|by running|by means of|in|for|per|on)|,? (?:as )?(?:checked|shown|proven|proved|verified|measured|demonstrated|confirmed|evidenced|run|tested|witnessed|reported|seen) (?:by|with|via|through|in)|,? (?:checked|proof|check|verify|verified|run|test|tested|command|cmd|proven|proved|evidence|see):| \\(|,? [-–—] )",
  most: "(?:at most|at or (?:below|under)|at the most|(?:no|not|never|nowhere) (?:more|higher|greater|larger|bigger|longer|slower|heavier|worse|later) than|(?:is|be) not (?:above|over)|up to|max(?:imum)?\\.?(?: of)?|a maximum of|at max|<=|≤|=<|within|(?:not|never) (?:above|over|exceed(?:ing)?)|(?:does|do|must|may|shall|should|will|can) not (?:exceed|go (?:above|over|beyond)|be (?:above|over|more than|higher than|larger than|bigger than|greater than))|(?:doesn't|never|mustn't) (?:exceeds?|goes? (?:above|over|beyond))|not exceed|(?:never|not) goes? (?:above|over))",
  least:
    "(?:at least|at or (?:above|over)|at the least|(?:no|not|never) (?:less|fewer|lower|smaller|shorter|worse) than|(?:not|never) (?:below|under)|min(?:imum)?\\.?(?: of)?|a minimum of|>=|≥|=>|(?:does|do|must|may|shall|should|will|can) not (?:drop|fall|go|sink|be) (?:below|under|less than|lower than)|(?:never|doesn't) (?:drops?|falls?|goes?|sinks?) (?:below|under))",
  below: "(?:below|under|less than|fewer than|lower than|smaller than|shorter than|faster than|<)",
  above: "(?:above|over|more than|greater than|higher than|larger than|bigger than|exceeds?|exceeding|beyond|>)",
  equal: "(?:exactly|equal to|equals?|==?|precisely|of exactly)",
  cmp: "(?:(?<most>{most})|(?<least>{least})|(?<below>{below})|(?<above>{above})|(?<equal>{equal}))",
  unit: "(?: ?(?:%|percent|per cent|ms|milliseconds?|s|sec(?:onds?)?|minutes?|min|[kmg]i?b|bytes?|kilobytes?|megabytes?|points?|rps|req(?:uests)?/s|ops/s|fps|x|lines?|files?|errors?|warnings?|tests?|failures?|mismatches|findings|violations|issues?|vulnerabilities|entries|rows?|records?|matches|hits|occurrences|duplicates|dB|mA|mW|µs|us|ns|tokens?|branches|statements|functions|gzipped|gzip|in total|total|lines covered|coverage|line coverage|branch coverage|statement coverage|of lines|of branches|of statements))*",
  source:
    "(?:reported|measured|printed|shown|counted|computed|output|given|stated|calculated|taken|read|from|of|in|by|according to|per)(?: (?:by|in|with|from|via|of))?",
  says: "(?:prints?|reports?|outputs?|yields?|shows?|gives?|says?|returns?|measures?|displays?|states?|emits?|computes?|answers?|lists?|counts?|finds?|logs?|comes? (?:out )?(?:at|to)|ends? (?:at|with)|results? in|must print|has|stays?|is|remains|reads|scores?|produces?)",
  quantity:
    "(?:(?:an?|the|its|their|all) )?(?:(?:total|final|overall|reported|measured|mean|median|average|combined|global|bundle|line|branch|statement|test|code|mutation|p\\d\\d|max(?:imum)?|min(?:imum)?|peak|gzip(?:ped)?|minified|worst|p\\d\\d) ){0,3}(?:coverage|score|size|number|value|figure|count|total|sum|result|ratio|rate|time|duration|latency|throughput|accuracy|f1|f1[- ]score|mae|rmse|auc|recall|precision|loss|error|median|mean|average|percentage|percent|amount|p\\d\\d|memory|usage|footprint|weight|startup|kb|ms|bytes|lighthouse score|warnings|errors|failures|mismatches|duplicates|violations|findings|issues)",
};
