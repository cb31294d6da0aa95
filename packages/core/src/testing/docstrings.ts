/** What a docstring says, taken apart. */
export interface Docstring {
  /** The description, on one line. */
  readonly text: string;
  readonly params: readonly { readonly name: string; readonly text: string }[];
  readonly example: string;
}

/** The docstring of an exported function. */
export function docstringOf(source: string, name: string): Docstring {
  const at = source.search(new RegExp(`^export function ${name}\\b`, "m"));
  const start = source.lastIndexOf("\n/**", at) + 1;
  if (at < 0 || start === 0) throw new Error(`${name} has no docstring`);
  return readDocstring(source.slice(start, at));
}

/** The public methods of a class, with their docstrings. */
export function methodsOf(source: string): readonly { readonly name: string; readonly doc: Docstring }[] {
  return [...source.matchAll(/^ {2}(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\n {2}([a-z]\w*)[<(]/gm)].flatMap(
    ([, text = "", name = ""]) =>
      text.includes("@internal") || name === "constructor" ? [] : [{ name, doc: readDocstring(text) }],
  );
}

/** The first statement of the example. */
export const firstExample = ({ example }: Docstring): string =>
  example.split(/;\n(?=\S)/)[0]?.replace(/;?(?: \/\/.*)?$/, ";") ?? "";

function readDocstring(text: string): Docstring {
  const lines = text
    .split("\n")
    .map((line) => line.replace(/^\s*(?:\/\*\*|\*\/|\*) ?/, "").replace(/\s*\*\/$/, ""))
    .join("\n");
  const [description = "", ...tags] = lines.split(/\n(?=@)/);
  const params = tags.flatMap((tag) => {
    const [, name, said] = /^@param (\w+) - ([\s\S]*)$/.exec(tag) ?? [];
    return name === undefined || said === undefined ? [] : [{ name, text: oneLine(said) }];
  });
  const example =
    tags
      .find((tag) => tag.startsWith("@example"))
      ?.replace(/^@example\n/, "")
      .trim() ?? "";
  return { text: oneLine(description.split("\n\n")[0] ?? ""), params, example };
}

const oneLine = (text: string): string => plain(text.trim().replace(/\s+/g, " "));

/** `{@link metric}` as code. */
const plain = (text: string): string => text.replace(/\{@link ([^}\s]+)\}/g, "`$1`");
