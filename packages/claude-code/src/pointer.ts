import { agentChecksPassed, contractFolder, shortHash } from "@goalpost/core/adapter";
import type { ExpectedFile } from "@goalpost/target/adapter";

/** Where the contract is and how the end is proved, said again when the model has to go on. */
export function pointerText({ id, files }: { readonly id: string; readonly files: readonly ExpectedFile[] }): string {
  const folder = contractFolder(id);
  const file = files.find(({ path }) => path === `${folder}/contract.md`);
  const hash = file === undefined ? "" : ` (sha256 ${shortHash(file.sha256)})`;
  return [
    `The contract is \`${folder}/contract.md\`${hash}. Read it again; never edit \`${folder}\`.`,
    `Done is proved by running \`${folder}/verify\` after the last change and showing its output, whose last line must be \`${agentChecksPassed}\`.`,
  ].join("\n");
}
