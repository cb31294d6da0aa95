/** A skill as it stands on disk: a folder with SKILL.md in it, and what that names. */
export interface SkillSource {
  /** The folder's path from where the tree begins, `/` between its parts: `review/goal-reviewer`. */
  readonly path: string;
  /** The text of SKILL.md; undefined where there is none. */
  readonly text: string | undefined;
  /** Whether SKILL.md is text in UTF-8. Default true; else `text` has stand-ins for what is not. */
  readonly isUtf8?: boolean | undefined;
  /** Whether SKILL.md itself is a link. Default false. */
  readonly isLink?: boolean | undefined;
  /** Paths of the folder's other files, from the folder. Default: none is known, and none is asked for. */
  readonly files?: readonly string[] | undefined;
}

/** What stands between the lines of `---` at the beginning of SKILL.md, and what comes behind. */
export interface SkillText {
  /** The front matter as data, read line by line where it is not YAML; undefined where there is none, or where it is not a mapping. */
  readonly matter: Readonly<Record<string, unknown>> | undefined;
  /** Why the front matter cannot be read; undefined where it can. */
  readonly fault: string | undefined;
  /** Whether both clients read it all the same where it is not YAML: a value on its line has to be put in quotes, and nothing else. */
  readonly isLoose: boolean;
  readonly body: string;
  /** The line where the body begins, from 1. */
  readonly bodyLine: number;
}
