/** A line of a file that the user wrote. */
export interface Place {
  /** Absolute path. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** What was wrong inside the child that loads a contract file. */
export interface ChildFault {
  readonly code: string;
  /** The part of the contract, when the error named one. */
  readonly where?: string;
  readonly what: string;
  readonly mend: string;
  /** The line of the user's own code. */
  readonly place?: Place;
  /** For `--debug`. */
  readonly stack?: string;
}

/** One contract of a file that exports several. */
export interface ExportedContract {
  readonly contract: unknown;
  readonly places: Readonly<Record<string, Place>>;
}

/** What the child answers, as one JSON document. */
export type ChildAnswer =
  | {
      readonly ok: true;
      readonly contract: unknown;
      /** Where the builder calls stand: `done_when[0]` to its line. */
      readonly places: Readonly<Record<string, Place>>;
      /** The other contracts of the file, which it exports by name. */
      readonly more: readonly ExportedContract[];
      /** Whether the first is the default export. */
      readonly isDefault: boolean;
    }
  | { readonly ok: false; readonly fault: ChildFault };

/** What the parent asks of the child, as JSON in its first argument. */
export interface ChildOrder {
  /** The contract file, absolute. */
  readonly file: string;
  /** The id that the contract gets when it names none. */
  readonly id: string;
  /** Where transformed sources are kept. */
  readonly cache: string;
  /** Seconds after which the child ends itself, whatever became of its parent. */
  readonly lifeSeconds: number;
}
