/** Words that stand where a secret would, and are none: types, states, and what a reader is to put there. */
const words = new Set(
  "string number boolean object any unknown never void null nil none undefined true false yes no on off required optional invalid incorrect missing empty expired wrong mismatch changed reset updated valid failed denied refused rejected accepted hidden redacted masked secret password passwd pass token key value text varchar char field input prompt unset default placeholder example changeme change_me your yours todo tbd xxx foo bar test guest root admin user username postgres mysql redis mongo localhost env environment process required? auto inherit keyring file plain bearer basic digest session production development staging is are was must should cannot does has not and or the same-origin include omit".split(
    " ",
  ),
);

/**
 * Tells whether what stands for a secret's value is none: a variable, a placeholder, a type.
 *
 * @example
 * [isPlaceholder("$DB_PASSWORD"), isPlaceholder("<token>"), isPlaceholder("string")]; // [true, true, true]
 */
export function isPlaceholder(value: string): boolean {
  const bare = value.trim();
  return (
    bare === "" ||
    words.has(bare.toLowerCase()) ||
    /^(?:dis|en)abled\d{1,2}$|^(?:required|optional|unset|missing|invalid)\d{1,2}$/i.test(bare) ||
    /^(.)\1*$/.test(bare) ||
    /^[$%<{[(*.…•]|\$\{|\{\{|<[\w -]+>|^(?:process\.|os\.|env[.(]|ENV\[|import\.|config[.[]|options\.|this\.|self\.|null|undefined|your[_-]|my[_-]?(?:secret|token|password)|xxx|\*{3})|…$|\.{3}$/i.test(
      bare,
    ) ||
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(bare)
  );
}

/** Types of languages and schemas that stand behind a name and a colon. */
const types = new Set("integer float double decimal bytes buffer array record symbol bigint uuid email select textbox str varchar nvarchar textfield hashmap readonly".split(" ")); // biome-ignore format: one

/**
 * Tells whether a word behind `password:` may be the password itself: in small letters, and no type, no state ("generated", "optional") and no
 * placeholder.
 */
export const isWord = (value: string): boolean =>
  value.length >= 6 &&
  /^[a-z]+$/.test(value) &&
  !isPlaceholder(value) &&
  !types.has(value) &&
  !/(?:ed|able|ible|ing|passw(?:or)?d|secret|string)$/.test(value);

/** A file: what points at a secret, and is none. */
export const isPath = (value: string): boolean => /^(?:~|\.{1,2}|[A-Za-z]:)?[\\/][\w.~@ \\/-]*$/.test(value);

/** A call or a member of something: code that fetches the secret, and holds none. */
export const isExpression = (value: string): boolean =>
  /^[\w.]+\(|^!?[A-Za-z_$][\w$]*(?:\.[A-Za-z_$#][\w$]*)+$/.test(value);

/** Words joined by signs, with short numbers among them: a name that people gave. */
export const isWords = (value: string): boolean =>
  /^(?:[A-Z]?[a-z]+\d{0,4}|\d{1,4})(?:[._/-](?:[A-Z]?[a-z]+\d{0,4}|\d{1,8}))+$/.test(value);

/** How much a value looks like one that nobody would write as a word. */
export function looksRandom(value: string): boolean {
  return value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value);
}
