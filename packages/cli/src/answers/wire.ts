import { toWire } from "@goalpost/target/adapter";

type Snake<Name> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Snake<Rest>}`
  : Name;

/** A value of our code in its JSON form: every key in snake_case. */
export type Wire<Value> = Value extends readonly (infer Each)[]
  ? readonly Wire<Each>[]
  : Value extends object
    ? { readonly [Key in keyof Value as Snake<Key>]: Wire<Value[Key]> }
    : Value;

/** Turns a value whose keys are all our own into its JSON form. What holds a user's or a client's keys is no such value. */
export const wire = <Value>(value: Value): Wire<Value> => toWire(value) as Wire<Value>;
