import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";

const root = resolve(import.meta.dirname, "../../../../node_modules/.cache/goalpost");

/** A folder for one test, removed at its end. */
export function freshFolder(): string {
  mkdirSync(root, { recursive: true });
  const folder = mkdtempSync(join(root, "runtime-unit-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
