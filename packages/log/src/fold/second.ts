import { isObject, listIn, numberIn, textIn } from "../record.ts";

/** What a second client said of the work. */
export interface SecondWord {
  /** Whether a person has to look for it: it said so, it did not answer, or the work talks to it. */
  readonly veto: boolean;
  /** Who it was, and its words. */
  readonly says: string;
}

/** Reads what a second client said from a receipt; null where none was asked. */
export function secondIn(receipt: unknown): SecondWord | null {
  const second = isObject(receipt) ? receipt.second : undefined;
  if (!isObject(second) || second.state === "not-asked") return null;
  const notes = listIn(second, "notes");
  const hasAnswered = second.state === "answered";
  const word = hasAnswered ? (second.veto === true ? "veto" : "no veto") : "no answer, which counts as a veto";
  const who = second.independent === true ? "independent" : second.independent === false ? "not independent" : "nobody knows whether it did the work"; // biome-ignore format: one
  const [file, line] = [textIn(second, "file"), numberIn(second, "line")];
  const place = file === "" ? "" : `${file}${line === undefined ? "" : `:${line}`}: `;
  const talks = notes.map((note) => `; ${textIn(note, "file")} talks to the reviewer: "${textIn(note, "quote")}"`);
  return {
    veto: !hasAnswered || second.veto === true || notes.length > 0,
    says: `${textIn(second, "client")} (${who}), ${word}: ${place}${textIn(second, "reason")}${talks.join("")}`,
  };
}
