/**
 * What a client accepts at one place of its configuration: data, made by the generator from what the real client says.
 *
 * @internal
 */
export type Shape =
  | StringShape
  | EnumShape
  | IntegerShape
  | { readonly type: "number"; readonly min?: number; readonly max?: number }
  | { readonly type: "boolean" }
  /** Anything goes. `opaque` says that the client does look inside, and that nobody has learned how. */
  | { readonly type: "any"; readonly opaque?: true }
  /** A key or a list of keys, as in `ctrl-a`. */
  | { readonly type: "keybinding" }
  | { readonly type: "array"; readonly items: Shape; readonly min?: number }
  | { readonly type: "map"; readonly values: Shape }
  | StructShape
  | { readonly type: "oneOf"; readonly of: readonly Shape[] }
  /** A table whose field `tag` says which of the shapes it has. */
  | { readonly type: "tagged"; readonly tag: string; readonly of: Readonly<Record<string, Shape>> };

export interface StringShape {
  readonly type: "string";
  readonly minLength?: number;
  readonly pattern?: string;
}

export interface EnumShape {
  readonly type: "enum";
  readonly values: readonly string[];
  /** Variants that hold a value of their own; the others are plain words. */
  readonly with?: Readonly<Record<string, Shape>>;
  /** True where the client matches the plain word only, and never the `{ word = {} }` form. */
  readonly wordOnly?: true;
}

export interface IntegerShape {
  readonly type: "integer";
  readonly min?: number;
  readonly max?: number;
}

export interface StructShape {
  readonly type: "struct";
  readonly keys: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** What the client does with a key it does not know: refuse it always, refuse it under the strict flag (the default), or never. */
  readonly unknown?: "reject" | "ignore";
  /** Keys that are not named here, when each must hold a value of this shape. */
  readonly rest?: Shape;
  /** The order in which the client reads the fields from an array, and how many it needs; without it, an array is refused. */
  readonly positional?: { readonly order: readonly string[]; readonly least: number };
}
