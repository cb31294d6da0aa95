import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ConfigTarget } from "@goalpost/config";
import { cacheFolder } from "../files/cache-folder.ts";
import type { Io } from "../io.ts";
import { version } from "../version.ts";

/** What was found out about an installed client. */
interface Known {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The program, `null` where none was found, and what told it from any other. */
  readonly path: string | null;
  readonly identity: string | null;
  /** What to say of it, `null` where nothing is. */
  readonly note: string | null;
}

/** A client that was not there may be there the next day. */
const longestMilliseconds = 24 * 60 * 60 * 1000;
const mostKnown = 40;
const variables = { codex: "GOALPOST_CODEX", "claude-code": "GOALPOST_CLAUDE" } as const;

/**
 * The line for a client that is newer than our tables. To start a client costs several times what lint costs: its answer is kept in the cache, for a
 * day, and as long as the program on disk is the same one.
 */
export async function newerNote(target: ConfigTarget, io: Io): Promise<string | undefined> {
  const file = join(cacheFolder(io.env), "newer-client.json");
  const key = JSON.stringify([version(), target, io.cwd, io.env.PATH ?? "", io.env[variables[target]] ?? ""]);
  const known = knownIn(file)[key];
  if (known !== undefined && isStill(known)) return known.note ?? undefined;
  const { newerThanKnown } = await import("./newer-client.ts");
  const { findClient } = await import("@goalpost/rehearsal");
  const client = await findClient(target, { cwd: io.cwd, env: io.env });
  const note = client.found ? newerThanKnown(client)?.note : undefined;
  const path = client.found ? client.path : null;
  keep(file, key, { at: Date.now(), path, identity: path === null ? null : identityOf(path), note: note ?? null });
  return note;
}

function isStill({ at, path, identity }: Known): boolean {
  const age = Date.now() - at;
  return (
    age >= 0 && age < longestMilliseconds && (path === null || (identity !== null && identityOf(path) === identity))
  );
}

function identityOf(path: string): string | null {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = statSync(path);
    return [dev, ino, size, mtimeMs, ctimeMs].join();
  } catch {
    return null;
  }
}

function knownIn(file: string): Readonly<Record<string, Known | undefined>> {
  try {
    const read = JSON.parse(readFileSync(file, "utf8")) as unknown;
    const entries = Object.entries(read ?? {}).filter(([, known]) => isKnown(known));
    return Object.fromEntries(entries) as Readonly<Record<string, Known>>;
  } catch {
    return {};
  }
}

const isKnown = (value: unknown): value is Known => {
  const { at, path, identity, note } = Object(value) as Partial<Record<keyof Known, unknown>>;
  const isText = (each: unknown): boolean => each === null || typeof each === "string";
  return typeof at === "number" && isText(path) && isText(identity) && isText(note);
};

function keep(file: string, key: string, known: Known): void {
  try {
    // Another process may have written meanwhile: what it found is found again.
    const { [key]: _, ...others } = knownIn(file);
    const left = Object.entries(others).slice(-(mostKnown - 1));
    mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(Object.fromEntries([...left, [key, known]])), {
      mode: 0o600,
    });
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Without a cache the client is asked each time.
  }
}
