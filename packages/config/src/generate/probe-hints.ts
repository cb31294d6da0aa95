/** One step into a configuration: a key of a table, or the only element of an array. */
export type Step = string | { readonly element: true };

/**
 * Where the client wants fields that its error does not name, because it reads the table in one piece first. By path, with `*` for any key.
 * Not one of them decides a type: they only let the probe get further.
 */
export const hints: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "": { default_permissions: '":workspace"' },
  "mcp_servers/*": { command: '"x"' },
  "model_providers/*": { name: '"x"' },
};

export const otherHints: typeof hints = { "mcp_servers/*": { url: '"x"' } };

/** Tables that say by their `type` which fields they have; the client names a variant's missing fields one by one. */
export const tagged: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  "hooks/*/[]/hooks/[]": { command: { command: '"x"' }, mcp_tool: {}, prompt: {}, agent: {} },
};

export const fits = (pattern: string, words: readonly string[]): boolean => {
  const parts = pattern === "" ? [] : pattern.split("/");
  return parts.length === words.length && parts.every((part, at) => part === "*" || part === words[at]);
};

export function hintFor(table: typeof hints, path: readonly Step[]): Readonly<Record<string, string>> {
  const words = path.map((step) => (typeof step === "string" ? step : "[]"));
  const found = Object.entries(table).find(([pattern]) => fits(pattern, words));
  return found?.[1] ?? {};
}
