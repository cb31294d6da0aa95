import type { Finding, SourceLocation } from "../errors/finding.ts";

/** A line and column of a file, from 1; columns in UTF-16 code units. */
export type Place = Omit<SourceLocation, "file">;

/** Where a contract's blocks and items stand in their file, by the names that findings use: `done_when`, `done_when[0]`, `done_when[0].run`. */
export interface Positions {
  readonly file: string;
  readonly places: Readonly<Record<string, Place>>;
}

/** The place of a finding: its own, else that of what it is in, up to the file's first line. */
export function locate(where: string, { file, places }: Positions): SourceLocation {
  for (let name = where; name !== ""; name = name.replace(/(?:^|[.[])[^.[]*$/, "")) {
    if (Object.hasOwn(places, name)) return { file, ...(places[name] ?? { line: 1 }) };
  }
  return { file, line: 1, column: 1 };
}

/** @internal */
export const withPlace = (finding: Finding, positions: Positions | undefined): Finding =>
  positions === undefined || finding.at !== undefined ? finding : { ...finding, at: locate(finding.where, positions) };

/**
 * Finds the blocks and items of labelled text, as `render` writes it and `parse` reads it.
 *
 * @example
 * positionsInText("<goal>\n- G1 outcome: Port it.\n</goal>\n", "x.goal.md").places["goal[0]"]; // { line: 2, column: 1 }
 */
export function positionsInText(text: string, file: string): Positions {
  const places: Record<string, Place> = {};
  const counts = new Map<string, number>();
  let block = "";
  let item = "";
  for (const [at, line] of text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .entries()) {
    const kind = /^(?:<|## )([a-z_]+)(?: contract="[^"]*")?>?$/.exec(line)?.[1];
    const field = /^ {2}([a-z][a-z ]*):/.exec(line)?.[1];
    if (kind !== undefined) {
      block = kind;
      places[block] ??= { line: at + 1, column: 1 };
    } else if (/^- \S+ [a-z_]+:/.test(line)) {
      const index = counts.get(block) ?? 0;
      item = `${block}[${index}]`;
      counts.set(block, index + 1);
      places[item] ??= { line: at + 1, column: 1 };
    } else if (field !== undefined && item !== "") {
      places[`${item}.${field.replaceAll(" ", "_")}`] ??= { line: at + 1, column: 3 };
    }
  }
  return { file, places };
}

/**
 * Finds the blocks, items and fields of a contract's JSON text. The text must be JSON; nothing is promised for any other.
 *
 * @example
 * positionsInJson('{ "version": 1, "id": "x", "blocks": [] }', "x.goal.json");
 */
export function positionsInJson(text: string, file: string): Positions {
  const places: Record<string, Place> = {};
  const kinds: string[] = [];
  const placeAt = lineCounter(text);
  for (const { path, offset, value } of valuesOf(text)) {
    const [root, block, items, index, ...fields] = path;
    if (root !== "blocks" || typeof block !== "number") continue;
    // A key may stand after what it names, so kinds are looked up at the end.
    if (items === "kind" && typeof value === "string") kinds[block] = value;
    const inner = items === "items" && index !== undefined ? `[${index}]${fields.map(step).join("")}` : undefined;
    const name = items === undefined ? "" : inner;
    if (name !== undefined) places[`${block}|${name}`] = placeAt(offset);
  }
  const before = othersBefore(kinds, Object.keys(places));
  const named = Object.entries(places).map(([key, place]) => {
    const [block = "", ...rest] = key.split("|");
    const name = rest
      .join("|")
      .replace(/^\[(\d+)\]/, (_, index: string) => `[${Number(index) + (before[Number(block)] ?? 0)}]`);
    return [`${kinds[Number(block)] ?? "?"}${name}`, place] as const;
  });
  return { file, places: Object.fromEntries(named.toReversed()) };
}

/** How many items of `other` stand in blocks above each block: their ordinals go on from one to the next. */
function othersBefore(kinds: readonly string[], keys: readonly string[]): readonly number[] {
  const counts: number[] = [];
  for (const key of keys) {
    const [, block] = /^(\d+)\|\[\d+\]$/.exec(key) ?? [];
    if (block !== undefined) counts[Number(block)] = (counts[Number(block)] ?? 0) + 1;
  }
  let others = 0;
  return kinds.map((kind, block) => {
    const before = others;
    if (kind === "other") others += counts[block] ?? 0;
    return kind === "other" ? before : 0;
  });
}

const step = (key: string | number): string => (typeof key === "number" ? `[${key}]` : `.${key}`);

/** Gives lines and columns of offsets that only grow, in one pass over the text. */
function lineCounter(text: string): (offset: number) => Place {
  let line = 1;
  let start = 0;
  return (offset) => {
    for (let at = text.indexOf("\n", start); at !== -1 && at < offset; at = text.indexOf("\n", start)) {
      line += 1;
      start = at + 1;
    }
    return { line, column: offset - start + 1 };
  };
}

interface Seen {
  readonly path: readonly (string | number)[];
  readonly offset: number;
  readonly value?: unknown;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** An object or array that is being read, and where in it the reader is. */
interface Frame {
  readonly isArray: boolean;
  step: string | number;
  /** Whether the next string is a key. */
  wantsKey: boolean;
}

/** Levels within which something of a contract has a place: JSON in a check may be nested 64 deep. Beyond it a path for each value would cost its depth each time. */
const deepest = 80;

/** Every value of a JSON text with its path and offset. */
function* valuesOf(text: string): Generator<Seen> {
  const frames: Frame[] = [];
  for (const { 0: found, index: offset } of text.matchAll(token)) {
    const frame = frames.at(-1);
    if (found === "}" || found === "]") frames.pop();
    else if (found === ",") goOn(frame);
    else if (frame?.wantsKey && found !== ":") {
      frame.step = String(scalar(found));
      frame.wantsKey = false;
    } else if (found !== ":") {
      if (frames.length <= deepest) yield { path: frames.map(({ step }) => step), offset, ...scalarOf(found) };
      if (found === "[") frames.push({ isArray: true, step: 0, wantsKey: false });
      else if (found === "{") frames.push({ isArray: false, step: "", wantsKey: true });
    }
  }
}

const scalarOf = (found: string): { value?: unknown } =>
  found === "[" || found === "{" ? {} : { value: scalar(found) };

function goOn(frame: Frame | undefined): void {
  if (frame === undefined) return;
  if (frame.isArray) frame.step = Number(frame.step) + 1;
  else frame.wantsKey = true;
}

function scalar(found: string): unknown {
  try {
    return JSON.parse(found);
  } catch {
    return undefined;
  }
}
