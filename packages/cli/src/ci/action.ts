import { commentReceipt, keepWork, runContract, verifyWork } from "./steps.ts";

/**
 * The composite action: one job of the three at a time, since a machine on which an agent worked must not be the one that judges it. It is a file of the
 * package, written by `pnpm generate`.
 */
export const actionText = (): string => `name: Goalpost
description: Works on a contract in one job, judges it in a second one on a clean runner, and comments the receipt in a third one.
inputs:
  job:
    description: run, verify or comment
    required: true
  contract:
    description: The contract's id
    required: true
  target:
    description: codex or claude-code
    default: codex
  pull-request:
    description: The number of the pull request, for comment
    default: ""
runs:
  using: composite
  steps:
${[
  step("run", "Run", runContract),
  step("run", "Keep the work in work.patch of the runner's temp folder", keepWork),
  step("verify", "Seal, take work/work.patch of the runner's temp folder, verify", verifyWork),
  step("comment", "Comment receipt/receipt.txt of the runner's temp folder", commentReceipt),
].join("")}`;

const step = (job: string, name: string, text: string): string => `    - if: inputs.job == '${job}'
      name: ${name}
      shell: bash
      env:
        CONTRACT: \${{ inputs.contract }}
        TARGET: \${{ inputs.target }}
        PULL_REQUEST: \${{ inputs.pull-request }}
      run: |
${text
  .split("\n")
  .map((line) => `        ${line}`)
  .join("\n")}
`;
