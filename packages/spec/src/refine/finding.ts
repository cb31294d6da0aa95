/** What can be wrong with a line of a specification. The first two end in text; the others are questions to the author. */
export type FindingKind =
  | "ambiguous"
  | "unverifiable"
  | "contradiction"
  | "missing-failure-case"
  | "costly-architecture";

/** What a refiner says about one place. Keys are those that the model answers with. */
export interface RefineFinding {
  readonly kind: FindingKind;
  /** The words as they stand in the specification; they must occur there once. */
  readonly quote: string;
  /** What is wrong with them. */
  readonly problem: string;
  /** Two distinct ways to read them. */
  readonly readings: readonly string[];
  /** Which reading is recommended, from 1; 0: none. */
  readonly recommended: number;
  /** Why that one is easier to maintain. */
  readonly because: string;
  /** What is to stand in place of the quote; empty for a question. */
  readonly replacement: string;
  /** What the author is to decide; empty where there is a replacement. */
  readonly question: string;
  readonly options: readonly { readonly label: string; readonly description: string }[];
}

/** Kinds that are questions to the author: they become decisions, and never text by themselves. */
export const questionKinds: readonly FindingKind[] = ["contradiction", "missing-failure-case", "costly-architecture"];

/** What a refiner answers. */
export interface RefineAnswer {
  readonly findings: readonly RefineFinding[];
}

const text = { type: "string" } as const;

/** The form of a {@link RefineAnswer}, as both clients take it. */
export const refineSchema = {
  type: "object",
  properties: {
    findings: {
      type: "array",
      items: {
        type: "object",
        properties: {
          kind: {
            type: "string",
            enum: ["ambiguous", "unverifiable", "contradiction", "missing-failure-case", "costly-architecture"],
          },
          quote: text,
          problem: text,
          readings: { type: "array", items: text },
          recommended: { type: "integer" },
          because: text,
          replacement: text,
          question: text,
          options: {
            type: "array",
            items: {
              type: "object",
              properties: { label: text, description: text },
              required: ["label", "description"],
              additionalProperties: false,
            },
          },
        },
        required: [
          "kind",
          "quote",
          "problem",
          "readings",
          "recommended",
          "because",
          "replacement",
          "question",
          "options",
        ],
        additionalProperties: false,
      },
    },
  },
  required: ["findings"],
  additionalProperties: false,
} as const;

/** What stands behind a statement that no machine decides, when the author has said that it stays so. */
export const claimMark = "[CLAIM]";
