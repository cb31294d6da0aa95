/** Builds a configuration of paths and values; a key such as __proto__ is a key like any other. @internal */
export function configFrom(
  entries: Iterable<{ readonly path: readonly string[]; readonly value: unknown }>,
): Record<string, unknown> {
  const config: Record<string, unknown> = {};
  for (const { path, value } of entries) put(config, path, value);
  return config;
}

function put(config: Record<string, unknown>, [step = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0 && Object.hasOwn(config, step)) put(config[step] as Record<string, unknown>, rest, value);
  else {
    const inner = rest.length === 0 ? value : {};
    Object.defineProperty(config, step, { value: inner, enumerable: true, configurable: true, writable: true });
    if (rest.length > 0) put(inner as Record<string, unknown>, rest, value);
  }
}
