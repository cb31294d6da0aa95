import { GoalpostError } from "@goalpost/core/errors";

/** Longest line, in UTF-16 units: a whole page on one line. */
const mostInLine = 20_000;

/** Longest run of lines that go on with a quotation or an entry and have no mark of their own. The parser needs time with the square of it. */
const mostLoose = 1_000;

/** A line in a hundred quotations and lists: the parser goes down with the text. */
const tooDeep = /^(?:[ \t]{0,8}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){100}/;

/** How many blanks may stand before an entry: one that lies in a hundred others has more. */
const mostIndent = 400;

const begins = /^[ \t]{0,3}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])/;

/**
 * Refuses what no person writes and no parser reads in time, before it is parsed: each line is looked at once.
 *
 * @throws GoalpostError `spec/too-long`, `spec/too-deep`.
 */
export function requireBounds(text: string, file: string): void {
  let loose = 0;
  let isOpen = false;
  for (const [index, line] of text.split("\n").entries()) {
    if (
      tooDeep.test(line) ||
      (line.charAt(mostIndent) !== "" && /^[ \t]*$/.test(line.slice(0, mostIndent)) && begins.test(line.trimStart()))
    )
      throw deepText(file, index + 1);
    if (line.length > mostInLine) throw longLine(file, index + 1, line.length);
    if (line.trim() === "") isOpen = false;
    else if (begins.test(line)) [isOpen, loose] = [true, 0];
    else if (isOpen && !/^[ \t]/.test(line)) {
      loose += 1;
      if (loose > mostLoose) throw looseLines(file, index + 1);
    }
  }
}

const longLine = (file: string, line: number, length: number): GoalpostError =>
  new GoalpostError({
    code: "spec/too-long",
    where: `${file}:${line}`,
    what: `has ${length} characters on one line, expected at most ${mostInLine}`,
    help: "break the line, or take out what is data: a specification is read line by line",
  });

const looseLines = (file: string, line: number): GoalpostError =>
  new GoalpostError({
    code: "spec/too-long",
    where: `${file}:${line}`,
    what: `goes on with an entry or a quotation that has more than ${mostLoose} lines`,
    help: "put an empty line behind the entry, or take out what is data",
  });

/** Quotations and lists that lie in each other by the hundred are nobody's. */
export const deepText = (file: string, line?: number): GoalpostError =>
  new GoalpostError({
    code: "spec/too-deep",
    where: line === undefined ? file : `${file}:${line}`,
    what: "has quotations or lists that lie in each other too deep to be read",
    help: "write requirements as a list of one level: - R1: `npm test` exits 0",
  });
