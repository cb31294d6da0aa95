import type { Contract, LaunchFile } from "@goalpost/core";
import { agentChecksPassed, blockedText, contractFolder, shortHash } from "@goalpost/core/adapter";
import { holds } from "@goalpost/target/adapter";
import { codexFacts } from "./facts.ts";

/** The text that is put into the thread before the goal is set: an ordinary user message, which compaction keeps. */
export function pointerText(contract: Contract, { path, sha256 }: Pick<LaunchFile, "path" | "sha256">): string {
  const { id } = contract;
  const folder = contractFolder(id);
  return [
    `The goal of this thread is the contract "${id}" in \`${path}\` (sha256 ${shortHash(sha256)}).`,
    "It says what must be true at the end and what must hold all the time. Read it before you begin, and read it again after every compaction. `get_goal` shows the goal's text again.",
    `Never edit \`${folder}\`.`,
    `Done is proved by running \`${folder}/verify\` and showing its output, whose last line must be \`${agentChecksPassed}\`. Mark the goal complete only after that, and ${blockedText(contract)}`,
  ].join("\n");
}

/** The pointer for the client that is there: one that loses the goal's text at a compaction is told so. */
export const pointerFor = (pointer: string, version: string): string =>
  holds(codexFacts.objectiveLostAtCompaction, version)
    ? `${pointer}\nThe goal's own text does not survive a compaction${holds(codexFacts.injectedSurvivesCompaction, version) ? "; this message does" : ""}.`
    : pointer;
