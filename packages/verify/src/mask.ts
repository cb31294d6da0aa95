import { hiddenSecret, isPlaceholder, isSecretName, maskSecrets } from "@goalpost/core/secrets";

/** Hides secrets in text. */
export type Mask = (text: string) => string;

const keyEnd = /-----END [A-Z ]*PRIVATE KEY-----/g;
/** Characters before the end of a key that are taken for its body. */
const keyChars = 8192;

/** How the lines of a key end: as in a file, or written out, as in JSON. */
const keyLineEnd = /(\r?\n|\\r|\\n)/;

/** Hides the end of a private key whose beginning was cut off: looked for from its end, since a body may begin at any line. */
function maskKeyEnds(text: string): string {
  let shown = "";
  let done = 0;
  for (const { 0: end, index } of text.matchAll(keyEnd)) {
    const from = index - keyBodyLength(text.slice(Math.max(done, index - keyChars), index));
    shown += `${text.slice(done, from)}${from === 0 ? "" : "\n"}${hiddenSecret}`;
    done = index + end.length;
  }
  return shown + text.slice(done);
}

/** How many characters at the end of a text may be a key's body: its lines, indented or not, and the last word of the line above them. */
function keyBodyLength(text: string): number {
  let from = text.length;
  for (const line of text.split(keyLineEnd).reverse()) {
    if (!keyLineEnd.test(line) && !/^[A-Za-z0-9+/=]*$/.test(line.trim())) {
      while (/[A-Za-z0-9+/=]/.test(text.charAt(from - 1))) from -= 1;
      break;
    }
    from -= line.length;
  }
  return text.length - from;
}

/** Values that are not a secret whatever they are called: to hide them would hide the evidence. */
const plainValue = /^(?:\d{1,5}|[a-z]+:\/\/localhost\S*)$/i;

/** @internal The values of the environment that must not be shown, in every way that tools print them, longest first. */
export function secretValues(env: NodeJS.ProcessEnv): readonly string[] {
  const values = Object.entries(env).flatMap(([name, value = ""]) => {
    const address = passwordOf(value);
    if (!isSecretName(name) || value.length < 6 || isPlain(value)) return address;
    // Of a value of several lines, as a key or a JSON file has, a tool may show one.
    const lines = value.includes("\n") ? value.split(/\r?\n/).map((line) => line.trim()) : [];
    return [value, ...lines.filter((line) => line.length >= 16), ...address];
  });
  const all = new Set(values.flatMap((value) => [value, ...encodings(value)]).filter((value) => value.length >= 6));
  return [...all].sort((left, right) => right.length - left.length);
}

const isPlain = (value: string): boolean => plainValue.test(value) || (/^[\w-]+$/.test(value) && isPlaceholder(value));

/** `DATABASE_URL` names no secret, and holds one: as it is written there, and as a program reads it. */
function passwordOf(value: string): readonly string[] {
  const password = /^[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:([^\s/]+)@/i.exec(value)?.[1];
  if (password === undefined) return [];
  return [...new Set([password, decoded(password)])].filter((each) => each.length >= 6 && !isPlain(each));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The same secret as tools print it: with escapes, percent-encoded, in hex, in base64, also as a part of a longer text. */
function encodings(value: string): readonly string[] {
  const hex = Buffer.from(value).toString("hex");
  const forms = [JSON.stringify(value).slice(1, -1), encodeURIComponent(value), escapeHtml(value), hex, hex.toUpperCase(), hex.replace(/..(?!$)/g, "$& "), hex.replace(/..(?!$)/g, "$&:")]; // biome-ignore format: one
  return [...forms, ...base64Of(value)];
}

const escapeHtml = (value: string): string =>
  value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** In base64 a text reads in three ways, by what stands before it; the characters that neighbours share are left out. */
function base64Of(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const whole = text.slice(before === 0 ? 0 : before + 1, (before + bytes.length) % 3 === 0 ? undefined : -1);
    const forms = before === 0 ? [bytes.toString("base64"), text, whole] : [whole];
    return forms
      .flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")])
      .filter((form) => form.length >= 8);
  });
}

/** Makes the mask of an environment: values of variables whose names look secret, and everything that has the form of a secret. */
export function maskOfEnv(env: NodeJS.ProcessEnv): Mask {
  const values = secretValues(env);
  return (text) => (text === "" ? "" : maskKeyEnds(maskSecrets(text, values)));
}

/**
 * Masks text that was cut in the middle: whatever a secret might have been cut into goes too, that is the word at each side of the cut.
 */
export function maskCut(head: string, tail: string, between: string, mask: Mask): string {
  return `${mask(head).replace(/\S{1,8192}$/, "")}${between}${mask(tail).replace(/^\S{1,8192}/, "")}`;
}
