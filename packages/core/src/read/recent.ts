/** How many answers are kept, and up to which length of text: a sentence is asked about again while its entry is read, and then no more. */
const most = 64;
const longest = 2_000;

/** Languages are listed anew for each text: the same ones in the same order are the same list. */
const isSame = (left: unknown, right: unknown): boolean =>
  left === right ||
  (Array.isArray(left) &&
    Array.isArray(right) &&
    left.length === right.length &&
    left.every((each, index) => each === right[index]));

/**
 * Keeps the last answers of a pure function of a text: several readers ask the same of one sentence. What it gives must not be changed.
 *
 * @internal
 */
export function recent<Value, Rest extends readonly unknown[]>(
  make: (text: string, ...rest: Rest) => Value,
): (text: string, ...rest: Rest) => Value {
  const kept = new Map<string, { readonly rest: Rest; readonly value: Value }>();
  return (text, ...rest) => {
    const known = kept.get(text);
    if (known?.rest.every((each, index) => isSame(each, rest[index])) === true) return known.value;
    const value = make(text, ...rest);
    if (text.length > longest) return value;
    kept.delete(text);
    kept.set(text, { rest, value });
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size > most) kept.delete(oldest);
    return value;
  };
}
