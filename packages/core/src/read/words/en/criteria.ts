import type { Frames } from "../../frame.ts";

/** Macros of what holds at the end. */
export const criteriaMacros: Readonly<Record<string, string>> = {
  // Files
  there:
    "(?:{modal}?(?:exists?|(?:is|are|be) (?:{adverb} )?(?:there|present|in place|available|in the (?:tree|repo(?:sitory)?))|has been (?:written|created|generated|produced|added|committed)|(?:is|are|gets?|was) (?:{adverb} )?(?:written|created|generated|produced|committed|checked in|emitted|built|added)|can be found|be (?:there|present|in place|written|created)))",
  when: "(?: (?:by the end|at the end|in the end|after (?:the )?(?:run|build)|at every commit|in every build|on every commit|at all times|in the (?:tree|repo(?:sitory)?|root|repo root)|at the (?:repo )?root|now|again))*",
  filled:
    "(?:(?:(?:is|are|be|must be|should be|ain't|isn't|aren't|must not be|may not be|shall not be|is never) )?(?<=ain't |isn't |aren't |not be |never )empty|(?:(?:is|are|be|must be|should be) )?(?:not empty|non[- ]?empty|has content|has (?:at least )?one (?:line|entry|byte))|(?:is )?(?:valid|well-formed|parseable) (?:JSON|YAML|XML|TOML|CSV|Markdown|HTML))",
  file: "(?:(?:the|a|an|our|its|your|new|finished|final) )?(?:(?:new|finished|final|generated|resulting|written) )?(?:file|document|report|artifact|artefact|output|log|page|script|module|folder|directory|build|binary|bundle|image|table|dataset|plot|chart|summary|note|changelog|spec|config)s? ?(?:at|in|called|named|under)? ?",
  has: "(?:(?:must |should |shall |will |needs? to |has to |now |also )*(?:contains?|contain|includes?|include|mentions?|mention|holds?|hold|has|have|lists?|list|names?|documents?|says?|say|states?|shows?|show|starts? with|begins? with|ends? with|carries|describes?|explains?|records?|references?|links to|exports?|declares?|defines?|sets?|pins?|reads|uses|calls|imports))",
  thing:
    "(?:(?:the|a|an|one|its) )?(?:(?:exact|literal|new|single) )?(?:text|word|words|line|lines|string|section|heading|entry|phrase|term|key|field|row|column|title|paragraph|version|value|function|class|symbol|identifier|sentence|header|tag|link|import|call|reference|name|badge|comment|message|pattern|substring)?(?: (?:called|named|titled|headed|about|with|that (?:says|reads)|saying|reading|labelled|to|of|for|on))? ?",
  // Absence
  left: "(?: (?:is|are|was|were|be|can be|may be|must be|should be))?(?: (?:any ?(?:where|more|longer)|still|now))?(?: (?:left(?: over)?|remain(?:s|ing)?|occurs?|appears?|found|present|exists?|used|in use|referenced|mentioned|imported|called|shows? up|turns? up|to be found|showing up|survives?|stays?|contained|logged|printed|reported|visible|allowed|there|comes? up|sits?|hides?))?(?: (?:anywhere|any more|anymore|any longer|at all|behind))?",
  inside:
    "(?:in|inside|within|under|below|underneath|beneath|throughout|across|of|from|anywhere in|anywhere under|anywhere below|in any (?:file|module|page|source file|test|script)s? (?:in|of|under|below|inside|matching)|in (?:the )?(?:files?|folders?|source|sources|code|tree|logs?|output|directory|rest of)(?: (?:of|in|under|below|at|matching))?|in all of|in all|in every|(?:in |on )?any line of|in the whole of|in either|in both|on)(?: the (?:file|folder|log|directory|whole of|output|source|page|sources|tree|code|files)(?: (?:in|of|under|below|at))?)?",
  lastLines:
    "(?: ?(?:in|within|among|of|over|for) (?:the )?(?:last|final|latest|most recent|trailing) {N} (?:lines?|log lines?|rows) (?:of|in|from)(?: the (?:log|file|log file))?)",
  noneOf: "(?:no|zero|0|not a single|not one|none of (?:the|these)|no more|no further|no new|no remaining)",
  bare: "(?<b>[A-Z][A-Z0-9_]{2,40}|[1-5]\\d{2}|[\\w$]+(?:[._/:-][\\w$]+)+|[a-z]+[A-Z]\\w+|[\\w.]+\\(\\)?|@[\\w/-]+|--[\\w-]+)",
  noun: "(?: ?-?(?:lines?|entries|entry|comments?|markers?|occurrences?|imports?|calls?|references?|errors?|warnings?|responses?|status(?:es)?|codes?|statements?|usages?|uses?|mentions?|strings?|words?|matches|match|hits?|traces?|messages?|instances?|keywords?|tags?|links?|placeholders?|types?|casts?|attributes?|directives?|pragmas?|annotations?|functions?|s))?",
  before:
    "(?:(?:the )?(?:string|word|text|pattern|line|term|literal|token|phrase|name|symbol|identifier|import|package|dependency|call|function|occurrences? of|mentions? of|instances? of|references? to|uses? of|usages? of|calls? to|imports? of|imports? from|trace of|sign of|hit for|hits for|match for|matches for|matches of|lines? (?:with|containing|matching|that contain|that match|starting with)|one|such)s? )?",
  lacks:
    "(?:(?:must |should |shall |may |can |will |do(?:es)? )(?:not|never)(?: any (?:longer|more))? (?:contain|include|mention|hold|have|list|show|use|import|reference|call|depend on|log|print|export|name|carry|say)|(?:doesn't|don't|mustn't|shouldn't|can't) (?:contain|include|mention|hold|have|list|show|use|import|reference|call|depend on|log|print)|no longer (?:contains?|includes?|mentions?|has|have|lists?|shows?|uses?|imports?|references?|calls?|depends? on|logs?|prints?)|never (?:contains?|includes?|mentions?|shows?|uses?|imports?|references?|logs?|prints?)|(?:contains?|includes?|mentions?|has|have|lists?|shows?|holds?|logs?|prints?) (?:no|zero|0|not a single|no more|neither)|(?:is|are|be|stays?|must be) (?:free of|free from|without|clear of|rid of|clean of)|(?:contains?|has|have|shows?|holds?) (?:none of))",
  article: "(?: any(?: more)?| a| the| an)?",
  // Sameness
  same: "(?:(?:the way (?:it|they) (?:is|are|was|were|stands?|stood)|(?:just |exactly )?(?:as|like) (?:it|they) (?:is|are|was|were|stood)(?: before)?|exactly the same|the same(?: as (?:before|now|it was|they were))?|as (?:found|delivered|before|is)|like before)|unchanged|untouched|unmodified|intact|frozen|(?:exactly )?(?:as (?:it is|they are|is|before|it was|they were))|(?:byte[- ](?:for[- ]byte |wise |by[- ]byte )?)?(?:identical|the same|equal)|alone|read[- ]only|bit[- ]identical|pristine|as[- ]is|exactly the same|exactly as (?:it is|they are))",
  since:
    "(?:(?:,|;| -| –| —| and)? ?(?:so )?(?:we |you |i |and )?(?:(?:do not|don't|dont|never|must not|may not|no|not|shall not|nobody|without) (?:ever )?(?:{touch}|touching|editing|edits?|changes?|modif(?:y|ication|ications|ying))(?: (?:it|them|there|anything|anything (?:there|in it|in there|inside)|here|required|allowed|needed|whatsoever|at all))?|hands off|not a byte|not one byte|please|always|still|forever|for good)|,? (?:to|as|with|against|from|since|compared (?:to|with)|relative to|vs\\.?|on|in|versus) (?:the )?(?:before|now|start|today|main|master|HEAD|base(?: branch| commit)?|baseline|beginning|start(?:ing)? (?:commit|point|of the run)|current(?: state| version)?|original|first commit|git|branch point|repository|what is on main|committed version|checked-in version)|,? byte[- ](?:for[- ]byte|by[- ]byte)|,? to the byte|,? during (?:the|this) (?:work|run|task|migration|whole run)|,? at all times|,? (?:all|the whole) (?:the )?(?:time|way)|,? throughout|,? exactly as (?:they are|it is))*",
  files:
    "(?:(?:the |any |all |every |each |of the |other )*(?:contents?|files?|tests?|fixtures?|snapshots?|code|things?|anything|everything|something|lines?|changes?|a (?:single )?(?:file|line|byte)|folder|directory|tree|sources?|goldens?|golden files?|recorded (?:responses|files)|migrations?|schema|vendored (?:files|code)|generated (?:files|code)|directories|folders|modules?|packages?|public API)(?: (?:files?|folder|directory|tree|contents?))?(?: (?:in|inside|under|below|of|within|at|from|beneath|matching|that (?:live|are|stand) (?:in|under)))? )?(?:the )?",
  touch: "(?:edit|change|modify|touch|alter|write to|update|rewrite|overwrite|adjust)",
  touched: "(?:edited|changed|modified|touched|altered|rewritten|updated|overwritten|written|added|created|written to)",
  // Reviews
  look: "(?:manual(?:ly)?|human|visual|code|expert|peer|legal|security|design|editorial|by[- ]hand|hand|clinical|medical|domain|native[- ]speaker|accessibility|final|second|close|quick|line[- ]by[- ]line)",
  reviewing:
    "(?:review|check|inspection|audit|reading|read[- ]?through|spot[- ]?checks?|look|pass|walk[- ]?through|walkthrough|examination|proof[- ]?reading|assessment|listening test|comparison|sampling|look[- ]over|sign[- ]?off|evaluation|playtest)",
  confirms:
    "(?:confirms?|shows?|finds?|reveals?|verifies|verify|establish(?:es)?|concludes?|agrees?|says?|states?|proves?|attests?|signs? off|judges?|decides?|certif(?:y|ies)|turns? up|uncovers?|sees?|reports?|is satisfied|are satisfied|accepts?|approves?|ensures?|determines?|notes?|checks?|makes sure|acknowledges)",
  judged:
    "(?:{look} {reviewing}|sign-?off|person|people|human|to be decided by a person|review|reviewed by (?:a )?human|human check|manual): (?<x>[^\\n]{1,300}?)(?:(?:,|;|\\.)? (?:the )?(?:notes?|evidence|findings?|verdict|results?|report|protocol|outcome|written up|recorded|documented)(?: (?:goes?|go|is|are|in|to|at|under|into|written|recorded|kept|saved|stands?|:))*:? {P})?",
  person:
    "(?:(?:a|an|the|one|two|three|at least (?:one|two)|our|some|another|my|any|either|each|every) )?(?:(?:human|real|second|other|senior|native|independent|outside|external|fresh|technical|legal|security|domain|product|design|lead|sighted|new|junior|trained|blind|non-technical|accessibility|release|data|native-speaking|clinical|medical|tax|QA|UX|on-call|German|English|French|Spanish|Japanese|Chinese|board-certified|experienced|qualified|team) ){0,3}(?:person|people|human|humans|maintainers?|reviewers?|editors?|designers?|testers?|developers?|engineers?|leads?|owners?|managers?|experts?|speakers?|readers?|lawyers?|counsel|translators?|linguists?|writers?|accountants?|bookkeepers?|doctors?|physicians?|clinicians?|nurses?|radiologists?|teachers?|musicians?|artists?|analysts?|scientists?|statisticians?|users?|colleagues?|teammates?|team members?|members? of the team|operators?|players?|customers?|someone(?: from (?:the )?\\w+(?: team)?)?|somebody|architects?|auditors?|pharmacists?|librarians?|PM|QA|SRE|DBA|CTO|stakeholders?|maintainer or reviewer|annotators?|curators?|biologists?|chemists?|physicists?|mathematicians?|proofreaders?|team|I|we|me)",
  somebody:
    "(?:{person}|(?!(?:{notPerson})(?!\\p{L}))(?:(?:mr|ms|mrs|dr|prof|ma'am|sir|miss|frau|herr|señora?|madame)\\.? )?[\\p{L}'-]{2,20}(?: (?!(?:{notPerson})(?!\\p{L}))[\\p{L}'-]{2,20}){0,2}?)",
  notPerson:
    "(?:it|this|that|they|these|those|which|what|everything|nothing|if|when|unless|until|after|once|before|as|should|tests?|suite|scripts?|ci|checks?|commands?|tools?|linters?|parsers?|servers?|bots?|agents?|codex|claude|models?|llms?|jobs?|pipelines?|workflows?|builds?|compilers?|code|functions?|modules?|services?|apps?|application|system|program|cli|client|api|handler|worker|process|page|screen|user interface|ui|component|validator|monitor|harness|runner|benchmark|sections?|files?|reports?|docs?|not?|never|nobody|only|the (?:test|script|suite|tool|code|app|system|report|page|agent|ci|build|linter|model|job)|that|or)",
  humanly:
    "(?:looks? (?:at|over|through)|looked (?:at|over|through)|reads?|reviews?|reviewed|listens? to|listened to|goes (?:through|over)|went (?:through|over)|walks? through|walked through|plays?(?: through)?|played|tries(?: out)?|tried(?: out)?|inspects?|inspected|proof[- ]?reads?|eyeballs?|skims?|studies|clicks? through|clicked through|watches|watched|signs? off(?: on)?|signed off(?: on)?|approves?|approved|examines?|examined|has (?:read|reviewed|approved|seen|inspected|examined|tried|played|signed off(?: on)?|looked (?:at|over|through)|listened to|gone (?:through|over))|have (?:read|reviewed|approved|seen|inspected|examined|tried|played|looked (?:at|over|through)|gone (?:through|over))|gives? (?:\\w+ ){0,2}(?:ok|blessing|approval|thumbs[- ]up|sign-?off) (?:to|on|for)|is (?:happy|satisfied|content|pleased) with)",
  humanInf:
    "(?:read|review|check|look (?:at|over|through)|inspect|examine|go (?:through|over)|compare|play|listen to|try(?: out)?|walk through|spot[- ]check|audit|see|approve|sign off(?: on)?|watch|proofread|judge|assess|confirm|study)",
  obj: "(?:(?:(?!(?:if|unless|until|when|once|except|eventually|ideally|maybe|could|would|might|was|were|or|optional|optionally|before|while|where|not|never)(?!\\p{L}))[^\\s,:;.!?\\ue001-\\ue005]{1,40}|[\\ue002-\\ue005])(?: |(?=,| ?$|\\.))){1,16}?",
  agrees:
    "(?:says?|said|finds?|found|confirms?|confirmed|agrees?|agreed|thinks?|feels?|judges?|judged|states?|decides?|declares?|approves?(?: of)?|is happy|is satisfied|is content|signs? off|reports?|concludes?|attests?)",
  looks:
    "(?:reads?|reviews?|checks?|looks? (?:at|over|through)|inspects?|examines?|goes (?:through|over)|go (?:through|over)|compares?|opens?|plays?|listens? to|tries|walks? through|spot[- ]?checks?|proof[- ]?reads?|studies|skims?|audits?|sees|has (?:read|reviewed|looked at|checked|inspected)|have (?:read|reviewed|looked at|checked)|samples?|eyeballs?|watches|scrolls? through|clicks? through|assesses)",
};

