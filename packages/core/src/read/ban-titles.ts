import { madePattern } from "./made-pattern.ts";

const lead =
  "(?:(?:please|explicitly|strictly|absolutely|expressly|currently|always|also|but|and|important|things? that are|all of this is|the following (?:is|are)|this is|these are) )*";
const person =
  "(?:you|we|i|(?:the |an? |any |all )?(?:coding |ai )?(?:agents?|assistants?|bots?|models?)|codex|claude(?: code)?|nobody|no one|it|they)";
const noun =
  "(?:files?|folders?|director(?:y|ies)|paths?|parts?|areas?|zones?|places?|acts?|actions?|changes?|edits?|shortcuts?|tricks?|commands?|tools?|modules?|code|work|topics?|things?|stuff|territory)";
const thing = `(?:what|anything|everything|the following|that which|(?:the |these |those |some |all )?${noun})`;
/** Words that may follow what denies, and name no act of their own. */
const bare =
  "(?: (?:ever|be|to|want|accept|like|allow|tolerate|see|have|find|get|read|in|the|diff|here|touch|change|edit|modify|run|use|do|happen|exist|changed|touched|edited|modified|used|run|done|allowed|permitted|ok|okay|acceptable|accepted|negotiable|wanted|welcome|for|this|that|these|those|them|now|part|of|your|our|my|job|task|work|ticket|issue|story|pr|pull|request|release|phase|sprint|project|change|doing|building|count|counts|as|a|an|any|fix|fixes|solution|solutions|goal|goals|option|options|yours|mine|scope|us|me|by|hand|under|circumstances|today|yet|following|on|with|from|about|at|all|please|you|agent|agents))*";
const denied =
  "(?:(?:must|may|should|shall|can|could|will|would|do|does|are|is|have|has|need|ought)(?: absolutely| strictly| under no circumstances)? (?:not|never)|(?:mus|ca|wo|should|would|do|does|are|is)n't|cannot|never|not|under no circumstances)";
const shut =
  "(?:forbidden|banned|prohibited|disallowed|off limits|out of bounds|out of scope|off the table|taboo|excluded|unacceptable|ruled out|a no go|no go|none of your business|verboten)";
const kept =
  "(?:frozen|read only|readonly|protected|untouchable|locked|left alone|(?:to be )?left untouched|owned by others|somebody else's|not yours)";

/** A title that forbids what stands below it, acts or things, in no other words: "Agents must not", "What I don't want to see". */
const bans = madePattern(() => [
  `^${lead}(?:(?:${thing} )?(?:that |which )?(?:${person} )?${denied}${bare}|(?:${thing} )?(?:that )?(?:is |are |remains? )?${shut}(?: ${noun})?${bare}|${shut} (?:${noun}|for you|for agents)|(?:hard |big )?nos?|no (?:gos?|nos?|go (?:${noun}))|dont'?s|dos? not|donts?|nope|hard no'?s|stay away(?: from)?${bare}|left out(?: on purpose| for now)?)$`,
  "u",
]);
/** A title of things that stay as they are: "Leave alone", "Frozen files". */
const keeps = madePattern(() => [
  `^${lead}(?:(?:${thing} )?(?:that )?(?:is |are |stays? |remains? )?${kept}(?: ${noun})?${bare}|(?:what |${thing} )?(?:${person} )?(?:must |should |have to |has to )?(?:leave|keep|let)(?: (?:these|them|those|this|that|it|the following|${noun}|your|hands|out|off|alone|untouched|unchanged|in peace|away|from|of|as|they|is|are|be|please|here))+|(?:keep )?(?:your )?(?:hands|fingers) (?:off|out of)${bare}|keep out(?: of)?${bare}|(?:what|everything that|things that|that which) (?:stays?|remains?)(?: (?:as (?:it|they) (?:is|are)|untouched|unchanged|put|the same))?|(?:what|things that|files that) must (?:not change|not be (?:changed|touched)|stay(?: as (?:it|they) (?:is|are))?))$`,
  "u",
]);
/** Titles that only look like one. */
const looks =
  /^(?:not(?: (?:yet|now|done|ok|okay|started|found))?|(?:what|things) (?:does|do|is|are|did) not(?: (?:work|exist|done|yet))?.*|is not|it is not|does not|has not|can not|cannot|could not|no one|nobody)$/u;

/**
 * Whether a title forbids what stands below it: acts, or changes to the things that it names.
 *
 * @param plain - The title in small letters, without marks.
 */
export function banTitle(plain: string): "acts" | "things" | undefined {
  if (plain.length > 60 || looks.test(plain)) return undefined;
  const whole = plain.replace(/(?<=^|\s)(you|we|they)'re(?=\s)/g, "$1 are");
  if (keeps.test(whole)) return "things";
  return bans.test(whole) ? "acts" : undefined;
}

/** A title of what is allowed: nothing below it is asked for. */
const allows = madePattern(() => [
  `^${lead}(?:${thing} )?(?:that )?(?:(?:${person} )?(?:may|can|could|might|are (?:free|allowed|welcome|permitted) to)(?: (?:do|also|still|however|change|use|run|touch|edit|freely|feel free to))*|(?:is |are )?(?:also |still )?(?:allowed|permitted|fine|ok|okay|optional|acceptable|welcome|nice to have|nice to haves|free to change)(?: (?:but not (?:needed|required|necessary)|for you|here))?|feel free to|permissions?|your call)$`,
  "u",
]);

/** Whether a title says that what stands below it is allowed, and no more. */
export const allowTitle = (plain: string): boolean => plain.length <= 60 && allows.test(plain);
