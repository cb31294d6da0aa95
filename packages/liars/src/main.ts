import { lies } from "./catalogue.ts";
import { Closing, keyOf } from "./close.ts";
import { honestTrees } from "./honest.ts";
import { isRight, type Lie } from "./lie.ts";
import { playHonest, playLie } from "./play.ts";
import { keepResults } from "./results.ts";
import { missingFor } from "./toolchains.ts";

// `pnpm liars` plays everything and keeps what was seen; `pnpm liars NAME…` plays some, by id or class, or the `honest` trees.
const only = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const isWanted = (...names: readonly string[]): boolean =>
  only.length === 0 || names.some((name) => only.includes(name));

/** Most of the time goes into processes that are waited for. */
const atOnce = 4;

async function inLanes<Each>(all: readonly Each[], play: (each: Each) => Promise<void>): Promise<void> {
  const left = [...all];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await play(next);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

function isThere({ id, project }: Pick<Lie, "id" | "project">): boolean {
  const why = missingFor(project.language);
  if (why !== undefined) say(`skipped ${id}: ${why}`);
  return why === undefined;
}

const skipped = [...new Set([...lies, ...honestTrees].map(({ project }) => project.language))].filter((each) => missingFor(each) !== undefined).sort(); // biome-ignore format: one
/** By what a project holds: the first lie that is told on it. */
const named = new Map<string, string>();
for (const { id, project } of lies) if (!named.has(keyOf(project))) named.set(keyOf(project), id);
const order = {
  lies: lies.map(({ id }) => id),
  honest: honestTrees.map(({ id }) => id),
  projects: [...named.values()],
};

const closing = new Closing();
await inLanes(lies.filter((lie) => isWanted(lie.id, lie.class)).filter(isThere), async (lie) => {
  const result = await playLie(lie, closing);
  const { contract, lines, twin } = await closing.of(lie.project);
  const project = { id: named.get(keyOf(lie.project)) ?? lie.id, lines, closed: contract !== null, twin };
  keepResults({ skipped, lies: [result], projects: [project] }, order);
  const wrong = !isRight(lie, result.closed ?? result.ours);
  say(
    `${wrong ? "BELIEVED" : "refused "} ${lie.class}/${lie.id}: ${result.ours}, closed ${result.closed ?? "cannot be"}; honest ${twin}; ${lines.join(" ")}`,
  );
});
await inLanes(honestTrees.filter(({ id }) => isWanted(id, "honest")).filter(isThere), async (each) => {
  const result = await playHonest(each);
  keepResults({ skipped, honest: [result] }, order);
  say(`${result.ours === "done" ? "ok     " : "BLAMED "} ${each.id}: ${result.ours}`);
});
