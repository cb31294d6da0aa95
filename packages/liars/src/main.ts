import { lies } from "./catalogue.ts";
import { Closing, keyOf } from "./close.ts";
import { honestTrees } from "./honest.ts";
import { isRight } from "./lie.ts";
import { playHonest, playLie } from "./play.ts";
import { keepResults, type LieResult, type ProjectResult, type Results } from "./results.ts";
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

const closing = new Closing();
const played: LieResult[] = [];
for (const lie of lies.filter(({ id }) => isWanted(id)).filter(isThere)) {
  const result = await playLie(lie, closing);
  played.push(result);
  const wrong = result.closed !== null && !isRight(lie, result.closed);
  say(
    `${wrong ? "BELIEVED" : "refused "} ${lie.class}/${lie.id}: ${result.ours}, closed ${result.closed ?? "cannot be"}`,
  );
}
const honest: Results["honest"][number][] = [];
for (const each of honestTrees.filter(({ id }) => isWanted(id)).filter(isThere)) {
  const result = await playHonest(each);
  honest.push(result);
  say(`${result.ours === "done" ? "ok     " : "BLAMED "} ${each.id}: ${result.ours}`);
}
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
