import { blockTitle, remarkForbids, type Title } from "./block-title.ts";
import type { DraftParts } from "./draft-parts.ts";
import type { Remark } from "./headings.ts";
import type { Section } from "./sections.ts";
import type { Words } from "./standing.ts";
import type { EntryBlock } from "./vocabulary.ts";

/**
 * The words beside a block's name. "Goal: port it" gives an entry; of "Out of scope (for now)" each entry has the title, remark and all; "Done when
 * (all of them)" accompanies what the block holds, and is kept.
 */
export function useRemark(
  draft: DraftParts,
  kind: EntryBlock,
  { title, name, forbids: below }: Section,
  remark: Remark,
  has: boolean,
): { readonly entry?: Words; readonly title?: Words; readonly turned?: Title } {
  const words = { text: draft.text.slice(remark.from, remark.to), ranges: [remark] };
  const own = blockTitle(kind, title, name, below);
  // Attributes are no part of a tag's title.
  const forbids = kind === "constraints" && title !== name && has ? remarkForbids(words.text) : undefined;
  if (forbids === "alone" || forbids === "below") {
    draft.keep(words);
    return { turned: { ...own, forbids: true, goes: false } };
  }
  if (forbids === "itself" && !remark.aside) return { entry: words };
  if (!remark.aside && (own.goes || own.forbids || !has)) return { entry: words };
  if (own.goes && has && title !== name) return { title: words };
  draft.keep(words);
  return {};
}
