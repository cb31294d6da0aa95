import { existsSync } from "node:fs";
import { join } from "node:path";
import type { AbsentItem } from "@goalpost/core";
import { isGlob } from "@goalpost/core/glob";
import { inside } from "../files/inside.ts";
import { type SearchAnswer, search } from "../files/search.ts";
import { walk } from "../files/walk.ts";
import type { CheckContext } from "./context.ts";
import { sized } from "./file-content.ts";
import { madeAgain } from "./made-again.ts";
import { bounded, cannotRun, fail, few, type Outcome, oneLine, pass } from "./outcome.ts";

/** Judges that a file, or each file of a glob, does not hold something; with a producer the file is made again first. A file that is not there proves nothing. */
export async function checkAbsent(item: AbsentItem, id: string, context: CheckContext): Promise<Outcome> {
  const { in: path, produced_by: by } = item;
  return by === undefined
    ? searched(item, context)
    : madeAgain({ path, by }, id, context, () => searched(item, context));
}

async function searched(item: AbsentItem, context: CheckContext): Promise<Outcome> {
  const way = inside(context.root, item.in);
  if (way.fault !== undefined) return cannotRun(way.fault, { help: "give a path below the project's root" });
  const closed: string[] = [];
  const paths = walk(context.root, [item.in], {
    modules: (folder) => context.room?.holds(folder) ?? !existsSync(join(context.root, folder, "../package.json")),
    unreadable: (folder, code) => void closed.push(`${oneLine(folder)}/ cannot be read: ${code}`),
  }).filter((path) => context.room === undefined || !isModule.test(path) || context.room.holds(path));
  if (closed[0] !== undefined) return cannotRun(closed[0], { details: bounded(closed), help: "give leave to read it" });
  if (paths.length === 0) return nothingThere(item);
  const found = paths.map((path) => ({ path, place: inside(context.root, path) }));
  const leaving = found.flatMap(({ place }) => (place.fault === undefined ? [] : [place.fault]));
  if (leaving[0] !== undefined) return cannotRun(leaving[0], { details: bounded(leaving) });
  const result = await search(
    item.pattern,
    found.flatMap(({ place }) => (place.fault === undefined ? [{ path: place.path }] : [])),
    { lastLines: item.last_lines, timeoutMs: context.patternTimeoutMs, signal: context.signal },
  );
  if (result.fault !== undefined) {
    return cannotRun(`the pattern ${shown(item)} ${result.fault}`, { help: "write a pattern that cannot backtrack" });
  }
  return judge(item, paths, result.answers);
}

/** What is installed is made anew in the room; what the project itself keeps in such a folder is its own. */
const isModule = /(?:^|\/)node_modules\//;

const shown = ({ pattern }: AbsentItem): string => `/${pattern.source}/${pattern.flags}`;

function nothingThere(item: AbsentItem): Outcome {
  const what = isGlob(item.in) ? `${item.in} matches no file` : `${item.in} is missing`;
  if (item.if_missing === "pass") return pass(`${what}, which is allowed`);
  return fail(`${what}, so nothing shows that ${shown(item)} is absent`, {
    help: 'make the file, or say ifMissing: "pass"',
  });
}

function judge(item: AbsentItem, paths: readonly string[], answers: readonly SearchAnswer[]): Outcome {
  const hits: string[] = [];
  const faults: string[] = [];
  for (const [index, answer] of answers.entries()) {
    const path = paths[index] ?? item.in;
    if (answer.fault !== undefined) faults.push(`${path} ${answer.fault}${sized(answer.size)}`);
    else if (answer.hit)
      hits.push(`${oneLine(path)}${answer.line === undefined ? "" : `:${answer.line}`}: ${oneLine(answer.excerpt)}`);
  }
  if (hits[0] !== undefined) return fail(`${shown(item)} is in ${few(hits, 1)}`, { details: bounded(hits) });
  if (faults[0] !== undefined)
    return cannotRun(faults[0], { details: bounded(faults), help: "narrow it, or use lastLines" });
  const where = item.last_lines === undefined ? "" : `the last ${item.last_lines} lines of `;
  return pass(`${shown(item)} is absent from ${where}${paths.length === 1 ? paths[0] : `${paths.length} files`}`);
}
