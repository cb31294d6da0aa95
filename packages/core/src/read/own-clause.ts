import { textPattern } from "../node/text-pattern.ts";

/** Whether a cut joins two clauses that hold alike. */
export const joinsAsEqual = (mark: string): boolean => /^(?:,? and|;|,? plus)$/i.test(mark);

/** A clause with a subject and a verb of its own. */
const ownClause = textPattern(
  () =>
    /^(?:the|an?|all|every|each|no|our|its|there|both|[\ue001-\ue005])(?: |$|(?<=[\ue001-\ue005]))(?=.*(?<!\p{L})(?:is|are|has|have|passes|pass|exits?|succeeds?|prints?|reports?|shows?|lists?|contains?|holds?|works?|loads?|returns?|finishes|matches|renders?|stays?|names?|mentions?)(?!\p{L}))/iu,
);
/** What makes a clause depend on the other. */
const depends = textPattern(
  () =>
    /(?<!\p{L})(?:if|unless|until|when|while|except|but|or|without|though|otherwise|instead|only|not|n't|never|neither|may|might|could|would|should|fails?|failing|skip\p{L}*|ignor\p{L}*|expected|it|they|this|that|which|one|some|most|optional(?:ly)?)(?!\p{L})/iu,
);

/** Whether a clause has a subject and a verb of its own, and depends on no other. */
export const standsAlone = (clause: string): boolean => ownClause.test(clause) && !depends.test(clause);

/** Words with which a rest changes what stands before it. */
export const takesBack = textPattern(
  () =>
    /(?<!\p{L})(?:except|unless|but|apart|besides|other than|or|if|until|only|instead|optional(?:ly)?|may|can|could|should|however|though|although|not needed)(?!\p{L})/iu,
);
/** A cut that says "or if", "or when". */
export const endsInOrWhen = textPattern(() => /(?<!\p{L})or (?:if|when)$/iu);
/** The begin of a clause with a subject of its own. */
export const ownSubject = textPattern(
  () => /^ ?(?:you|it|we|i|they|there|the|an?|any|two|three)(?:'d|'ll|'ve)?(?!\p{L})/iu,
);
/** The end of a cut that means "or". */
export const endsInOr = textPattern(() => /(?<!\p{L})or(?: (?:if|when))?$/iu);
