import { posix } from "node:path";
import type { Contract } from "@goalpost/core";
import { isGlob, type Matcher, matcher } from "@goalpost/core/glob";
import { scopeMatcher } from "../check/tree.ts";
import { fileOf, placesOf, runOf } from "../checks-of.ts";
import type { FileState } from "../files/file-facts.ts";
import { compose, composed } from "../files/one-form.ts";
import type { Change } from "../git/tree-changes.ts";
import { isMade, type SeenAtStart } from "./made-by-checks.ts";
import { type Protection, protectedWhenNew, protectionOf, protectionWords } from "./protected.ts";

/** Why a change is not let into the room. */
export interface Refusal {
  readonly why: "outside-scope" | "unchanged" | "protected" | "unusable" | "made-again";
  /** Goes on after the path: `is outside the scope`. */
  readonly what: string;
}

/** Decides which changes of the agent a contract lets into the room. */
export interface Admission {
  /** Whether the contract states a scope at all. */
  readonly scoped: boolean;
  /** Nothing when the change comes in. `state`: what stands there now, as `entryState` says it. */
  refuse(path: string, change: Change, state?: FileState): Refusal | undefined;
  /** A file that a review, an artifact, an absent or a deliverable names, and that no scope lets in: it is data for that item, and nothing else. */
  isData(path: string): boolean;
  /** A test file that the start did not have, and that the scope does not name itself. */
  isAddedTest(path: string, change: Change): boolean;
  /** Whether a scope names this very file. */
  isNamed(path: string): boolean;
}

/**
 * Reads from a contract what may come in: every scope must allow it, `unchanged` must not name it, and what decides how checks come out must
 * be named itself.
 *
 * @param isTest - What a test runner takes for a test, beside what is called one.
 * @param seen - What checks were seen to make, and to write anew, at the start: an agent that ran them has made it too; and what they run as tests. Paths are compared in one Unicode form, since file systems differ.
 */
export function admissionOf(
  contract: Contract,
  isTest: Matcher = () => false,
  { made: madeAtStart = [], rewritten = {}, test_files = [] }: Partial<SeenAtStart> = {},
): Admission {
  const items = placesOf(contract).map(({ item }) => item);
  const scopes = items.flatMap((item) => (item.kind === "scope" ? [item.paths] : []));
  const within = scopes.map((paths) => composed(scopeMatcher(paths.map(compose))));
  const guarded = composed(
    matcher(
      items.flatMap((item) => (item.kind === "unchanged" && item.since === undefined ? item.paths.map(compose) : [])),
    ),
  );
  const named = new Set(
    scopes
      .flat()
      .filter((path) => !isGlob(path))
      .map((path) => compose(posix.normalize(path.replace(/(package\.json)#.*$/, "$1")))),
  );
  const names = (path: string): boolean => named.has(compose(path));
  const made = new Set(madePaths(contract).map(compose));
  const testsOfStart = new Set(test_files.map(compose));
  const isOf = (path: string): Protection | undefined => (testsOfStart.has(compose(path)) ? "test" : protectionOf(path)); // biome-ignore format: one
  const isMadeAgain = (path: string, change: Change): boolean =>
    made.has(compose(path)) || (change === "added" && isMade(madeAtStart, compose(path)));
  const isAsChecksLeft = (path: string, state: FileState | undefined): boolean =>
    Object.hasOwn(rewritten, path) && rewritten[path] === state && !guarded(path) && !names(path);
  const data = new Set(dataPaths(contract).map(compose));
  return {
    scoped: scopes.length > 0,
    isData: (path) => data.has(compose(path)) && !guarded(path) && within.some((allows) => !allows(path)),
    isAddedTest: (path, change) =>
      change === "added" && (protectionOf(path) === "test" || isTest(path)) && !names(path),
    isNamed: names,
    refuse(path, change, state) {
      const isOutside = within.some((allows) => !allows(path));
      if (isOutside && isMadeAgain(path, change) && !guarded(path)) return { why: "made-again", what: "is made again by a check, in the room" }; // biome-ignore format: one
      if (isAsChecksLeft(path, state))
        return { why: "made-again", what: "is what checks make of it, at the start too" };
      if (isOutside) return { why: "outside-scope", what: "is outside the scope" };
      if (guarded(path)) return { why: "unchanged", what: "must stay as it was" };
      const protection = isOf(path);
      if (protection === undefined || names(path)) return undefined;
      if (change === "added" && !protectedWhenNew.has(protection)) return undefined;
      const of = change === "added" ? "would decide how checks run" : "of the start";
      return {
        why: "protected",
        what: `is ${protectionWords[protection]}${change === "added" ? ` and ${of}` : ` ${of}`}; only a scope that names this very file lets it in: scope(${JSON.stringify(path)})`,
      };
    },
  };
}

/** The files that items of a contract ask for by name, and that no command of theirs makes: evidence, deliverables, artifacts and logs. */
export function dataPaths(contract: Contract): readonly string[] {
  const handedOver = contract.blocks.flatMap((block) =>
    block.kind === "output_contract"
      ? block.items.flatMap((item) => (item.kind === "deliver" && !isGlob(item.path) ? [tidy(item.path)] : []))
      : [],
  );
  const named = placesOf(contract).flatMap(({ item }) => {
    if (item.kind === "review") return [tidy(item.evidence)];
    const file = runOf(item) === undefined ? fileOf(item) : undefined;
    return file === undefined ? [] : [tidy(file)];
  });
  return [...named, ...handedOver];
}

/** The files that a check makes again by itself: an agent that ran the checks has made them too. */
export const madePaths = (contract: Contract): readonly string[] =>
  placesOf(contract).flatMap(({ item }) => {
    const file = runOf(item) === undefined ? undefined : fileOf(item);
    return file === undefined ? [] : [tidy(file)];
  });

const tidy = (path: string): string => posix.normalize(path).replace(/^\.\//, "");
