import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ts from "typescript";
import { root } from "./workspace.ts";

/** One import, export-from or dynamic import of a file. */
export interface Import {
  /** Path from the root of the repository. */
  readonly from: string;
  readonly specifier: string;
  /** Where a relative specifier points, as a path from the root of the repository. */
  readonly target?: string;
  /** The package that a bare specifier names: `@goalpost/core` for `@goalpost/core/testing`; `node:fs` stays whole. None for `#own`. */
  readonly package?: string;
}

/** Every TypeScript file below a folder, as paths from the root of the repository, in a stable order. */
export function sourceFiles(folder: string): readonly string[] {
  const base = join(root, folder);
  if (!existsSync(base)) return [];
  return readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[mc]?tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !/(^|\/)(node_modules|dist|fixtures)\//.test(path))
    .sort();
}

/** The package that a bare specifier names. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** What a text imports: static, type-only and dynamic imports alike. */
export function importsIn(
  text: string,
): readonly { readonly specifier: string; readonly package?: string; readonly dynamic: boolean }[] {
  const found: { readonly specifier: string; readonly package?: string; readonly dynamic: boolean }[] = [];
  const add = (node: ts.Node | undefined, dynamic: boolean): void => {
    if (node === undefined || !ts.isStringLiteralLike(node)) return;
    const { text: specifier } = node;
    found.push(
      /^[.#]/.test(specifier) ? { specifier, dynamic } : { specifier, package: packageOf(specifier), dynamic },
    );
  };
  // A text without the word needs no look at its every expression. TypeScript's own quick reader loses its way in minified code.
  const isDeep = /\bimport\s*\(|\brequire\s*\(/.test(text);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier, false);
    else if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    else if (ts.isCallExpression(node)) {
      const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
      if (isImport || node.expression.getText() === "require") add(node.arguments[0], isImport);
    }
    if (isDeep) ts.forEachChild(node, visit);
  };
  ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true).statements.forEach(visit);
  return found;
}

/** The imports of one file, type imports included: an edge that the compiler erases still couples two files. */
export function importsOf(path: string, text?: string): readonly Import[] {
  if (text !== undefined) return edgesOf(path, text);
  const known = edgesSoFar.get(path) ?? edgesOf(path, readFileSync(join(root, path), "utf8"));
  edgesSoFar.set(path, known);
  return known;
}

/** A file is read once, whatever is asked of its imports. */
const edgesSoFar = new Map<string, readonly Import[]>();

function edgesOf(path: string, text: string): readonly Import[] {
  return importsIn(text).map(({ specifier, package: name }) => {
    if (name !== undefined) return { from: path, specifier, package: name };
    if (specifier.startsWith("#")) return { from: path, specifier };
    return { from: path, specifier, target: join(dirname(path), specifier).split(sep).join("/") };
  });
}

/** A file that is a test or serves tests alone. */
export function isTest(path: string): boolean {
  return /\.(test|test-d|bench)\.ts$|\/(testing|test)\//.test(path);
}

/** Finds one cycle in a graph of files, as the list of its members in order; undefined when there is none. */
export function findCycle(edges: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): readonly string[] | undefined => {
    if (done.has(node)) return undefined;
    const seen = path.indexOf(node);
    if (seen >= 0) return [...path.slice(seen), node];
    path.push(node);
    for (const next of edges.get(node) ?? []) {
      const cycle = visit(next);
      if (cycle !== undefined) return cycle;
    }
    path.pop();
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const cycle = visit(node);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

/** Every file that a file reaches through relative imports, itself included. */
export function reachable(entry: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [entry];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path) || !existsSync(join(root, path)) || !path.endsWith(".ts")) continue;
    seen.add(path);
    for (const { target } of importsOf(path)) if (target !== undefined) queue.push(target);
  }
  return seen;
}
