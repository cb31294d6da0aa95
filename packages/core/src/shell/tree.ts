/** A word of a script: what is known of its text, and whether the shell puts something into it when it runs. */
export interface Word {
  /** Quotes taken off; an expansion stands as it was written. */
  readonly text: string;
  /** Whether a part of it is known only when it runs: `$x`, `` `x` ``, a glob outside of quotes. */
  readonly isOpen: boolean;
  /** Each of those parts as it is written; none where nothing is open. */
  readonly opened?: readonly string[];
  /** Whether any part of it stood in quotes, so that it is not a keyword. */
  readonly isQuoted: boolean;
}

/** One program with its arguments. */
export interface Simple {
  readonly kind: "simple";
  /** `NAME=value` before the program. */
  readonly assignments: readonly Word[];
  /** The program and its arguments; empty for assignments and redirections alone. */
  readonly words: readonly Word[];
  /** Files that are read by `<`; those can be missing. */
  readonly reads: readonly Word[];
  /** Whether a text that stands in the script itself is read: `<<EOF`, `<<<`. */
  readonly readsText: boolean;
  /** Files that are written by `>`. */
  readonly writes: readonly Word[];
}

/** `(…)` and `{ …; }`. */
export interface Group {
  readonly kind: "group";
  readonly isSubshell: boolean;
  readonly body: Script;
}

/** `if`, with each condition and what follows it. */
export interface Choice {
  readonly kind: "choice";
  readonly branches: readonly { readonly when: Script; readonly body: Script }[];
  readonly otherwise: Script | undefined;
}

/** `while`, `until`, `for`. */
export interface Loop {
  readonly kind: "loop";
  /** Undefined for `for`. */
  readonly when: Script | undefined;
  readonly body: Script;
}

/** `case`. */
export interface Cases {
  readonly kind: "cases";
  readonly bodies: readonly Script[];
}

/** `name() { …; }`. */
export interface Definition {
  readonly kind: "definition";
  readonly body: Command;
}

export type Command = Simple | Group | Choice | Loop | Cases | Definition;

/** Commands joined by `|`. */
export interface Pipeline {
  readonly isNegated: boolean;
  readonly commands: readonly Command[];
}

/** Pipelines joined by `&&` and `||`. */
export interface AndOr {
  readonly first: Pipeline;
  readonly rest: readonly { readonly operator: "&&" | "||"; readonly pipeline: Pipeline }[];
  /** Whether `&` sends it to the background. */
  readonly isBackground: boolean;
}

/** What stands between `;`, `&` and line breaks. */
export type Script = readonly AndOr[];
