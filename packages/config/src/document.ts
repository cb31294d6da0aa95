import type { SourceLocation } from "@goalpost/core/errors";
import { type JsonNode, jsonValue, parseJsonc } from "./json/parse-jsonc.ts";
import type { ValuePath } from "./path.ts";
import { locationAt } from "./text.ts";

/** A configuration text of either client: its value, and where each key stands. */
export interface ConfigDocument {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  locate(path: ValuePath): SourceLocation;
}

/** A settings.json; `looseAt` is the offset where it stops being strict JSON. */
export interface JsonDocument extends ConfigDocument {
  readonly looseAt?: number;
  /** Keys that stand more than once in their object. */
  readonly repeated: readonly ValuePath[];
}

/**
 * Parses settings, comments allowed (the client refuses them: see `looseAt`).
 *
 * @throws GoalpostError `config/bad-json` with file, line and column.
 * @example
 * parseJsonDocument('{ "model": "opus" }', "settings.json").locate(["model"]); // { file: "settings.json", line: 1, column: 3 }
 */
export function parseJsonDocument(text: string, file: string): JsonDocument {
  const { root, looseAt } = parseJsonc(text, file);
  return {
    file,
    text,
    value: jsonValue(root),
    repeated: [...repeatedIn(root, [])],
    ...(looseAt === undefined ? {} : { looseAt }),
    locate: (path) => locationAt(text, offsetOf(root, path), file),
  };
}

function* repeatedIn(node: JsonNode, path: ValuePath): Generator<ValuePath> {
  if (node.kind === "array")
    for (const [index, item] of node.items.entries()) yield* repeatedIn(item, [...path, index]);
  if (node.kind !== "object") return;
  const seen = new Map<string, number>();
  for (const { key, value } of node.members) {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    if (times === 2) yield [...path, key];
    yield* repeatedIn(value, [...path, key]);
  }
}

/** The key of the deepest step that the text has. */
function offsetOf(root: JsonNode, path: ValuePath): number {
  let [node, offset]: [JsonNode, number] = [root, root.start];
  for (const step of path) {
    if (node.kind === "object") {
      const member = node.members.findLast(({ key }) => key === step);
      if (member === undefined) break;
      [node, offset] = [member.value, member.start];
    } else {
      const item: JsonNode | undefined =
        node.kind === "array" && typeof step === "number" ? node.items[step] : undefined;
      if (item === undefined) break;
      [node, offset] = [item, item.start];
    }
  }
  return offset;
}
