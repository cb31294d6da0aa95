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
  readonly help: string;
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

/** What the parent asks of the child that loads many files. */
export interface BatchOrder {
  readonly files: readonly { readonly file: string; readonly id: string }[];
  /** Our modules that the files import, by name. */
  readonly modules: readonly string[];
  /** Whether what compiles TypeScript is loaded before the first file: some of them were not compiled before. */
  readonly compiles: boolean;
  readonly cache: string;
  /** Seconds after which the child ends itself, whatever became of its parent. */
  readonly lifeSeconds: number;
}

/** What that child says, one JSON document a line. */
export type BatchSaid =
  | { readonly kind: "starts"; readonly index: number }
  /** A {@link ChildAnswer} that holds a contract, as JSON; nothing was left behind. */
  | { readonly kind: "answer"; readonly index: number; readonly json: string }
  /** It gave no contract, and left nothing behind. */
  | { readonly kind: "failed"; readonly index: number }
  /** It left something behind: what it gave counts for nothing, and the child ends. */
  | { readonly kind: "dirty"; readonly index: number }
  /** It had to be compiled, and what compiles left something behind: the child ends, and one that is ready for that takes its place. */
  | { readonly kind: "compiles"; readonly index: number };
