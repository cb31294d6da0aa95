import { readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core/errors";

/** A log that is there. */
export interface FoundLog {
  readonly runId: string;
  readonly path: string;
  readonly bytes: number;
  /** When it was last written: ISO 8601, UTC. */
  readonly updatedAt: string;
}

const name = "events.jsonl";

/**
 * The place of a run's log, in the state folder of its contract's runs.
 *
 * @throws GoalpostError `log/bad-id` where the id could leave that folder.
 * @example
 * logPath("/var/lib/goalpost/run", "7f3a"); // "/var/lib/goalpost/run/logs/7f3a/events.jsonl"
 */
export function logPath(stateDir: string, runId: string): string {
  if (/^[a-z0-9][\w.-]{0,127}$/i.test(runId)) return join(stateDir, "logs", runId, name);
  throw new GoalpostError({
    code: "log/bad-id",
    where: "runId",
    what: `is ${JSON.stringify(runId.slice(0, 80))}, expected letters, digits, "-", "_" or "."`,
    help: "use the id that goalpost runs shows",
  });
}

/** Lists the logs in a state folder, the newest first; nothing where there is no such folder. */
export function logsIn(stateDir: string): readonly FoundLog[] {
  const found = namesIn(join(stateDir, "logs")).flatMap((runId): readonly FoundLog[] => {
    const path = join(stateDir, "logs", runId, name);
    const facts = factsOf(path);
    if (facts?.isFile() !== true) return [];
    return [{ runId, path, bytes: facts.size, updatedAt: facts.mtime.toISOString() }];
  });
  return found.sort((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1));
}

/** Nothing for what cannot be looked at, such as a link that leads to itself: one of them hides no other log. */
function factsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
