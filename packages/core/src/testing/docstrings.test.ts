import { expect, test } from "vitest";
import { docstringOf, firstExample, methodsOf } from "./docstrings.ts";

const source = `import { x } from "./x.ts";

/**
 * Says something, see {@link metric}. It goes on
 * over two lines.
 *
 * Not this.
 *
 * @param text - What is said; trimmed,
 * at least 1 character.
 * @throws {@link GoalpostError} \`contract/bad-input\`.
 * @example
 * say("a; b", { c: 1 });
 * say("d").length; // 1
 */
export function say(text: string): string;
`;

test("a docstring is taken apart", () => {
  const doc = docstringOf(source, "say");
  expect(doc).toEqual({
    text: "Says something, see `metric`. It goes on over two lines.",
    params: [{ name: "text", text: "What is said; trimmed, at least 1 character." }],
    example: 'say("a; b", { c: 1 });\nsay("d").length; // 1',
  });
  expect(firstExample(doc)).toBe('say("a; b", { c: 1 });');
  expect(() => docstringOf(source, "other")).toThrow("other has no docstring");
});

test("the methods of a class are its public ones", () => {
  const text =
    "class A {\n  /** @internal */\n  constructor() {}\n  /** Adds. */\n  add<T>(one: T): void {}\n  /** @internal */\n  inner() {}\n  /**\n   * Takes.\n   */\n  take(\n    one: string,\n  ): void {}\n  bare() {}\n}\n";
  expect(methodsOf(text).map(({ name, doc }) => `${name}: ${doc.text}`)).toEqual(["add: Adds.", "take: Takes."]);
});
