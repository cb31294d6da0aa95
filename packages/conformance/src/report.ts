import { defaultModels as claudeModels, clientFacts, conditionLimit } from "@goalpost/claude-code";
import { acceptedLimit, codexFacts, defaultModels, objectiveLimit, pasteLimits } from "@goalpost/codex";
import type { ClientName } from "@goalpost/rehearsal";
import { type ClientFact, holds, type VersionedLimit, type VersionedModel } from "@goalpost/target/adapter";
import { type Result, titleOf } from "./results.ts";
import { compareSurfaces } from "./surface.ts";
import { movedLines } from "./surface-words.ts";

const byModel = (all: readonly VersionedModel[]): Readonly<Record<string, VersionedModel>> =>
  Object.fromEntries(all.map((each) => [`defaultModels ${each.model}`, each]));

/** Every fact that an adapter states, by name. */
export const stated: Readonly<
  Record<ClientName, Readonly<Record<string, ClientFact | VersionedModel | VersionedLimit>>>
> = {
  codex: {
    ...codexFacts,
    acceptedLimit,
    objectiveLimit,
    ...byModel(defaultModels),
    ...Object.fromEntries(pasteLimits.map((limit) => [`pasteLimits ${limit.max}`, limit])),
  },
  "claude-code": { ...clientFacts, conditionLimit, ...byModel(claudeModels) },
};

/** What changed from the version before one that was taken in to that one, in words that a maintainer can judge. Without a version: the newest. */
export function report(
  client: ClientName,
  before: readonly Result[],
  after: readonly Result[],
  version?: string,
): readonly string[] {
  const ours = after.filter((each) => each.client === client);
  const now = version === undefined ? ours.at(-1) : ours.find((each) => each.version === version);
  const earlier = now === undefined ? [] : ours.slice(0, ours.indexOf(now));
  const was =
    before.findLast((each) => earlier.some((one) => one.version === each.version && each.client === client)) ??
    earlier.at(-1);
  if (now === undefined) return [];
  if (was === undefined) return [`\n${titleOf(now)} is the first that was seen.`];
  const moved = was.surface === undefined || now.surface === undefined ? [] : compareSurfaces(was.surface, now.surface);
  const cases = Object.entries(now.seen).filter(([id, said]) => was.seen[id] !== undefined && was.seen[id] !== said);
  const broken = factsThatMoved(client, now);
  return [
    `\n${titleOf(was)} to ${now.version}`,
    ...(moved.length === 0 ? ["- what it offers: nothing moved"] : moved.flatMap(movedLines)),
    ...(cases.length === 0 ? ["- cases: all as before"] : []),
    ...cases.map(([id, said]) => `- case ${id}: ${said}\n    was: ${was.seen[id]}`),
    ...(broken.length === 0 ? ["- facts: all hold"] : []),
    ...broken.map((line) => `- ${line}, in packages/${client}/src/facts.ts`),
  ];
}

/** Facts whose case no longer says what they say of this version. */
export function factsThatMoved(client: ClientName, { version, seen }: Result): readonly string[] {
  return Object.entries(stated[client]).flatMap(([name, fact]) => {
    const said = seen[fact.shown.case];
    const isSaid = said?.includes(fact.shown.says) === true;
    if (isSaid === holds(fact, version)) return [];
    return isSaid
      ? [`fact ${name} holds in ${version} again: take its \`until\` away`]
      : [`fact ${name} does not hold in ${version}: give it an \`until\`; its case says: ${said ?? "nothing"}`];
  });
}
