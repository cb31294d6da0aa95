/**
 * The smallest reader that we need for what the client sends: it names only the fields we use, lets every other field be, and says where a
 * message differs. Shapes are data, so that a test can hold them against the client's own JSON Schema.
 */
export type Shape<T> =
  | { readonly kind: "string" | "number" | "boolean" | "unknown"; readonly "~type"?: T }
  | { readonly kind: "word"; readonly words: readonly string[]; readonly "~type"?: T }
  | { readonly kind: "list"; readonly of: Shape<unknown>; readonly "~type"?: T }
  | { readonly kind: "maybe"; readonly of: Shape<unknown>; readonly "~type"?: T }
  | { readonly kind: "object"; readonly fields: { readonly [name: string]: Shape<unknown> }; readonly "~type"?: T };

/** Any shape, its type forgotten. */
export type AnyShape = Shape<unknown>;

/** The type that a shape reads. */
export type Infer<S> = S extends { readonly "~type"?: infer T } ? Exclude<T, undefined> : never;

/** A field that may be absent or null; it is read as absent. */
export interface Maybe<T> {
  readonly kind: "maybe";
  readonly of: AnyShape;
  readonly "~type"?: T;
}

type MaybeKeys<F> = { [K in keyof F]: F[K] extends { readonly kind: "maybe" } ? K : never }[keyof F];
type Fields<F> = { readonly [K in Exclude<keyof F, MaybeKeys<F>>]: Infer<F[K]> } & {
  readonly [K in MaybeKeys<F>]?: Infer<F[K]>;
};
type Flat<T> = { readonly [K in keyof T]: T[K] };

/** A text. */
export const string = { kind: "string" } as { readonly kind: "string"; readonly "~type"?: string };
/** A number. */
export const number = { kind: "number" } as { readonly kind: "number"; readonly "~type"?: number };
/** True or false. */
export const boolean = { kind: "boolean" } as { readonly kind: "boolean"; readonly "~type"?: boolean };
/** Anything but nothing that JSON can hold. */
export type PresentJson = string | number | boolean | object;
/** Anything that JSON can hold. */
export const anything = { kind: "unknown" } as { readonly kind: "unknown"; readonly "~type"?: PresentJson };

/** One of the words we know. */
export const word = <const W extends readonly string[]>(...words: W) =>
  ({ kind: "word", words }) as { readonly kind: "word"; readonly words: W; readonly "~type"?: W[number] };

/** A list of one shape. */
export const list = <S extends AnyShape>(of: S) =>
  ({ kind: "list", of }) as { readonly kind: "list"; readonly of: S; readonly "~type"?: readonly Infer<S>[] };

/** A field that may be absent or null. */
export const maybe = <S extends AnyShape>(of: S) => ({ kind: "maybe", of }) as Maybe<Infer<S>>;

/** An object: the named fields, and whatever else there is. */
export const object = <const F extends Readonly<Record<string, AnyShape>>>(fields: F) =>
  ({ kind: "object", fields }) as {
    readonly kind: "object";
    readonly fields: F;
    readonly "~type"?: Flat<Fields<F>>;
  };

/** Where and how a value differs from its shape. */
export interface Mismatch {
  readonly path: string;
  readonly seen: string;
  readonly expected: string;
}

/** Says how `value` differs from `shape`, or undefined if it fits. */
export function mismatch(shape: AnyShape, value: unknown, path = "$"): Mismatch | undefined {
  switch (shape.kind) {
    case "unknown":
      return undefined;
    case "maybe":
      return value === undefined || value === null ? undefined : mismatch(shape.of, value, path);
    case "word":
      return typeof value === "string" && shape.words.includes(value)
        ? undefined
        : { path, seen: show(value), expected: shape.words.join(" | ") };
    case "list":
      return Array.isArray(value)
        ? first(value.map((item, index) => () => mismatch(shape.of, item, `${path}[${index}]`)))
        : { path, seen: show(value), expected: "a list" };
    case "object":
      return isRecord(value)
        ? first(
            Object.entries(shape.fields).map(
              ([key, field]) =>
                () =>
                  mismatch(field, value[key], `${path}.${key}`),
            ),
          )
        : { path, seen: show(value), expected: "an object" };
    default:
      return typeof value === shape.kind ? undefined : { path, seen: show(value), expected: `a ${shape.kind}` };
  }
}

/** The outcome of {@link readShape}. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mismatch: Mismatch };

/** Reads the named fields of `value`, null as absent; says where the value differs from the shape. */
export function readShape<S extends AnyShape>(shape: S, value: unknown): Reading<Infer<S>> {
  const found = mismatch(shape, value);
  return found === undefined ? { ok: true, value: pick(shape, value) as Infer<S> } : { ok: false, mismatch: found };
}

/** Whether `value` fits `shape`, for values of our own that hold no null. */
export function fits<S extends AnyShape>(shape: S, value: unknown): value is Infer<S> {
  return mismatch(shape, value) === undefined;
}

const pick = (shape: AnyShape, value: unknown): unknown => {
  if (shape.kind === "maybe") return pick(shape.of, value);
  if (shape.kind === "list" && Array.isArray(value)) return value.map((entry) => pick(shape.of, entry));
  if (shape.kind !== "object" || !isRecord(value)) return value;
  const present = Object.entries(shape.fields).filter(([key]) => value[key] !== undefined && value[key] !== null);
  return Object.fromEntries(present.map(([key, field]) => [key, pick(field, value[key])]));
};

/** A JSON object, and neither null nor a list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const first = (checks: readonly (() => Mismatch | undefined)[]): Mismatch | undefined => {
  for (const check of checks) {
    const found = check();
    if (found !== undefined) return found;
  }
  return undefined;
};

const show = (value: unknown): string => {
  const text = value === undefined ? "nothing" : (JSON.stringify(value) ?? typeof value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
