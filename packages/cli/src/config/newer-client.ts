import { type ConfigTarget, claudeVersion, codexVersion } from "@goalpost/config";
import { type FoundClient, findClient } from "@goalpost/rehearsal";
import type { Io } from "../io.ts";

const tables: Readonly<Record<ConfigTarget, { readonly title: string; readonly version: string }>> = {
  codex: { title: "Codex", version: codexVersion },
  "claude-code": { title: "Claude Code", version: claudeVersion },
};

/** An installed client that is newer than what we know of it. */
export interface NewerClient {
  readonly client: FoundClient;
  /** For the user, on one line. */
  readonly note: string;
}

/** The installed client, if it is newer than our tables; undefined where there is none, or it is known. */
export async function newerClient(target: ConfigTarget, io: Io): Promise<NewerClient | undefined> {
  const client = await findClient(target, { cwd: io.cwd, env: io.env, signal: io.signal });
  return client.found ? newerThanKnown(client) : undefined;
}

/** The same of a client that was found already. */
export function newerThanKnown(client: FoundClient): NewerClient | undefined {
  const { title, version } = tables[client.client];
  if (client.version.localeCompare(version, "en", { numeric: true }) <= 0) return undefined;
  const note = `${title} ${client.version} is newer than ${version}, of which our tables are: it may know keys, values and limits that are not known here`;
  return { client, note };
}

/** Says it on standard error: standard output belongs to the report. */
export const tellNote = (note: string | undefined, io: Io): void => {
  if (note !== undefined) io.stderr.write(`note: ${note}\n`);
};
