import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";

/** Where this package's tests work: inside the repository, outside of the temp directory, which the client's sandbox leaves writable. */
export const testCache =
  process.env.GOALPOST_CACHE_DIR ?? resolve(import.meta.dirname, "../../../../node_modules/.cache/goalpost");

/** Makes a folder for one test, with these files in it; removed when the test ends. */
export function project(files: Readonly<Record<string, string>> = {}): string {
  const parent = join(testCache, "cli");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "project-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
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
    GOALPOST_STATE_DIR: `${folder}.state`,
    GIT_CEILING_DIRECTORIES: dirname(folder),
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    LANG: "C.UTF-8",
    ...more,
  };
}
