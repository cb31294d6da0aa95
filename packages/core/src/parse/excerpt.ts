/**
 * A line with its number and a caret below the column; long lines are cut around the column, controls are shown as spaces.
 *
 * @param column - From 1, in UTF-16 code units.
 */
export function excerpt(line: string, number: number, column: number): string {
  const from = Math.max(0, column - 41);
  const shown = line.slice(from, from + 80).replace(/\p{Cc}/gu, " ");
  const gutter = `${number} | `;
  return `${gutter}${shown}\n${" ".repeat(gutter.length + column - 1 - from)}^`;
}
