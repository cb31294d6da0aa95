import { compact, repeat, run, type Script, type Step, say, script, turn, write } from "@goalpost/rehearsal";

const forever = (...steps: readonly Step[]): Script => script(repeat(Number.POSITIVE_INFINITY, turn(...steps)));
const around = (...texts: readonly string[]): Script =>
  script(
    ...Array.from({ length: 40 }, (_, at) => turn(write("reports/a.txt", texts[at % texts.length] ?? ""), say("On."))),
  );

/** A loop that a scripted model plays, and the kind of stuck as which a run ends by it. */
export interface StuckLoop {
  readonly kind: string;
  readonly plan: Script;
  /** How often the client makes a failed request again. Default 0. */
  readonly retries?: number;
}

/**
 * Two of each kind that a client can be brought to. Paused but spending is none: a client that is paused makes no request.
 *
 * @param broken - A request that fails such that the client says so, and makes it again.
 */
export const stuckLoops = (broken: Step): readonly StuckLoop[] => [
  { kind: "empty-turns", plan: forever(say("I will now continue.")) },
  { kind: "empty-turns", plan: forever(say("…")) },
  { kind: "waiting-for-person", plan: forever(say("I am blocked. Please give me the API key.")) },
  { kind: "waiting-for-person", plan: forever(run("git status"), say("Which port do you want?")) },
  {
    kind: "repeated-failure",
    plan: forever(run("node -e 'console.log(Date.now(), `3 failed`); process.exit(2)'"), say("I try again.")),
  },
  { kind: "repeated-failure", plan: forever(run("date >> log.txt; node missing.js"), say("Once more.")) },
  { kind: "cannot-run", plan: forever(run("no-such-program --now"), say("Again.")) },
  { kind: "cannot-run", plan: forever(run("./reports"), run("nothing-here"), say("Again.")) },
  { kind: "oscillation", plan: around("red", "green") },
  { kind: "oscillation", plan: around("red", "green", "blue") },
  { kind: "waiting-for-time", plan: forever(run("sleep 0.1; echo still running"), say("I wait.")) },
  { kind: "waiting-for-time", plan: forever(run("sleep 0.1; echo still running"), say("Still waiting.")) },
  { kind: "no-progress", plan: forever(run("ls"), say("I look at it.")) },
  { kind: "no-progress", plan: forever(run("expr $(cat n || echo 0) + 1 > m; mv m n; cat n"), say("Counted.")) },
  { kind: "client-error-loop", plan: forever(broken, say("On.")), retries: 3 },
  { kind: "client-error-loop", plan: forever(broken, broken, say("I try that again.")), retries: 3 },
];

/** A context that is compacted again and again: each client has an answer of its own to it. */
export const compactionLoops: readonly Script[] = [
  forever(compact(), run("echo one"), say("On.")),
  forever(compact(), say("On.")),
];
