import { blockedText } from "../pack/stop-text.ts";
import type { ClientPacking } from "./client-packing.ts";
import { clientLimits } from "./limits.gen.ts";

/**
 * What Codex is given. Its model is shown 4,000 bytes of UTF-8: the middle of a longer text is cut out of its view ("…N tokens truncated…"),
 * although the client accepts up to 4,000 characters.
 */
export const codexPacking: ClientPacking = {
  limit: clientLimits.codex,
  notes: (contract) => [
    `Mark the goal complete only after that last line, and ${blockedText(contract)} After a compaction \`get_goal\` gives this text again.`,
  ],
};
