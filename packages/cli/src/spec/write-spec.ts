import { resolve } from "node:path";
import { updateFile } from "@goalpost/config/node";
import { GoalpostError } from "@goalpost/core";
import { mergeTexts, type Side } from "@goalpost/spec";
import { createTwoFilesPatch } from "diff";
import { readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";
import type { Front, FrontEnd, Summary } from "./front.ts";

/** A text that a specification is to become. */
export interface Proposed {
  /** The specification's path, as it was given. */
  readonly file: string;
  /** The text that the proposal was made from. */
  readonly base: string;
  readonly text: string;
  readonly summary: Pick<Summary, "decided" | "open" | "notes" | "coverage">;
  /** Nothing is written, whatever the front says. */
  readonly isDryRun: boolean;
}

/** How often an author may change the file while it is being decided about. */
const patience = 5;

/**
 * Brings a proposal into the author's file: merged with what the author changed meanwhile, shown, and written in one step with a backup. What is not taken is
 * kept beside it.
 *
 * @returns How it ended, and the text that the file has then.
 */
export async function writeSpec(
  proposed: Proposed,
  front: Front,
  io: Io,
): Promise<{ readonly end: FrontEnd; readonly text: string }> {
  try {
    return await merging(proposed, front, io);
  } catch (error) {
    throw withKept(error, keep(proposed.file, proposed.text, io).kept);
  }
}

/** Where the proposal is, in an error that would have lost it. */
function withKept(error: unknown, kept: string): unknown {
  if (!GoalpostError.is(error)) return error;
  const { code, where, what, help } = error;
  return new GoalpostError({ code, where, what, help: `${help}; the proposal is in ${kept}`, cause: error });
}

async function merging(
  { file, base, text, summary, isDryRun }: Proposed,
  front: Front,
  io: Io,
): ReturnType<typeof writeSpec> {
  const path = resolve(io.cwd, file);
  for (let turn = 0; turn < patience; turn += 1) {
    const now = await readTextFile(path, file);
    const merged = await mergedText(lf(base), lf(now), lf(text), front, file);
    if (merged === undefined) return { end: keep(file, text, io), text: now };
    const diff = lf(now) === merged ? "" : diffOf(file, lf(now), merged);
    const isTaken = await front.confirm({ ...summary, file, diff });
    if (!isTaken || isDryRun) return { end: keep(file, merged, io), text: now };
    const written = replace(path, now, now.includes("\r\n") ? merged.replaceAll("\n", "\r\n") : merged);
    if (written === undefined) continue; // the author saved once more: look again
    return {
      end: {
        status: "written",
        file,
        changed: written.changed,
        ...(written.backup === undefined ? {} : { backup: `${file}${written.backup.slice(written.file.length)}` }),
      },
      text: merged,
    };
  }
  throw new GoalpostError({
    code: "spec/changes-all-the-time",
    where: file,
    what: `was changed ${patience} times while it was being decided about; nothing was written`,
    help: "save it once, then start again: the answers are kept",
  });
}

async function mergedText(
  base: string,
  now: string,
  text: string,
  front: Front,
  file: string,
): Promise<string | undefined> {
  const merge = mergeTexts(base, now, text);
  const sides: Side[] = [];
  for (const conflict of merge.conflicts) {
    const side = await front.conflict(conflict, file);
    if (side === undefined) return undefined;
    sides.push(side);
  }
  return merge.text(sides);
}

/** Undefined where the file is another by now. */
function replace(path: string, before: string, after: string): ReturnType<typeof updateFile> | undefined {
  let isChanged = false;
  const written = updateFile(
    path,
    (now) => {
      isChanged = now !== before;
      return isChanged ? (now ?? before) : after;
    },
    { keep: "every" },
  );
  return isChanged ? undefined : written;
}

/** What was not taken cost tokens: it is not thrown away. */
function keep(file: string, text: string, io: Io): Extract<FrontEnd, { status: "discarded" }> {
  const kept = `${file}.proposed`;
  updateFile(resolve(io.cwd, kept), () => text, { keep: "every" });
  return { status: "discarded", kept };
}

/** A change as people know it. */
export const diffOf = (file: string, before: string, after: string): string =>
  createTwoFilesPatch(file, file, before, after, undefined, undefined, { context: 2 }).replace(
    /^(?:Index: .*\n)?=+\n/,
    "",
  );

const lf = (text: string): string => text.replace(/\r\n?/g, "\n");
