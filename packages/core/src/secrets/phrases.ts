import { isPasswordName, isSecretName } from "./names.ts";
import { isPlaceholder } from "./values.ts";

/** `password: several words` to the end of its line; whose it is may stand before, what for behind: `Passphrase for key 'x': …`. */
export const phraseLine =
  /(?:^|[:=,;\t] ?)(?<name>[^\n:=]{1,160}?)[ \t]*(?::|=>?)[ \t]*(?<value>[A-Za-z\d]+(?:[ -][A-Za-z\d]+){2,15})(?:[ \t]+#.*|[ \t]*)$/;

/** Words that bind a sentence together, and those that people say of passwords: a phrase has none of them. */
const prose = new Set(
  "a an the this that these those it its one of in on at to from for with by as into and or nor not no if when then than so but be is are was were will would shall should can could may might must do does did has have had you your we our they their he she who what which how why where again please only also any all each every some more most less least long short at too very never always already must need needs use used using uses set sets get gets see sees read reads try tries enter enters type types choose pick keep store stored save saved send sent show shown print printed check checks checked fail fails failed pass passes passed reset resets change changes changed rotate rotates expire expires expired word words letter letters character characters char chars digit digits number numbers symbol symbols minimum maximum min max length strength policy rule rules hash hashes hashed salt field fields form forms input inputs label page link mail email user users name account login manager vault file env environment variable value values secret token key string random generated default empty missing invalid wrong incorrect required optional mismatch match error message text line row column test tests prompt click submit button hint because since before after while until here there anywhere somewhere everywhere now later sensitive necessary plain encrypted unencrypted encoded protected kept safe hard coded known unknown same different default defaults".split(
    " ",
  ),
);

/** Tells whether words behind a password's name are the password: no sentence, and nothing that is said of one. */
export function isPhrase(value: string): boolean {
  const words = value.split(/[ -]/);
  // A sentence begins with a capital, a phrase has them on all words or on none.
  const capitals = words.filter((word) => /^[A-Z]/.test(word)).length;
  const numbers = words.filter((word) => /^\d+$/.test(word)).length;
  return (
    words.length - numbers >= 3 &&
    (capitals === 0 || capitals + numbers === words.length) &&
    words.every((word) => /^(?:[A-Za-z]?[a-z]{1,15}\d{0,4}|\d{1,6})$/.test(word)) &&
    !words.some((word) => prose.has(word.toLowerCase()) || isPlaceholder(word))
  );
}

/** What stands before it names a password: `token: a b c` is a sentence. */
export const isPhraseName = (before: string): boolean =>
  // `pass` alone is also a state: "pass: all tests ran".
  before.split(/[^\w.-]+/).some((word) => isPasswordName(word) && isSecretName(word) && word.toLowerCase() !== "pass");

/** Tells whether what stands in quotes is said of a password: words alone, of which one binds a sentence or names what it is about. */
export function isSentence(value: string): boolean {
  const words = value.trim().split(/\s+/).map((word) => word.replace(/[.,;:!?…]+$/, ""));
  const isProse = (word: string): boolean => prose.has(word.toLowerCase()) || /^passwor[dt]/i.test(word) || isPlaceholder(word);
  return words.length > 1 && words.every((word) => /^(?:[\p{L}'’-]+|\d+)$/u.test(word)) && words.some(isProse);
} // biome-ignore format: one
