/** How git is called in a repository that an agent may have written. */
export interface GitThatLooks {
  /** Settings that come before the command. */
  readonly words: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const words = [
  "--no-optional-locks",
  "--no-replace-objects",
  "--literal-pathspecs",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.untrackedCache=false",
  "-c",
  "core.quotePath=false",
  "-c",
  "core.fileMode=true",
  "-c",
  "core.symlinks=true",
  "-c",
  "core.ignoreStat=false",
  "-c",
  "diff.ignoreSubmodules=none",
] as const;

/** Variables that would point git at another repository, as inside a git hook. */
const misleading = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_NAMESPACE",
  "GIT_PREFIX",
  "GIT_COMMON_DIR",
  "GIT_CONFIG_PARAMETERS",
  "GIT_EXTERNAL_DIFF",
] as const;

/**
 * Variables by which git fetches nothing. A repository's settings name whom git asks for an object that is missing, and that may be a
 * program; the first stops it in every version, the second since git 2.44 before it looks.
 */
export const gitFetchesNothing = { GIT_ALLOW_PROTOCOL: "none", GIT_NO_LAZY_FETCH: "1" } as const;

/**
 * Calls git so that it only looks: no setting of the repository makes it lie, write, or run a program. What compares files runs filters
 * all the same; for that a repository of its own is needed.
 */
export function gitThatLooks(env: NodeJS.ProcessEnv): GitThatLooks {
  const own: NodeJS.ProcessEnv = { ...env, ...gitFetchesNothing, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0" }; // biome-ignore format: one
  for (const name of misleading) delete own[name];
  return { words, env: own };
}
