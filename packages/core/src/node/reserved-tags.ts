/** @internal The tags of a rendered contract: its blocks, and the part that points to the file. */
export const ownTags: readonly string[] = [
  "goal",
  "context",
  "constraints",
  "done_when",
  "workflow",
  "verification_loop",
  "execution_rules",
  "output_contract",
  "stop_when",
  "other",
  "contract",
];
