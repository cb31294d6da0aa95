import { commentReceipt, download, keepWork, lintFork, runContract, verifyWork } from "./steps.ts";

/** What a workflow is made for. */
export interface WorkflowOptions {
  /** Ids of contracts, kebab-case. */
  readonly contracts: readonly string[];
  readonly target: "codex" | "claude-code";
  /** The version of goalpost that lints what forks write. */
  readonly version: string;
  /** The version of the client that works. */
  readonly clientVersion: string;
}

const checkout = "actions/checkout@34e114876b0b11c390a56381ad16ebd13914f8d5 # v4.3.1";
const setupNode = "actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0";
const upload = "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2";

const keys = { codex: "OPENAI_API_KEY", "claude-code": "ANTHROPIC_API_KEY" } as const;
const clients = { codex: "@openai/codex", "claude-code": "@anthropic-ai/claude-code" } as const;

/**
 * Writes a workflow for GitHub: forks are linted without running anything of theirs; a contract is worked on in one job and judged in a second one, on a
 * clean runner, by a seal that is made there before the work comes in; a third one, which runs nothing of the project, comments the receipt.
 */
export function githubWorkflow({ contracts, target, version, clientVersion }: WorkflowOptions): string {
  return `# Made by \`goalpost ci github\`. Each job has the least that it needs; what it uses is pinned to a commit.
name: goalpost
on:
  pull_request:
  workflow_dispatch:
    inputs:
      pull_request:
        description: The number of the pull request that the receipt is for
        required: false
permissions: {}
jobs:
  lint:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: read
    steps:
${prepare(false)}
      - name: Lint without running anything of the pull request
${script(lintFork(version), {})}
  run:
    if: github.event_name == 'workflow_dispatch'
    runs-on: ubuntu-latest
    timeout-minutes: 360
    permissions:
      contents: read
    strategy:
      fail-fast: false
      matrix:
        contract: [${contracts.join(", ")}]
    steps:
${prepare(true)}
      - name: Install the client
        run: npm install --global --ignore-scripts=false ${clients[target]}@${clientVersion}
      - name: Run
${script(runContract, { CONTRACT: matrix, TARGET: target, [keys[target]]: `\${{ secrets.${keys[target]} }}` })}
      - name: Keep the work
${script(keepWork, {})}
      - uses: ${upload}
        with:
          name: work-${matrix}
          path: \${{ runner.temp }}/work.patch
          if-no-files-found: error
  verify:
    needs: run
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: read
      actions: read
    strategy:
      fail-fast: false
      matrix:
        contract: [${contracts.join(", ")}]
    steps:
${prepare(true)}
      - run: sudo apt-get update --quiet && sudo apt-get install --quiet --yes --no-install-recommends bubblewrap
      - name: Bring the work
${script(download("work-$CONTRACT", "work"), { CONTRACT: matrix, GH_TOKEN: token })}
      - name: Verify
${script(verifyWork, { CONTRACT: matrix, TARGET: target })}
      - if: always()
        uses: ${upload}
        with:
          name: receipt-${matrix}
          path: |
            \${{ runner.temp }}/receipt.txt
            \${{ runner.temp }}/receipt.json
          if-no-files-found: ignore
  comment:
    needs: verify
    if: always() && inputs.pull_request != ''
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      actions: read
      pull-requests: write
    strategy:
      fail-fast: false
      matrix:
        contract: [${contracts.join(", ")}]
    steps:
      - name: Bring the receipt
${script(download("receipt-$CONTRACT", "receipt"), { CONTRACT: matrix, GH_TOKEN: token, GH_REPO: repository })}
      - name: Comment
${script(commentReceipt, { CONTRACT: matrix, PULL_REQUEST: filled("inputs.pull_request"), GH_TOKEN: token, GH_REPO: repository })}
`;
}

/** An expression that GitHub fills in; never inside of a program. */
const filled = (name: string): string => `\${{ ${name} }}`;
const matrix = filled("matrix.contract");
const token = filled("github.token");
const repository = filled("github.repository");

/** A checkout without a credential in it; of what is installed no script runs. */
const prepare = (installs: boolean): string =>
  `      - uses: ${checkout}
        with:
          persist-credentials: false
      - uses: ${setupNode}
        with:
          node-version: 24${installs ? "\n      - run: npm ci --ignore-scripts" : ""}`;

/** A step's environment and program. */
function script(text: string, env: Readonly<Record<string, string>>): string {
  const names = Object.entries(env);
  const given =
    names.length === 0 ? "" : `        env:\n${names.map(([name, value]) => `          ${name}: ${value}\n`).join("")}`;
  return `${given}        shell: bash\n        run: |\n${text
    .split("\n")
    .map((line) => `          ${line}`)
    .join("\n")}`;
}
