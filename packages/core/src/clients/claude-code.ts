import { listIds } from "../pack/list-ids.ts";
import { agentChecksPassed, contractFolder, type PackParts, shortHash } from "../pack/pack.ts";
import { persistenceText, stopText } from "../pack/stop-text.ts";
import { renderBlock, renderItems } from "../render/render.ts";
import type { ClientPacking } from "./client-packing.ts";
import { clientLimits } from "./limits.gen.ts";

/**
 * What Claude Code is given as a condition: counted after trimming, one more is refused with exit code 0 and subtype success.
 */
export const claudeCodePacking: ClientPacking = {
  limit: clientLimits["claude-code"],
  size: "short",
  compose: (parts) => conditionText(parts),
  // What is rewritten gets longer, so it is measured as it will be sent.
  sent: (text) => text.replace(placeholder, "$ $<name>"),
};

/** What the newest client replaces in the judge's copy of a condition; a blank behind the `$` keeps it as it is. */
const placeholder = /\$(?<name>ARGUMENTS\b)/g;

/**
 * The condition of a contract: short, because the client repeats it three times at the start and after every "no", and such that a judge
 * that sees only the transcript and runs nothing can decide it: the proof is a line that the runner prints.
 */
function conditionText({ contract, file, plan }: PackParts): string {
  const { id, blocks } = contract;
  const goals = blocks.flatMap((block) => (block.kind === "goal" ? block.items : []));
  const outcomes = goals.filter(({ kind }) => kind === "outcome");
  const runner = `${contractFolder(id)}/verify`;
  const named = blocks.flatMap((block) => (block.kind === "done_when" ? block.items : [])).map((item) => item.id);
  const checks = plan.done_when === "ids" ? `; done_when ${listIds(named)}` : "";
  return [
    renderBlock({ kind: "goal", items: outcomes }, "xml", id).trimEnd(),
    `The contract is \`${file.path}\` (sha256 ${shortHash(file.sha256)}${checks}). All of it binds. Read it before you begin and again after a compaction; never edit \`${contractFolder(id)}\`.`,
    persistenceText,
    `Met only when the transcript shows \`${runner}\` run after the last change, and the last line of its output is \`${agentChecksPassed}\`. The agent's word, a part of the output, or any other last line is not met.`,
    impossibleText(contract.blocks, plan.stop_when, file.path),
    stopText(contract),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** Only a state that the contract names ends the work early: the bounds are held from outside. */
function impossibleText(
  blocks: PackParts["contract"]["blocks"],
  form: PackParts["plan"]["stop_when"],
  path: string,
): string {
  const states = blocks
    .flatMap((block) => (block.kind === "stop_when" ? block.items : []))
    .filter(({ kind }) => kind === "blocked");
  if (states.length === 0) return "It is never impossible: while a check fails, it is not met.";
  if (form === "whole") {
    return `Impossible only when the transcript shows the evidence for one of these:\n${renderItems(states).trimEnd()}`;
  }
  const ids = form === "ids" ? listIds(states.map(({ id }) => id)) : `the ${states.length} of stop_when`;
  return `Impossible only when the transcript shows the evidence for one of ${ids} in \`${path}\`.`;
}