/** English: what holds at the end. */
export const criteria: Frames = {
  run: [
    "(?:the )?(?:result|outcome|exit (?:code|status)|return code|verdict|status|run) of {run}{Cs} {modal}?(?:is|be|are|equals?|reads?) (?:an? )?(?:(?:exit|return) (?:code|status)(?: of)? {zero}|{zero}|(?:a )?(?:success|successful|green|pass|positive|ok(?:ay)?))",
    "not only (?:does|do|must|should|shall|will|is|are|has|have) {Cs} (?:to )?(?:{outcome}),? but (?:also )?{C2}(?: (?:does|do|must|should|shall|will|is|are|has|have|passes|succeeds))?(?: so)?(?: (?:as well|too|also))?",
    "(?:when(?:ever)?|if|once|after|on) (?:i|you|we|one|someone|anyone|somebody) (?:run|type|call|execute|launch|start|invoke|enter|do)s? {Cs}(?:,| then)? ?(?:it|they|that|this|everything|all|both|the (?:command|result|run|build|suite|whole thing)) {outcome}{tail}",
    "{Cs},? {outcome},? (?:and|as|so|just like)?,? ?(?:so )?(?:does|do|must|should|is|are|will) (?:also )?{C2}(?: too| as well)?{tail}",
    "{Cs},? {outcome},? (?:and|but|,)? ?{C2},? (?:too|as well|likewise|also|ditto|does too|does as well|the same)",
    "{always}{run}{Cs},? {outcome}{tail}",
    "{run}{Cs},? {modal}?{clean}{tail}",
    "{run}{C} (?:{outcome}|{says} nothing),? and (?:{outcome2})",
    "{Cs}",
    "{run}{C},? {outcome},? and so (?:does|do|must|should|is) {C2}{tail}",
    "{np},? {outcome}{by} ?{run}{Cs}(?: ?\\))?{tail}",
    "{np}{by} ?{run}{Cs}(?:,? {outcome})?(?: ?\\))?{tail}",
    "{np} ?(?:\\[|\\(|=|→|->|=>|via|with) ?{run}{Cs} ?[\\])]?(?:,? {outcome})?{tail}",
    "(?:a |the )?(?:clean|green|passing|successful|error-free|full) (?:run|pass|exit|output|result) (?:of|from|for|by) {run}{Cs}{tail}",
    "(?:exit (?:code|status)|return code) (?:of )?{zero} (?:from|for|of|by) {run}{Cs}",
    "{Cs},? (?:\\((?:exit (?:code )?{zero}|green|passes|pass|passing|all green|must pass|clean)\\)|[-–—:=→] ?(?:exit (?:code )?{zero}|green|passes|passing|pass|all green|ok|success|0 (?:errors|failures|warnings)(?:, 0 (?:errors|failures|warnings))?))",
    "(?:passing|green) {Cs}",
    "(?:we|you|i|the agent|the user|anyone|a new developer|a developer) can (?:run|execute|call) {Cs} (?:without (?:any )?{fault}|successfully|and it (?:passes|succeeds|exits 0))",
    "(?:i|you|we|one|anyone) can (?:run|type|call|execute) {Cs} and (?:it|they|everything|both|all) {outcome}{tail}",
    "{run}{Cs} (?:has|have|must|should|needs?|is|are)(?: to)? (?:be |been )?(?:run|executed|called) (?:(?:very )?(?:successfully|cleanly|green)|(?:and|,) ?(?:it |they )?{outcome}|without (?:any )?{fault}|with {exits})",
    "(?:a |an )?(?:clean |green |passing )?(?:run|execution|invocation) of {run}{Cs} {outcome}{tail}",
  ],
  same: [
    "(?:(?:and|so|the same(?: (?:for|goes for|holds for|applies to|with))?|likewise|ditto(?: for)?|similarly|equally|also|as (?:does|must)|so (?:does|do|must|should)),?:? )+{run}{Cs}",
    "(?:and |so )?{run}{Cs},? (?:too|as well|likewise|also|ditto|the same|does too|does as well|do too|must too|dito)",
  ],
  print: [
    "{run}{C},? {modal}?(?:prints?|outputs?|reports?|shows?|says?|displays?|echoes|writes|emits) (?:exactly |only |just |version )?(?<s>v?\\d+\\.\\d+\\.\\d+(?:-[\\w.]+)?)(?:,? (?:and )?(?:not|no longer|never|instead of) [^;:\\ue001]{1,60})?",
    "{run}{C},? {modal}?(?:prints?|outputs?|reports?|shows?|says?|displays?|echoes|writes|emits|ends with|finishes with|answers(?: with)?|responds with) (?:exactly |only |just |out )?(?:the )?(?:(?:line|text|word|words|string|message|version) )?{Q}(?:,? (?:and )?(?:not|no longer|never|instead of) [^;:\\ue001]{1,60}| (?:as|in|on) (?:its|the|a) (?:very )?(?:last|first|final|own|single) (?:line|word)s?| at the end| when (?:it is )?(?:done|finished))*",
    "{run}{C},? {modal}?(?:prints?|outputs?|reports?|shows?|says?|displays?|answers?|responds?|echoes|writes|emits|logs)(?: with)?(?: (?:exactly|only|just|the|a|an|out|back|one))*(?: (?:line|text|word|words|string|message|version|value|result|summary|output))?(?: (?:that (?:says|reads|contains)|saying|reading|containing|with|of|containing the (?:text|word|line|string)))?:? ?{Q}(?: (?:to|on) (?:stdout|standard output|the (?:terminal|console|screen)))?(?: (?:and|then|,) (?:also )?{outcome})?",
    "{run}{C},? {modal}?{exits} and (?:prints?|outputs?|reports?|shows?|says?) (?:exactly |only |the (?:line|text|word|string|message) )?{Q}",
    "{run}{C},? {modal}?(?:prints?|outputs?|reports?|shows?|says?) (?<s>\\d+ (?:passed|passing|tests? passed|failed|tests? passing|ok|successes|succeeded|examples, 0 failures|specs, 0 failures))",
    "(?:the )?(?:output|stdout|standard output|last line(?: of output)?|first line(?: of output)?) of {C} (?:{modal}?(?:is|contains?|includes?|reads|ends with|starts with|says|has|shows?|equals)) (?:exactly )?(?:the (?:text|word|line|string) )?{Q}",
    "{Q} (?:is|gets|must be|should be) (?:printed|shown|output|reported|displayed|what is printed) by {C}",
  ],
  count: [
    "(?:the )?{np}(?:,| \\()? ?(?:as )?(?:{source}) ?{run}{C}(?: (?:prints|reports|gives|shows|says))?(?: ?\\)|,)?,? (?:{modal}?(?:is|are|be|stays?|remains?|reach(?:es)?|sits?|keeps?|drops?|falls?|rises?|gets?|comes?|lands?|measures?|scores?|has) )?(?:to |at |out )?{cmp} ?{N}{unit}",
    "(?:the )?(?:number|value|figure|size|count|total|score|median|result|sum|percentage) (?:that|which) {C} (?:prints|reports|gives|shows|says|outputs|measures|computes),? (?:{modal}?(?:is|be|stays?|remains?|reach(?:es)?|comes?|lands?) )?{cmp} ?{N}{unit}",
    "{run}{C},? (?:may|must|should|can|shall|does|do|will)(?: not|n't)? ?(?:never |not )?(?:print|report|output|show|give|yield|say|return|exceed)(?: (?:a (?:number|value|figure))?)? ?(?:(?<below>more than|above|over|greater than|exceed|a number above)|(?<above>less than|fewer than|below|under)) ?{N}{unit}",
    "{run}{C},? {modal}?{says} (?:that )?(?:{quantity} )?(?:(?:that (?:is|stays?)|which is|of|is|stays?|remains?|to be|as) )?{cmp} ?{N}{unit}(?: {quantity})?",
    "{run}{C},? {modal}?{says} (?:{quantity} )?(?:of )?{N}{unit} (?<post>or (?:less|fewer|lower|below|under|more|better|higher|above|greater|over))(?: {quantity})?",
    "{np},? (?:{modal}?(?:is|are|be|stays?|remains?|reach(?:es)?|sits?|keeps?|drops?|falls?|rises?|gets?|comes?|lands?|goes|climbs?|must stay|measures?|scores?|has|takes?|needs?|of|averages?) )?(?:{adverb} )?(?:to |at |out )?{cmp} ?{N}{unit},?(?: ?\\(|:| [–—-]| according to| as| per| by| in| from| with| when| under| using| via| on)? ?(?:(?:as )?(?:reported|measured|printed|shown|counted|computed|told|said|output|given|stated|calculated|checked|verified|taken|read|displayed|seen|you run|running|measured with) ?(?:by|in|with|from|via|through|using|off|on)? ?)?(?:the (?:output|report|result) of |output of )?{run}{C}(?: says so| reports it| prints it| shows it)?(?: ?\\))?",
    "{np}:? {run}{C},? {modal}?{says} (?:{quantity} )?(?:of |is |at )?{cmp} ?{N}{unit}",
    "(?:the )?(?:output|number|figure|value|count|total|score|coverage|result|median|size) (?:of|from|that|printed by|reported by|given by|in) {run}{C}(?: (?:prints|reports|gives|shows))?,? {modal}?(?:is|stays?|remains?|be|comes? (?:out|in)|lands?|sits?) {cmp} ?{N}{unit}",
    "{run}{C} ?(?<sym><=|>=|≤|≥|<|>|==?) ?{N}{unit}",
    "{np}(?:,? \\(|,? \\[| of| from| by| in| for|:|,| via| per| =| as (?:reported|measured|given|printed|counted) by| according to)? ?(?:the output of )?{run}{C} ?[\\])]?(?:,|:)? (?:{modal}?(?:is|are|be|stays?|remains?|reach(?:es)?|sits?|keeps?|drops?|falls?|rises?|gets?|comes?|lands?|goes|climbs?|measures?|scores?|has|takes?|needs?|averages?|shrinks?|grows?|hits?|ends up|stands?|amounts?|counts?)(?: (?:to|at|out|in|down|up))* )?{cmp} ?{N}{unit}",
    "{run}{C} ?(?:,|:|→|->|=>|–|—|-)? ?(?:{modal}?(?:is|are|be|stays?|remains?|reach(?:es)?|sits?|keeps?|drops?|falls?|rises?|gets?|comes?|lands?|goes|climbs?|measures?|scores?|has|takes?|needs?|averages?|shrinks?|grows?|hits?|ends up|stands?|amounts?|counts?)(?: (?:to|at|out|in|down|up))* )?(?:an? |the )?(?:{quantity} )?(?:(?:of|is|at) )?{cmp} ?{N}{unit}(?: {quantity})?",
    "{run}{C},? (?:{modal}?{says}|→|->|=>|:) ?(?:an? |the )?(?:{quantity} )?(?:of )?{N}{unit} (?<post>or (?:less|fewer|lower|below|under|more|better|higher|above|greater|over))(?: {quantity})?(?: on stdout)?",
    "{np} (?:of|from|by|in|for) {run}{C}:? (?:{modal}?(?:is|are|be|stays?|remains?|reach(?:es)?|sits?|keeps?|drops?|falls?|rises?|gets?|comes?|lands?|goes|climbs?|measures?|scores?|has|takes?|needs?|averages?|shrinks?|grows?|hits?|ends up|stands?|amounts?|counts?)(?: (?:to|at|out|in|down|up))* )?{N}{unit} (?<post>or (?:less|fewer|lower|below|under|more|better|higher|above|greater|over))",
  ],
  exist: [
    "{file}?{Ps},? {there}(?:,? (?:and )?(?:it )?{filled})*{when}",
    "{file}?{Ps},? (?:have|has) been (?:written|created|generated|produced|committed|added){when}",
    "{file}?{P},? {modal}?{filled}{when}",
    "(?:a |the |one )?(?:non-empty|filled|complete|valid|generated|new|fresh|finished|final|populated|up-to-date) {file}?{P},? {there}{when}",
    "{file}?{P},? {modal}?(?:exist|be there|be present) and be (?:non-?empty|not empty|there|valid \\w+|up to date){when}",
    "{np},? (?:is |are |has been |have been |gets |)(?:written|saved|stored|generated|recorded|created|produced|exported|committed|added|documented|listed|put|published|pushed|uploaded|dumped|collected|summari[sz]ed|noted|logged) (?:to|in|at|under|as|into) (?:the file )?{P}{when}",
    "{np} (?:at|in|under|as) {P} (?:exists|is there|is present|is in place){when}",
    "(?:an?|one|our) (?:{word1} ){1,4}(?:at|in|under|as) {P}{when}",
    "there (?:is|are|must be|should be|will be|needs to be)(?: (?:now|always|also))? (?:a |an |the )?(?:{np} (?:at|in|called|named|under|saved (?:as|in|to|at)|stored (?:in|at)|written to) )?{Ps}(?:,? (?:and )?(?:it )?{filled})*",
    "(?:a|an|the|our|one) {np} (?:is|are|has been|have been|must be|should be|gets?|lives?|stands?|sits?|exists?|can be found|is found|is now)(?: (?:written|saved|stored|generated|recorded|created|produced|exported|committed|placed|put|available|built|published|there|dumped|kept|documented))?(?: (?:to|in|at|under|as|into)) {P}",
    "(?:the )?(?:file|document|report|folder|directory)s? {P}(?: is)? (?:present|existing|there|generated|in place)",
    "{file}?{Ps},? (?:{modal}?(?:be )?)?(?:saved|written|created|generated|committed|built|exported|produced|there|present|existing|exists|in place|checked in|delivered|available|on disk|is on disk|lies in the repo(?:sitory)?|in the repo(?:sitory)?|is born|comes out|falls out|appears|shows up|pushed|added|has been (?:saved|exported|delivered|checked in|built|published|emitted))(?: (?:by|from|after) (?:it|the (?:run|build)))?{when}",
    "there(?:'s| is| are| must be| should be| has to be| shall be| will be| needs to be) (?:now )?(?:a|an|the|one) (?:{np} )?(?:at|in|called|named|under|as)? ?{P}(?:,? (?:that|which|for|describing|listing|explaining|containing|with|about|documenting|covering) {np})?",
    "{file}?{Ps},? (?:and )?(?:(?:it|they) )?{filled}{when}",
    "{file}?{P},? {there}(?:,? (?:that|which|for|describing|listing|explaining|containing|with|about|documenting|covering) {np})?{when}",
    "(?:i|we|you|one|anyone|the user) (?:can )?(?:finds?|sees?|gets?|has|have|opens?) (?:a |an |the )?(?:{np} )?(?:at|in|under|as|called|named) {P}",
  ],
  hold: [
    "{file}?{P},? {there},? (?:and |with |, )?(?:it )?(?:{has})?(?: (?:exactly|only|now|also|at least))*,? {thing}{V}{when}",
    "there (?:is|are|must be|should be)(?: (?:now|always|also))? (?:a |an |the )?(?:{np} (?:at|in|called|named) )?{P},? (?:with|that|which|and it)(?: {has})? {thing}{V}{when}",
    "{file}?{P},? {there} (?:and|with) (?:its )?(?<key>{key}) ?(?:=|:|==|is|of|equal to|equals|at|set to|being|reads|says) ?(?<value>\\S{1,40})",
    "{file}?{P},? {has}(?: (?:exactly|only|now|also|at least))* {thing}{V}(?: (?:as|in|on|at) (?:a|an|the|its)? ?(?:heading|section|title|line|key|field|top|first line|last line|word|row))?",
    "{V} (?:is|must be|should be|stands?|appears?|occurs?|has been|can be found|shows up|are|is mentioned|is listed|is documented|is set|is declared|is pinned)(?: (?:added|listed|documented|mentioned|present|named|written|there|recorded|found|included|set|stated|described))?(?: (?:to|in|inside|within|at|under|of)) {file}?{P}",
    "{file}?{P},? (?:must |should )?(?:has|have|contains?|shows?|reports?|says?|lists?|reads|states?|records?)(?: (?:a|an|the|its))?(?: (?:value|field|key|member|property))? ?(?<key>{key}) ?(?:=|:|==|is|of|equal to|equals|at|set to|being|as|with(?: the)? value) ?(?<value>\\S{1,40})",
    "(?:the )?(?:value|field|key|member|property|count|number)?(?: of)? ?(?<key>{key})(?: (?:value|field|key|member|property|count))? ?(?:=|:|==|is|equals|must be|should be|has to be|reads|says|must read|stands at|shows) ?(?<value>\\S{1,40}) (?:in|inside|of|within|according to|as reported (?:in|by)) {P}",
    "{file}?{P},? (?:with|where) (?:its )?(?<key>{key}) ?(?:=|:|==|is|of|equal to|equals|at|set to|being) ?(?<value>\\S{1,40})",
    "{file}?{P},? {has}(?: (?:exactly|only|now|also|at least))* {thing}(?<v>[\\w.-]{1,40} ?[=:] ?[\\ue003\\ue004]|[\\w.-]{1,40}=[\\w.-]{1,40})(?: (?:in|inside|on|at) (?:it|there|its \\w+))?",
    "in(?:side)? {file}?{P},? (?:there (?:is|must be|stands?)|one finds|you find|it says|we find|i (?:can )?(?:see|read|find)|we read) {thing}{V}",
    "{file}?{P},? {has}(?: (?:exactly|only|now|also|at least))* {thing}{V}(?:,)? (?:in it|inside|somewhere(?: in it)?|at the (?:top|end|bottom|start)|too|as well|in (?:its|the) (?:first|last|top) (?:line|row|section))",
  ],
  gone: [
    "{file}?{Ps},? (?:no longer exists?|(?:do|does|must|should|may|shall) (?:not|no longer) exist(?: any ?more| any longer)?|doesn't exist(?: any ?more)?|don't exist(?: any ?more)?|(?:is|are|must be|should be|has to be|have to be)(?: (?:both|all|completely|fully|now))? (?:gone|deleted|removed|dropped|no more|absent|erased|not there(?: any ?more)?)|has been (?:deleted|removed|dropped)|have been (?:deleted|removed|dropped))(?: from (?:the )?(?:repo(?:sitory)?|tree|disk|project|codebase|git))?",
    "(?:there (?:is|are) )?no (?:such )?(?:file|files|folder|directory|module|script|more|longer a)? ?(?:called|named|at|such as)? ?{P}(?: (?:exists?|is left|remains|is there|left|any ?more|present|in the repo(?:sitory)?|is present|left behind))*",
    "(?:the )?(?:file|folder|directory) {P} (?:is not there|not present|must not be there|must be absent)(?: any ?more)?",
  ],
  lack: [
    "(?:the )?(?:last|final|latest|most recent|trailing) {N} (?:lines?|log lines?|rows) (?:of|in|from) {file}?{P},? {lacks}{article} {before}(?:{V}|{bare}){noun}",
    "(?:a )?(?:search|grep|scan|searching|grepping|full-text search|text search)(?: for)? {before}(?:{V}|{bare}){noun} (?:in|over|across|under|through|of|on) {file}?{P} (?:comes? (?:up|back|out) (?:empty|blank|with nothing|clean)|is empty|must be empty|finds?|gives?|yields?|returns?|shows?|turns up|has|produces)(?: (?:nothing|no (?:hits?|matches|match|results?|lines?)|zero (?:hits?|matches|results?)))?(?: (?:any ?more|at all))?",
    "(?:(?:there (?:is|are|must be|should be|may be|remains?|remain)|there's) )?{noneOf} {before}(?:{V}|{bare}){noun}{left}{lastLines}{P}",
    "(?:(?:there (?:is|are|must be|should be|may be|remains?|remain)|there's) )?{noneOf} {before}(?:{V}|{bare}){noun}{left} {inside} {file}?{P}{left}",
    "{inside} {file}?{P},? (?:there (?:is|are|must be|remains?)|it does not appear|one finds|you find|we find|is|are)? ?(?:{noneOf}|the|no)? ?{before}(?:{V}|{bare}){noun}{left}",
    "{file}?{P},? {lacks}{article} {before}(?:{V}|{bare}){noun}(?: {left})?{lastIn}?",
    "{before}(?:{V}|{bare}){noun},? (?:(?:do|does|must|should|may|shall|can|will) (?:not|no longer|never)(?: any (?:longer|more))? (?:appear|occur|exist|show up|be (?:found|used|present|left|mentioned|imported|referenced|called|there|printed|logged)|remain|stand|turn up|live)|doesn't (?:appear|occur|exist|show up)|don't (?:appear|occur|exist|show up)|(?:is|are|must be|stays?|should be|has to be) (?:absent|gone|missing|removed|banished|not (?:found|used|present|there|left|mentioned|imported|referenced|contained|allowed)|no longer (?:used|present|found|imported|referenced|mentioned|there|in|called))|no longer (?:appears?|occurs?|exists?|shows? up)|never (?:appears?|occurs?|shows? up|turns? up)|(?:appears?|occurs?|is found|is used|is mentioned) (?:nowhere|in no file|zero times))(?: (?:anywhere|any ?more|any longer|at all))?(?:{lastLines}| (?:{inside}|from) {file}?){P}",
    "(?:searching|grepping|a search|a grep)(?: for)? (?:{V}|{bare}) (?:in|over|across|under|through) {P} (?:finds?|gives?|yields?|returns?|shows?|turns up|has) (?:nothing|no (?:hits?|matches|match|results?|lines?)|zero (?:hits?|matches|results?))",
    "{noneOf} (?:hits?|matches|match|results?|occurrences?) (?:for|of) (?:{V}|{bare}){left} {inside} {file}?{P}",
    "{noneOf} {file}(?:in|under|below|inside|of) {P} (?:contains?|mentions?|includes?|uses?|imports?|references?|calls?|has|matches|logs?|prints?) {before}(?:{V}|{bare}){noun}(?: any ?more| any longer)?",
    "none of (?:the )?(?:files? )?(?:in|under|below|matching)? ?{P} (?:contains?|mentions?|includes?|uses?|imports?|references?|calls?|has) {before}(?:{V}|{bare}){noun}(?: any ?more| any longer)?",
    "(?:in|inside|within|throughout|across|under|below|anywhere in) {file}?(?:all of )?{P},? (?:the )?{before}(?:{V}|{bare}){noun},? (?:(?:does not|do not|doesn't|don't|must not|no longer|never|may not|shall not|should not|can not|cannot|will not) (?:any ?more )?(?:appears?|occurs?|exists?|shows? up|turns? up|be (?:found|used|present|there|mentioned|seen))|(?:is|are|must be|shall be|be|should be|has been|have been) (?:absent|gone|missing|removed|not (?:there|found|used|present|mentioned)|nowhere(?: to be found)?|no longer (?:there|used|found|present)))(?: (?:any ?more|any longer|anywhere|at all))*",
    "{before}(?:{V}|{bare}){noun},? (?:(?:does not|do not|doesn't|don't|must not|no longer|never|may not|shall not|should not|can not|cannot|will not) (?:any ?more )?(?:appears?|occurs?|exists?|shows? up|turns? up|be (?:found|used|present|there|mentioned|seen))|(?:is|are|must be|shall be|be|should be|has been|have been) (?:absent|gone|missing|removed|not (?:there|found|used|present|mentioned)|nowhere(?: to be found)?|no longer (?:there|used|found|present)))(?: (?:any ?more|any longer|anywhere|at all))*(?: (?:in|inside|within|throughout|across|under|below|anywhere in|from)) (?:all of )?{file}?{P}(?:,? (?:any ?more|any longer|at all|anywhere))*",
    "(?:there (?:is|are|must be|shall be|should be) )?{noneOf} {before}(?:{V}|{bare}){noun}{left}(?:,| \\(|:|;)? ?(?:look|check|search|see|place|file|scope|where)?:? ?(?:in|at|under|inside)? ?{file}?{P}{left} ?\\)?",
    "(?:the )?(?:total |full |complete )?(?:absence|removal|disappearance) of {before}(?:{V}|{bare}){noun} (?:in|from|inside|throughout|across|under|within) {file}?{P}",
    "{file}?{P}(?: (?:is|are|be|must be|shall be|should be|has been))?:? (?:now )?(?:without|free of|free from|clear of|rid of|clean of|stripped of|purged of|devoid of|0|zero|no)(?: any)? {before}(?:{V}|{bare}){noun}{left}",
    "{file}?{P},? (?:{lacks}|(?:does|do|shall|must|may|should|can|will) not (?:any ?more )?(?:anywhere )?(?:contain|include|mention|have)){article} {before}(?<v>\\/[^\\s\\/][^\\/\\ue001-\\ue005]{1,80}\\/[gimsuy]{0,4})",
  ],
  keep: [
    "{files}{Ps},? (?:shows?|has|have|had|with|contains?|produces?)(?: {adverb})? (?:no|zero|0) (?:diffs?|changes?|differences?|edits?|modifications?|drift){since}",
    "{files}{Ps}(?:,|:)? (?:no|zero|0) (?:diffs?|changes?|differences?|edits?)(?: at all)?{since}",
    "hands off (?:of )?{files}{Ps}{since}",
    "{files}{Ps},? {modal}?(?:(?:is|are|be|stays?|remains?|stay|remain|kept|keeps?|left|(?:is|are) left|(?:is|are|be) kept) )+(?:{adverb} )?{same}{since}",
    "{files}{Ps},? (?:must|should|may|shall|can|do|does|will|has|have|is|are)(?: (?:not|never)|n't)(?: (?:be|been|get|have been|to be))? ?(?:ever )?(?:change|changed|modified|touched|edited|altered|differ|move){since}",
    "(?:there (?:is|are|must be) )?(?:no|zero|0) (?:changes?|diffs?|edits?|modifications?|differences?)(?: (?:is|are|was|were|shows?|appears?|made|left|whatsoever|at all|allowed))* (?:to|in|under|below|inside|of|for|on|within) {files}{Ps}{since}",
    "(?:nothing|no files?|not a (?:single )?(?:byte|line|file)|not one (?:byte|line|file)|no (?:byte|line))(?: (?:in|under|below|inside|of|within)) {files}{Ps} (?:(?:is|has been|was|has|may be|must be|gets?|may|must|should) )*(?:changes?|changed|modified|touched|edited|altered|differs?|different|moves?){since}",
    "(?:keep|leave) {files}{Ps} (?:exactly )?{same}{since}",
    "(?:the )?(?:git )?diff (?:of|for|under|in|on|against \\S+ (?:for|under|in)) {files}{Ps} (?:is|stays?|remains?|must be|shows?|has) (?:empty|nothing|clean|no (?:changes|lines|output)){since}",
    "{C} (?:is|are|stays?|remains?|must be|shows?|prints?|reports?|gives?|outputs?|has|yields?|comes? (?:back|out|up)|returns?)(?: (?:empty|nothing|clean|no (?:changes?|output|diffs?|differences|lines|files)|an empty (?:diff|output)|zero lines))(?: (?:for|under|in|on|below|inside|within|over|when limited to|restricted to) {files}{Ps})?{since}",
    "(?:an? )?empty {C}(?: (?:for|under|in|on|below|over) {Ps})?",
    "{files}{Ps}: {same}",
    "{files}{Ps},? (?:still )?(?:{adverb} )?{same}{since}",
    "(?:the )?{np} (?:of|in|under|inside|below) {Ps},? {modal}?(?:is|are|be|stays?|remains?|kept) (?:{adverb} )?{same}{since}",
    "(?:no|zero|without) (?:edits?|changes?|modifications?|touching|diffs?)(?: (?:whatsoever|at all|of any kind|allowed))? (?:to|in|under|of|inside|below) {files}{Ps}{since}",
  ],
  fence: [
    "(?:there (?:is|are|must be|may be) )?(?:no|zero|0) (?:changes?|edits?|diffs?|modifications?|files?|writes?|code changes)(?: (?:is|are|was|were|may be|must be|made|changed|touched|modified|edited|allowed))* (?:outside|outside of|beyond|elsewhere than in|except (?:in|under)|other than (?:in|under)) {files}{Ps}(?: (?:is|are|was|were|may|must|be|been|has|have|changed|touched|modified|edited|altered))*",
    "(?:only|just|solely|exclusively) {files}{Ps}(?: (?:and (?:their|its) tests?|itself|themselves))?,? (?:(?:may|can|should|must|is|are|was|were|been|get|gets|got|will|shall|need to|needs to|has|have) )*(?:be )?(?:allowed to |permitted to )?(?:change|changed|changes|{touched}|differs?|move|in the diff|affected|appear in the diff|show up in the diff|part of the (?:diff|change))(?: (?:by|in|during|for|on) (?:this|the) (?:work|task|branch|run|diff|change|PR|pull request|migration)| (?:from|against|to|compared (?:to|with)) (?:main|master|HEAD|the (?:base|start|baseline)))?",
    "(?:please )?(?:make |do )?(?:change|touch|edit|modify|write)(?: to)? (?:nothing|no files?|no code|no other (?:files?|code)|not a (?:single )?(?:file|line)) (?:outside|outside of|beyond|but|except|other than|apart from|besides|elsewhere than in) {files}{Ps}",
    "(?:do not|don't|never|must not|you must not|you may not|the agent must not|avoid) (?:{touch}|edit(?:ing)?|chang(?:e|ing)|modify(?:ing)?|touch(?:ing)?|create|add|write|work|go|step|stray|make (?:any )?(?:changes|edits))(?: (?:anything|any ?(?:thing|file|files|code)|files?|code|a (?:single )?(?:file|line)|things|other files|changes|edits))? (?:outside|outside of|beyond|except(?: in)?|other than(?: in)?) {files}{Ps}",
    "(?:please )?(?:limit|restrict|confine|keep|constrain|contain)(?: (?:all|any|the|your|every))*(?: (?:changes?|edits?|work|diff|modifications?|code changes|yourself|writes?|it|patch|the diff|touched files))+ (?:to|in|inside|within|under|below) {files}{Ps}(?: please| only| alone)?",
    "(?:all|the|any|every|your)? ?(?:of the )?(?:changes?|edits?|diffs?|modifications?|work|patch|writes?|touched files|changed files|commits?)(?: (?:must|should|may|can|shall|has to|have to))?(?: (?:be|is|are|stays?|remains?|remain|live|lives|happen|happens|only|all|touch(?:es)?|touch only|touches only|limited|restricted|confined|kept|contained|lie|lies|go|sit))* ?(?:to|in|inside|within|under|below|only|limited to|restricted to|confined to)? ?(?:only )?(?:files (?:in|under|below) )?{Ps}(?: only| alone| and nothing else| and nowhere else)?",
    "(?:stay|remain|work|operate)(?: only| strictly| solely| exclusively)? (?:in|inside|within|under|below) ?(?:the )?{files}{Ps}(?: only| alone| and nothing else| and nowhere else| exclusively)?",
    "(?:edit|write|touch|change|modify)(?: to)? (?:only|strictly|solely|exclusively)(?: (?:in|inside|within|under|below|files (?:in|under|below)))? ?(?:the )?{files}{Ps}(?: and nothing else| and nowhere else)?",
    "(?:edit|write|touch|change|modify)(?: (?:to|in|inside|within|under|below))? {files}{Ps} (?:only|alone|and nothing else|and nowhere else|exclusively)",
    "(?:nothing|no files?|no code|no other (?:files?|paths?))(?: (?:outside|outside of|beyond|except|other than|but)) {files}{Ps}(?: (?:is|are|may|can|should|must|gets?|has|been|shall|be|will|to))* ?(?:change[sd]?|{touched}|differs?|in the diff|affected|moves)?",
    "{files}{Ps} (?:only|and nothing (?:else|more)|and nowhere else|exclusively|alone)",
    "(?:the )?(?:final |whole )?(?:diff|change|patch|commit|branch|PR|pull request|work) (?:changes|touches|modifies|edits) (?:only )?{files}{Ps} (?:only|and (?:nothing|nowhere) else|alone|exclusively)",
    "(?:edit|touch|change|modify|write)(?: to| in)? only {files}{P} and (?:its|the|their) (?:\\w+ ){0,2}(?:in|under|at|from|below) {P2}",
    "(?:scope|in scope|allowed paths?|allowed files?|writable(?: paths?)?|editable(?: paths?)?|may edit|may change|you may (?:edit|change|touch|modify))(?: is| are)?:? (?:only )?{Ps}(?: only| and nothing else)?",
    "{C} (?:lists?|shows?|names?|prints?|reports?|contains?|touches) (?:only|nothing but|just|no files? (?:outside|beyond)|nothing outside) {files}{Ps}",
    "(?:the )?(?:final |whole )?(?:diff|change|patch|commit|branch|PR|pull request) (?:only )?(?:touches|changes|contains|affects|modifies|is limited to|is confined to|stays (?:in|inside|within)) (?:only |nothing (?:outside|but) |files in )?{files}{Ps}(?: only| and nothing else)?",
  ],
  judge: [
    "{judged}",
    "(?:(?:after |on |by |in )?(?:a|an|the|one|two) )?(?:{look} )+{reviewing}(?: (?:of|over|on|through|at)(?: the)? (?<sample>[^,:;]{1,90}?))?,? (?:{confirms}|that)(?: that|:)? {any}",
    "(?:a|an|the|one|two)? ?{reviewing} (?:of|over|on) (?<sample>[^,:;]{1,90}?) (?:by|from) {person},? (?:{confirms})(?: that|:)? {any}",
    "{person} (?:{looks}|{modal}(?:read|review|check|look (?:at|over|through)|inspect|examine|go (?:through|over)|compare|open|play|listen to|try|walk through|spot-check|audit|see)) (?<sample>[^,:;]{1,110}?),? (?:and|to|who|then)? ?(?:then )?(?:{confirms}|confirm|agree|find|verify|say|judge|decide|check|sign off|approve|see)(?: (?:that|whether|on it being|them as|it as))? {any}(?:(?:,|;|\\.)? (?:the |their |all )?(?:notes?|evidence|findings?|verdicts?|results?|report|protocol|outcome|written up|recorded|documented)(?: (?:goes?|go|is|are|in|to|at|under|into|written|recorded|kept|saved|stands?|:))*:? (?<e>[\\ue002\\ue003]))?",
    "{person} (?:{confirms}|{modal}(?:confirm|agree|judge|decide|approve|verify|say|sign off(?: on)?|accept))(?: (?:that|whether|on))?(?: in writing)? {any}",
    "{any},? (?:as )?(?:{modal}?(?:is|are|be) )?(?:confirmed|judged|checked|verified|approved|reviewed|signed off|inspected|assessed|decided|accepted|looked over|looked at|read|proofread|eyeballed|spot-checked|okayed|rated)(?: on)?(?: (?:manually|by hand|visually))?(?: on| in| over)?(?: (?<sample>[^,:;]{1,60}?))? by {person}(?: (?:{w}))?",
    "(?:{person} )?(?:manually|visually|by hand|by eye) (?:review|check|inspect|verify|read|examine|compare|spot[- ]check|look at|go through|confirm)s? (?<sample>[^,:;]{1,90}?)(?: (?:and|to|for|,) ?(?:confirm|verify|check|ensure|see|make sure|that)?(?: that)? {any})?",
    "{look} {reviewing}(?: by {person})?: {any}",
    "{somebody} (?:{humanly}|{modal}{humanInf}) (?<sample>{obj})(?:,? (?:and|then|and then) )(?:{agrees}|confirm|say|agree|find|judge|approve|sign off)(?: (?:that|on|it|whether|in writing))* (?<x>{obj})(?:(?:,|;) (?:notes?|evidence|findings?|verdict|results?|report|protocol)(?: (?:goes?|go|is|are|in|to|at|under|into|written|recorded|kept|saved|:))*:? (?<e>[\\ue002\\ue003]))?",
    "{somebody} (?:{humanly}|{modal}{humanInf}) (?<x>{obj}) (?:in|at|under|inside) (?<e>[\\ue002\\ue003])",
    "{somebody} (?:{humanly}|{modal}{humanInf}) (?<x>{obj})(?:(?:,|;) (?:notes?|evidence|findings?|verdict|results?|report|protocol)(?: (?:goes?|go|is|are|in|to|at|under|into|written|recorded|kept|saved|:))*:? (?<e>[\\ue002\\ue003]))?",
    "(?<x>{obj}) (?:{modal}?(?:is|are|be|has been|have been) )(?:reviewed|approved|signed off(?: on)?|read|examined|inspected|proofread|looked at|looked over|checked by eye|accepted|confirmed|eyeballed|tried out) by {somebody}",
  ],
};
