import { type LogRecord, type Tone, wordsOf } from "@goalpost/log";
import { type Io, print } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import type { Style } from "../output/style.ts";

/** Prints a record of a log as a line for people; nothing where there is nothing to see. */
export function tellRecord(record: LogRecord, io: Io): void {
  const words = wordsOf(record);
  if (words !== undefined) print(io, `${record.at.slice(11, 19)}  ${paint(words.tone, io.style)(short(words.text))}`);
}

const paint = (tone: Tone, style: Style): ((text: string) => string) =>
  ({
    turn: style.bold,
    message: style.cyan,
    command: style.dim,
    failure: style.red,
    change: style.green,
    status: style.bold,
    warning: style.yellow,
    receipt: style.bold,
    end: style.bold,
  })[tone];

const widest = 200;

const short = (text: string): string => {
  const line = oneLine(text);
  return line.length > widest ? `${line.slice(0, widest - 1)}…` : line;
};
