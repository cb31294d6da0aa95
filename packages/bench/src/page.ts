/**
 * Puts a text between the markers of a section, `<!-- bench:ID -->` and `<!-- /bench:ID -->`; a page that has no such section gets it
 * at its end.
 */
export function replaceSection(page: string, id: string, text: string): string {
  const [open, close] = [`<!-- bench:${id} -->`, `<!-- /bench:${id} -->`];
  const section = `${open}\n\n${text.trim()}\n\n${close}`;
  const start = page.indexOf(open);
  const end = page.indexOf(close, start);
  if (start >= 0 && end >= 0) return page.slice(0, start) + section + page.slice(end + close.length);
  return `${page.trimEnd()}\n\n${section}\n`;
}
