/** What every {@link RehearsalError} says: the same four fields as every Goalpost error. */
export interface RehearsalErrorInit {
  /** Stable, machine-readable: `script/bad-step`, `client/not-found`. Never renamed after release. */
  readonly code: string;
  /** Where it is: `run(command)`, `GOALPOST_CODEX`. */
  readonly where: string;
  /** What was seen and what was expected. */
  readonly what: string;
  /** What to do about it. */
  readonly help: string;
  /** The error underneath, if there is one. */
  readonly cause?: unknown;
}

/**
 * The error class of this package. It is not core's `GoalpostError`, because this package imports nothing of ours, but it has the same
 * fields, so a reader of one can print the other.
 *
 * @example
 * new RehearsalError({ code: "client/not-found", where: "codex", what: "is not on PATH", help: "set GOALPOST_CODEX" });
 */
export class RehearsalError extends Error {
  override readonly name = "RehearsalError";
  readonly code: string;
  readonly where: string;
  readonly what: string;
  readonly help: string;

  constructor({ code, where, what, help, cause }: RehearsalErrorInit) {
    super(`${where}: ${what}\n  help: ${help}\n  code: ${code}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.where = where;
    this.what = what;
    this.help = help;
  }

  /** The error as data. */
  toJSON(): { code: string; where: string; what: string; help: string } {
    return { code: this.code, where: this.where, what: this.what, help: this.help };
  }
}
