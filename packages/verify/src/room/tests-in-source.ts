/** Strings, comments, and braces that are neither. */
const token = /"(?:[^"\\]|\\[\s\S])*"|r(#*)"[\s\S]*?"\1|'(?:[^'\\\n]|\\[^\n]+?)'|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[{};]/g;

/** The sign before a test that stands in a source of Rust: `#[test]`, `#[tokio::test]`, `#[test_case(…)]`. */
const attribute = /#\[\s*(?:\w+::)*(?:test|rstest|test_case|bench|quickcheck)\b[^\]]*\]/g;

/** Files whose source may hold tests of their own. */
export const mayHoldTests = (path: string): boolean => /\.rs$/.test(path);

/**
 * Lists the tests that stand in a source itself, each as its whole text from its sign to its end: a scope that lets the source change lets them
 * change too.
 */
export function testsInSource(text: string): readonly string[] {
  return [...text.matchAll(attribute)].map(({ index }) => text.slice(index, endOf(text, index)));
}

/** Where the body behind a place is closed. */
function endOf(text: string, from: number): number {
  token.lastIndex = from;
  let depth = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    if (found[0] === "{") depth += 1;
    else if (found[0] === "}") depth -= 1;
    if (depth <= 0 && (found[0] === "}" || found[0] === ";")) return token.lastIndex;
  }
  return text.length;
}

/** How many of the tests in a source are not in it any more as they were. */
export function changedTests(then: string, now: string): number {
  const left = [...testsInSource(now)];
  return testsInSource(then).filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  }).length;
}
