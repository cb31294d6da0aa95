import { lies } from "./catalogue.ts";
import { Closing, keyOf } from "./close.ts";
import { honestTrees } from "./honest.ts";
import { isRight } from "./lie.ts";
import { playHonest, playLie } from "./play.ts";
import { keepResults, type LieResult, type ProjectResult } from "./results.ts";
import { missingFor } from "./toolchains.ts";

// `pnpm liars` plays everything and keeps what was seen; `pnpm liars ID…` plays some, and says it.
const only = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const isWanted = (id: string): boolean => only.length === 0 || only.includes(id);
const skipped = new Set<string>();

function isThere({ id, project }: (typeof lies)[number] | (typeof honestTrees)[number]): boolean {
  const why = missingFor(project.language);
  if (why !== undefined) {
    skipped.add(project.language);
    say(`skipped ${id}: ${why}`);
  }
  return why === undefined;
}

/** Most of the time goes into processes that are waited for. */
const atOnce = 4;

/** Gives the results in the order of what was given. */
async function inLanes<Each, Result>(all: readonly Each[], play: (each: Each) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  const left = [...all.entries()];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) results[next[0]] = await play(next[1]);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
} // biome-ignore format: one

const closing = new Closing();
const played = await inLanes(lies.filter(({ id }) => isWanted(id)).filter(isThere), async (lie): Promise<LieResult> => {
  const result = await playLie(lie, closing);
  const wrong = result.closed !== null && !isRight(lie, result.closed);
  say(`${wrong ? "BELIEVED" : "refused "} ${lie.class}/${lie.id}: ${result.ours}, closed ${result.closed ?? "cannot be"}`);
  return result;
}); // biome-ignore format: one
const honest = await inLanes(honestTrees.filter(({ id }) => isWanted(id)).filter(isThere), async (each) => {
  const result = await playHonest(each);
  say(`${result.ours === "done" ? "ok     " : "BLAMED "} ${each.id}: ${result.ours}`);
  return result;
});
const projects = new Map<string, ProjectResult>();
for (const { id, project } of lies.filter((lie) => played.some((each) => each.id === lie.id))) {
  const key = keyOf(project);
  if (projects.has(key)) continue;
  const { contract, lines, twin } = await closing.of(project);
  projects.set(key, { id, lines, closed: contract !== null, twin });
}
for (const { id, closed, twin, lines } of projects.values())
  say(`contract of ${id}: ${closed ? `closed, honest work ${twin}` : "cannot be closed"}; ${lines.join(", ")}`);
if (only.length === 0)
  keepResults({ skipped: [...skipped].sort(), lies: played, honest, projects: [...projects.values()] });
