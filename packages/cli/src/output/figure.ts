/** 2914 as `2,914`. */
export const figure = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 1 });
