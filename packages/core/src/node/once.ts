/**
 * Makes a value when it is first asked for, and keeps it. Every schema is made this way: zod's constructors would add 10 ms to the import of
 * this package, also for those who only render.
 *
 * @internal
 */
// @__NO_SIDE_EFFECTS__
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
