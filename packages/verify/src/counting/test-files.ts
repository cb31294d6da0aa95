import { join, posix, relative } from "node:path";
import type { CheckContext } from "../check/context.ts";
import { kindAt } from "../files/kind-at.ts";
import { textIfReadable } from "../files/read-whole.ts";
import { walk } from "../files/walk.ts";
import { protectionOf } from "../room/protected.ts";
import { callsOf } from "./added-tests.ts";
import { isAsked, listTests, namedWords, rulesOf } from "./list-tests.ts";
import type { RunnerCall } from "./runner-of.ts";
import type { StartTests } from "./sealed-tests.ts";

/**
 * Finds the test files of the start that are not called tests: those that a runner lists, that its call names, or that it looks for by a rule of its
 * own. An agent could change them otherwise, as a source that a glob of the scope lets in.
 *
 * @param context - Of a room of the start.
 */
export async function testFilesAtStart(tests: Readonly<Record<string, StartTests>>, context: CheckContext): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const call of callsOf({ tests }, context.root)) for (const path of await filesOf(call, tests, context)) found.add(path);
  return [...found].filter((path) => protectionOf(path) !== "test" && isTestAlone(join(context.root, path))).sort();
} // biome-ignore format: one

async function filesOf(call: RunnerCall, tests: Readonly<Record<string, StartTests>>, context: CheckContext): Promise<readonly string[]> {
  if (isAsked(call)) {
    const listed = await listTests(call, context);
    return listed.fault === undefined ? [...listed.files] : [];
  }
  if (call.runner === "node" && namedWords(call).length > 0) return namedWords(call).map((word) => relative(context.root, join(call.cwd, word)));
  const matching = walk(context.root, rulesOf([call], context.root).globs);
  return call.runner === "unittest" ? matching.filter((path) => hasTests(path, tests)) : matching;
} // biome-ignore format: one

/** Discovery loads every module that its pattern fits, a source too: one that has tests stands in the names of what ran. */
function hasTests(path: string, tests: Readonly<Record<string, StartTests>>): boolean {
  const own = new RegExp(`(?:^|[ (.])${posix.basename(path, ".py")}\\.`);
  return Object.values(tests).some(({ sealed }) => sealed?.tests.some(({ name }) => own.test(name)) === true);
}

/** A source may hold tests of its own, of doctest or vitest: it stays a source. */
function isTestAlone(file: string): boolean {
  return kindAt(file) === "file" && !/\bimport\.meta\.vitest\b|^\s*>>> /m.test(textIfReadable(file) ?? "");
}
