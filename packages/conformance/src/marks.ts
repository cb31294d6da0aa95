import { oldestVersion as oldestClaude } from "@goalpost/claude-code";
import { oldestVersion as oldestCodex } from "@goalpost/codex";
import type { ClientName } from "@goalpost/rehearsal";
import { newestOf, type Result } from "./results.ts";

const clients: readonly ClientName[] = ["codex", "claude-code"];
const mark = /<!-- (?<client>codex|claude-code) (?<what>[a-z]+) -->[^<]*<!-- \/ -->/g;

/** Whether a page has a part that is filled from what is known of the clients. */
export const hasMarks = (text: string): boolean => text.search(mark) !== -1;

/**
 * Fills what stands between `<!-- codex version -->` and `<!-- / -->` in a page: `version`, the newest that was tried; `tried`, all of them; `seen`, the
 * day on which the newest was; `oldest`, the oldest that we start.
 */
export function fillMarks(text: string, results: readonly Result[]): string {
  return text.replace(mark, (all, client: string, what: string) => {
    const name = clients.find((each) => each === client);
    if (name === undefined) return all;
    return `<!-- ${client} ${what} -->${words(what, name, results)}<!-- / -->`;
  });
}

function words(what: string, client: ClientName, results: readonly Result[]): string {
  const newest = newestOf(results, client);
  if (what === "version") return newest.version;
  if (what === "seen") return newest.seen_on;
  if (what === "oldest") return client === "codex" ? oldestCodex : oldestClaude;
  if (what !== "tried") throw new Error(`<!-- ${client} ${what} -->: expected version, tried, seen or oldest`);
  const tried = results.filter((each) => each.client === client).map(({ version }) => version);
  return tried.length < 2 ? tried.join("") : `${tried.slice(0, -1).join(", ")} and ${tried.at(-1)}`;
}
