import type { Pattern } from "../node/pattern.ts";

/** Sources that match any text. */
const matchesAll = /^(?:\^|\$|\.\*|\^?\.\*\$?|\(\?:\)|\[\\s\\S\]\*|\.\??|\\w\*|\\s\*)$/;

/**
 * Tells whether a pattern matches more than another, as far as can be told for sure: an alternative more or less, the flag `i`, or one that
 * matches anything.
 *
 * @returns True where it matches more, false where it matches less, undefined where nobody can say.
 */
export function widened(before: Pattern, after: Pattern): boolean | undefined {
  const [was, now] = [matchesAll.test(before.source), matchesAll.test(after.source)];
  if (was !== now) return now;
  const flags = (pattern: Pattern): string => pattern.flags.replace("i", "");
  if (flags(before) !== flags(after)) return undefined;
  const [more, less] = [reaches(after, before), reaches(before, after)];
  return more === less ? undefined : more;
}

/** Whether a pattern has each alternative of another, and tells letters apart no more than it does. */
function reaches(wide: Pattern, narrow: Pattern): boolean {
  const own = new Set(alternatives(wide.source));
  return (
    (wide.flags.includes("i") || !narrow.flags.includes("i")) &&
    alternatives(narrow.source).every((each) => own.has(each))
  );
}

/** The alternatives of a source, outside of groups and classes. */
function alternatives(source: string): readonly string[] {
  const found: string[] = [""];
  let depth = 0;
  for (const [part] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[\s\S]/g)) {
    if (part === "(") depth += 1;
    else if (part === ")") depth -= 1;
    if (part === "|" && depth === 0) found.push("");
    else found[found.length - 1] += part;
  }
  return found;
}
