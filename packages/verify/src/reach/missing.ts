/** What kind of thing is not there. A file may be what the work makes; the others are names that somebody has to correct or to add. */
export type MissingKind = "file" | "program" | "script" | "module" | "command";

/** What a command names that is not there, so that it cannot run. */
export interface Missing {
  readonly kind: MissingKind;
  /** `package.json has no script "tset"`. */
  readonly what: string;
  readonly help: string;
}

/** @internal A simple command, and the folder where it runs. */
export interface Call {
  readonly words: readonly string[];
  /** As an absolute path. */
  readonly cwd: string;
}

/** @internal The sentence for a file. */
export const noFile = (path: string): Missing => ({
  kind: "file",
  what: `${path} is not there`,
  help: "correct the path; or, if the work is to make it, go on: the check counts once it is there",
});

/** @internal The sentence for a folder. */
export const noFolderAt = (path: string): Missing => ({
  kind: "file",
  what: `${path}/ is not there`,
  help: "correct the folder",
});

/** @internal The sentence for a program. */
export const noProgram = (program: string): Missing => ({
  kind: "program",
  what: `${program} is not on PATH`,
  help: `install ${program}, or correct its name`,
});
