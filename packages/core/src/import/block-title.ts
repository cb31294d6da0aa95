import { textPattern } from "../node/text-pattern.ts";
import { allowTitle, banTitle } from "../read/ban-titles.ts";
import { titleForbids } from "./forbids.ts";
import { hasTail, titleParts, titleSense } from "./title-sense.ts";
import { blockNamed, type KnownBlock, plainName } from "./vocabulary.ts";

/** What a block, or a part of one, is called in the text. */
export interface Title {
  /** As it stands there, with the titles above it that go with each entry: "Out of scope (for now)". */
  readonly whole: string;
  /** Whether what stands below it is forbidden. */
  readonly forbids: boolean;
  /** Whether it forbids in so many words: "Never", "Do not"; "Red lines" may as well hold what must be. */
  readonly denies: boolean;
  /** Whether it goes with each entry: "Out of scope: vouchers". */
  readonly goes: boolean;
  /** Whether what stands below it are things that stay as they are, no acts: "Leave alone", "Frozen". */
  readonly keeps: boolean;
  /** Whether what stands below it is allowed, and no more: nothing of it is asked for. */
  readonly allows: boolean;
  /** Whether what stands below it gives reasons, which are no rules. */
  readonly explains: boolean;
  /** Whether it says when or of what the entries hold: "Constraints for the second phase". What holds under a condition is not lifted. */
  readonly qualified: boolean;
}

/** Titles that say no more than that all below is forbidden. */
const forbidsAlone =
  /^(?:never|must not|do not|no|anti ?patterns?|excluded|niemals|nie|verboten|nunca|prohibido|proibido|jamais|interdits?|vietato|никогда|нельзя|запрещено|禁止|禁止事项|禁止事項|不要|不得|금지|금지 사항)$/;
/** The end of a title that names no act of its own: "Agents must never", "The following is not allowed", "What not to do". */
const forbidsBarely =
  /(?:^| )(?:never|not|to|do|be|these|this|the following|below|allowed|permitted|forbidden|prohibited|excluded|hard no|no go|to avoid|avoid)$/;
