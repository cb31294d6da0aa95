import type { Line } from "./lines.ts";

/** The mark of a list, of any kind. */
export const anyMark =
  /^\s*(?:[-*+](?=\s)|[•·◦▪‣●○→✓✔☐☑–—▢□]|\d{1,2}[.)、．]|[（(](?:\d{1,2}|[a-z])[）)]|[a-z][.)]|[一二三四五六七八九十]{1,2}[、.．\s])\s*\S/u;

/** An entry that ends in a colon: "2. Never:". */
const colonEntry = /^(\s*)(?:[-*+•]|\d{1,2}[.)])\s+\S.{0,78}[:：]\**\s*$/;

/** Whether a line is an entry of a list that is the title of a deeper list right below it. */
export function headsNest(lines: readonly Line[], line: number): boolean {
  const [own, below] = [lines[line]?.text ?? "", lines[line + 1]?.text ?? ""];
  const indent = colonEntry.exec(own)?.[1]?.length;
  return indent !== undefined && anyMark.test(below) && below.length - below.trimStart().length > indent;
}
