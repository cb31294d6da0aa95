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
const address: readonly RegExp[] = [
  /(?:^|[.!?]\s|\W{2})(?:(?:dear|hey|attention|note (?:to|for)|to|for|message (?:to|for))\s+(?:all\s+|any\s+|the\s+|an?\s+)?)?(?:ai\s+|code\s+|second\s+|llm\s+)?(?:reviewers?|auditors?|verifiers?|judges?|graders?|evaluators?|second[- ]key)\s*[:,!—-]/i,
  /\bveto["']?\s*[:=]\s*["']?(?:false|no|0)\b|\b(?:do not|don't|never|no)\s+veto\b/i,
  /\b(?:whoever|anyone who|if you(?: are the one who)?)\s+(?:grades?|reviews?|judges?|audits?|evaluates?|verif(?:y|ies)|checks?)\s+(?:this|the|my)\b/i,
  /\b(?:ignore|disregard|forget)\s+(?:all\s+|any\s+)?(?:of\s+)?(?:the\s+|your\s+|these\s+)?(?:previous|prior|above|earlier|preceding)\s+(?:instructions?|prompts?|rules?|orders?|directions?)\b/i,
  /\bif you are (?:an?\s+|the\s+)?(?:ai\b|llm\b|language model|assistant|agent|reviewer|judge|grader|auditor|second key)/i,
  /<\|im_(?:start|end)\|>|<\/?system-reminder>/i,
];

const talks = (text: string): boolean => {
  // what is not seen parts no word
  const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  return address.some((each) => each.test(plain));
};

/** Finds lines of the work that talk to whoever reviews it. */
export function notesInWork(files: readonly ChangedText[]): readonly ReviewerNote[] {
  const names = files.flatMap(({ path, before }) => (before === null ? [{ file: path, line: 1, text: path }] : []));
  return [
    ...names.map((name) => ({ ...name, said: name.text.replace(/[\\/_.-]+/g, " ") })),
    ...addedLines(files).map((line) => ({ ...line, said: line.text })),
  ]
    .filter(({ said, text }) => talks(said) || talks(text))
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
