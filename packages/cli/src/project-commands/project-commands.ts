import { cargoCommands } from "./cargo.ts";
import type { Found, ProjectCommand } from "./found.ts";
import { goCommands } from "./go-mod.ts";
import { packageScripts } from "./package-json.ts";
import { pythonCommands } from "./pyproject.ts";
import { justRecipes, makeTargets } from "./recipes.ts";

/**
 * Finds the commands that a project has of its own: the scripts of package.json, the tasks of pyproject.toml, cargo, go, the targets of a
 * Makefile, the recipes of a justfile. It runs nothing, and what cannot be read is left out.
 *
 * @param root - The project's root; only files right below it are read.
 * @returns In that order, each command once.
 */
export async function projectCommands(root: string): Promise<readonly ProjectCommand[]> {
  const readers = [packageScripts, pythonCommands, cargoCommands, goCommands, makeTargets, justRecipes];
  const found = (await Promise.all(readers.map((read) => read(root)))).flat();
  const suites = new Set(found.filter(({ wholeSuite }) => wholeSuite).map(({ run }) => normal(run)));
  const byRun = new Map<string, ProjectCommand>();
  for (const { run, from, wholeSuite, lines, cannotFail } of found) {
    if (!byRun.has(run))
      byRun.set(run, {
        run,
        from,
        wholeSuite: wholeSuite && !handsOn(run, lines, suites),
        ...(cannotFail === undefined ? {} : { cannotFail }),
      });
  }
  return [...byRun.values()];
}

/** Whether all that it does is to run another whole suite: `make test` of a project whose `npm test` it calls. */
const handsOn = (run: string, lines: Found["lines"], suites: ReadonlySet<string>): boolean => {
  const [only] = lines ?? [];
  if (only === undefined || lines?.length !== 1) return false;
  const called = normal(only.replace(/^@/, ""));
  return called !== normal(run) && suites.has(called);
};

/** `npm run test` and `npm test` are one. */
const normal = (run: string): string =>
  run
    .trim()
    .replace(/\s+/g, " ")
    .replace(/^(npm|pnpm|yarn) run /, "$1 ");
