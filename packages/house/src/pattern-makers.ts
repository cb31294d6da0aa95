import { readFileSync } from "node:fs";
import ts from "typescript";

/** Functions that make a pattern when a text first needs it, for a plain text a cheap one. */
const makers: ReadonlySet<string> = new Set(["textPattern", "madePattern", "lazyPattern"]);

/**
 * Where a file makes a regular expression that may hold a kind of Unicode characters, and no maker takes it: a literal with `\p{`, and whatever is made of a
 * text.
 *
 * @returns Lines, from 1.
 */
export function patternsWithoutMaker(file: string, text: string = readFileSync(file, "utf8")): readonly number[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && makers.has(node.expression.getText())) return;
    const isMade = ts.isNewExpression(node) && node.expression.getText() === "RegExp";
    const isKind = ts.isRegularExpressionLiteral(node) && /\\p\{/i.test(node.text);
    if (isMade || isKind) found.push(source.getLineAndCharacterOfPosition(node.getStart()).line + 1);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
