import {
  absent,
  after,
  architecture,
  artifact,
  type Contract,
  claim,
  command,
  gate,
  goal,
  must,
  never,
  review,
  shell,
  step,
} from "@goalpost/core";

const from = { from: "R1" } as const;
const other = goal("Port it.", { id: "port" }).doneWhen(command("npm run other"));

/** Programs and scripts that end well whatever the work looks like. */
const idle: readonly string[] = [
  ...["true", ":", "echo ok", "pwd", "ls", "git status", "node --version", "node -e 0", "sh -c true"],
  ...[
    "test -d .",
    "npx --yes true",
    'node -e ""',
    "git --version",

    "mkdir -p build",
    "timeout 5 npx true",
    "pnpm dlx cowsay hello",
  ],
];
const idleScripts: readonly string[] = [
  ...["true", "exit 0", "! false", "test 1 = 1", "[ 1 -eq 1 ]"],
  ...["npm test || true", "npm test || echo failed", "npm test; true", "npm test; exit 0", "npm test; echo done"],
  ...[
    "npm test &",
    "npm test | cat",
    "set +e; npm test; true",
    "ls | xargs echo",
    "cd . && pwd",
    "echo ok | grep -q ok",
    'test "$(date +%Y)" -ge 2000',
    '[[ "$RANDOM" -ge 0 ]]',
  ],
];

/** Contracts with an item that names R1 and does not decide it, by what that item is. */
export const undecided = (): ReadonlyMap<string, Contract> =>
  new Map([
    ...idle.map((run) => [run, other.doneWhen(command(run, from)).build()] as const),
    ...idleScripts.map((run) => [`shell: ${run}`, other.doneWhen(shell(run, from)).build()] as const),
    ["output that is always the same", other.doneWhen(command("echo ok", { stdout: "ok", ...from })).build()],
    ["a folder where a file is to be", other.doneWhen(artifact(".", from)).build()],
    ["a pattern that no text has", other.doneWhen(absent(/(?!)/, { in: "src/**", ...from })).build()],
    ["must", other.constraints(must("Keep amounts exact.", from)).build()],
    ["never", other.constraints(never("Round.", from)).build()],
    ["architecture", other.constraints(architecture("Amounts are cents.", from)).build()],
    ["step", other.workflow(step("Port it.", from)).build()],
    ["gate", other.workflow(gate(command("npm test", from))).build()],
    ["check while working", other.verificationLoop(after("each file", command("npm test", from))).build()],
    ["claim", other.doneWhen(claim("Amounts are exact.", from)).build()],
    ["review", other.doneWhen(review("Amounts are exact.", { evidence: "reports/a.md", ...from })).build()],
    ["a check of another", other.doneWhen(absent(/float/, { in: "src/**", from: "R2" })).build()],
    ["nothing", other.build()],
  ]);
