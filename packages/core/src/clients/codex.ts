import { blockedText } from "../pack/stop-text.ts";
import type { ClientPacking } from "./client-packing.ts";

/**
 * What Codex is given. Its model is shown 4,000 bytes of UTF-8: the middle of a longer text is cut out of its view ("…N tokens truncated…"),
 * although the client accepts up to 4,000 characters.
 *
 * @see Source: Codex 0.169.0, rehearsed against a scripted model on 2026-11-22.
 */
export const codexPacking: ClientPacking = {
  limit: {
    max: 4000,
    unit: "utf8",
    source: "Codex 0.169.0, rehearsed against a scripted model",
    seen: "2026-11-22",
  },
  notes: (contract) => [
    `Mark the goal complete only after that last line, and ${blockedText(contract)} After a compaction \`get_goal\` gives this text again.`,
  ],
};
