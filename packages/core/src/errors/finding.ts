/** How much a finding weighs: `error` fails the run, `warning` and `info` are said. */
export type Severity = "error" | "warning" | "info";

/** A place in a file; lines and columns count from 1, columns in UTF-16 code units. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** One thing that lint or config validation has to say. The shape only grows; `--format json` prints it with `rule_id`. */
export interface Finding {
  /** The rule that speaks, for example `done-when-has-check`. */
  readonly ruleId: string;
  readonly severity: Severity;
  /** Where in the value: `done_when[0].command`, `[features].goals`. */
  readonly where: string;
  /** The id of the contract's item that it is about, where it is about one: `D7`. What is printed for people names it. */
  readonly item?: string;
  /** What was seen and what was expected. */
  readonly what: string;
  /** How to fix it. */
  readonly help: string;
  /** Where in the file, when that is known. */
  readonly at?: SourceLocation;
}

/**
 * Names the place of a finding for people: by the item's id where it is about one, `D7.run`, as the agent, receipt and diff name it.
 *
 * @example
 * placeOf({ where: "done_when[6].run", item: "D7" }); // "D7.run"
 */
export const placeOf = ({ where, item }: Pick<Finding, "where" | "item">): string =>
  item === undefined ? where : where.replace(/^[a-z_]+\[\d+\]/, item);

/** A finding as JSON has it: keys in snake_case. */
export const findingJson = ({ ruleId, ...rest }: Finding): object => ({ rule_id: ruleId, ...rest });
