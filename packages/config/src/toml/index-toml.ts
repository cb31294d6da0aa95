import { type AST, parseTOML } from "toml-eslint-parser";

/** Where a key of a document starts; line and column from 1. @internal */
export interface TomlPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds the place of every key and array element. A text that the positional parser cannot read gives an empty index: the value parser decides
 * what is valid, this one only says where things are.
 *
 * @internal
 */
export function indexToml(text: string): ReadonlyMap<string, TomlPlace> {
  const places = new Map<string, TomlPlace>();
  const note = (path: readonly (string | number)[], { loc }: { loc: AST.SourceLocation }) => {
    const key = JSON.stringify(path);
    if (!places.has(key)) places.set(key, { line: loc.start.line, column: loc.start.column + 1 });
  };
  const pair = (base: readonly (string | number)[], node: AST.TOMLKeyValue) => {
    const path = [...base];
    for (const key of node.key.keys) {
      path.push(keyName(key));
      note(path, key);
    }
    content(path, node.value);
  };
  const content = (path: readonly (string | number)[], node: AST.TOMLContentNode) => {
    if (node.type === "TOMLInlineTable") for (const child of node.body) pair(path, child);
    if (node.type !== "TOMLArray") return;
    for (const [index, element] of node.elements.entries()) {
      note([...path, index], element);
      content([...path, index], element);
    }
  };
  for (const node of topLevel(text)) {
    if (node.type === "TOMLKeyValue") pair([], node);
    else {
      for (let length = 1; length <= node.resolvedKey.length; length++)
        note(node.resolvedKey.slice(0, length), node.key);
      for (const child of node.body) pair(node.resolvedKey, child);
    }
  }
  return places;
}

/** Finds a dotted key of more names than the client follows; a text that the positional parser cannot read is not looked into. @internal */
export function longKey(text: string, most: number): TomlPlace | undefined {
  const nodes: AST.TOMLNode[] = [...topLevel(text)];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if ("key" in node && node.key.keys.length > most)
      return { line: node.key.loc.start.line, column: node.key.loc.start.column + 1 };
    if (node.type === "TOMLKeyValue") nodes.push(node.value);
    if (node.type === "TOMLTable" || node.type === "TOMLInlineTable") nodes.push(...node.body);
    if (node.type === "TOMLArray") nodes.push(...node.elements);
  }
  return undefined;
}

function topLevel(text: string): readonly (AST.TOMLKeyValue | AST.TOMLTable)[] {
  try {
    return parseTOML(text.replace(/^\uFEFF/, ""), { tomlVersion: "1.1" }).body[0].body;
  } catch {
    return [];
  }
}

/** The name that a bare or quoted key stands for. @internal */
export const keyName = (key: AST.TOMLBare | AST.TOMLQuoted): string => (key.type === "TOMLBare" ? key.name : key.value);
