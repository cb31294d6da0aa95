import type { Contract, ReviewItem } from "@goalpost/core";

/** What a person decides. */
export type Subject = {
  readonly id: string;
  readonly kind: "review" | "claim";
  readonly text: string;
  readonly evidence?: string;
};

/** What of a contract a person decides: its reviews, and its claims. */
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
