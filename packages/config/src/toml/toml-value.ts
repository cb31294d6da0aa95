import type { TomlDate } from "smol-toml";

/** A value as TOML has it: integers are bigint, so that `1` and `1.0` stay apart as they do for the client. */
export type TomlValue = string | bigint | number | boolean | TomlDate | readonly TomlValue[] | TomlTable;

/** A table of TOML values. */
export interface TomlTable {
  readonly [key: string]: TomlValue;
}

/** Tells a table from every other value. @internal */
export const isTable = (value: unknown): value is TomlTable =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Tells a date or time from every other value. @internal */
export const isDate = (value: unknown): value is Date => value instanceof Date;
