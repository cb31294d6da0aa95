/** The version of a record that is written. */
export const recordVersion = 1;

/**
 * One record of a log, as it stands on disk: keys in snake_case. What a record holds beside these three is for its type to say; a reader
 * takes nothing of it for granted, since another version may have written it.
 */
export interface LogRecord {
  /** The version of the record; 0 where it named none. */
  readonly v: number;
  /** ISO 8601, UTC; empty where it named none. */
  readonly at: string;
  /** What it tells of: `turn_started`, `receipt`. A type that a reader does not know is kept, and passed over. */
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Reads a record from one line; undefined where the line is none. */
export function parseRecord(line: string): LogRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isObject(value) || typeof value.type !== "string") return undefined;
  const { v, at } = value;
  return {
    ...value,
    v: typeof v === "number" ? v : 0,
    at: typeof at === "string" && time.test(at) && !Number.isNaN(Date.parse(at)) ? at : "",
    type: value.type,
  };
}

/** A time as it is written. `Date.parse` alone takes any text in brackets along. */
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

/** Whether a value is an object with keys. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A text of a record; empty where it holds another thing. */
export const textIn = (from: unknown, key: string): string => {
  const value = isObject(from) ? from[key] : undefined;
  return typeof value === "string" ? value : "";
};

/** A number of a record; undefined where it holds another thing. */
export const numberIn = (from: unknown, key: string): number | undefined => {
  const value = isObject(from) ? from[key] : undefined;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
};

/** A list of a record; empty where it holds another thing. */
export const listIn = (from: unknown, key: string): readonly unknown[] => {
  const value = isObject(from) ? from[key] : undefined;
  return Array.isArray(value) ? value : [];
};
