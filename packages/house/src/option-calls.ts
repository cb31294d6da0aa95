import { join } from "node:path";
import ts from "typescript";
import { publicPackages, root, sourceEntries } from "./workspace.ts";

/** A public function that takes an object of options. */
export interface OptionCall {
  /** The specifier that it is imported from. */
  readonly from: string;
  /** The entry that gives it. */
  readonly file: string;
  readonly name: string;
  /** Which of its parameters the options are, from 0. */
  readonly position: number;
  readonly parameter: string;
  readonly options: readonly string[];
}

const compilerOptions: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ESNext,
  strict: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  customConditions: ["@goalpost/source"],
  skipLibCheck: true,
  types: ["node"],
  exactOptionalPropertyTypes: true,
};

/** Files are parsed once, whatever programs they are part of. */
const parsed = new Map<string, ts.SourceFile>();

function programOf(files: readonly string[], options: ts.CompilerOptions): ts.Program {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (file, ...more) => {
    // what a test writes is another each time
    const known = file.includes("/.cache/") ? undefined : parsed.get(file);
    const source = known ?? read(file, ...more);
    if (source !== undefined) parsed.set(file, source);
    return source;
  };
  return ts.createProgram(files, options, host);
}

/** Every public function one of whose parameters is an object with at least one optional property, or is called options. */
export function optionCalls(): readonly OptionCall[] {
  const entries = publicPackages().flatMap((each) =>
    [...sourceEntries(each)].map(([subpath, source]) => ({
      from: join(each.manifest.name, subpath),
      file: join(root, each.path, source),
    })),
  );
  const program = programOf(
    entries.map(({ file }) => file),
    compilerOptions,
  );
  const checker = program.getTypeChecker();
  return entries.flatMap(({ from, file }) => {
    const source = program.getSourceFile(file);
    const symbol = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    if (symbol === undefined) return [];
    return checker.getExportsOfModule(symbol).flatMap((exported) => callsOf(exported, { from, file }, checker));
  });
}

function callsOf(
  exported: ts.Symbol,
  entry: Pick<OptionCall, "from" | "file">,
  checker: ts.TypeChecker,
): readonly OptionCall[] {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const [declaration] = symbol.declarations ?? [];
  if (declaration === undefined) return [];
  const signatures = checker.getTypeOfSymbolAtLocation(symbol, declaration).getCallSignatures();
  return signatures.flatMap(({ parameters }) =>
    parameters.flatMap((parameter, position) => {
      const options = optionsOf(parameter, checker);
      return options === undefined
        ? []
        : [{ ...entry, name: exported.name, position, parameter: parameter.name, options }];
    }),
  );
}

/** The names of the properties, an optional one with a question mark. */
function optionsOf(parameter: ts.Symbol, checker: ts.TypeChecker): readonly string[] | undefined {
  const declaration = parameter.valueDeclaration;
  if (declaration === undefined) return undefined;
  const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(parameter, declaration));
  const properties = (type.isUnion() ? type.types : [type])
    .filter(isPlain)
    .flatMap((each) => checker.getPropertiesOfType(each));
  const isOptional = properties.some(({ flags }) => (flags & ts.SymbolFlags.Optional) !== 0);
  if (properties.length === 0 || !(isOptional || /options|settings|init/i.test(parameter.name))) return undefined;
  return [...new Set(properties.map(({ name, flags }) => (flags & ts.SymbolFlags.Optional ? `${name}?` : name)))];

  function isPlain(each: ts.Type): boolean {
    return (
      (each.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayType(each) && each.getCallSignatures().length === 0
    );
  }
}

/** A call of ours that hands over what the function would refuse: behind a spread or a name the compiler says nothing of it. */
export interface Excess {
  readonly at: string;
  readonly names: readonly string[];
}

/** Where sources hand an object to one of these calls that has more than the call takes. */
export function excessOptions(files: readonly string[], calls: readonly OptionCall[]): readonly Excess[] {
  const program = programOf([...files, ...calls.map(({ file }) => file)], compilerOptions);
  const checker = program.getTypeChecker();
  const positions = new Map(
    calls.flatMap(({ file, name, position }) => {
      const declaration = declarationOf(program.getSourceFile(file), name, checker);
      return declaration === undefined ? [] : [[declaration, position] as const];
    }),
  );
  const names = new Set(calls.map(({ name }) => name));
  return files.flatMap((path) => {
    const source = program.getSourceFile(path);
    const found: Excess[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const excess = mayBe(node.expression, names) ? excessOf(node, positions, checker) : [];
        const line = source?.getLineAndCharacterOfPosition(node.getStart()).line ?? 0;
        if (excess.length > 0) found.push({ at: `${path}:${line + 1}`, names: excess });
      }
      ts.forEachChild(node, visit);
    };
    if (source !== undefined) visit(source);
    return found;
  });
}

/** A member is called as the function is; a name of the file's own may be another one. What else is called needs no look at its types. */
const mayBe = (called: ts.Expression, names: ReadonlySet<string>): boolean =>
  ts.isPropertyAccessExpression(called) ? names.has(called.name.text) : ts.isIdentifier(called);

/** The first declaration: overloads share one set of options. */
function declarationOf(source: ts.SourceFile | undefined, name: string, checker: ts.TypeChecker): ts.Node | undefined {
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  const exported = module === undefined ? undefined : checker.tryGetMemberInModuleExports(name, module);
  if (exported === undefined) return undefined;
  return (exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported).declarations?.[0];
}

function excessOf(
  call: ts.CallExpression,
  positions: ReadonlyMap<ts.Node, number>,
  checker: ts.TypeChecker,
): readonly string[] {
  const symbol = checker.getSymbolAtLocation(
    ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression,
  );
  const target =
    symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const position = target?.declarations?.[0] === undefined ? undefined : positions.get(target.declarations[0]);
  const argument = position === undefined ? undefined : call.arguments[position];
  if (position === undefined || argument === undefined) return [];
  const parameter = checker.getResolvedSignature(call)?.parameters[position];
  if (parameter === undefined) return [];
  const taken = new Set(
    namesIn(checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(parameter, call)), checker),
  );
  return namesIn(checker.getTypeAtLocation(argument), checker).filter((name) => !taken.has(name));
}

const namesIn = (type: ts.Type, checker: ts.TypeChecker): readonly string[] =>
  (type.isUnion() ? type.types : [type])
    .filter((each) => each.isIntersection() || (each.flags & ts.TypeFlags.Object) !== 0)
    .flatMap((each) => checker.getPropertiesOfType(each).map(({ name }) => name));
