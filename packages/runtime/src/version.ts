/** Compares two versions of three numbers: below 0 when `left` is older. */
export const compareVersions = (left: string, right: string): number => {
  const [a, b] = [left, right].map((version) => version.split(".").map(Number));
  const at = [0, 1, 2].find((index) => a?.[index] !== b?.[index]);
  return at === undefined ? 0 : (a?.[at] ?? 0) - (b?.[at] ?? 0);
};
