/** Words in a name that say that its value is a secret: `DB_PASSWORD`, `apiKey`, `client-secret`. */
const secretWord =
  /(?:^|_)(?:token|secrets?|passw(?:or)?ds?|passphrase|pass|pwd|(?:api|access|secret|private|signing|encryption|account|auth|master|service|deploy|app|license|webhook|tls|ssl|session|jwt|hmac|admin|root|write|shared|subscription|consumer|cipher|crypt)_?keys?|psk|(?:recovery|backup)_codes?|apikeys?|credentials?|creds|cookies?|bearer|authorization|auth|pat|dsn)(?:_?\d+)?(?:_|$)/;
/** The same at the end of a word, for the words that mean nothing else: `PGPASSWORD`, `MYTOKEN`. */
const endsSecret =
  /(?:password|passwd|passphrase|(?:store|key|src|dest)pass|secret|token|apikey|accesskey|credentials?|authorization|cookie|dockerconfigjson|dockercfg)$/;

/** Words that say it at the end of a name of several: `SESSION_SALT`, `STRIPE_SIGNING`, `CARD_PIN`. */
const lastWord = /_(?:salt|(?<!(?:code|commit|tag|app)_)signing|pin|passcode)$|^passcode$/;

/** Names that only point at a secret, or say of what kind it is. */
const pointing =
  /(?:^|_)(?:sock|file|path|dir|folder|host|port|name|id|ids|type|kind|mode|method|provider|url|uri|endpoint|enabled|disabled|required|strategy|scheme|header|field|domain|region|issuer|audience|expiry|expires|expiration|version|count|counts|limit|limits|size|length|max|min|budget|usage|used|ttl|age|policy|prompt|hint|label|placeholder|regex|pattern|schema|hash|hashed|format|env|var|variable|ref|algorithm|rounds|author|jar|tokens|test|tests|spec)$/;
/** Names of numbers, of the shell's own folders, and of a renderer's and a compiler's passes. */
const plain =
  /^(?:old)?pwd$|(?:^|_)(?:render|shadow|depth|light|lighting|geometry|shader|blur|bloom|gpu|compute|first|second|third|last|final|next|single|double|two|multi|boarding|season|optimi[sz]ation|opt|lowering|compiler|analysis|layout|parser?|by)_pass$|^(?:max|min|num|total|input|output|prompt|completion|cached|used|reasoning|n)_token$/;

/** What each of these names holds: a text without any of it names no secret. */
export const namesSecret =
  /pass|pwd|token|secret|key|psk|code|cred|cookie|bearer|auth|pat|dsn|docker|salt|signing|pin/i;

/** `apiKey`, `API-Key` and `api.key` are one name. */
const snake = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[.\-\s]+/g, "_")
    .replace(/^_+/, "");

/**
 * Tells whether the value of what has this name is a secret: a variable, a key, a header, a flag.
 *
 * @example
 * [isSecretName("DB_PASSWORD"), isSecretName("maxTokens")]; // [true, false]
 */
export function isSecretName(name: string): boolean {
  if (!namesSecret.test(name)) return false;
  const words = snake(name);
  return (
    (secretWord.test(words) || endsSecret.test(words) || lastWord.test(words)) &&
    !pointing.test(words) &&
    !plain.test(words)
  );
}

/** Names whose value is a short number. */
export const isPinName = (name: string): boolean => /_pin$|(?:^|_)passcode$/.test(snake(name));

/** Names whose value is a secret even when it is a plain word. */
export const isPasswordName = (name: string): boolean =>
  /pass|pwd/i.test(name) && /passw(?:or)?d|passphrase|(?:^|_|store|key|src|dest)(?:pass|pwd)$/.test(snake(name));
