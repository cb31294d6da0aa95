/** The mark of a list, of any kind. */
export const anyMark =
  /^\s*(?:[-*+](?=\s)|[•·◦▪‣●○→✓✔☐☑–—▢□]|\d{1,2}[.)、．]|[（(](?:\d{1,2}|[a-z])[）)]|[a-z][.)]|[一二三四五六七八九十]{1,2}[、.．\s])\s*\S/u;
