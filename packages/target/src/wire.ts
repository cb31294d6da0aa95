import { isRecord } from "./shape.ts";

/** Turns a value of our code into its JSON form: keys and `type` in snake_case, as everywhere on the wire. */
export function toWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toWire);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      snake(key),
      key === "type" && typeof entry === "string" ? snake(entry) : toWire(entry),
    ]),
  );
}

/** The way back: keys in camelCase. */
export function fromWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromWire);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [camel(key), fromWire(entry)]));
}

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
