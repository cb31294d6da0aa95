import type { Language } from "../language.ts";

const done =
  "(?:(?:deemed|considered|regarded as|said to be|called|taken to be|counted as|declared|treated as) )?(?:to be )?(?:complete|completed|done|finished|over|accepted|acceptable|ready|closed|fulfilled|satisfied|successful|good|good to go|met|achieved|reached|discharged|delivered)";
const whenOnly =
  "(?:only |if and )?(?:only )?(?:when|once|if|where|as soon as|provided(?: that)?|on condition that|the moment(?: that)?|upon proof that|after)";
const work =
  "(?:the |this |our |my |whole |entire )*(?:work|task|job|project|goal|change|migration|feature|story|ticket|port|release|milestone|phase|contract|assignment|deliverable|requirement|obligation|thing|refactoring|criterion|step|mission|delivery|acceptance|it|that|everything|all of (?:this|it))";
const party =
  "(?:we|you|i|one|(?:the )?(?:contractor|agent|supplier|vendor|implementer|implementor|developer|team|undersigned|provider|assistant|customer|client|user|reviewer|licensee|seller|buyer))";

/** English: words around a clause that change nothing of it. */
export const asides: NonNullable<Language["asides"]> = {
  before: {
    any: [
      "(?:ok(?:ay)?|so|well|hey|yeah|yes|also|and|then|plus|basically|obviously|of course|most importantly|importantly|first of all|firstly|secondly|thirdly|finally|lastly|last but not least|additionally|furthermore|moreover|in addition|besides|please|pls|plz|kindly|to be clear|in short|naturally|clearly|as always|as usual|you know|mate|folks|guys|right|alright|now|oh|hi|hello|dear (?:agent|codex|claude))(?:,|:|!| -)? ",
      "\\[[ xX]?\\] ",
    ],
    criteria: [
      "it (?:is|must be|shall be|has to be|should be|can be|will be|needs to be|is to be) (?:hereby )?(?:verified|evidenced|ascertained|attested|shown|demonstrated|proven|proved|ensured|checked|confirmed|established|required|necessary|essential|mandatory|guaranteed|the case|a must|imperative|a requirement|agreed|stipulated) that ",
      `${work} (?:is|shall be|will be|counts as|can be|may be|must be|is to be|ends|shall|be|gets) (?:only )?(?:${done} )?(?:only )?(?:${whenOnly}|means(?: that)?) `,
      `(?:we|you|i)(?:'re| are|'ll be| will be| can be| am|'m| call it| consider (?:it|this)| say)?(?: only)? (?:${done}|happy|satisfied|there) ${whenOnly} `,
      `(?:done|complete|finished|success|acceptance|ready|it's done|it works)(?: is| means| =|:)? ?(?:${whenOnly}|means|is|that)(?: that)?:? `,
      "(?:make (?:very |absolutely )?sure|ensure|verify|check|confirm|see to it|see|prove|show|demonstrate|guarantee|be sure|assert)(?: to me)?(?: that)? (?!with|by|in|the)",
      "(?:make (?:very |absolutely )?sure|ensure|verify|check|confirm|see to it|prove|show|demonstrate|guarantee|assert) that ",
      `${party} (?:shall|must|will|can|has to|have to|needs? to|is to|are to|is required to) (?:be able to )?(?:demonstrate|show|prove|ensure|verify|see|confirm|make sure|establish|guarantee|assure|provide evidence|evidence|witness|submit proof)(?: (?:to \\w+ ){0,2}that)? `,
      "i (?:want|need|expect|require) (?:to see )?(?:that )?",
      "what (?:matters|counts|i need|i want|we need|i check)(?: most)?(?: is)?(?: that|:)? ",
      "(?:the )?(?:acceptance|success|exit|completion|pass) (?:criterion|criteria|condition|test)(?: is)?(?: that)?:? ",
      "(?:there (?:must|shall|has to) be )?(?:proof|evidence) that ",
    ],
    steps: [
      "(?:you (?:should|must|have to|need to) |always |be sure to |remember to |we (?:will|must|always) |step \\d{1,2}[:.)] )",
    ],
    outputs: [
      "(?:you (?:should|must|have to|need to|shall) |i (?:want|need|expect|would like|'d like) (?:to (?:get|see|have) )?)",
    ],
    stops: ["(?:you (?:should|must|have to|need to|shall) (?=stop|halt|end|quit))"],
  },
  behind: [
    "(?:,|;| [–—-])? (?:please|pls|plz|thanks|thank you|thx|cheers|ok(?:ay)?|right|yes|got it|deal|obviously|of course|for sure|no excuses|period|full stop|basically|mate|folks|guys|man|eh|no exceptions|as usual|as always|simple as that|non-negotiable|ta|innit|y'all|everyone|team|too please|po|lah|órale|yalla|amigos?|danke|merci|gracias)",
    "(?:,|;| [–—-]) (?:that's all|that is all|that's it|nothing more|nothing less|nothing else(?: counts)?|this is (?:a must|key|important|mandatory|non-negotiable)|that(?:'s| is) (?:the big one|important|a must|key|mandatory|non-negotiable|what counts|what matters|the bar|the main thing)|no matter what)",
    " ?\\((?:important|mandatory|required|must|must[- ]have|blocking|critical|no exceptions|hard requirement|non-negotiable|please|P0)\\)",
  ],
};
