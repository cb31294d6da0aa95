import { GoalpostError } from "@goalpost/core/errors";
import { locationAt, locationText } from "../text.ts";

/** A node of a JSON text with comments; offsets are UTF-16 code units of the whole text. @internal */
export type JsonNode = JsonObject | JsonArray | JsonScalar;

export interface JsonScalar {
  readonly kind: "scalar";
  readonly start: number;
  readonly end: number;
  readonly value: string | number | boolean | null;
}

export interface JsonArray {
  readonly kind: "array";
  readonly start: number;
  readonly end: number;
  readonly items: readonly JsonNode[];
}

export interface JsonObject {
  readonly kind: "object";
  readonly start: number;
  readonly end: number;
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly start: number;
  readonly key: string;
  readonly value: JsonNode;
}

/** A parsed text, and what it holds that strict JSON does not allow. @internal */
export interface JsoncDocument {
  readonly root: JsonNode;
  /** Offset of the first comment or trailing comma, if there is one. */
  readonly looseAt?: number;
}

const deepest = 500;

/**
 * Parses JSON, with comments and trailing commas; every node knows where it stands.
 *
 * @throws GoalpostError `config/bad-json` with file, line and column.
 * @internal
 */
export function parseJsonc(text: string, file = "settings.json"): JsoncDocument {
  const reader = new Reader(text, file);
  const root = reader.value(0);
  reader.space();
  if (reader.at < text.length) reader.fail("one value and nothing after it");
  return { root, ...(reader.looseAt === undefined ? {} : { looseAt: reader.looseAt }) };
}

class Reader {
  readonly #text: string;
  readonly #file: string;
  at: number;
  looseAt: number | undefined;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  fail(expected: string): never {
    const seen = this.#text[this.at] === undefined ? "the end of the text" : JSON.stringify(this.#text[this.at]);
    throw new GoalpostError({
      code: "config/bad-json",
      where: locationText(locationAt(this.#text, this.at, this.#file)),
      what: `${seen}, expected ${expected}`,
      help: "fix the syntax there; a settings file that does not parse is dropped as a whole, hooks and permissions included",
    });
  }

  space(): void {
    for (;;) {
      const blank = /[ \t\r\n]*/y;
      blank.lastIndex = this.at;
      this.at += blank.exec(this.#text)?.[0].length ?? 0;
      const comment = /\/\/[^\n\r]*|\/\*[\s\S]*?\*\//y;
      comment.lastIndex = this.at;
      const found = comment.exec(this.#text);
      if (found === null) return;
      this.looseAt ??= this.at;
      this.at += found[0].length;
    }
  }

  value(depth: number): JsonNode {
    if (depth > deepest) this.fail(`at most ${deepest} levels`);
    this.space();
    const start = this.at;
    if (this.#text[start] === "{") return this.#object(start, depth);
    if (this.#text[start] === "[") return this.#array(start, depth);
    const token =
      // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids raw control characters in a string.
      /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b/y;
    token.lastIndex = start;
    const found = token.exec(this.#text)?.[0];
    if (found === undefined) this.fail("a value");
    this.at = start + found.length;
    return { kind: "scalar", start, end: this.at, value: JSON.parse(found) as JsonScalar["value"] };
  }

  #object(start: number, depth: number): JsonObject {
    const members: JsonMember[] = [];
    this.#list("}", "a key in double quotes", () => {
      const key = this.#text[this.at] === '"' ? this.value(depth + 1) : this.fail("a key in double quotes");
      this.space();
      if (this.#text[this.at] !== ":") this.fail('":"');
      this.at++;
      members.push({
        start: key.start,
        key: String(key.kind === "scalar" ? key.value : ""),
        value: this.value(depth + 1),
      });
    });
    return { kind: "object", start, end: this.at, members };
  }

  #array(start: number, depth: number): JsonArray {
    const items: JsonNode[] = [];
    this.#list("]", "a value", () => items.push(this.value(depth + 1)));
    return { kind: "array", start, end: this.at, items };
  }

  #list(close: string, expected: string, item: () => void): void {
    this.at++;
    for (let first = true; ; first = false) {
      this.space();
      if (this.#text[this.at] === close) break;
      if (!first) {
        if (this.#text[this.at] !== ",") this.fail(`"," or "${close}"`);
        const comma = this.at++;
        this.space();
        if (this.#text[this.at] === close) {
          this.looseAt ??= comma;
          break;
        }
      }
      if (this.at >= this.#text.length) this.fail(expected);
      item();
    }
    this.at++;
  }
}

/** The plain value of a node; of two members with one name the last counts, as in every JSON parser. @internal */
export function jsonValue(node: JsonNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "array") return node.items.map(jsonValue);
  return Object.fromEntries(node.members.map(({ key, value }) => [key, jsonValue(value)]));
}
