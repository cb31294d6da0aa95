import { join } from "node:path";
import ts from "typescript";

type Schema = Readonly<Record<string, unknown>>;

const file = join(import.meta.dirname, "src/answers/answers.ts");

/**
 * JSON Schemas of what each command prints, made of the types that the compiler holds the commands to. A member may be added in a later release, so
 * that no object is closed.
 */
export function answerSchemas(): Schema & { readonly $defs: Schema } {
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ["@goalpost/source"],
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
  });
  const source = program.getSourceFile(file);
  const answers = source?.statements.find(
    (each): each is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(each) && each.name.text === "Answers",
  );
  if (answers === undefined) throw new Error(`${file} declares no interface Answers`);
  const writer = new SchemaWriter(program.getTypeChecker());
  const named = answers.members.flatMap((member) =>
    ts.isPropertySignature(member) && member.type !== undefined
      ? [[nameOf(member), writer.answer(nameOf(member), member.type)] as const]
      : [],
  );
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "What goalpost's commands print with --format json",
    $defs: { ...Object.fromEntries(named.map(([name, schema]) => [defOf(name), schema])), ...writer.shared() },
  };
}

const nameOf = ({ name }: ts.PropertySignature): string => (ts.isStringLiteral(name) ? name.text : name.getText());

/** `config explain` is `config_explain`. */
export const defOf = (command: string): string => command.replaceAll(/[ -]/g, "_");

class SchemaWriter {
  readonly #checker: ts.TypeChecker;
  /** Schemas of types with a name, which stand once. */
  readonly #shared = new Map<string, Schema>();
  readonly #names = new Map<ts.Type, string>();
  readonly #open: ts.Type[] = [];

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  answer(name: string, node: ts.TypeNode): Schema {
    const { allOf, ...schema } = this.#inline(this.#checker.getTypeFromTypeNode(node)) as Record<string, Schema>;
    const envelope = {
      version: { type: "integer", minimum: 1 },
      command: name === "error" ? { type: "string" } : { const: name },
    };
    return {
      type: "object",
      properties: envelope,
      required: name === "error" ? ["version"] : ["version", "command"],
      allOf: [schema],
    };
  }

  shared(): Schema {
    return Object.fromEntries([...this.#shared].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  of(type: ts.Type): Schema {
    const name = this.#nameOf(type);
    if (name === undefined) return this.#inline(type);
    const ref = { $ref: `#/$defs/${name}` };
    if (this.#shared.has(name)) return ref;
    this.#shared.set(name, {});
    this.#shared.set(name, this.#inline(type));
    return ref;
  }

  /** Objects that a declaration of ours names are shared; two of one name get a number. */
  #nameOf(type: ts.Type): string | undefined {
    const known = this.#names.get(type);
    if (known !== undefined) return known;
    const symbol = type.aliasSymbol ?? type.getSymbol();
    const isOurs = symbol?.declarations?.some((each) => !each.getSourceFile().fileName.includes("/node_modules/"));
    const isObject =
      (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Union)) !== 0 && !this.#checker.isArrayType(type);
    if (!isObject || isOurs !== true || symbol === undefined || symbol.name.startsWith("__")) return undefined;
    if (this.#args(type) > 0) return undefined;
    const taken = new Set(this.#names.values());
    let name = symbol.name;
    for (let count = 2; taken.has(name); count += 1) name = `${symbol.name}${count}`;
    this.#names.set(type, name);
    return name;
  }

  readonly #args = (type: ts.Type): number => (type.aliasTypeArguments ?? []).length;

  #inline(type: ts.Type): Schema {
    if (this.#open.length > 60) throw new Error(`too deep: ${this.#checker.typeToString(type)}`);
    this.#open.push(type);
    try {
      return this.#schema(type);
    } finally {
      this.#open.pop();
    }
  }

  #schema(type: ts.Type): Schema {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (flags & ts.TypeFlags.Never) return { not: {} };
    if (flags & ts.TypeFlags.Null) return { type: "null" };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === "true" };
    if (flags & ts.TypeFlags.Boolean) return { type: "boolean" };
    if (flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) return { type: "string" };
    if (flags & ts.TypeFlags.Number) return { type: "number" };
    if (type.isUnion()) return this.#union(type.types);
    if (this.#checker.isTupleType(type))
      return {
        type: "array",
        prefixItems: this.#checker.getTypeArguments(type as ts.TypeReference).map((each) => this.of(each)),
      };
    if (this.#checker.isArrayType(type))
      return { type: "array", items: this.of(this.#checker.getTypeArguments(type as ts.TypeReference)[0] as ts.Type) };
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.#object(type);
    throw new Error(`no JSON Schema of ${this.#checker.typeToString(type)}`);
  }

  #union(types: readonly ts.Type[]): Schema {
    const all = types.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
    const values = all.filter((each) => each.isStringLiteral() || each.isNumberLiteral());
    const booleans = all.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
    const isWhole = booleans.length === 2;
    const rest = all.filter(
      (each) => !values.includes(each as ts.StringLiteralType) && !(isWhole && booleans.includes(each)),
    );
    const of: Schema[] = [
      ...(values.length === 0 ? [] : [{ enum: values.map((each) => (each as ts.StringLiteralType).value).sort() }]),
      ...(isWhole ? [{ type: "boolean" }] : []),
      ...rest.map((each) => this.of(each)),
    ];
    const [only] = of;
    return of.length === 1 && only !== undefined ? only : { anyOf: of };
  }

  #object(type: ts.Type): Schema {
    const values = type.getStringIndexType();
    const properties = this.#checker.getPropertiesOfType(type).map((symbol) => {
      const inner = this.#checker.getTypeOfSymbol(symbol);
      const said = ts.displayPartsToString(symbol.getDocumentationComment(this.#checker)).replaceAll("\n", " ");
      const schema = this.of(inner);
      const isOptional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
      return { name: symbol.name, isOptional, schema: said === "" ? schema : { description: said, ...schema } };
    });
    const required = properties.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
    return {
      type: "object",
      ...(properties.length === 0
        ? {}
        : { properties: Object.fromEntries(properties.map(({ name, schema }) => [name, schema])) }),
      ...(required.length === 0 ? {} : { required }),
      ...(values === undefined ? {} : { additionalProperties: this.of(values) }),
    };
  }
}
