import { type LogRecord, type Tone, wordsOf } from "@goalpost/log";
import { type Io, print } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import type { Style } from "../output/style.ts";

/** Prints the records of one log, in order, as lines for people; nothing where there is nothing to see. */
export function recordTeller(io: Io): (record: LogRecord) => void {
  let cwd = "";
  return (record) => {
    if (record.type === "run" && typeof record.cwd === "string") cwd = record.cwd;
    const words = wordsOf(record, cwd);
    if (words !== undefined) print(io, `${record.at.slice(11, 19)}  ${paint(words.tone, io.style)(short(words.text))}`);
  };
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
