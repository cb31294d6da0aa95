import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isTest, sourceFiles } from "./imports.ts";
import { publicPackages, root } from "./workspace.ts";

/** One `@deprecated` of a docstring. */
export interface Deprecation {
  /** `packages/verify/src/verify.ts:31`. */
  readonly at: string;
  readonly text: string;
}

/** Every `@deprecated` in the sources of the packages that are published. */
export function deprecations(): readonly Deprecation[] {
  return publicPackages()
    .flatMap(({ path }) => sourceFiles(`${path}/src`))
    .filter((file) => !isTest(file) && !file.includes(".gen."))
    .flatMap((file) => deprecationsIn(readFileSync(join(root, file), "utf8"), file));
}

/** The `@deprecated` tags of a text; only docstrings count. */
export function deprecationsIn(text: string, path: string): readonly Deprecation[] {
  return [...text.matchAll(/\/\*\*(?:[^*]|\*(?!\/))*\*\//g)].flatMap(({ 0: comment, index }) =>
    [...comment.matchAll(/@deprecated\b *((?:[^\n*]|\n *\* (?!@))*)/g)].map((found) => ({
      at: `${path}:${text.slice(0, index + found.index).split("\n").length}`,
      text: (found[1] ?? "").replace(/\n *\* */g, " ").trim(),
    })),
  );
}

const form = /^since (\d+)\.(\d+)\.(\d+), removed in (\d+)\.(\d+)\.0: \S/;

/**
 * What is wrong with a deprecation in a version: it has not the form of docs/support.md, less than two minors lie between, or its time is over.
 *
 * @param version - The version of the packages now.
 */
export function faultOf({ at, text }: Deprecation, version: string): string | undefined {
  const [, since, sinceMinor, , until, untilMinor] = (form.exec(text) ?? []).map(Number);
  if (since === undefined || sinceMinor === undefined || until === undefined || untilMinor === undefined)
    return `${at}: "${text}", expected "since VERSION, removed in VERSION: write NEW"`;
  if (until < since || (until === since && untilMinor < sinceMinor + 2))
    return `${at}: is removed after less than two minors`;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > until || (major === until && minor >= untilMinor) ? `${at}: its time is over: remove it` : undefined;
}
