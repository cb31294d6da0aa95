import { textPattern } from "../node/text-pattern.ts";

/** Says what the criterion behind it is about. */
export const plainLabel =
  /^(?:\[[xX ]\] ?)?((?=\[)\[[^\]\ue001-\ue005]{1,24}\](?= )|[^:：\ue001\ue002\ue004\ue005]{1,60}(?=[:：]))[:：]? ?(?=\S)/;
/** How a file is, in front of the command that shows it: "openapi.json is valid: `x`". */
export const stateLabel = textPattern(
  () =>
    /^(?!.*(?:\bnot\b|n't|\bno\b|\bnever\b))([^:：\ue001]{1,80} (?:(?:is|are|stays?|remains?|ist|sind|bleibt|est|sont|está|están|è|sono) (?:\p{L}+[ -]){0,2}\p{L}+|compiles?|parses?|validates?|builds?|loads?|lints?))[:：] ?(?=\ue001[.!]?$)/iu,
);

/** One or two words in front of a colon. */
export const lone = textPattern(() => /^(?:\[[xX ]\] ?)?(\p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*)?) ?[:：]/u);
