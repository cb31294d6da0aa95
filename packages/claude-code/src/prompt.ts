import { type Contract, type LaunchFile, render } from "@goalpost/core";
import {
  agentChecksPassed,
  contractFolder,
  mayGiveUp,
  persistenceText,
  shortHash,
  stopText,
} from "@goalpost/core/adapter";

/** The whole contract as a prompt, for a plain `claude -p` run: nothing holds the client on there, so it says what the end is. */
export function promptText(contract: Contract, file: LaunchFile): string {
  return [
    `Fulfil this contract. It is also in \`${file.path}\` (sha256 ${shortHash(file.sha256)}); never edit \`${contractFolder(contract.id)}\`.`,
    "",
    render(contract, { format: "xml", howToRead: true }).trimEnd(),
    "",
    proofText(contract),
  ].join("\n");
}

/** The project skill that starts a contract by name: `/port-billing`. It points to the contract, so that it need not change with it. */
export function skillText(contract: Contract): string {
  const { id, blocks } = contract;
  const goal = blocks
    .flatMap((block) => (block.kind === "goal" ? block.items : []))
    .flatMap((item) => (item.kind === "outcome" ? [item.text] : []))
    .join(" ");
  const description = `Works on the contract "${id}": ${goal}`.replace(/\s+/g, " ").slice(0, 1024);
  return [
    "---",
    `name: ${id}`,
    `description: ${quoted(description.isWellFormed() ? description : description.slice(0, -1))}`,
    "disable-model-invocation: true",
    "---",
    "",
    `Fulfil the contract \`${contractFolder(id)}/contract.md\`. Read it whole before you begin, and again after a compaction; all of it binds. Never edit \`${contractFolder(id)}\`.`,
    "",
    proofText(contract),
    "",
  ].join("\n");
}

/**
 * A text as YAML. Wherever three hyphens stand, also within quotes, the client ends the front matter, and what follows is the skill's body, in
 * which it replaces arguments and runs commands: so they are written as escapes.
 * Source: the client, in skill.rehearsal.test.ts.
 */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(/-{3,}/g, (hyphens) => "\\u002d".repeat(hyphens.length));

const proofText = (contract: Contract): string =>
  [
    persistenceText,
    `The end is there when \`${contractFolder(contract.id)}/verify\`, run after your last change, ends with the line \`${agentChecksPassed}\`. Run it last and show its output.`,
    mayGiveUp(contract)
      ? "Stop earlier only when a state that stop_when names is there; then say which one, and show the evidence."
      : "The contract names no state in which to give up.",
    stopText(contract),
  ]
    .filter((line) => line !== "")
    .join("\n");
