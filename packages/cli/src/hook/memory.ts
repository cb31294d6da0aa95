import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CheckStatus } from "@goalpost/verify";
import writeFileAtomic from "write-file-atomic";

/** How a session of a client has stopped so far, for one contract. */
export interface SessionMemory {
  /** Times that it was sent back since a person last spoke. */
  readonly sentBack: number;
  /** The same, of the whole session. */
  readonly sentBackInAll: number;
  /** Stops in a row at which the tree was one that had been seen before. */
  readonly stale: number;
  /** Digests of the trees that it stopped with, the newest last. */
  readonly trees: readonly string[];
  /** How each check came out at the last stop. */
  readonly checks: Readonly<Record<string, CheckStatus>>;
  /** ISO 8601. */
  readonly at: string;
  /** How it ended, when it has. */
  readonly end?: string;
}

/** Nothing has happened yet. */
export const nothingYet: SessionMemory = { sentBack: 0, sentBackInAll: 0, stale: 0, trees: [], checks: {}, at: "" };

/** Trees that are remembered; sessions too. */
const most = 32;

const place = (state: string): string => join(state, "hook.json");

/** What is known of all sessions; a file that cannot be read is as good as none: it decides nothing but when to give up. */
export async function readMemory(state: string): Promise<Readonly<Record<string, SessionMemory>>> {
  try {
    const kept: unknown = JSON.parse(await readFile(place(state), "utf8"));
    const { sessions } = kept as { readonly sessions?: unknown };
    if (typeof sessions !== "object" || sessions === null) return {};
    return Object.fromEntries(Object.entries(sessions).filter(([, each]) => isMemory(each))) as Record<string, SessionMemory>; // biome-ignore format: one
  } catch {
    return {};
  }
}

/** What is known of one session. */
export async function memoryOf(state: string, session: string): Promise<SessionMemory | undefined> {
  const sessions = await readMemory(state);
  return Object.hasOwn(sessions, session) ? sessions[session] : undefined;
}

function isMemory(value: unknown): value is SessionMemory {
  if (typeof value !== "object" || value === null) return false;
  const { sentBack, sentBackInAll, stale, trees, checks } = value as Partial<Record<keyof SessionMemory, unknown>>;
  const numbers = [sentBack, sentBackInAll, stale].every((each) => Number.isInteger(each));
  return numbers && Array.isArray(trees) && typeof checks === "object" && checks !== null;
}

/** Keeps what is known of one session; of others the newest stay. */
export async function keepMemory(state: string, session: string, memory: SessionMemory): Promise<void> {
  const others = Object.entries(await readMemory(state)).filter(([id]) => id !== session);
  const newest = others.sort(([, left], [, right]) => (left.at < right.at ? 1 : -1)).slice(0, most - 1);
  const sessions = Object.fromEntries([...newest, [session, { ...memory, trees: memory.trees.slice(-most) }]]);
  await mkdir(state, { recursive: true, mode: 0o700 });
  await writeFileAtomic(place(state), JSON.stringify({ version: 1, sessions }), { mode: 0o600 });
}
