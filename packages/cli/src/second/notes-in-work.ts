import type { ChangedText, ReviewerNote } from "@goalpost/verify";
import { structuredPatch } from "diff";

/** A line that was added. */
interface AddedLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Notes that are kept. */
const mostNotes = 20;
/** Characters of a note that are quoted. */
const mostChars = 200;

/**
 * Who talks to a reviewer names them: by role at the beginning of a sentence, or in an address, or by the very word of the answer that is asked of them. Nobody who writes a program has
 * a reason to; where one has, a person sees it quoted.
 */
const address =
  /(?:^|[.!?]\s|\W{2})(?:(?:dear|hey|attention|note (?:to|for)|to|for|message (?:to|for))\s+(?:all\s+|any\s+|the\s+|an?\s+)?)?(?:ai\s+|code\s+|second\s+)?(?:reviewers?|auditors?|verifiers?|judges?|second[- ]key)\s*[:,!—-]|\bveto["']?\s*[:=]\s*["']?(?:false|no|0)\b|\b(?:do not|don't|never|no)\s+veto\b/i;

/** Finds lines of the work that talk to whoever reviews it. */
export function notesInWork(files: readonly ChangedText[]): readonly ReviewerNote[] {
  return addedLines(files)
    .filter(({ text }) => address.test(text.slice(0, 2000)))
    .slice(0, mostNotes)
    .map(({ file, line, text }) => ({ file, line, quote: text.trim().slice(0, mostChars) }));
}

/** Of notes that a reviewer reports those that stand in the work, with where they do: what it only says is there is not. */
export function confirmedNotes(notes: readonly { readonly file: string; readonly quote: string }[], files: readonly ChangedText[]): readonly ReviewerNote[] {
  const lines = addedLines(files);
  return notes.slice(0, mostNotes).flatMap(({ file, quote }) => {
    const wanted = squeezed(quote);
    if (wanted.length < 4) return [];
    const found = lines.find((each) => each.file === file && squeezed(each.text).includes(wanted)) ?? lines.find((each) => squeezed(each.text).includes(wanted));
    return found === undefined ? [] : [{ file: found.file, line: found.line, quote: found.text.trim().slice(0, mostChars) }];
  });
} // biome-ignore format: one

const squeezed = (text: string): string => text.replace(/\s+/g, " ").trim();

function addedLines(files: readonly ChangedText[]): readonly AddedLine[] {
  return files.flatMap(({ path, before, after }) => {
    if (after === null) return [];
    const { hunks } = structuredPatch(path, path, before ?? "", after, undefined, undefined, { context: 0 });
    return hunks.flatMap(({ newStart, lines }) => {
      let at = newStart;
      return lines.flatMap((line) => {
        if (!line.startsWith("+")) return [];
        at += 1;
        return [{ file: path, line: at - 1, text: line.slice(1) }];
      });
    });
  });
}
