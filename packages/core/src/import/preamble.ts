import type { Line } from "./lines.ts";

/** What stands before a prompt and is about it: the client's command, front matter. */
export interface Preamble {
  /** The `/goal` in front, with the words behind it on its line. */
  readonly command: { readonly from: number; readonly to: number; readonly words: number } | undefined;
  /** The lines, with those of front matter and of comments marked as code, so that nothing in them names a block. */
  readonly lines: readonly Line[];
}

/** Finds what stands before a prompt, and the comments in it. */
export function preambleOf(lines: readonly Line[]): Preamble {
  const first = lines.findIndex(({ text }) => text.trim() !== "");
  const matter =
    lines[first]?.text.trimEnd() === "---" && !/^\s*$/.test(lines[first + 1]?.text ?? "")
      ? closing(lines, first + 1)
      : undefined;
  const head = matter === undefined ? lines[first] : lines.slice(matter + 1).find(({ text }) => text.trim() !== "");
  const [, indent = "", mark = ""] = /^(\s*)(\/goal)(?=\s|$)/.exec(head?.text ?? "") ?? [];
  const at = (head?.start ?? 0) + indent.length;
  const command =
    mark === "" || head === undefined
      ? undefined
      : { from: at, words: at + mark.length, to: head.start + head.text.length };
  let comment = false;
  const marked = lines.map((line, index) => {
    if (matter !== undefined && index >= first && index <= matter) return { ...line, fenced: true };
    if (line.fenced) return line;
    const opens = comment || /^\s*<!--/.test(line.text);
    const closes = line.text.includes("-->");
    comment = opens && !closes && (comment || closesBelow(lines, index));
    return opens && (comment || closes) ? { ...line, fenced: true } : line;
  });
  return { command, lines: marked };
}

/** The line that ends front matter: keys and values stand between. */
function closing(lines: readonly Line[], from: number): number | undefined {
  for (let index = from; index < Math.min(lines.length, from + 60); index += 1) {
    const text = lines[index]?.text ?? "";
    if (/^(?:---|\.\.\.)\s*$/.test(text)) return index;
    if (!/^(?:[\w.-]+\s*:|\s+\S|\s*-\s|\s*$|#)/.test(text)) return undefined;
  }
  return undefined;
}

/** Whether a comment ends within a screenful; one that never does hides nothing. */
const closesBelow = (lines: readonly Line[], from: number): boolean =>
  lines.slice(from + 1, from + 80).some(({ text }) => text.includes("-->"));
