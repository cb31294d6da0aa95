import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { reachable } from "./imports.ts";
import { publicPackages, root, sourceEntries } from "./workspace.ts";

/** Where the entries of libraries print: the command line alone may. */
export function prints(): readonly string[] {
  const entries = publicPackages()
    .filter(({ folder }) => folder !== "cli")
    .flatMap((one) => [...sourceEntries(one).values()].map((source) => `${one.path}/${source}`));
  const files = new Set(entries.flatMap((entry) => [...reachable(entry)]));
  return [...files].sort().flatMap((file) => printsIn(readFileSync(join(root, file), "utf8"), file));
}

/** Each use of `console`, `process.stdout`, `process.stderr` and `process.emitWarning` in a text; those in strings and comments are none. */
export function printsIn(text: string, path: string): readonly string[] {
  const found: string[] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isPrinter(node))
      found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.parent.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isPrinter({ text, parent }: ts.Identifier): boolean {
  if (!ts.isPropertyAccessExpression(parent)) return text === "console" && !ts.isPropertyAssignment(parent);
  if (parent.expression.getText() === "process") return /^(?:stdout|stderr|emitWarning)$/.test(text);
  return text === "console" && (parent.name.text !== text || parent.expression.getText() === "globalThis");
}
