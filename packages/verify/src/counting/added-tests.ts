import { join, relative } from "node:path";
import type { Matcher } from "@goalpost/core/glob";
import type { CheckContext } from "../check/context.ts";
import { placesOf } from "../checks-of.ts";
import { admissionOf } from "../room/admission.ts";
import { protectionOf, testPatterns } from "../room/protected.ts";
import type { Seal } from "../seal/seal.ts";
import { isAsked, type Listed, listTests, rulesOf } from "./list-tests.ts";
import type { RunnerCall } from "./runner-of.ts";

/** Which added files are tests, and how that is known. */
export interface AddedTests {
  /** Beside those that are called so by the names that all projects share. */
  readonly isTest: Matcher;
  /** How they are told, for the receipt. */
  readonly how: string;
  /** Why a result stays open. */
  readonly open: readonly string[];
}

/** What is known of the work before a room is made of it. */
export interface AddedWork {
  readonly seal: Pick<Seal, "contract" | "tests" | "held_out">;
  /** The project's root. */
  readonly root: string;
  /** Lists the files that were added, from the root. */
  added(): Promise<readonly string[]>;
  /** Runs something in a room that has all of the work. */
  inRoom<Result>(use: (context: CheckContext) => Promise<Result>): Promise<Result>;
}

/**
 * Tells which of the added files are tests: by the sealed runner's own list or its own rule for names, and by the names that all projects share.
 * What a runner takes for a test may do to others what a test may do, whatever it is called.
 */
export async function addedTests({ seal, root, added, inRoom }: AddedWork): Promise<AddedTests> {
  const calls = callsOf(seal, root);
  const rules = rulesOf(calls, root);
  const how = howTold(calls, rules.globs);
  const stated = placesOf(seal.contract).filter(({ item }) => item.kind === "tests");
  const unknown = stated.filter(({ item }) => (seal.tests[item.id]?.runners ?? []).length === 0).map(({ item }) => item.id);
  const asked = calls.filter(isAsked);
  if (asked.length === 0 && unknown.length === 0) return { isTest: rules.matches, how, open: [] };
  const left = (await added()).filter((path) => comesIn(seal, path) && !rules.matches(path));
  if (left.length === 0) return { isTest: rules.matches, how, open: [] };
  const lists = asked.length === 0 ? [] : await inRoom((context) => askAll(asked, root, context));
  const named = new Set(lists.flatMap((list) => (list.fault === undefined ? [...list.files] : [])));
  const faults = lists.flatMap((list) => (list.fault === undefined ? [] : [`which of the added files are tests is not known: ${list.fault}`]));
  return {
    isTest: (path) => rules.matches(path) || named.has(path),
    how,
    open: [...unknown.map((id) => unknownRunner(id, left)), ...new Set(faults)],
  };
} // biome-ignore format: one

/** Added, let in by a glob, and not called a test: of these nobody knows yet. */
function comesIn({ contract }: Pick<Seal, "contract">, path: string): boolean {
  const admission = admissionOf(contract);
  return (
    protectionOf(path) !== "test" &&
    !admission.isData(path) &&
    !admission.isNamed(path) &&
    admission.refuse(path, "added") === undefined
  );
}

/** Each call of a runner once. */
export function callsOf({ tests, held_out = {} }: Pick<Seal, "tests" | "held_out">, root: string): readonly RunnerCall[] {
  const found = new Map<string, RunnerCall>();
  for (const [id, { runners }] of Object.entries(tests)) {
    // What is held out is not told, not even which files it names.
    if (Object.hasOwn(held_out, id)) continue;
    for (const call of runners) found.set(JSON.stringify([call.words, call.cwd]), { ...call, cwd: join(root, call.cwd) });
  }
  return [...found.values()];
} // biome-ignore format: one

async function askAll(calls: readonly RunnerCall[], root: string, context: CheckContext): Promise<readonly Listed[]> {
  const lists: Listed[] = [];
  for (const call of calls) lists.push(await listTests({ ...call, cwd: join(context.root, relative(root, call.cwd)) }, context));
  return lists;
} // biome-ignore format: one

const unknownRunner = (id: string, added: readonly string[]): string =>
  `${id} is run by a runner that is not known, so nobody can say which of the ${added.length} added files are tests; name them in the scope: scope(${JSON.stringify(added[0])})`;

function howTold(calls: readonly RunnerCall[], globs: readonly string[]): string {
  const listed = [...new Set(calls.filter(isAsked).map(({ runner }) => runner))];
  const parts = [...(listed.length === 0 ? [] : [`what ${listed.join(" and ")} lists`]), [...new Set([...testPatterns, ...globs])].join(", ")]; // biome-ignore format: one
  return parts.join("; ");
}
