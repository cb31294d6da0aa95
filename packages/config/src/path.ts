/** The way to one value: keys of tables, indexes of arrays. */
export type ValuePath = readonly (string | number)[];

/**
 * Writes a path as the user would in TOML: `mcp_servers."my server".args[0]`.
 */
export function pathText(path: ValuePath): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else text += `${text === "" ? "" : "."}${/^[A-Za-z0-9_-]+$/.test(step) ? step : JSON.stringify(step)}`;
  }
  return text;
}

/**
 * Reads a dotted key as `config set` takes it: bare words, and parts in quotes of either kind for keys that hold a dot; `[0]` is an index.
 * Returns undefined where the text is not such a key.
 */
export function parsePath(text: string): (string | number)[] | undefined {
  const path: (string | number)[] = [];
  let rest = text;
  while (rest !== "") {
    const match = /^(?:\[(\d+)\]|([A-Za-z0-9_$-]+)|("(?:[^"\\]|\\.)*")|'([^']*)')/.exec(rest);
    if (match === null) return undefined;
    const [whole, index, bare, quoted, literal] = match;
    if (index !== undefined) path.push(Number(index));
    else if (bare !== undefined || literal !== undefined) path.push(bare ?? literal ?? "");
    else {
      const word = unquote(quoted ?? "");
      if (word === undefined) return undefined;
      path.push(word);
    }
    rest = rest.slice(whole.length);
    if (rest.startsWith(".")) {
      rest = rest.slice(1);
      if (rest === "") return undefined;
    } else if (rest !== "" && !rest.startsWith("[")) return undefined;
  }
  return path.length === 0 ? undefined : path;
}

function unquote(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
