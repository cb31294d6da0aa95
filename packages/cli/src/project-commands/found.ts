/** A command that a project has of its own. */
export interface ProjectCommand {
  /** The command line, in words that need no shell: `npm test`. */
  readonly run: string;
  /** Where it is written: `package.json, script test`. */
  readonly from: string;
  /** Whether it is the project's whole test suite, and can fail. */
  readonly wholeSuite: boolean;
  /** What it runs, where that exits 0 whatever the project looks like: `eslint . || true`. */
  readonly cannotFail?: string;
}

/** A command as a reader finds it, with what it runs where that is written. */
export interface Found extends ProjectCommand {
  readonly lines?: readonly string[];
}

/** Names that are a word of a command line as they stand, in every shell. */
export const plainName = /^[A-Za-z0-9_][A-Za-z0-9_.:/@+-]{0,79}$/;

/** More than a person would name, and few enough to be looked at. */
export const mostCommands = 300;

/** How whole a script says it is by its name; undefined for one that names a part, or something else. */
export function suiteRank(name: string): number | undefined {
  if (/^(?:tests?[:_./-]?all|all[:_./-]?tests?)$/i.test(name)) return 2;
  return /^tests?$/i.test(name) ? 1 : undefined;
}

/** Marks the whole suite: the name that says most. Where two say it alike, none is. */
export function withSuite(found: readonly (Found & { readonly rank?: number | undefined })[]): readonly Found[] {
  const ranks = found.flatMap(({ rank, wholeSuite }) => (rank !== undefined && wholeSuite ? [rank] : []));
  const top = Math.max(...ranks);
  const isOne = ranks.filter((rank) => rank === top).length === 1;
  return found.map(({ rank, ...each }) => ({
    ...each,
    wholeSuite: each.wholeSuite && isOne && rank === top,
  }));
}
