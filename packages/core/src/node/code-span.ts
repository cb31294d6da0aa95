/**
 * Writes text as a Markdown code span that reads back as the same text: the fence is longer than any run of backticks inside, and a space
 * pads text that begins or ends with a backtick, or that a reader would strip.
 */
export function writeCode(content: string): string {
  if (!content.includes("`") && !(content.startsWith(" ") && content.endsWith(" "))) return `\`${content}\``;
  let longest = 0;
  for (const [run] of content.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  const strips = content.startsWith(" ") && content.endsWith(" ") && content.trim() !== "";
  const pad = strips || content.startsWith("`") || content.endsWith("`") ? " " : "";
  return fence + pad + content + pad + fence;
}

/** Reads the code span that begins at an offset, or nothing when there is none. */
export function readCode(text: string, start: number): { readonly content: string; readonly end: number } | undefined {
  const width = backticks(text, start);
  if (width === 0) return undefined;
  let at = start + width;
  for (let open = text.indexOf("`", at); open !== -1; open = text.indexOf("`", at)) {
    const run = backticks(text, open);
    at = open + run;
    if (run === width) return { content: strip(text.slice(start + width, open)), end: at };
  }
  return undefined;
}

function backticks(text: string, start: number): number {
  let end = start;
  while (text[end] === "`") end += 1;
  return end - start;
}

const strip = (content: string): string =>
  content.length > 2 && content.startsWith(" ") && content.endsWith(" ") && content.trim() !== ""
    ? content.slice(1, -1)
    : content;