const affirmsAlone = /^(?:always|must|do|do'?s|required|mandatory)$/;
/** What is allowed says how far: these words stay with the entries. */
const affirms = textPattern(
  () =>
    /^(?:always|instead|prefer(?:red)?|exceptions?|alternatives?)(?!\p{L})|(?<!\p{L})(?:(?:you|we|agents?) (?:may|can)|allowed|permitted|in scope|instead)(?!\p{L})/u,
);
/** A title that says no, and not to what: rules of structure may stand below it as they are. */
const refuses = /^(?:\S+ )?(?:nos?|no'?s|nope)$/;
/** The end of a title that names the act which it forbids: "May not change", "Never run". */
const namesAct = /(?:^| )(?:touch|edit|change|modify|run|use)$/;
const explains = /^(?:why|reasons?|rationale|because)$/;
const excludes = /out of scope|not in scope|non ?goals/;
const neutral =
  /^(?:notes?|general|misc(?:ellaneous)?|details|(?:please )?(?:follow|observe|respect|obey|note)? ?(?:all )?(?:of )?(?:these|the following)(?: \S+)?(?: must)?(?: hold| apply)?)$/;
/** "If the tests do not pass:" forbids nothing; what follows the condition may. */
const condition = textPattern(
  () =>
    /^\P{L}*(?:(?:only|but|and|even|except|also) )?(?:if|when|whenever|where|while|unless|until|after|before|because|since|once|in case) [^,，:：]*/iu,
);

/** Whether a title says when, or of what, the entries below it hold. */
const qualifies = (name: string): boolean => condition.test(name) || (hasTail(name) && !obeyed.test(name));
/** What is said of all rules says nothing of when they hold: "Limiti da rispettare", "Rules to follow". */
const obeyed = textPattern(
  () =>
    /(?:^|[^\p{L}])(?:to (?:respect|follow|observe|obey|keep(?: to)?)|da (?:rispettare|seguire)|à (?:respecter|suivre)|(?:que|a|para) (?:respetar|seguir|cumplir|respeitar|cumprir)|zu (?:beachten|befolgen)|(?:for|in|during|throughout) (?:this|the (?:current|whole))(?: (?:one|task|job|work|ticket|issue|change|run|session|repo(?:sitory)?|project|pr))?|(?:for|für|para|per|pour|для) (?:the |den |el |la |il |o |le )?(?:agent|codex|claude|agente|агента|agenten))\s*[:：]?$/iu,
);

/** Whether a title that forbids says when, or in what: "Out of scope for the first release", "In production, never". */
const narrows = (name: string, forbidding: RegExp): boolean =>
  condition.test(name) ||
  (hasTail(name.replace(/[\s:：]+$/, "").replace(/^what (?:you|we|agents?) /i, "")) &&
    within.test(plainName(name).replace(forbidding, " ")));
const within =
  /(?:^| )(?:in|on|for|during|with|at|from|before|after|without|of) (?!(?:you|me|us|agents?|the agents?|codex|claude)(?: |$))/;

/** No title of a part is longer. */
const longest = 120;

interface Sense {
  readonly turns: "never" | "must" | "reasons" | undefined;
  readonly goes: boolean;
  readonly keeps?: boolean;
  /** Whether what stands below it may as well be what must hold: "Red lines". */
  readonly mild?: boolean;
}

/** "Must / must not", "Constraints and non-goals": each entry says itself whether it orders or forbids. */
function isMixed(name: string): boolean {
  if (name.length > longest) return false;
  const parts = titleParts(name).map(plainName);
  const forbids = parts.filter((part) => forbidsAlone.test(part) || excludes.test(part) || titleForbids(part));
  const affirms = parts.filter((part) => affirmsAlone.test(part) || blockNamed(part) === "constraints");
  return forbids.length > 0 && affirms.some((part) => !forbids.includes(part));
}

/** What a title says of the entries below it, whatever its spelling: `DoNot`, `do_not` and "Don't" are one. */
function senseOf(name: string): Sense {
  const whole = plainName(name);
  if (forbidsAlone.test(whole)) return { turns: "never", goes: false };
  if (isMixed(name)) return { turns: undefined, goes: false };
  const ban = banTitle(whole);
  if (ban !== undefined) {
    const goes = (excludes.test(whole) && narrows(name, excludes)) || namesAct.test(whole);
    return { turns: "never", goes, keeps: ban === "things", mild: refuses.test(whole) };
  }
  if (affirmsAlone.test(whole)) return { turns: "must", goes: false };
  if (explains.test(whole)) return { turns: "reasons", goes: false };
  if (whole === "scope") return { turns: undefined, goes: true };
  // What a title forbids is forbidden by the entry's kind: with the title in its words it would be denied twice. When, or of what, stays said.
  if (excludes.test(whole)) return { turns: "never", goes: narrows(name, excludes) };
  const said = condition.test(name) ? plainName(name.replace(condition.of(name), "")) : whole;
  if (titleForbids(said)) return { turns: "never", goes: !forbidsBarely.test(whole) || narrows(name, forbidsBarely) };
  if (affirms.test(said)) return { turns: "must", goes: true };
  if (namesBans(name)) return { turns: "never", goes: false, mild: true };
  const says = blockNamed(name) === undefined && !neutral.test(whole) && whole !== "" && !onlyNames(name);
  return { turns: undefined, goes: says };
}

const denies = textPattern(() => /^(?:do not|never|not)(?!\p{L})/u);
/** Whether a short title names what is forbidden, in any language: "Red lines", "Lo que no queremos". */
const namesBans = (name: string): boolean =>
  name.split(/\s+/).length <= 5 && !denies.test(plainName(name)) && titleSense(name)?.forbids === true;

/** Whether a title forbids in its own words: put before a forbidden act it would be denied twice. */
export const titleDenies = (name: string): boolean => titleForbids(plainName(name)) || excludes.test(plainName(name));

/** "Important constraints" says no more than "Constraints"; "Rules for the API" says for what. */
const onlyNames = (name: string): boolean => {
  const sense = titleSense(name);
  return sense?.kind === "constraints" && !sense.forbids && sense.or === undefined && !hasTail(name);
};

/**
 * The title of a block. Only those of constraints turn the meaning of what they hold, or go with it.
 *
 * @param below - Whether the title was read as one that forbids all below it.
 */
export function blockTitle(kind: KnownBlock, whole: string, name: string, below = false): Title {
  const {
    turns,
    goes,
    keeps = false,
    mild = false,
  } = kind === "constraints" ? senseOf(name) : { turns: undefined, goes: false };
  const forbids = turns === "never" || below;
  return {
    whole,
    // "Out of scope (for now)" says how far beside its name.
    goes: below
      ? excludes.test(plainName(name)) && narrows(name, excludes)
      : goes || (turns === "never" && whole !== name && excludes.test(plainName(name)) && /[（(]/.test(whole)),
    forbids,
    denies: turns === "never" && !mild,
    keeps,
    allows: allowTitle(plainName(name)),
    explains: false,
    qualified: qualifies(whole),
  };
}

/** Whether a line is such a title though no list follows: "Never:", "✅ Do". */
export const standsAlone = (text: string): boolean => {
  if (text.length > 40) return false;
  const name = plainName(text);
  return forbidsAlone.test(name) || affirmsAlone.test(name);
};

/** A title inside of a block, and what becomes of its words. */
export interface Turn {
  readonly title: Title;
  /** Whether its own words go with what stands below it. */
  readonly own: boolean;
  /** Whether those of the title above still do. */
  readonly above: boolean;
}

/**
 * The title that a heading, a bold line or "Never:" inside of constraints is to what stands below it; undefined if it says nothing of it.
 *
 * @param above - The title that it stands below: what is not known to turn its meaning leaves it as it is.
 */
export function titleInside(lead: string, above: Title): Turn | undefined {
  if (lead.length > longest) return undefined;
  const name = lead.replace(/^[\s#*_]+/, "").replace(/[\s#*_:：]+$/, "");
  const { turns, goes: own, keeps: kept = false, mild = false } = senseOf(name);
  if (turns === undefined && !own) return undefined;
  const on = above.goes && turns !== "reasons" && !(turns === "must" && above.forbids);
  const whole = [...(on ? [above.whole] : []), ...(own || !on ? [name] : [])].join(": ");
  const explains = turns === "reasons" || (turns === undefined && above.explains);
  const forbids = turns === undefined ? above.forbids : turns === "never";
  const denies = turns === undefined ? above.denies : turns === "never" && !mild;
  const qualified = qualifies(name) || (on && above.qualified);
  const keeps = turns === undefined ? above.keeps : kept;
  return {
    title: { whole, goes: own || on, forbids, denies, keeps, allows: allowTitle(plainName(name)), explains, qualified },
    own: own || turns === "reasons",
    above: on,
  };
}

/** A title that says nothing. */
export const noTitle: Title = { whole: "", forbids: false, denies: false, keeps: false, allows: false, goes: false, explains: false, qualified: false }; // biome-ignore format: one

/** A title inside of a block that holds no rules: one that forbids, or that allows, means what stands below it all the same. */
export function turnsAway(lead: string): Turn | undefined {
  if (lead.length > longest) return undefined;
  const name = lead.replace(/^[\s#*_]+/, "").replace(/[\s#*_:：]+$/, "");
  if (allowTitle(plainName(name)))
    return { title: { ...noTitle, whole: name, allows: true }, own: false, above: false };
  const forbids = banTitle(plainName(name)) !== undefined || namesBans(name);
  return forbids ? titleInside(lead, noTitle) : undefined;
}

/** The title that a tag inside of constraints is; it does not take in the words of those around it, which would grow with their depth. */
export function tagTitle(name: string, above: Title): Title {
  const { turns, goes, keeps: kept = false } = senseOf(name);
  if (turns === undefined && !goes) return above;
  const forbids = turns === undefined ? above.forbids : turns === "never";
  const denies = turns === undefined ? above.denies : turns === "never";
  const keeps = turns === undefined ? above.keeps : kept;
  return {
    whole: name,
    goes,
    forbids,
    denies,
    keeps,
    allows: allowTitle(plainName(name)),
    explains: false,
    qualified: qualifies(name) || above.qualified,
  };
}

/** What may follow the words of a remark that forbids all below it: "never do these". */
const pointsBelow = /(?:^| )(?:these|this|the following|below|do|allowed|permitted|forbidden|prohibited)$/;

/** How a remark beside the name of a block forbids: all below it and no more said, all below it, something of its own, or nothing. */
export function remarkForbids(remark: string): "alone" | "below" | "itself" | undefined {
  if (remark.length > longest || senseOf(remark).turns !== "never") return undefined;
  const name = plainName(remark);
  if (forbidsAlone.test(name)) return "alone";
  return pointsBelow.test(name) ? "below" : "itself";
}
