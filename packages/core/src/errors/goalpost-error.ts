const brand: unique symbol = Symbol.for("goalpost.error") as never;

/** What every {@link GoalpostError} says. */
export interface GoalpostErrorInit {
  /** Stable, machine-readable: `area/what-is-wrong`, for example `contract/bad-input`. Never renamed after release. */
  readonly code: string;
  /** Where it is: `doneWhen.timeoutSeconds`, `goals/x.goal.json:3:1`. */
  readonly where: string;
  /** What was seen and what was expected. */
  readonly what: string;
  /** What to do about it. */
  readonly help: string;
  /** The error underneath, if there is one. */
  readonly cause?: unknown;
}

/**
 * The one error class of every Goalpost package: what is wrong, where, and how to fix it.
 *
 * @example
 * new GoalpostError({ code: "contract/bad-input", where: "goal", what: "is empty, expected a statement", help: "say what must be true at the end" });
 */
export class GoalpostError extends Error {
  override readonly name = "GoalpostError";
  readonly code: string;
  readonly where: string;
  readonly what: string;
  readonly help: string;
  /** @internal */
  readonly [brand] = true;

  constructor({ code, where, what, help, cause }: GoalpostErrorInit) {
    super(`${where}: ${what}\n  help: ${help}\n  code: ${code}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.where = where;
    this.what = what;
    this.help = help;
  }

  /** Tells a Goalpost error from any other, also one that comes from another installed copy of this package. */
  static is(value: unknown): value is GoalpostError {
    return typeof value === "object" && value !== null && (value as { [brand]?: unknown })[brand] === true;
  }

  /** The error as data, for `--format json`. */
  toJSON(): { code: string; where: string; what: string; help: string } {
    return { code: this.code, where: this.where, what: this.what, help: this.help };
  }
}
