import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";

/** Where this package's tests work: inside the repository, outside of the temp directory, which the client's sandbox leaves writable. */
export const testCache =
  process.env.GOALPOST_CACHE_DIR ?? resolve(import.meta.dirname, "../../../../node_modules/.cache/goalpost");

/** What is started from sources is all started from the bundle of them that the run of the tests was started from, if it was. */
const { GOALPOST_SOURCES } = process.env;
export const oneBundle: NodeJS.ProcessEnv = GOALPOST_SOURCES === undefined ? {} : { GOALPOST_SOURCES };

const taken = new Set<number>();

/**
 * Makes a folder for one test, with these files in it; removed when the test ends, with all that was put beside it. The next test has a folder of the same
 * name, so that a contract which stands in it as it stood before is not compiled once more.
 */
export function project(files: Readonly<Record<string, string>> = {}): string {
  let place = 0;
  while (taken.has(place)) place += 1;
  taken.add(place);
  const own = join(testCache, "cli", `${process.pid}-${place}`);
  const remove = () => rmSync(own, { recursive: true, force: true });
  remove();
  const folder = join(own, "project");
  mkdirSync(folder, { recursive: true });
  onTestFinished(() => {
    remove();
    taken.delete(place);
  });
  for (const [path, text] of Object.entries(files)) put(folder, path, text);
  return folder;
}

/** Writes a file, with its folders. */
export function put(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The environment of the tests: no colour, no home of the user's, nothing of theirs. */
export function testEnv(folder: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: join(folder, ".home"),
    GOALPOST_CACHE_DIR: testCache,
    ...oneBundle,
    GOALPOST_STATE_DIR: `${folder}.state`,
    GIT_CEILING_DIRECTORIES: dirname(folder),
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    LANG: "C.UTF-8",
    ...more,
  };
}
