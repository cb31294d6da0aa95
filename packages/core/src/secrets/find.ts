import { secretsBeside } from "./beside.ts";
import { foreign, namedForms, plainForms, setter } from "./code-forms.ts";
import { commandForms, namesProgram, statementForms } from "./commands.ts";
import { secretForms } from "./forms.ts";
import { linesOf, secretsOfLines } from "./lines.ts";
import { secretsListed } from "./listed.ts";
import { isPasswordName, isPinName, isSecretName } from "./names.ts";
import { isSentence } from "./phrases.ts";
import { secretsTold } from "./told.ts";
import { isExpression, isPath, isPlaceholder, isWords, looksRandom } from "./values.ts";
import { encodedIn, inText, type Range, withoutEscapes } from "./views.ts";

/** A secret in a text: from where to where, in UTF-16 code units, and what it is. */
export interface FoundSecret {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Characters of a value that stands without quotes. */
const bareValue = "[^\\s\"'`,;<>(){}\\[\\]|\\\\]";

/** What stands between a name and its value: `=`, `:`, and what languages and make write so. */
const between = "(?<between>[ \\t]{0,8}(?:[=!]={1,2}|\\?\\?=?|\\|\\|=?|[:?+]?=>?|<-|:)[ \\t]{0,8})";
/** Before a value in YAML: an anchor, a type. */
const tag = "(?:(?:&|!!)\\w[\\w-]{0,30}[ \\t]{1,4}){0,2}";
/** Before a quote in code: `b"…"`, `r#"…"`, `@"…"`. */
const mark = "(?:[A-Za-z]{1,2}#{0,3}|[@$]{1,2})?";

/** `name: value`, `"name": "value"`, `NAME=value`, `name => 'value'`, `x["name"] = "value"`; quotes may be written out, as in JSON within JSON. */
const assigned = new RegExp(
  `(?<![\\w$-])(?<flag>--?)?(?<quote>\\\\?["'])?(?<name>[A-Za-z_][\\w.-]{1,60}?)(?:\\k<quote>\\]?)?${between}${tag}(?:${mark}(?<open>\\\\?["'\`])(?<quoted>(?:\\k<open>{2}|(?!\\k<open>)(?:\\\\[^\\r\\n]|[^\\r\\n\\\\])){1,512}?)\\k<open>(?!\\k<open>)|(?<bare>${bareValue}{1,2048})(?![\\w(]|[ \\t]\\?[ \\t]))`,
  "g",
);
/** `--token value`, `-u name:value`, `login x password y`. */
const flagged =
  /(?<![\w-])--?(?<name>[a-z][a-z-]{0,40})[ \t]+(?:(?<quote>["'])(?<quoted>[^\r\n"'$-][^\r\n"'$]{3,2047})\k<quote>|(?<bare>[^\s"'$-][^\s"'$]{3,2047}))/gi;
const user = /(?<![\w-])(?:-[uU]|--user|--proxy-user)[ =]["']?[\w.@+-]{1,64}:(?<secret>[^\s"'$<]{4,256})/g;
const netrc = /\blogin[ \t]+\S{1,128}[ \t]+password[ \t]+(?<secret>\S{4,256})/g;
/** npm's own setting of a token. */
const npmrc = /:_(?:authToken|auth|password)[ \t=]{1,4}(?<secret>[^\s"'$<]{6,4096})/g;
/** A header, with or without the kind of its value. */
const header = /(?<![\w-])(?<name>(?:proxy-)?authorization|x-[a-z-]{0,30}(?:key|token|auth|secret)|private-token|api-?key|(?:set-)?cookie)["']?[ \t]{0,4}:[ \t]{0,4}["']?(?<kind>(?:bearer|basic|token|digest|apikey|bot|ssws|sso-key|genie-?key|hmac|jwt|dpop|splunk|negotiate|ntlm|key)[ \t]+)?(?<secret>[^\r\n"'`]{4,4096})/gi; // biome-ignore format: one
const scheme = /(?<![\w-])(?:bearer|basic|token)[ \t]+(?<secret>[A-Za-z0-9._~+/=-]{12,8192})/gi;
/** The password, or the token that stands for a user, in an address. */
const userInfo = /:\/\/(?<=\b[a-z][a-z0-9+.-]{1,20}:\/\/)(?:[^\s/:@"'<>]{0,128}:(?<password>[^\s/"'<>]{1,256})|(?<token>[\w.-]{20,256}))@(?=[\w.[-])/gi; // biome-ignore format: one
const query = /[?&;](?<name>[a-z][\w.-]{1,40})=(?<secret>[^&\s"'`#<>;]{8,4096})/gi;
/** A name and a value as two fields of one thing: `<add key="ApiKey" value="…"/>`, `{ "name": "API_KEY", "value": "…" }`, `- name: API_KEY`. */
const pair = /(?<!\w)(?:name|key|id)["']?[ \t]{0,8}[:=][ \t]{0,8}["']?(?<name>[A-Za-z_][\w.:-]{1,80})["']?[\s,]{1,80}(?:["']?\w{1,20}["']?[ \t]{0,8}[:=][ \t]{0,8}["']?[\w./-]{0,64}["']?[\s,]{1,20}){0,2}["']?value["']?[ \t]{0,8}[:=][ \t]{0,8}(?:(?<quote>["'])(?<quoted>[^\r\n"']{1,2048})\k<quote>|(?<bare>[^\s"'`,;<>(){}[\]|\\]{1,2048}))/gi; // biome-ignore format: one
/** The same, the value first. */
const riap = /(?<!\w)value["']?[ \t]{0,8}[:=][ \t]{0,8}(?<quote>["'])(?<quoted>[^\r\n"']{1,2048})\k<quote>[\s,]{1,80}["']?(?:name|key|id)["']?[ \t]{0,8}[:=][ \t]{0,8}["'](?<name>[A-Za-z_][\w.:-]{1,80})["']/gi; // biome-ignore format: one
/** `<entry key="db.password">…</entry>`. */
const entry =
  /[ \t](?:name|key|id)=["'](?<name>[A-Za-z_][\w.:-]{1,80})["'][^<>\r\n]{0,80}>(?<quoted>[^<>\r\n]{4,512})<\//gi;
const element = /<(?<name>[a-z][\w.-]{2,40})>(?<secret>[^<>\r\n]{4,512})<\//gi;
/** `define('DB_PASSWORD', 'x')`. */
const inCall =
  /\w\(\s{0,20}(?<quote>["'])(?<name>[A-Za-z_][\w.-]{1,60})\k<quote>\s{0,20},\s{0,20}(?<open>["'])(?<secret>[^\r\n"']{4,2048})\k<open>/g;
const privateKey = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}(?:PRIVATE KEY(?: BLOCK)?|OpenVPN Static key V\d)-----[\s\S]*?(?:-----END (?:[A-Z0-9]{1,20} ){0,3}(?:PRIVATE KEY(?: BLOCK)?|OpenVPN Static key V\d)-----|$(?![\s\S]))/g; // biome-ignore format: one

/** Texts without any of these hold no secret, and need no closer look. */
const hint = /[\w+/.=-]{12}|:\/\/|-----BEGIN|pass|pwd|secret|token|key|auth|cookie|cred|dsn|salt|signing|\bpin\b|_pin|login|mysql|mongo|redis|psql|htpasswd|7z|zip|rar|identified|echo|printf|Private-Lines|psk|mnemonic|phrase|assword|(?:recovery|backup|rescue|scratch)[ _-]?code|sess|csrf|kty|mask|<<<|rabbitmq|sql|ldap|smb|ssh-keygen|rdp|net user|plink|bw |senha|clave|has(?:l|ł)o|heslo|parola|kennwort|losung|contrase|senord|salasana|пароль|密|パスワード|비밀번호|\$|(?:^|\s)-u|:(?:\d{4,5}|\*):|%(?:25)?3[ad]|%22/i; // biome-ignore format: one
/**
 * Finds the secrets of a text, in order and without overlaps: tokens that have a form of their own, and values by the name, header, flag or address
 * that they stand behind. The one table for lint, configuration and masks.
 *
 * Forms: secretlint 11.7.1 and the issuers' own pages, read 2026-11-29.
 *
 * @example
 * [...findSecrets("DB_PASSWORD=correct-horse-battery")].map(({ name, start, end }) => [name, start, end]); // [["an assigned secret", 12, 33]]
 */
export const findSecrets = (text: string): readonly FoundSecret[] => foundIn(text, 2);

/** @param deep - How often percent signs may have been written out. */
function foundIn(text: string, deep: number): readonly FoundSecret[] {
  if (!hint.test(text)) return [];
  const found: FoundSecret[] = [];
  const told = new Map<string | RegExp, boolean>();
  for (const [name, pattern, judge, needs] of finders()) {
    if (needs !== undefined && !holds(text, needs, told)) continue;
    for (const match of text.matchAll(pattern)) {
      const secret = judge(match);
      if (secret === undefined || secret === "") continue;
      const start = match.index + match[0].lastIndexOf(secret);
      found.push({ name, start, end: start + secret.length });
    }
  }
  const add = (name: string, ranges: Iterable<Range>): void => {
    for (const range of ranges) found.push({ name, ...range });
  };
  const lines = linesOf(text);
  add("an assigned secret", assignedIn(text, 0, 3));
  add("a secret in a list", secretsListed(text, lines));
  add("a secret on its line", secretsOfLines(lines));
  add("a secret in a sentence", secretsTold(text));
  add("a secret by its side", secretsBeside(text));
  if (deep > 0) for (const part of encodedIn(text)) found.push(...inEncoded(text, part, deep));
  return joined([...found, ...found.flatMap((each) => continued(text, each))]);
}

function holds(text: string, needs: string | RegExp, told: Map<string | RegExp, boolean>): boolean {
  const known = told.get(needs) ?? (typeof needs === "string" ? text.includes(needs) : needs.test(text));
  told.set(needs, known);
  return known;
}

function inEncoded(text: string, { start, end }: Range, deep: number): readonly FoundSecret[] {
  const view = withoutEscapes(text.slice(start, end));
  if (view === undefined) return [];
  return foundIn(view.plain, deep - 1).map(({ name, ...range }) => {
    const own = inText(view, range);
    return { name, start: start + own.start, end: start + own.end };
  });
}

/** A longer value without quotes is read once more as a text of its own, so that no text is read again from each of its names. */
const longestRead = 256;

/** What stands behind a name that says nothing is looked at for itself: `"run": "deploy --password=…"`, `key = env.API_KEY ?? "…"`. */
function* assignedIn(text: string, from: number, deep: number): Generator<Range> {
  const pattern = new RegExp(assigned);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { quoted, bare } = match.groups ?? {};
    const secret = ofAssigned(match);
    const value = secret ?? quoted ?? bare ?? "";
    const start = match.index + match[0].lastIndexOf(value);
    if (secret !== undefined) yield { start: from + start, end: from + start + secret.length };
    else if (quoted === undefined && value.length <= longestRead) pattern.lastIndex = start;
    else if (deep > 0 && value.length > 8 && /[=:]/.test(value)) yield* assignedIn(value, from + start, deep - 1);
  }
}

/** The next part of a text that code writes in several: `"…" + "…"`. */
const next = /["'`][ \t]{0,8}\+\s{0,80}["'`](?<secret>[^"'`\r\n]{4,512})["'`]/y;

function continued(text: string, { name, end }: FoundSecret): readonly FoundSecret[] {
  next.lastIndex = end;
  const { 0: whole, groups } = next.exec(text) ?? { 0: "" };
  const secret = groups?.secret ?? "";
  if (secret === "") return [];
  const start = end + whole.lastIndexOf(secret);
  const own = { name, start, end: start + secret.length };
  return [own, ...continued(text, own)];
}

/**
 * Tells what kind of secret a text holds; undefined when it holds none.
 *
 * @example
 * secretIn("no secret here"); // undefined
 */
export const secretIn = (text: string): string | undefined => findSecrets(text)[0]?.name;

type Judge = (match: RegExpMatchArray) => string | undefined;
/** `needs` is found wherever the pattern is, and quicker: a text without it is not searched. */
type Finder = readonly [name: string, pattern: RegExp, judge: Judge, needs?: string | RegExp | undefined];

let made: readonly Finder[] | undefined;

/** Made with the first text: who only imports pays nothing. */
function finders(): readonly Finder[] {
  made ??= [
    ["a private key", privateKey, ([whole]) => whole],
    ...secretForms.map(({ name, source, flags = "", needs }): Finder => [name, new RegExp(source, `g${flags}`), ({ 0: whole, groups }) => groups?.secret ?? whole, needs]), // biome-ignore format: one
    ["a password in an address", userInfo, ofAddress],
    ["a secret in a header", header, ofHeader],
    ["a bearer token", scheme, ({ 0: whole, groups }) => (isToken(groups?.secret ?? "", /^basic/i.test(whole)) && (/^bearer/i.test(whole) || !isWords(groups?.secret ?? "")) ? groups?.secret : undefined)],
    ["a secret in an address", query, ofQuery],
    ["a secret in a pair", pair, ofPair],
    ["a secret in a pair", riap, ofPair],
    ["a secret in a pair", entry, ofPair],
    ["a secret behind a flag", flagged, ofFlag],
    ["a password behind a user", user, ({ groups }) => (/^\d+$/.test(groups?.secret ?? "") || isPlaceholder(groups?.secret ?? "") ? undefined : groups?.secret)],
    ...commandForms.map((pattern): Finder => ["a password of a command", pattern, ofCommand, namesProgram]),
    ...statementForms.map((pattern): Finder => ["a password of a command", pattern, ofCommand]),
    ["a secret in a call", inCall, ofCall],
    ["a secret that is set", setter, ofSetter],
    ...namedForms.map((pattern): Finder => ["a secret in code", pattern, ofNamed]),
    ...plainForms.map((pattern): Finder => ["a secret in its place", pattern, ({ groups }) => (isPlaceholder(groups?.secret ?? "") ? undefined : groups?.secret)]),
    ["a password in another language", foreign, ({ groups }) => (looksRandom(groups?.secret ?? "") && !isExpression(groups?.secret ?? "") ? groups?.secret : undefined)],
    ["an npm token", npmrc, ({ groups }) => groups?.secret],
    ["a password of a .netrc", netrc, ({ groups }) => groups?.secret],
    ["a secret in an element", element, ({ groups }) => (isSecretName(groups?.name ?? "") && isValue(groups?.name ?? "", groups?.secret ?? "", true) ? groups?.secret : undefined)],
  ]; // biome-ignore format: a table
  return made;
}

const ofCommand: Judge = ({ groups }) =>
  /^\d+(?::\d+)?$/.test(groups?.secret ?? "") || isPlaceholder(groups?.secret ?? "") ? undefined : groups?.secret;

const ofAddress: Judge = ({ groups }) => {
  const { password, token } = groups ?? {};
  if (password !== undefined) return isPlaceholder(password) ? undefined : password;
  return token !== undefined && looksRandom(token) ? token : undefined;
};

/** After `Bearer` and `Basic` words may stand: `Bearer realm="x"`, `Basic authentication`. */
function isToken(value: string, basic: boolean): boolean {
  // `token budget=200000` is a name with its number.
  if (isPlaceholder(value) || /^[A-Za-z_-]+=[^=]/.test(value)) return false;
  return (
    /\d/.test(value) || /=$/.test(value) || /[a-z][A-Z]/.test(value) || (!basic && /[a-z]{8,}\.[a-z]{4,}/.test(value))
  );
}

const ofHeader: Judge = ({ groups }) => {
  const { name = "", kind = "", secret = "" } = groups ?? {};
  const value = secret.trim();
  if (/cookie$/i.test(name)) return cookieValue(value);
  // Digest has fields; keys of caches and of requests open nothing.
  if (/^digest/i.test(kind) || /^x-.*(?:idempoten|cache|sort|partition|routing|surrogate|request|trace|dedup)/i.test(name)) return undefined; // biome-ignore format: one
  const [first = ""] = value.split(/[\s,;]/);
  if (isPlaceholder(first) || isExpression(first) || /^(?:bearer|basic|token|digest)$/i.test(first)) return undefined;
  return kind !== "" || looksRandom(first) ? (isToken(first, /basic/i.test(kind)) ? first : undefined) : undefined;
};

/** Of a cookie the values go that nobody would write as a word, from the first to the last. */
function cookieValue(text: string): string | undefined {
  const values = [...text.matchAll(/=([^;=\s]{8,})/g)].map((found) => found[1] ?? "").filter((value) => looksRandom(value) && !isPlaceholder(value)); // biome-ignore format: one
  const [first] = values;
  const last = values.at(-1);
  return first === undefined || last === undefined ? undefined : text.slice(text.indexOf(first), text.lastIndexOf(last) + last.length); // biome-ignore format: one
}

const ofQuery: Judge = ({ groups }) => {
  const { name = "", secret = "" } = groups ?? {};
  const isNamed = isSecretName(name) || /^(?:sig|signature|key|code|sas|x-amz-signature|x-goog-signature|x-amz-credential)$/i.test(name); // biome-ignore format: one
  return isNamed && !isPlaceholder(secret) && (looksRandom(secret) || isPasswordName(name)) ? secret : undefined;
};

const ofPair: Judge = ({ groups }) => {
  const { name = "", quoted, bare = "" } = groups ?? {};
  const value = quoted ?? bare;
  return isSecretName(name) && isValue(name, value, quoted !== undefined) && (quoted !== undefined || !isExpression(value)) ? value : undefined; // biome-ignore format: one
};

/** Names behind a flag of Java's tools: `-Dgpg.passphrase=…`, `-PsigningKey=…`. */
const ownName = (name: string, flag: string | undefined): string =>
  flag === "-" && /^[DPX][a-z]/.test(name) ? name.slice(1) : name;

/** `"password:"` ends with the quote that seems to begin a value, and in `ok ? "Password1" : "Password2"` nothing is named. */
const isNoName = ({ quote, open, name }: RegExpMatchArray["groups"] = {}, whole: string, before: string): boolean =>
  quote !== undefined && ((open === quote && !whole.startsWith(quote + name + quote)) || /\?[ \t]{0,8}$/.test(before));

const ofAssigned: Judge = ({ groups, input = "", index = 0, 0: whole }) => {
  const { flag, quoted, bare, between = "" } = groups ?? {};
  const name = ownName(groups?.name ?? "", flag);
  if (isNoName(groups, whole, input.slice(Math.max(0, index - 9), index))) return undefined;
  const operator = between.trim();
  if (/^pwd$/i.test(name)) return ofPwd(quoted ?? bare ?? "", input[index - 1] === ";" || input[index + whole.length] === ";"); // biome-ignore format: one
  if (isPinName(name) && /^\d{4,12}$/.test(quoted ?? bare ?? "")) return quoted ?? bare;
  if (!isSecretName(name) && !/^_auth$/i.test(name)) return undefined;
  if (/^[=!]=/.test(operator)) return ofCompared(name, quoted ?? "");
  if (quoted !== undefined) return isValue(name, quoted, true) ? quoted : undefined;
  return ofBare(name, (bare ?? "").replace(/[.:!?]+$/, ""), { isFlag: flag !== undefined, between, operator });
};

/** How a value without quotes stands behind its name. */
interface Standing {
  readonly isFlag: boolean;
  readonly between: string;
  readonly operator: string;
}

function ofBare(name: string, value: string, { isFlag, between, operator }: Standing): string | undefined {
  const isVariable = /^[A-Z0-9_]+$/.test(name);
  // Behind these code has the name of another variable.
  if (/^(?:\?\?|\|\||<-|:=)/.test(operator) && !(operator === ":=" && isVariable)) return undefined;
  // `secret: …` is a sentence, `SECRET=…` and `secret = …` are not; a colon in code is followed by a type or a name.
  const sure = isFlag || operator !== ":" || isVariable;
  // `PASSWORD=a.b` is a line of .env; `password: user.password` is code.
  const isCode = isExpression(value) && !(between === "=" && isVariable);
  // `pass: all-tests-42` says how something ended.
  const isState = !sure && /(?:^|[._-])pass$/i.test(name) && isWords(value);
  return isValue(name, value, sure) && !isCode && !isState ? value : undefined;
}

/** What a program compares a secret with. Words of a language are compared with names that sound like secrets, too: `token === "Identifier"`. */
const ofCompared = (name: string, value: string): string | undefined =>
  looksRandom(value) && !isPlaceholder(value) && !/\s/.test(value) && (isPasswordName(name) || value.length >= 16)
    ? value
    : undefined;

/** What stands in a place that only its name tells. */
const ofNamed: Judge = ({ groups, 0: whole }) => {
  const { name = "", secret = "" } = groups ?? {};
  const isTable = whole.startsWith("|");
  if (!isSecretName(name) || isExpression(secret) || (isTable && !looksRandom(secret))) return undefined;
  return isValue(name, secret, true) ? secret : undefined;
};

const ofSetter: Judge = ({ groups }) => {
  const { name = "", secret = "" } = groups ?? {};
  const isLooked = /^\.(?:get|find|fetch|read|load|has|is|expect|next|match|test|describe|lookup|resolve)[A-Z_]/.test(name);
  const own = name.replace(/^\.?(?:set|with|use|add|update|change)?_?/, "");
  return !isLooked && isSecretName(own) && looksRandom(secret) && !isWords(secret) && isValue(own, secret, true) ? secret : undefined; // biome-ignore format: one
}; // biome-ignore format: one

/** The shell's own folder has this name too; among fields with semicolons it is a password. */
const ofPwd = (value: string, isField: boolean): string | undefined =>
  value.length < 4 || isPath(value) || isPlaceholder(value) || isExpression(value) || !(isField || looksRandom(value))
    ? undefined
    : value;

/** Quoted, or behind `=`, a password may be a word; behind a colon it stands alone or is not a word. */
function isValue(name: string, value: string, sure: boolean): boolean {
  if (value.length < 6 || isPlaceholder(value) || /^\d{1,5}$/.test(value)) return false;
  if (isPath(value) && /\.\w{1,5}$/.test(value)) return false;
  // A token of GitHub or Azure, or a pattern.
  if (/pat$/i.test(name) && !/^[\w.~=+-]{16,}$/.test(value)) return false;
  // An address of a database in which nobody logs in.
  if (/dsn$/i.test(name) && /^[\w+]{2,20}:(?!.*(?:@|pass|pwd|key|token))/i.test(value)) return false;
  // `"pass": "The element has a name"` says how something ended.
  if (/\s/.test(value) && (!isPasswordName(name) || /^pass$/i.test(name) || isSentence(value))) return false;
  if (looksRandom(value)) return true;
  return sure ? isPasswordName(name) || /^[A-Z0-9_]+$/.test(name) || /[^\w\s]/.test(value) : isPasswordName(name) && /[\d\W]/.test(value); // biome-ignore format: one
}

const ofFlag: Judge = ({ groups }) => {
  const { name = "", quoted, bare = "" } = groups ?? {};
  const secret = quoted ?? bare;
  // `--secret id=npmrc,src=.npmrc` says where docker finds one.
  if (/^(?:id|type|src|env)=/.test(secret)) return undefined;
  return isSecretName(name) && isValue(name, secret, true) ? secret : undefined;
};

/** A name and its value as two arguments. A label of a form is not a name in capitals: `fill("password", "swordfish")`. */
const ofCall: Judge = ({ groups }) => {
  const { name = "", secret = "" } = groups ?? {};
  const isNamed = isSecretName(name) && (/^[A-Z][A-Z0-9_]+$/.test(name) || looksRandom(secret));
  return isNamed && isValue(name, secret, true) ? secret : undefined;
};

/** In order; what overlaps is one. */
function joined(found: readonly FoundSecret[]): readonly FoundSecret[] {
  const all: FoundSecret[] = [];
  for (const each of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = all.at(-1);
    if (last === undefined || each.start >= last.end) all.push(each);
    else if (each.end > last.end) all[all.length - 1] = { ...last, end: each.end };
  }
  return all;
}
