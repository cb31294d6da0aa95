import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ClientName } from "@goalpost/rehearsal";
import type { Seen } from "./play.ts";

/** What one version did, and when it was seen. */
export interface Result {
  readonly client: ClientName;
  readonly version: string;
  readonly seen_on: string;
  readonly seen: Seen;
}

const file = fileURLToPath(new URL("../results.gen.json", import.meta.url));

/** What was seen so far, by client and version. */
export const readResults = (): readonly Result[] => JSON.parse(readFileSync(file, "utf8"));

/** Keeps what was seen, beside what other versions did. */
export function keepResult(result: Result): void {
  const others = readResults().filter(({ client, version }) => client !== result.client || version !== result.version);
  const all = [...others, result].sort((a, b) => key(a).localeCompare(key(b), "en", { numeric: true }));
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

const key = ({ client, version }: Result): string => `${client} ${version}`;
