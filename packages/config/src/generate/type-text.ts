import type { Shape, StructShape } from "../shape.ts";

/** Writes TypeScript types from shapes: one interface for each struct, with the words of an enum as literals. */
export class TypeWriter {
  readonly #named = new Map<string, string>();
  readonly #parts: string[] = [];
  readonly #docs: Readonly<Record<string, string>>;

  constructor(docs: Readonly<Record<string, string>>) {
    this.#docs = docs;
  }

  text(): string {
    return this.#parts.join("\n");
  }

  type(shape: Shape, path: readonly string[]): string {
    switch (shape.type) {
      case "string":
        return "string";
      case "boolean":
        return "boolean";
      case "integer":
      case "number":
        return "number";
      case "any":
        return "unknown";
      case "keybinding":
        return "string | readonly string[]";
      case "enum":
        return this.#enum(shape, path);
      case "array":
        return `readonly (${this.type(shape.items, path)})[]`;
      case "map":
        return `Readonly<Record<string, ${this.type(shape.values, [...path, "entry"])}>>`;
      case "struct":
        return this.#interface(shape, path);
      case "oneOf":
        return [...new Set(shape.of.map((inner) => this.type(inner, path)))].join(" | ") || "unknown";
      case "tagged":
        return Object.entries(shape.of)
          .map(([tag, inner]) => this.#tagged(shape.tag, tag, inner, path))
          .join(" | ");
    }
  }

  #enum(shape: Shape & { readonly type: "enum" }, path: readonly string[]): string {
    const held = shape.with ?? {};
    const words = shape.values.filter((word) => held[word] === undefined).map((word) => JSON.stringify(word));
    const tables = Object.entries(held).map(
      ([word, inner]) => `{ readonly ${property(word)}: ${this.type(inner, [...path, word])} }`,
    );
    return [...words, ...tables].join(" | ");
  }

  #tagged(tag: string, word: string, shape: Shape, path: readonly string[]): string {
    if (shape.type !== "struct") return "never";
    const { [tag]: _tag, ...keys } = shape.keys;
    const inner = this.#interface({ ...shape, keys }, [...path, word]);
    return `(${inner} & { readonly ${tag}: ${JSON.stringify(word)} })`;
  }

  #interface(shape: StructShape, path: readonly string[]): string {
    const lines = Object.entries(shape.keys).flatMap(([key, inner]) => {
      const doc = this.#docs[[...path.slice(1), key].join(".")];
      const optional = shape.required?.includes(key) ? "" : "?";
      const line = `  readonly ${property(key)}${optional}: ${this.type(inner, [...path, key])};`;
      return doc === undefined ? [line] : [`  /** ${doc} */`, line];
    });
    if (shape.rest !== undefined) lines.push(`  readonly [name: string]: unknown;`);
    const body = lines.join("\n");
    if (body === "") return "Readonly<Record<string, unknown>>";
    const known = this.#named.get(body);
    if (known !== undefined) return known;
    const name = path
      .map((word) =>
        word.replace(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_all, _gap, letter: string) => letter.toUpperCase()),
      )
      .join("");
    const unique = [...this.#named.values()].includes(name) ? `${name}${this.#named.size}` : name;
    this.#named.set(body, unique);
    this.#parts.push(
      `/** The table \`${path.slice(1).join(".") || path[0]}\`. */\nexport interface ${unique} {\n${body}\n}\n`,
    );
    return unique;
  }
}

const property = (key: string): string => (/^[A-Za-z_$][A-Za-z0-9_$]*$/.test(key) ? key : JSON.stringify(key));
