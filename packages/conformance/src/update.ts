/**
 * `pnpm clients:update [codex@V] [claude-code@V]`: takes new versions of the clients in. Installs them, asks them what they offer, plays the conformance
 * suite, makes tables and pages anew, and says what changed. Without arguments: the newest of both that are a day old. Where `GOALPOST_CODEX` or
 * `GOALPOST_CLAUDE` names a program, that one is taken in as it is, and nothing is installed for it.
 */
import { requireClient } from "@goalpost/rehearsal";
import { cases } from "./cases.ts";
import { install, newestPublished } from "./install.ts";
import { play } from "./play.ts";
import { makePages, makeTable } from "./remake.ts";
import { report } from "./report.ts";
import { keepResult, type Result, readResults, titleOf } from "./results.ts";
import type { Subject } from "./subject.ts";
import { surfaceOf } from "./surface-of.ts";
import { readWants, type Want } from "./wants.ts";

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
const began = performance.now();
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const wants = readWants(process.argv.slice(2), process.env);
const before = readResults();
const chosen = wants.map(
  (want): Want => ({ ...want, version: want.version ?? (want.isGiven ? undefined : newestPublished(want.client)) }),
);
await install(chosen, say);
const taken: Subject[] = [];
for (const want of chosen) {
  const subject = await subjectOf(want);
  await takeIn(subject);
  taken.push(subject);
}
await makePages(say);
for (const { client, version } of taken) say(report(client, before, readResults(), version).join("\n"));
say(
  `\n${Math.round((performance.now() - began) / 1000)} s. What is left to you: read the words above, fix the facts that they name, run pnpm test.`,
);

/** The program, which must be the version that was asked for. */
async function subjectOf({ client, version }: Want): Promise<Subject> {
  const found = await requireClient(client);
  if (version === undefined || found.version === version) return found;
  throw new Error(`${found.path} is ${titleOf(found)}, expected ${version}`);
}

async function takeIn(subject: Subject): Promise<void> {
  say(`\n${titleOf(subject)}, ${subject.path}`);
  // The newest has a table of its keys, and the one before, which it is compared with.
  const known = before.filter(({ client }) => client === subject.client).map(({ version }) => version);
  if (known.slice(0, -1).every((version) => !isOlder(subject.version, version))) await makeTable(subject, say);
  const was: Result | undefined = before.find(
    ({ client, version }) => client === subject.client && version === subject.version,
  );
  const surface = await surfaceOf(subject);
  say(`  plays ${cases.filter((one) => one.play[subject.client] !== undefined).length} cases`);
  const seen = await play(subject, cases, (id, words) => {
    if (was?.seen[id] !== undefined && was.seen[id] !== words) say(`  ${id}: ${words}\n    was: ${was.seen[id]}`);
  });
  const seen_on = new Date().toISOString().slice(0, 10);
  keepResult({ client: subject.client, version: subject.version, seen_on, seen, surface });
}

function isOlder(left: string, right: string): boolean {
  return left.localeCompare(right, "en", { numeric: true }) < 0;
}
