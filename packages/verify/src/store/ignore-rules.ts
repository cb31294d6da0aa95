import ignore, { type Ignore } from "ignore";

/** Names that tools make in any project, and that are never part of it unless a commit holds them. */
const madeByTools = [
  "node_modules/", ".venv/", "venv/", "__pycache__/", "*.pyc", ".pytest_cache/", ".mypy_cache/", ".ruff_cache/", ".tox/", ".nox/",
  ".nyc_output/", "/coverage/", ".coverage", ".coverage.*", ".DS_Store", "Thumbs.db", ".env.local", ".env.*.local",
] as const; // biome-ignore format: a list

/** Paths that are kept, whatever the rules say: what a commit holds, and what the contract names. */
export interface Kept {
  /** The file itself. */
  file(path: string): boolean;
  /** Whether such a file may stand below this folder. */
  below(folder: string): boolean;
}

/** Keeps exactly these paths. */
export function keptPaths(paths: Iterable<string>): Kept {
  const files = new Set(paths);
  const folders = new Set<string>();
  for (const path of files) {
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return { file: (path) => files.has(path), below: (folder) => folders.has(folder) };
}

/** Keeps what any of several keeps. */
export const keptByAny = (all: readonly Kept[]): Kept => ({
  file: (path) => all.some((each) => each.file(path)),
  below: (folder) => all.some((each) => each.below(folder)),
});

/** What decides which files are not part of a tree. */
export interface IgnoreSource {
  /** The text of a folder's `.gitignore`; the root is "". */
  readonly gitignore: (folder: string) => string | undefined;
  /** More patterns, as in `.gitignore`: `room.ignore`. */
  readonly patterns: readonly string[];
  readonly kept: Kept;
}

/**
 * Tells what is ignored, by the `.gitignore` files alone: neither git's index nor its excludes nor its settings have a say, because whoever
 * writes in the project can change those in silence.
 */
export class IgnoreRules {
  readonly #source: IgnoreSource;
  readonly #own: Ignore;
  readonly #byFolder = new Map<string, readonly (readonly [prefix: string, rules: Ignore])[]>();

  constructor(source: IgnoreSource) {
    this.#source = source;
    this.#own = ignore({ allowRelativePaths: true }).add([...madeByTools, ...source.patterns]);
  }

  /** Whether a file is not part of the tree. Its folders must have been asked before. */
  file(path: string): boolean {
    return !this.#source.kept.file(path) && this.#matched(path, path);
  }

  /** Whether nothing below a folder is part of the tree. */
  folder(path: string): boolean {
    return !this.#source.kept.below(path) && this.#matched(path, `${path}/`);
  }

  #matched(path: string, shown: string): boolean {
    if (this.#own.ignores(shown)) return true;
    for (const [prefix, rules] of this.#rulesFor(path.slice(0, Math.max(0, path.lastIndexOf("/"))))) {
      const { ignored, unignored } = rules.test(shown.slice(prefix.length));
      if (ignored) return true;
      if (unignored) return false;
    }
    return false;
  }

  /** The rules that hold in a folder, the deepest first. */
  #rulesFor(folder: string): readonly (readonly [prefix: string, rules: Ignore])[] {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const above = folder === "" ? [] : this.#rulesFor(folder.slice(0, Math.max(0, folder.lastIndexOf("/"))));
    const text = this.#source.gitignore(folder);
    const own = text === undefined ? [] : [[folder === "" ? "" : `${folder}/`, ignore().add(text)] as const];
    const rules = [...own, ...above];
    this.#byFolder.set(folder, rules);
    return rules;
  }
}
