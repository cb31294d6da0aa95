import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { isTest, sourceFiles } from "./imports.ts";
import { blocksOf } from "./pages.ts";
import { publicNames } from "./public-names.ts";
import { publicPackages, root, sourceEntries, type WorkspacePackage } from "./workspace.ts";

/** One `@example` of a docstring. */
export interface Example {
  /** Where it stands: `packages/core/src/pack/pack.ts:120`. */
  readonly at: string;
  readonly text: string;
  /** False when it is fenced as `ts no-run`: it is compiled, and needs more than this machine has to run. */
  readonly runs: boolean;
}

/** Every example of a package's docstrings. */
export function examplesOf({ path }: WorkspacePackage): readonly Example[] {
  return sourceFiles(`${path}/src`)
    .filter((file) => !isTest(file))
    .flatMap((file) => examplesIn(readFileSync(join(root, file), "utf8"), file));
}

/** The examples in a file's docstrings. One that is not fenced is a program as it stands. */
export function examplesIn(text: string, path: string): readonly Example[] {
  return [...text.matchAll(/\/\*\*(?:[^*]|\*(?!\/))*\*\//g)].flatMap(({ 0: comment, index }) =>
    [...comment.matchAll(/^ *\* @example\n((?: *\*(?! @|\/).*\n)*)/gm)].map(({ 1: lines = "", index: at }) => {
      const line = text.slice(0, index + at).split("\n").length;
      const content = lines.replace(/^ *\* ?/gm, "");
      const [block] = blocksOf(content);
      return {
        at: `${path}:${line}`,
        text: block?.text ?? content,
        runs: block === undefined || !block.attributes.has("no-run"),
      };
    }),
  );
}

/** The specifier from which the examples of a package take each name: its own entries, then core's. */
export function namesFor(owner: WorkspacePackage): ReadonlyMap<string, string> {
  const core = publicPackages().filter(({ folder }) => folder === "core");
  const names = new Map<string, string>();
  for (const one of [owner, ...core]) {
    for (const [subpath, source] of sourceEntries(one)) {
      for (const { name } of publicNames(`${one.path}/${source}`)) {
        if (!names.has(name)) names.set(name, join(one.manifest.name, subpath));
      }
    }
  }
  return names;
}

/**
 * The program that an example is: the names that it may leave out are imported, and what a comment right after an expression says is
 * compared with the value: `nearest("modle", ["model"]); // "model"`. A comment with a `…` in it, or that is not an expression, is only read.
 */
export function programOf({ text, at }: Example, names: ReadonlyMap<string, string>): string {
  const file = ts.createSourceFile("example.ts", text, ts.ScriptTarget.Latest, true);
  let body = text;
  for (const statement of [...file.statements].reverse()) {
    const shown = ts.isExpressionStatement(statement) ? shownAfter(text, statement.end) : undefined;
    if (shown === undefined || !ts.isExpressionStatement(statement)) continue;
    const value = loggedBy(statement.expression) ?? statement.expression;
    const compared = `isDeepEqual(${value.getText()}, (${shown}), ${JSON.stringify(at)});`;
    body = body.slice(0, statement.getStart()) + compared + body.slice(statement.end);
  }
  const imports = [...freeNames(file)].flatMap((name) => {
    const specifier = names.get(name);
    return specifier === undefined ? [] : [`import { ${name} } from ${JSON.stringify(specifier)};\n`];
  });
  return `import { deepEqual as isDeepEqual } from "node:assert/strict";\n${imports.join("")}${body}void isDeepEqual;\nexport {};\n`;
}

/** The expression in the comment after a statement: on its line, or alone on the last one. */
function shownAfter(text: string, end: number): string | undefined {
  const rest = text.slice(end);
  const [, shown] = /^[ \t]*\/\/ (.*)/.exec(rest) ?? /^\s*\n\/\/ (.*)\s*$/.exec(rest) ?? [];
  if (shown === undefined || shown.includes("…")) return undefined;
  const { diagnostics = [] } = ts.transpileModule(`(${shown})`, { reportDiagnostics: true });
  const isWord = /^[a-z]+$/i.test(shown) && !/^(?:true|false|null|undefined)$/.test(shown);
  return diagnostics.length === 0 && !isWord ? shown : undefined;
}

/** What `console.log(…)` is given, when that is all it does. */
function loggedBy(expression: ts.Expression): ts.Expression | undefined {
  const isLog = ts.isCallExpression(expression) && expression.expression.getText() === "console.log";
  return isLog ? expression.arguments[0] : undefined;
}

/** Names that a program uses and does not declare. */
function freeNames(file: ts.SourceFile): ReadonlySet<string> {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const isKey =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node) ||
        (ts.isBindingElement(parent) && parent.propertyName === node);
      const isDeclaration =
        (ts.isVariableDeclaration(parent) ||
          ts.isParameter(parent) ||
          ts.isBindingElement(parent) ||
          ts.isImportSpecifier(parent) ||
          ts.isNamespaceImport(parent) ||
          ts.isFunctionDeclaration(parent)) &&
        parent.name === node;
      if (isDeclaration) declared.add(node.text);
      else if (!isKey) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return new Set([...used].filter((name) => !declared.has(name)));
}
