import { isPhrase } from "./phrases.ts";
import { isPlaceholder, isWord, looksRandom } from "./values.ts";

/** What a sentence calls a password. */
const name = "(?:pass(?:word|phrase|code|wd)|passwort)";
/** How a sentence gives it, with whose it is in front: `for the admin is`. */
const gives =
  "(?: (?:for|of|to|on) (?:the )?[\\w.@'’:/-]{1,80}(?: [\\w.@-]{1,20})?)?(?: (?:was |has been |is |to )?(?:set|changed|reset) to| is(?: now| still)?| was| ist|'s|:)";

/** `the password is "correct horse"`, `password 'x'`: in quotes it is meant to the letter. */
const quoted = new RegExp(`(?<![\\w-])${name}(?<verb>${gives})? {1,2}["'\`“‘«](?<secret>[^"'\`“”‘’«»\\r\\n]{4,128})["'\`”’»]`, "gi"); // biome-ignore format: one
/** `the password is hunter2`, `with password hunter2`: no word of a language, and the words behind it that read as part of it. */
const bare = new RegExp(`(?<![\\w-])${name}(?:${gives})? {1,2}(?<secret>[^\\s"'\`“”‘’«»<>(){}\\[\\]|\\\\,;:]{5,64}(?: [A-Za-z\\d]{2,20}){0,8})`, "gi"); // biome-ignore format: one
/** `the passphrase is correct horse battery staple`, to the end of the clause. */
const phrase = new RegExp(`(?<![\\w-])${name}${gives} {1,2}(?<secret>[A-Za-z\\d]{2,16}(?:[ -][A-Za-z\\d]{2,16}){2,11})(?=[.,;!)]|[ \\t]*$)`, "gim"); // biome-ignore format: one
/** `the API key is …`, `the PIN is 4711`. */
const key = new RegExp(`(?<![\\w-])(?:(?:api|access|secret|private|deploy|license) ?key|token|secret)${gives} {1,2}["'\`]?(?<secret>[\\w+/.=-]{12,256})`, "gi"); // biome-ignore format: one
const pin = new RegExp(`(?<![\\w-])PIN${gives} {1,2}(?<secret>\\d{4,8})(?!\\w|\\.\\d)`, "gi");

/** What begins as kinds of hashes, encodings and versions do, a path, an address or an entity: digits make no password of it. */
const technical = /^(?:v?\d+(?:[.,]\d+)*\w{0,3}$|sha|md\d|utf|base\d|bcrypt|argon|pbkdf|scrypt|aes|rsa|ed\d|x?25519|oauth|https?|tls|ssl|ntlm|ipv\d|iso|rfc|crc|win\d|u?int\d|float\d|str\d|arg\d|param\d|user\d|test\d|line\d|es\d|web\d|[&#%$]|\.{0,2}\/|\w+:\/\/|\w+\()/i; // biome-ignore format: one

type Groups = { readonly [name: string]: string | undefined };

const judges: readonly (readonly [RegExp, (groups: Groups) => string | undefined])[] = [
  [quoted, ({ secret = "", verb }) => (isPhrase(secret) || isCode(secret) || (verb !== undefined && isWord(secret)) ? secret : undefined)],
  [bare, ({ secret = "" }) => codeIn(secret)],
  [phrase, ({ secret = "" }) => (secret.split(/[ -]/).length >= 4 && isPhrase(secret) ? secret : undefined)],
  [key, ({ secret = "" }) => (looksRandom(secret) && isCode(secret) ? secret.replace(/\.$/, "") : undefined)],
  [pin, ({ secret }) => secret],
]; // biome-ignore format: a table

/** Finds passwords that a sentence tells: `the password is hunter2`. */
export function* secretsTold(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (const [pattern, judge] of judges) {
    for (const match of text.matchAll(pattern)) {
      const secret = judge(match.groups ?? {});
      if (secret === undefined) continue;
      const start = match.index + match[0].lastIndexOf(secret);
      yield { start, end: start + secret.length };
    }
  }
}

/** One token with letters and digits, of no known kind. */
const isCode = (token: string): boolean =>
  /^\S{5,256}$/.test(token) && /\d/.test(token) && /[A-Za-z]/.test(token) && !isPlaceholder(token) && !technical.test(token); // biome-ignore format: one

/** The code at the beginning, with the words behind it that no sentence would have. */
function codeIn(secret: string): string | undefined {
  const [first = "", ...rest] = secret.split(" ");
  const token = first.replace(/[.!?]+$/, "");
  if (!isCode(token)) return undefined;
  if (token !== first) return token;
  const end = rest.findIndex((word) => !isPhrase(`${word} ${word} ${word}`));
  return [token, ...rest.slice(0, end === -1 ? rest.length : end)].join(" ");
}
