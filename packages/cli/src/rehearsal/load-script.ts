import { existsSync } from "node:fs";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import * as rehearsal from "@goalpost/rehearsal";
import { createJiti } from "jiti";

/**
 * Loads a rehearsal script: a TypeScript or JavaScript file whose default export is what `script(…)` gave. It runs in this process, because a
 * script holds functions; it may import `@goalpost/rehearsal` also where only we have it installed.
 *
 * @param file - Absolute path.
 * @throws GoalpostError `rehearsal/bad-script`.
 */
export async function loadScript(file: string, env: NodeJS.ProcessEnv): Promise<rehearsal.Script> {
  if (!existsSync(file)) throw bad(file, "does not exist", "correct the path");
  const jiti = createJiti(file, {
    fsCache: join(rehearsal.cacheRoot(env), "jiti"),
    interopDefault: false,
    virtualModules: { "@goalpost/rehearsal": rehearsal },
  });
  let exported: unknown;
  try {
    exported = (await jiti.import<{ default?: unknown }>(file)).default;
  } catch (cause) {
    throw bad(
      file,
      `threw ${cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)}`,
      "correct the script",
      cause,
    );
  }
  const { turns } = (exported ?? {}) as { turns?: unknown };
  if (Array.isArray(turns)) return exported as rehearsal.Script;
  throw bad(file, "has no script as its default export", "write export default script(turn(…), …)");
}

const bad = (where: string, what: string, help: string, cause?: unknown): GoalpostError =>
  new GoalpostError({ code: "rehearsal/bad-script", where, what, help, cause });
