import {
  agentChecksPassed,
  blockedText,
  type Contract,
  contractFolder,
  type LaunchFile,
  shortHash,
} from "@goalpost/core";

/**
 * The text that is put into the thread before the goal is set. The client drops a goal's objective at compaction, and keeps this: it is an
 * ordinary user message. Source: Codex 0.169.0, local and remote compaction, rehearsed in compaction.rehearsal.test.ts (2026-11-22).
 */
export function pointerText(contract: Contract, { path, sha256 }: Pick<LaunchFile, "path" | "sha256">): string {
  const { id } = contract;
  const folder = contractFolder(id);
  return [
    `The goal of this thread is the contract "${id}" in \`${path}\` (sha256 ${shortHash(sha256)}).`,
    "It says what must be true at the end and what must hold all the time. Read it before you begin, and read it again after every compaction: the goal's own text does not survive one, this message does. `get_goal` shows the goal's text again.",
    `Never edit \`${folder}\`.`,
    `Done is proved by running \`${folder}/verify\` and showing its output, whose last line must be \`${agentChecksPassed}\`. Mark the goal complete only after that, and ${blockedText(contract)}`,
  ].join("\n");
}
