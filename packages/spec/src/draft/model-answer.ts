/** What a model proposes for one criterion that no reader could turn into a check. Keys are those that the model answers with; empty where a kind has no use for one. */
export interface ProposedItem {
  /** The criterion that it is for: `R4.1`. */
  readonly for: string;
  readonly kind: string;
  /** Command: one of the project's, to the letter. */
  readonly run: string;
  /** Artifact: the file that must be there; absent: where it is looked for; review: the evidence that the agent leaves. */
  readonly path: string;
  /** Artifact and absent: the text that the file holds, or must not hold. */
  readonly text: string;
  /** Review: what the person decides. */
  readonly statement: string;
}

/** How the origin begins that says which client's model drafted an item. */
export const modelOrigin = "model:";

/** Kinds of items that a model may propose. */
export const proposedKinds = ["command", "artifact", "absent", "review"] as const;

/** The most items of one answer, and the longest text in it, in characters. */
export const mostProposed = 200;
const longestText = 2_000;

const text = { type: "string" } as const;
const names = ["for", "kind", "run", "path", "text", "statement"] as const;

/** The form of the answer, as both clients take it. */
export const proposalSchema = {
  type: "object",
  properties: {
    items: {
      type: "array",
      items: {
        type: "object",
        properties: {
          for: text,
          kind: { type: "string", enum: proposedKinds },
          run: text,
          path: text,
          text,
          statement: text,
        },
        required: names,
        additionalProperties: false,
      },
    },
  },
  required: ["items"],
  additionalProperties: false,
} as const;

/** Reads an answer, whatever it is; what is wrong with it, in a line, where it cannot be used at all. */
export function proposedItems(value: unknown): readonly ProposedItem[] | string {
  const { items } = Object(value) as { readonly items?: unknown };
  if (!Array.isArray(items)) return "has no list of items";
  if (items.length > mostProposed) return `has ${items.length} items, expected at most ${mostProposed}`;
  const odd = items.findIndex((each) => names.some((name) => typeof Object(each)[name] !== "string"));
  if (odd !== -1) return `item ${odd + 1} lacks one of ${names.join(", ")}, or has it as something else than a text`;
  const long = items.findIndex((each) => names.some((name) => each[name].length > longestText));
  if (long !== -1) return `item ${long + 1} has a text of more than ${longestText} characters`;
  return items;
}
