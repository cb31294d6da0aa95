import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ClientName } from "@goalpost/rehearsal";
import type { Seen } from "./play.ts";
import type { Surface } from "./surface.ts";

/** What one version did, what it offers, and when it was seen. */
export interface Result {
  readonly client: ClientName;
  readonly version: string;
  readonly seen_on: string;
  /** What was seen, by case. */
  readonly seen: Seen;
  /** The names of what it offers, as the client itself says them: keys, features, models, messages, events. */
  readonly surface?: Surface;
}

/** The one file from which tables of versions, pages and the adapters' versions are made. */
const file = fileURLToPath(new URL("../clients.gen.json", import.meta.url));

/** What was seen so far, by client and version, oldest first. */
export const readResults = (): readonly Result[] => JSON.parse(readFileSync(file, "utf8"));

/** Keeps what was seen, beside what other versions did. */
export function keepResult(result: Result): void {
  const others = readResults().filter(({ client, version }) => client !== result.client || version !== result.version);
  const all = [...others, result].sort((a, b) => key(a).localeCompare(key(b), "en", { numeric: true }));
  writeFileSync(file, resultsText(all));
}

/** What a client offers is long: a line for each kind. */
function resultsText(all: readonly Result[]): string {
  const kinds: string[] = [];
  const text = JSON.stringify(
    all,
    (key, value: unknown) => {
      if (key !== "surface") return value;
      const lines = Object.entries(value as Surface).map(
        ([kind, names]) => `      ${JSON.stringify(kind)}: ${JSON.stringify(names)}`,
      );
      kinds.push(`{\n${lines.join(",\n")}\n    }`);
      return `surface ${kinds.length - 1}`;
    },
    2,
  );
  return `${text.replace(/"surface (\d+)"/g, (_all, at: string) => kinds[Number(at)] ?? "")}\n`;
}

/** The newest version of a client that was seen: the one that the package is tested with. */
export function newestOf(results: readonly Result[], client: ClientName): Result {
  const found = results.findLast((each) => each.client === client);
  if (found === undefined) throw new Error(`no result of ${client} in clients.gen.json`);
  return found;
}

const titles = { codex: "Codex", "claude-code": "Claude Code" } as const;

/** `Codex 1.2.3`. */
export const titleOf = ({ client, version }: Pick<Result, "client" | "version">): string =>
  `${titles[client]} ${version}`;

const key = ({ client, version }: Result): string => `${client} ${version}`;
