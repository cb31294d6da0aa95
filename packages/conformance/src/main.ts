/** `pnpm conformance [--all] [case …]`: plays the cases with the installed clients, keeps what was seen, and says what differs from before. */
import { requireClient } from "@goalpost/rehearsal";
import { cases } from "./cases.ts";
import { installed, older } from "./older.ts";
import { play } from "./play.ts";
import { keepResult, readResults } from "./results.ts";
import type { Subject } from "./subject.ts";
import { surfaceOf } from "./surface-of.ts";

// what is being played is ended with us
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
const flags = process.argv.slice(2);
const names = flags.filter((flag) => !flag.startsWith("--"));
const chosen = names.length === 0 ? cases : cases.filter(({ id }) => names.includes(id));
const subjects: Subject[] = [];
if (!flags.includes("--all-older")) subjects.push(await requireClient("codex"), await requireClient("claude-code"));
if (flags.includes("--all") || flags.includes("--all-older")) {
  const installedHere = [await requireClient("codex"), await requireClient("claude-code")];
  const isInstalled = ({ client, version }: { client: string; version: string }) =>
    installedHere.some((each) => each.client === client && each.version === version);
  for (const { client, version } of older(readResults(), isInstalled))
    subjects.push({ client, version, path: installed(client, version) });
}
for (const subject of subjects) {
  const before = readResults().find(({ client, version }) => client === subject.client && version === subject.version);
  process.stdout.write(`\n${subject.client} ${subject.version}\n`);
  const seen = await play(subject, chosen, (id, what) => {
    const was = before?.seen[id];
    process.stdout.write(`  ${id}: ${what}${was === undefined || was === what ? "" : `\n    was: ${was}`}\n`);
  });
  // what it offers is asked with the whole suite, not with a case of it
  const surface = names.length === 0 ? await surfaceOf(subject) : before?.surface;
  // some cases alone do not make what the others said any newer
  const today = new Date().toISOString().slice(0, 10);
  const seenOn = names.length === 0 ? today : (before?.seen_on ?? today);
  keepResult({
    client: subject.client,
    version: subject.version,
    seen_on: seenOn,
    seen: { ...(names.length === 0 ? {} : before?.seen), ...seen },
    ...(surface === undefined ? {} : { surface }),
  });
}
process.stdout.write("\npnpm generate writes docs/clients.md from this\n");
