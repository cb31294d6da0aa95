import type { Clauses } from "../language.ts";

/** English: how sentences and their parts hang together. */
export const clauses: Clauses = {
  cuts: "(?:;| [+&]|,? then|,? and(?: (?:also|then))?|,? plus|,? as well as|,? but|,? or(?: (?:else|if|when))?|,|\\.)(?= )",
  or: "^,? or(?!\\p{L})",
  weakLabel:
    "(?:^|[^\\p{L}])(?:optional(?:ly)?|nice|stretch|bonus|later|examples?|e\\.?g|note|n\\.?b|maybe|ideally|if|when|not?|never|todo|wish(?:list)?|future|once|continue-on-error|allow(?:ed)?[-_ ](?:to )?fail(?:ure|ing)?|ignored?|skip(?:ped)?|xfail|flaky|failing|wip|draft|disabled|off|old|was|were|previous(?:ly)?|former(?:ly)?|before|don'?t|except|unless|experimental|informational|informative|advisory|non-?blocking|best[- ]effort|could|would|might|won'?t|want(?:ed)?|low|legacy|history|background|fyi|see|questions?|ideas?|open|unsure|either|or|hope|hopefully|eventually|some ?day|try|expected to fail|known|excluded|out|instead|where|until|while|for (?:instance|now)|anti-?pattern|bad|wrong|bogus|broken|deprecated|superseded|rejected|dropped|cut|(?:on|in) .*)(?:$|[^\\p{L}])",
  verdict:
    "(?<!\\p{L})(?:exit|return) (?:code|status)|(?<!\\p{L})(?:expected|supposed|likely|allowed|known) (?:to |exit|fail|red)",
  takesBack:
    "^(?:except|unless|but|however|only|otherwise|if|when|elsewhere|skip|ignore|excluding|optional|not|apart|though|although|this is|that is|which|or|used to|it was|for example|e\\.g)(?!\\p{L})",
  remedial:
    "^(?:if|instead|rather|when(?:ever)?|where|in that case|otherwise|use|prefer|fix|solve|correct|repair|put|move|go through|take|call|change|find|ask|report|raise)(?!\\p{L})|^[^.;]{0,90}?(?<!\\p{L})instead(?!\\p{L}| of)",
  explains: "^(?:it|this|that|these|those|they|because|since|the reason|we|i|there)(?!\\p{L})",
};
