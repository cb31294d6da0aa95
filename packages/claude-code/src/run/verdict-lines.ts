import { setTimeout as sleep } from "node:timers/promises";
import { findTranscript, type GoalLine, loadTranscript } from "../transcript.ts";

/** Where the transcript of a session is, or may come to be. */
export interface TranscriptPlace {
  readonly path: string | undefined;
  readonly configDir: string;
  readonly threadId: string;
}

/** What is said where there is none. */
export const noTranscript = ({ threadId, configDir }: TranscriptPlace): string =>
  `no transcript of session ${threadId} in ${configDir}: the judge's word is unknown`;

/**
 * The transcript's words on a goal since it was last set. It is written beside the stream, not in step with it: the last word may come a
 * moment after the stream has told the end, so a word that ends the goal is waited for.
 *
 * @param withinMs - How long, in milliseconds; default 3,000.
 * @returns undefined if there is no transcript.
 */
export async function verdictLines(
  { path, configDir, threadId }: TranscriptPlace,
  condition: string,
  withinMs = 3000,
): Promise<readonly GoalLine[] | undefined> {
  const until = performance.now() + withinMs;
  for (;;) {
    const transcript = loadTranscript(path ?? findTranscript(configDir, threadId));
    const ours = transcript?.goals.filter((line) => isAbout(line, condition)) ?? [];
    const goals = ours.slice(
      Math.max(
        0,
        ours.findLastIndex(({ kind }) => kind === "set"),
      ),
    );
    const last = goals.at(-1)?.kind;
    const ended = last === "met" || last === "impossible" || last === "judge-failed" || last === "cleared";
    if (ended || performance.now() > until) return transcript === undefined ? undefined : goals;
    await sleep(50);
  }
}

/** Whether a word is about this goal. That of a failed judge shows line feeds as ␤, and may be cut. */
export const isAbout = (line: GoalLine, condition: string): boolean =>
  line.condition === condition ||
  (line.kind === "judge-failed" &&
    line.condition !== "" &&
    oneLine(condition).startsWith(oneLine(line.condition).replace(/…$/, "")));

const oneLine = (text: string): string => text.replaceAll("\n", "␤").trim();
