/** Hides secrets in text. */
export type Mask = (text: string) => string;

const secretName =
  /token|secret|passw(?:or)?d|passphrase|pwd$|api_?key|access_?key|private_?key|signing_?key|credential|cookie|bearer|auth(?!or)|(?:^|_)pat$|(?:^|_)dsn$/i;
/** Names that only point at a secret, or name it. */
const pointsAtSecret = /(?:_sock|_file|_path|_dir|_host|_port|_name|_id|_type|_method|_ttl|_length|^pwd|oldpwd)$/i;
const plainValue = /^(?:true|false|yes|no|on|off|none|null|undefined|\d{1,5})$/i;

const hidden = "[secret]";

/** Shapes of well-known tokens, whatever variable they come from. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, hidden],
  [/\b(?:sk|rk|pk)-[A-Za-z0-9_-]{16,}/g, hidden],
  [/\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}/g, hidden],
  [/\bgh[pousr]_[A-Za-z0-9]{20,}/g, hidden],
  [/\bgithub_pat_[A-Za-z0-9_]{20,}/g, hidden],
  [/\bglpat-[A-Za-z0-9_-]{16,}/g, hidden],
  [/\bnpm_[A-Za-z0-9]{30,}/g, hidden],
  [/\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g, hidden],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, hidden],
  [/\bAIza[A-Za-z0-9_-]{30,}/g, hidden],
  [/\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{12,}/gi, `$1 ${hidden}`],
  [/(\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s:/@]{0,256}):[^\s/@]{1,256}@/gi, `$1:${hidden}@`],
];

/** A JSON Web Token. What only begins like one is passed over whole: to begin again inside of it would take a time that grows with its square. */
const webToken = /\beyJ[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*)?/g;

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
    shown += `${text.slice(done, from)}${from === 0 ? "" : "\n"}${hidden}`;
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

/** @internal The values of the environment that must not be shown, longest first. */
export function secretValues(env: NodeJS.ProcessEnv): readonly string[] {
  const values = Object.entries(env).flatMap(([name, value]) =>
    value !== undefined &&
    value.length >= 6 &&
    secretName.test(name) &&
    !pointsAtSecret.test(name) &&
    !plainValue.test(value)
      ? [value, ...encodings(value)]
      : [],
  );
  return [...new Set(values)].sort((left, right) => right.length - left.length);
}

/** The same secret as tools print it: with escapes, percent-encoded, in base64. */
const encodings = (value: string): readonly string[] => [
  JSON.stringify(value).slice(1, -1),
  encodeURIComponent(value),
  Buffer.from(value).toString("base64"),
];

/** Makes the mask of an environment: values of variables whose names look secret, and the shapes of common tokens. */
export function maskFor(env: NodeJS.ProcessEnv): Mask {
  const values = secretValues(env);
  return (text) => {
    let masked = text;
    for (const value of values) masked = masked.replaceAll(value, hidden);
    for (const [shape, replacement] of shapes) masked = masked.replace(shape, replacement);
    masked = masked.replace(webToken, (whole, rest?: string) => (rest === undefined ? whole : hidden));
    return maskKeyEnds(masked);
  };
}

/**
 * Masks text that was cut in the middle: whatever a secret might have been cut into goes too, that is the word at each side of the cut.
 */
export function maskCut(head: string, tail: string, between: string, mask: Mask): string {
  return `${mask(head).replace(/\S{1,8192}$/, "")}${between}${mask(tail).replace(/^\S{1,8192}/, "")}`;
}
