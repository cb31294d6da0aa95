/** What one thing must be true of, so that a requirement holds. */
export interface Criterion {
  /** Its own id where the text gives one (`1.2`), else the requirement's with its place: `R4.1`. */
  readonly id: string;
  /** Its words as they stand in the text, on one line, code spans included. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** Something that the specification asks for. */
export interface Requirement {
  /** As the text gives it (`FR-001`, `R4`, `1`), else made from its words, the same as long as these are. */
  readonly id: string;
  /** Whether the text gives the id. */
  readonly isGiven: boolean;
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** What shows that it holds; where the text states nothing beside the requirement, the requirement itself. */
  readonly criteria: readonly [Criterion, ...Criterion[]];
}

/** What was decided, and why. */
export interface Decision {
  /** Its number or id; items name it as `decision:ID`. */
  readonly id: string;
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** A text of the specification that belongs to no requirement. */
export interface Statement {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** A piece of work that the specification lists, and the requirements that it is for. */
export interface Task extends Statement {
  readonly from: readonly string[];
}

/** How the requirements of a specification are written. */
export type SpecFormat = "spec-kit" | "openspec" | "kiro" | "ears" | "ids" | "headings";

/** A specification, read. */
export interface Spec {
  /** The name that errors and findings give the text. */
  readonly file: string;
  readonly format: SpecFormat;
  /** The first heading, without "Feature Specification:" and the like; empty where there is none. */
  readonly title: string;
  /** What is to be true at the end, where the text says it. */
  readonly goal?: Statement;
  /** Why it is wanted, where the text says it. */
  readonly why?: Statement;
  readonly requirements: readonly [Requirement, ...Requirement[]];
  readonly decisions: readonly Decision[];
  /** What is not to be done. */
  readonly outOfScope: readonly Statement[];
  /** What must not be done or be so. */
  readonly forbidden: readonly Statement[];
  readonly constraints: readonly Statement[];
  readonly architecture: readonly Statement[];
  readonly tasks: readonly Task[];
  readonly deliverables: readonly Statement[];
  /** What the text itself says is open: questions, `[NEEDS CLARIFICATION: …]`, TBD. */
  readonly open: readonly Statement[];
  /** Files and globs that the text names, each once. */
  readonly files: readonly string[];
}
