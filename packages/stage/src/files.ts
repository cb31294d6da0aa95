import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";

const root = resolve(import.meta.dirname, "../../../node_modules/.cache/goalpost");

/** A folder for one test, inside the repository; removed at its end. */
export function testFolder(name: string): string {
  mkdirSync(root, { recursive: true });
  const folder = mkdtempSync(join(root, `${name}-unit-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file, with the folders that it needs. */
export function put(cwd: string, path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text, { mode });
}
