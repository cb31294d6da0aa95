/** 2914 as `2,914`. */
export const figure = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 1 });

/** 1 and 2,914 as `1 turn` and `2,914 turns`. */
export const counted = (value: number, one: string): string => `${figure(value)} ${one}${value === 1 ? "" : "s"}`;
