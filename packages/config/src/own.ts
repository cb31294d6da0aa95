/** The value of a key that a table itself has: `constructor` and the like are keys as any, and no table of ours has them by descent. @internal */
export const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
