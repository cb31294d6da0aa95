import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { root } from "./workspace.ts";

/** One name that an entry gives to the world. */
export interface PublicName {
  readonly name: string;
  /** The file that declares it, as a path from the root; the package's name when it comes from another package. */
  readonly from: string;
  /** False when neither the declaration nor the export says what it is for. Undefined when another package declares it. */
  readonly documented: boolean | undefined;
}

const files = new Map<string, ts.SourceFile>();

function parse(path: string): ts.SourceFile {
  const known = files.get(path);
  if (known !== undefined) return known;
  const file = ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest, true);
  files.set(path, file);
  return file;
}

/** The `export * from` and `export * as` of a file: names that nobody chose. */
export function wildcards(path: string): readonly string[] {
  return parse(path)
    .statements.filter(ts.isExportDeclaration)
    .filter(({ exportClause }) => exportClause === undefined || ts.isNamespaceExport(exportClause))
    .map((statement) => statement.getText());
}

/** Every public name of an entry, with where it comes from. */
export function publicNames(entry: string): readonly PublicName[] {
  return parse(entry).statements.flatMap((statement): readonly PublicName[] => {
    if (ts.isExportDeclaration(statement)) return fromExport(entry, statement);
    return declaredNames(statement).map((name) => ({ name, from: entry, documented: hasDoc(statement) }));
  });
}

function fromExport(entry: string, statement: ts.ExportDeclaration): readonly PublicName[] {
  const { exportClause, moduleSpecifier } = statement;
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
  const specifier =
    moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : undefined;
  return exportClause.elements.map(({ name, propertyName }) => {
    const original = (propertyName ?? name).text;
    if (specifier !== undefined && !specifier.startsWith("."))
      return { name: name.text, from: specifier, documented: undefined };
    const target = specifier === undefined ? entry : join(dirname(entry), specifier);
    return { name: name.text, ...declaration(target, original) };
  });
}

/** Follows a name to the file that declares it. */
function declaration(path: string, name: string): Pick<PublicName, "from" | "documented"> {
  if (!existsSync(join(root, path))) return { from: path, documented: false };
  const own = parse(path).statements.filter((statement) => declaredNames(statement, false).includes(name));
  if (own.length > 0) return { from: path, documented: own.some(hasDoc) };
  const forwarded = publicNames(path).find((candidate) => candidate.name === name);
  if (forwarded !== undefined && forwarded.from !== path)
    return { from: forwarded.from, documented: forwarded.documented };
  return importedName(path, name) ?? { from: path, documented: false };
}

/** A name that a file imports and exports again. */
function importedName(path: string, name: string): Pick<PublicName, "from" | "documented"> | undefined {
  for (const statement of parse(path).statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    const element = bindings.elements.find((candidate) => candidate.name.text === name);
    if (element === undefined) continue;
    const specifier = statement.moduleSpecifier.text;
    if (!specifier.startsWith(".")) return { from: specifier, documented: undefined };
    return declaration(join(dirname(path), specifier), (element.propertyName ?? element.name).text);
  }
  return undefined;
}

function declaredNames(statement: ts.Statement, exportedOnly = true): readonly string[] {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (exportedOnly && !modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function hasDoc(statement: ts.Statement): boolean {
  return ts
    .getJSDocCommentsAndTags(statement)
    .some((part) => ts.isJSDoc(part) && part.getText().replace(/[/*\s]/g, "") !== "");
}
