import type { Contract } from "@goalpost/core";
import type { Tree } from "../store/tree.ts";

/** What a lie is about. */
export type LieClass = "claims" | "tests" | "scripts" | "dependencies" | "source" | "artifacts" | "time" | "state" | "words"; // biome-ignore format: one

/** What a line does: says what may change, what may not, who makes a file, that tests are counted, that a check is held out. */
export type LineKind = "scope" | "unchanged" | "produced-by" | "tests" | "held-out";

/** What becomes of a file: another text, or nothing. */
export type Edit = { readonly text: string; readonly executable?: boolean } | null;

/** A lie as it is told on one contract: files that an agent would write. */
export interface Play {
  /** The same for every contract: `tests-emptied`. */
  readonly id: string;
  readonly class: LieClass;
  /** Goes on after "an agent that": `empties test/a.test.js`. */
  readonly does: string;
  readonly edits: ReadonlyMap<string, Edit>;
  /** The lines of a contract that may stop it, the likeliest first. */
  readonly stops: readonly LineKind[];
}

/** What plays are made of: a contract, and the tree at the start. */
export interface Scene {
  readonly contract: Contract;
  readonly base: Tree;
  read(path: string): string;
  /** Whether the contract lets in another version of a file. */
  admits(path: string): boolean;
  /** Existing test files. */
  readonly tests: readonly string[];
  /** Files that the checks' commands name and run. */
  readonly programs: readonly string[];
  /** Scripts of a manifest that they run: the manifest's path, and the script's name. */
  readonly scripts: readonly (readonly [file: string, name: string])[];
  /** Data that tests or programs name and that is neither. */
  readonly fixtures: readonly string[];
  /** Source files that may be changed, and that no command names. */
  readonly sources: readonly string[];
  /** Programs that the checks' commands start. */
  readonly started: readonly string[];
  /** What fits the contract's artifacts, by path: nobody has made it. */
  readonly forged: ReadonlyMap<string, string>;
}
