import {
  after,
  architecture,
  artifact,
  budget,
  type Contract,
  command,
  completionSignal,
  gate,
  goal,
  metric,
  must,
  never,
  review,
} from "@goalpost/core";

/** A contract with all that a client is told in words: rules, gates, a metric, states in which to give up, bounds, and code in its text. */
export const expert = (): Contract =>
  goal("Greet the world in reports/greeting.txt.", { id: "greeting" })
    .context("README.md")
    .constraints(
      must("Handlers return `Promise<void>`; rows are `Props<T>`, see Map<string, Set<Row>>."),
      architecture("Only src/reply.ts writes a Reply<T>."),
      never("Skip the check.", { instead: "Fix the greeting." }),
    )
    .doneWhen(
      command("node check.mjs"),
      artifact("reports/greeting.txt"),
      metric(command("node -p 3"), { atMost: 3 }),
      review("the greeting is friendly", { evidence: "README.md" }),
      "The greeting reads well.",
    )
    .workflow("Read the README.", gate(command("node --version")))
    .verificationLoop(after("each change", command("node --version")))
    .outputContract(completionSignal("DONE: <count> of <total>"))
    .stopWhen("README.md says to greet nobody", budget({ turns: 9, minutes: 30 }))
    .build();

/** What the agent must find in contract.md when it reads it with a tool of its own, whichever client it works in. */
export const expertLines: readonly string[] = [
  "> gate: run its check before the next step. When it fails, fix the cause and run it again; do not go on before it passes.",
  "> review: a person decides, by the evidence file that you write. claim: nothing checks it but a person",
  "> done_when is the end, and stop_when the only other reason to stop",
  "- C1 must: Handlers return `Promise<void>`; rows are `Props<T>`, see Map<string, Set<Row>>.",
  "- C2 architecture: Only src/reply.ts writes a Reply<T>.",
  "- C3 never: Skip the check.\n  instead: Fix the greeting.",
  "- D3 metric: command: `node -p 3` exits 0.\n  at most: 3\n  number: the last one on standard output.",
  "- W2 gate: command: `node --version` exits 0.\n  if it fails: fix the cause, run it again, and do not go on before it passes.",
  "- V1 after: each change\n  check: command: `node --version` exits 0.",
  "- O1 completion_signal: `DONE: <count> of <total>`",
];

/** How often a text holds another. */
export const timesIn = (text: string, part: string): number => text.split(part).length - 1;
