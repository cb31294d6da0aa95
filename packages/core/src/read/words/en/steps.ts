import type { Frames } from "../../frame.ts";

/** Macros of steps, and what is checked again and again. */
export const stepsMacros: Readonly<Record<string, string>> = {
  // Steps
  each: "(?:each|every|any|all|both|finishing (?:each|every)|you (?:finish|complete|change|edit|touch|port|add|write|move|convert|modify|finished|completed|ported|have) ?(?:a|an|each|every|the|any|one|your)?)",
  runIt: "(?:,|:| ?->| ?→| ?=>| [–—-])? ?(?:you )?(?:(?:must|should|shall|always|have to|please|then|also|re-?) ?)*(?:run|rerun|re-run|execute|call|invoke|do|use|check(?: with| that)?|verify(?: with| that)?|make sure(?: that)?|ensure(?: that)?|see that|confirm(?: that| with)?|start|fire|repeat|launch|kick off|type|try)?:? ?(?:the |both |all of |again )?(?:commands?|scripts?|checks?|again)? ?",
  stillGreen: "(?: (?:again|first|too|as well|once|once more|in full))?(?:,? (?:and|it|which|that|they|until it|and both|both|and it|so that it)? ?(?:{outcome}|has to pass|have to pass|must stay green|stays? green|is still green|are still green|be green|come back clean))?{tail}",
  goOn: "(?:go (?:on|ahead|further|any further)|proceed|continue|move (?:on|ahead|to|forward|onto)|advance|start|begin|take|touch|open|pick up|tackle|port|merge|commit|push|leave|turn to|get to|step|switch|go to|attempt|deploy|release|tag|delete|remove|work|carry on|progress|migrate|convert|refactor|write|ship|publish|roll out|promote|turn|cut over|enable|raise|bump|upgrade|close|finish|add|train|run|do|try|build|import|look|rename|enter|hand|flash|submit)",
  red: "(?:(?:is|are|stays?|remains?|goes|turns|comes back|still|was) ?(?:still )?(?:red|failing|broken|not green|not passing|unhappy|non-zero)|fails?|does not pass|doesn't pass|do not pass|has failed|breaks|reports? (?:errors?|failures?|anything)|exits? non-?zero|shows (?:errors|failures))",
  // Stops
  outcome2: "(?:{exits}|{passes}|{clean})",
  key: "(?:[\\ue003\\ue004]|[a-z_][\\w.-]{0,60})",
  lastIn: "(?: (?:in|within|among|on) (?:the |its |their )?(?:last|final|latest|most recent|trailing) {N} (?:lines?|log lines?|rows))",
  noGo: "(?:do not|don't|never|you (?:may|must|can|shall|should) not|must not|may not|cannot|can't|not) (?:ever )?(?:{goOn})",
  listed: "[^:;.!?]{2,160}(?:,|;| and | \\+ | & | \\| |\\d\\))[^:.!?]{2,200}",
};

