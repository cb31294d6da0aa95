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
};

/** Every public function one of whose parameters is an object with at least one optional property, or is called options. */
export function optionCalls(): readonly OptionCall[] {
  const entries = publicPackages().flatMap((each) =>
    [...sourceEntries(each)].map(([subpath, source]) => ({
      from: join(each.manifest.name, subpath),
      file: join(root, each.path, source),
    })),
  );
  const program = ts.createProgram(
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
