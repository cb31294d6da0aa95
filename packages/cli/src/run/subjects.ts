import type { Contract, ReviewItem } from "@goalpost/core";

/** Something that only a person decides. */
export interface Subject {
  readonly id: string;
  readonly kind: "review" | "claim";
  readonly text: string;
  /** The file that the agent has to leave. */
  readonly evidence?: string;
}

/** Everything in a contract that only a person decides. */
export const subjectsOf = ({ blocks }: Contract): readonly Subject[] =>
  blocks.flatMap((block): readonly Subject[] =>
    block.kind !== "done_when"
      ? []
      : block.items.flatMap((item): readonly Subject[] => {
          if (item.kind === "claim") return [{ id: item.id, kind: item.kind, text: item.text }];
          return item.kind === "review" ? [reviewSubject(item)] : [];
        }),
  );

const reviewSubject = ({ id, text, evidence }: ReviewItem & { readonly id: string }): Subject => ({
  id,
  kind: "review",
  text,
  evidence,
});
