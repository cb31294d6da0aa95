import { resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { type FoundMine, findMine, nameMine, type Seal } from "@goalpost/verify";
import { Option } from "commander";
import { ask, type Io, print } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import { userName } from "./user-name.ts";

/** Changes that a person takes upon themselves. */
export interface MineFlags {
  readonly mine: readonly string[];
  readonly sign?: string;
}

/** Names them. */
export const mineOption = (): Option =>
  new Option(
    "--mine <path|revision>",
    "changes since the start that are yours and not the agent's: a path, a glob, or what you pulled (origin/main); asks at a terminal; may be repeated",
  )
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([] as readonly string[]);

/** Where the seal is, and what it is. */
interface Sealed {
  readonly seal: Seal | undefined;
  readonly id: string;
  readonly state: string;
  readonly root: string;
}

/** Lines of the list that are shown before the question. */
const shown = 200;

/**
 * Shows the changes, asks whether they are the person's, and records the answer.
 *
 * @returns False when they said no: then nothing is recorded.
 * @throws GoalpostError `cli/mine-without-seal`, `cli/nobody-to-ask`, and those of `findMine` and `nameMine`.
 */
export async function takeMine({ mine, sign }: MineFlags, { seal, id, state, root }: Sealed, io: Io): Promise<boolean> {
  if (mine.length === 0) return true;
  if (seal === undefined) throw new GoalpostError({ code: "cli/mine-without-seal", where: "--mine", what: `says which changes since the start are yours, and ${id} has no sealed start here`, help: `seal it at the start: goalpost run ${id}` }); // biome-ignore format: one
  if (io.stdin.isTTY !== true || io.stdout.isTTY !== true) throw new GoalpostError({ code: "cli/nobody-to-ask", where: "--mine", what: "there is no terminal to ask on", help: "run it at a terminal of your own: only a person can say whose changes these are" }); // biome-ignore format: one
  const place = { cwd: root, stateDir: state, env: io.env, signal: io.signal };
  const found = await findMine(seal, mine, place);
  const who = await userName(io);
  for (const line of foundLines(found)) print(io, line);
  const count = found.changes.length === 1 ? "this change" : `these ${found.changes.length} changes`;
  const answer = await ask(io, `Is all of ${count} yours, ${oneLine(who)}, and none the agent's? [y/N] `);
  if (!/^y(es)?$/i.test(answer?.trim() ?? "")) {
    print(io, "nothing was recorded");
    return false;
  }
  const signKey = sign === undefined ? undefined : resolve(io.cwd, sign);
  await nameMine(seal, found, { ...place, who, now: () => new Date(), signKey });
  return true;
}

function* foundLines({ changes, commits }: FoundMine): Generator<string> {
  for (const commit of commits) yield `  | as in ${oneLine(commit)}`;
  for (const { path, change } of changes.slice(0, shown)) yield `  | ${change}: ${oneLine(path)}`;
  if (changes.length > shown) yield `  | … and ${changes.length - shown} more`;
}