/** English: steps, and what is checked again and again. */
export const steps: Frames = {
  after: [
    "(?:after|following|upon|on|with) (?<when>(?:{each})[^,:;\\ue001-\\ue005]{1,90}?){runIt}{Cs}{stillGreen}",
    "(?:after|following|upon|on|with) (?<when>(?:{each})[^:;\\ue001-\\ue005]{1,90}?)(?::|,| ->| →| =>) ?{runIt}{Cs}{stillGreen}",
    "(?:after|following|upon) (?<when>(?:an?|one|the|your|major|changing|editing|touching|moving|adding|porting|finishing|converting|renaming|generating|regenerating|merging|rebasing|bumping) [^,:;\\ue001-\\ue005]{1,90}?){runIt}{Cs}{stillGreen}",
    "(?<pre>before|prior to) (?<when>(?:each|every|any|all|you|committing|pushing|a|the|your|merging|finishing|opening|moving|ending|handing)(?: [^,:;\\ue001-\\ue005]{1,90})?){runIt}{Cs}{stillGreen}",
    "(?<whenever>whenever|each time|every time|any time|as soon as|when|once) (?<when>[^,:;\\ue001-\\ue005]{2,90}?)(?:,|:| ->| →| then)? {runIt}{Cs}{stillGreen}",
    "(?<every>every|each|per|for each|for every|once per|once for each|once a|once every) (?<when>[^,:;\\ue001-\\ue005]{1,60}?)(?:, after it)?{runIt}{Cs}{stillGreen}",
    "{run}{Cs},?{stillGreen} (?:again )?(?:after|following|upon|on) (?<when>[^:;\\ue001-\\ue005]{2,90}?){stillGreen}",
    "{run}{Cs},?{stillGreen} (?<pre>before|prior to) (?<when>(?:each|every|any|you (?:commit|push|open|merge)|committing|pushing|a commit|a push|each of)(?: [^,:;\\ue001-\\ue005]{1,90})?)",
    "{run}{Cs},?{stillGreen} (?<whenever>whenever|each time|every time|any time|as soon as) (?<when>[^:;\\ue001-\\ue005]{2,90}?)",
    "{run}{Cs},?{stillGreen} (?<every>once per|once for each|per|for each|for every|every|each|once a|once every) (?<when>[^:;\\ue001-\\ue005]{1,60}?)",
    "{run}{Cs} (?:is|are|has to be|must be|should be|gets?)(?: (?:run|rerun|executed|called|green|repeated))? (?:again )?(?:after|following|on) (?<when>(?:each|every|any|all)[^:;\\ue001-\\ue005]{1,90}?)",
    "{run}{Cs} (?:{modal}?(?:pass(?:es)?|exits? 0|be green|stays? green|is green|succeeds?|run|runs)) (?:after|following|on) (?<when>(?:each|every|any|all)[^:;\\ue001-\\ue005]{1,90}?)",
    "{run}{Cs} (?:is|are|has|have|gets?)(?: to be)? (?:to be )?(?:run|rerun|repeated|executed|called|checked) (?:again )?(?:after|following|on) (?<when>[^:;\\ue001-\\ue005]{1,90}?)",
    "{run}{C} (?:after|following|on) (?<when>(?:each|every|any|all)[^:;\\ue001-\\ue005]{1,90}?)(?:,| and)? (?:then|followed by|and then|and) {C2}",
    "(?<when>(?:each|every) [^,:;\\ue001-\\ue005]{1,60}?) (?:is|are|gets?|must be|has to be|should be|ends|is (?:followed|concluded|finished|closed)|must) ?(?:followed|concluded|finished|closed|verified|checked|proven|validated|tested|pass|passing|pass through)? (?:by|with|in)? ?{runIt}{Cs}{stillGreen}",
  ],
  gate: [
    "[^:;,\\ue001-\\ue005]{1,60}? (?:starts?|begins?|happens?|comes?|may (?:start|begin)|can (?:start|begin)|is (?:allowed|started|begun|unlocked|open(?:ed)?)|opens|goes ahead|follows?) (?:only|not|just) (?:when|if|once|after|as soon as|until|before) {run}{Cs}(?:,? (?:{outcome}|is (?:green|clean)|are green|has passed|have passed|passed))?{tail}",
    "(?:until|till|unless|as long as|while|before|so long as) {run}{Cs} (?:{outcome}|{red}|is (?:not )?(?:green|clean)|has passed),? (?:stay|remain|do not|don't|never|no|nothing|keep|there is no|you (?:stay|may not|must not)|wait|hold|we stay|the next) ?[^:;\\ue001-\\ue005]{0,90}",
    "(?:gate|hard gate|quality gate|checkpoint|barrier|stop gate|go/no-go)(?: here| \\d+)?:? ?{run}{Cs}(?:,? {outcome})?(?: (?:before|or) [^:;\\ue001-\\ue005]{1,90})?",
    "{run}{Cs} (?:is|are) (?:the|a|your|our) (?:hard )?(?:gate|checkpoint|barrier)(?: (?:for|to|between|before|of|after|here) [^:;\\ue001-\\ue005]{1,90})?",
    "(?:you |we )?(?:{noGo})(?: (?:to|with|on|onto|into|past|the|a|any|until|for|in|at|another|porting|work|beyond|new|other|further|next|more|step|from))*[^:;,\\ue001-\\ue005]{0,70}?,? (?:until|unless|before|as long as|while|if|when|till|without) (?:you have run |running |all of |both |seeing |having run )?(?:{run}{Cs}|(?<it>it|that|this|they|both|the (?:suite|tests?|checks?|build|command|run)))(?:,? (?:{outcome}|{red}|is (?:still )?(?:green|red|happy|clean)|are green|is clean|be green|has passed|have passed|passed|both pass|has (?:been )?(?:gone )?green|comes back clean|has exited 0|returned exit code 0|says so|agrees|reports? (?:success|no errors)|being green|passing|succeeding))?{tail}",
    "(?:only|just)(?: then)? (?:{goOn})(?: (?:to|with|on|onto|past|the|a))*[^:;,\\ue001-\\ue005]{0,70}?,? (?:when|if|once|after|as soon as|while|with|on) (?:{run}{Cs}|(?<it>it|that|this|they|both|the (?:suite|tests?|checks?|build|command|run)))(?:,? (?:{outcome}|is (?:still )?(?:green|happy|clean)|are green|has passed|have passed|passed|both pass|is clean|comes back clean|has exited 0|green|passing))?{tail}",
    "(?:{goOn})(?: (?:to|with|on|onto|past|the|a))*[^:;,\\ue001-\\ue005]{0,70}? (?:only|just) (?:when|if|once|after|as soon as|while|with|on) (?:{run}{Cs}|(?<it>it|that|this|they|both))(?:,? (?:{outcome}|is (?:still )?(?:green|happy|clean)|are green|has passed|have passed|passed|both pass|is clean|comes back clean|has exited 0|green|passing))?{tail}",
    "{run}{Cs} (?:{modal}|has to |have to |must |needs to )(?:first )?(?:{passes}|{exits}|pass|be green|exit 0|succeed|be clean|come back clean|hold|agree)(?: first)?,? (?:before|prior to|so that|until) [^:;\\ue001-\\ue005]{2,110}",
    "(?:wait|hold|hold off|pause|stop here|stay here|stay (?:on|in) (?:this|the) (?:step|phase|stage)|remain here|block|do nothing more|repeat|fix|keep fixing|iterate|loop)(?: (?:on it|here|this|the step|and fix))?,? (?:until|till|unless) {run}{Cs}(?:,? (?:{outcome}|is (?:green|clean)|are green|has passed|passes))?{tail}(?:,? (?:before|then|and only then) [^:;\\ue001-\\ue005]{2,90})?",
    "(?:before|prior to) [^:;,\\ue001-\\ue005]{2,90}?[,:]? (?:make sure (?:that )?|ensure (?:that )?|check that |verify that |see that |confirm that )?{run}{Cs} {modal}?(?:{outcome}|pass|be green|is green|are green|exit 0)",
    "(?:no|none of the|not a single) [^:;,\\ue001-\\ue005]{1,70}? (?:(?:is|are|may|can|gets?|starts?|begins?|goes|ships?|lands?|be|started|touched|merged|ported|begun|opened|moves?|happens?|on|in|out|deployed) ?)*(?:until|unless|before|while|as long as) {run}{Cs}(?: {outcome}| {red}| is green| has passed)?",
    "if {run}{Cs} (?:{red}|is red|fails?),? (?:do not|don't|never) (?:{goOn})[^:;\\ue001-\\ue005]{0,90}",
  ],
  together: [
    "(?:do|run|port|handle|process|convert|write|migrate|work on|start|build|translate|read|review|fix|in parallel|tackle|implement|test|analy[sz]e|collect|fetch|benchmark|train|draft|generate|these|the following)?(?: (?:these|this|the following))?(?: (?:at the same time|in parallel|concurrently|simultaneously|side by side|at once|together))?: ?(?<steps>{listed})",
    "(?:in parallel|at the same time|concurrently|simultaneously|at once|side by side)(?:,|:)? (?<steps>{listed})",
    "(?<steps>{listed}),? (?:(?:can|may|should|must|will|are to|have to|could) )?(?:(?:all|both|be|run|done|go|happen|proceed|ported|converted|handled|worked on|written|processed|built|migrated|translated|tackled|developed|read|are|is|made|carried out|reviewed|started|fetched) )*(?:in parallel|at the same time|concurrently|simultaneously|side by side|independently and at the same time|alongside each other|at once)(?: (?:with|by|in|on|using|since|because|as|to) {w})?",
    "(?<steps>{listed}) (?:in parallel|at the same time|concurrently|simultaneously|side by side)",
  ],
};
