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
