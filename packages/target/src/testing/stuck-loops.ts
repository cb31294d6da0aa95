import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import type { TurnStatus } from "../run/events.ts";
import { Collector } from "../stuck/collector.ts";
import { editedIn, observationOf } from "../stuck/draft.ts";
import type { StuckFinding } from "../stuck/finding.ts";
import type { StuckLimits } from "../stuck/kinds.ts";
import type { StuckKind } from "../stuck/names.ts";
import { TreeWatch } from "../stuck/tree.ts";
import { newWatch, observe } from "../stuck/watch.ts";
import type { SessionEvent } from "../target/session.ts";

/** One turn as a client would tell it, with what it leaves on disk; null takes a file away. */
export interface PlayedTurn {
  readonly events?: readonly SessionEvent[];
  readonly files?: Readonly<Record<string, string | null>>;
  readonly status?: TurnStatus;
  readonly error?: string;
  readonly isPaused?: boolean;
  readonly hasLiveTask?: boolean;
}

/** Plays turns in a folder, and gives what was found at each observation, the first end included. */
export function playTurns(
  folder: string,
  turns: readonly PlayedTurn[],
  limits: StuckLimits = {},
): readonly (StuckFinding & { readonly turn: number })[] {
  const tree = new TreeWatch(folder);
  const collector = new Collector();
  const found: (StuckFinding & { readonly turn: number })[] = [];
  let watch = newWatch(tree.look());
  for (const [
    at,
    { events = [], files = {}, status = "completed", error, isPaused = false, hasLiveTask = false },
  ] of turns.entries()) {
    putFiles(folder, files);
    const turn = at + 1;
    const look = (): boolean => {
      const draft = collector.cut(turn, status, isPaused, error);
      const seen = tree.look(editedIn(draft));
      const step = observe(
        watch,
        observationOf(draft, { ...(seen === undefined ? {} : { tree: seen }), hasLiveTask }),
        limits,
      );
      watch = step.watch;
      if (step.finding !== undefined) found.push({ ...step.finding, turn });
      return step.finding?.isEnd === true;
    };
    for (const event of events) if (collector.take(event) && look()) return found;
    if (look()) return found;
  }
  return found;
}

function putFiles(folder: string, files: Readonly<Record<string, string | null>>): void {
  for (const [path, text] of Object.entries(files)) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    if (text === null) rmSync(full, { force: true });
    else writeFileSync(full, text);
  }
}

let calls = 0;
/** A command that ended. */
export const ran = (command: string, output: string, exitCode = 0): SessionEvent => ({
  type: "commandEnded",
  id: `c${calls++}`,
  command,
  status: exitCode === 0 ? "completed" : "failed",
  exitCode,
  output,
});
export const said = (text: string): SessionEvent => ({ type: "message", text });
const used = (tokens: number): SessionEvent => ({
  type: "used",
  tokens: { inputTokens: tokens, cachedInputTokens: 0, outputTokens: 1 },
});

/** How a loop makes one turn look different from the one before, which it does not make it. */
const noise = fc.constantFrom<(turn: number) => PlayedTurn>(
  () => ({}),
  (turn) => ({ files: { "counter.txt": `${turn}` } }),
  (turn) => ({
    files: {
      "log.txt": `${Array.from({ length: turn }, (_, at) => `attempt ${at} at 2026-11-30T02:${10 + at}:00Z`).join("\n")}\n`,
    },
  }),
  (turn) => ({ files: { [`scratch/try-${turn}.txt`]: `try ${turn}` } }),
  (turn) => ({ events: [ran("date", `Mon Nov 30 02:53:${10 + turn} UTC 2026`)] }),
  (turn) => ({ events: [ran("git status", `On branch main\nLast fetch 0x7f${turn}a0 by pid ${4000 + turn}`)] }),
  (turn) => ({ events: [ran(`echo attempt ${turn}`, `attempt ${turn}`)] }),
  (turn) => ({ events: [ran("ls", Array.from({ length: turn + 1 }, (_, at) => `try-${at}.txt`).join("\n"))] }),
);

const join2 = (one: PlayedTurn, other: PlayedTurn): PlayedTurn => ({
  ...one,
  ...other,
  events: [...(other.events ?? []), ...(one.events ?? [])],
  files: { ...one.files, ...other.files },
});
const words = fc.constantFrom("parser", "billing", "router", "schema", "login", "golden files");
const program = fc.constantFrom("npm test", "pytest -q", "cargo test", "go test ./...", "make check");
const failureText = fc.tuple(
  words,
  fc.constantFrom("expected 3 got 4", "undefined is not a function", "assertion failed", "cannot find module x"),
);

type Loop = (turn: number) => PlayedTurn;
const withNoise = (loop: fc.Arbitrary<Loop>): fc.Arbitrary<Loop> =>
  fc.tuple(loop, noise).map(
    ([one, two]) =>
      (turn) =>
        join2(one(turn), two(turn)),
  );

/** Loops of each kind. */
export const loops: Readonly<Record<StuckKind, fc.Arbitrary<Loop>>> = {
  "paused-but-spending": fc.tuple(fc.integer({ min: 10, max: 9000 }), words).map(([tokens, word]) => (turn) => ({
    isPaused: true,
    events: [used(tokens + turn), said(`On with the ${word}.`)],
  })),
  "client-error-loop": fc
    .constantFrom("stream disconnected", "500 high demand", "overloaded_error", "401")
    .map((error) => (turn) => ({ status: "failed", error: `${error} (request ${turn}9)` })),
  "compaction-loop": withNoise(
    fc.integer({ min: 1, max: 3 }).map((times) => () => ({
      events: [...Array<SessionEvent>(times).fill({ type: "compacted" }), ran("cat big.txt", "the same text")],
    })),
  ),
  "cannot-run": withNoise(
    fc.tuple(fc.constantFrom("docker", "pnpm", "psql"), fc.constantFrom(126, 127)).map(([name, code]) => (turn) => ({
      events: [ran(`${name} run ${turn}`, `bash: line ${turn}: ${name}: command not found`, code)],
    })),
  ),
  "waiting-for-person": withNoise(
    fc
      .tuple(
        words,
        fc.constantFrom(
          "I need the API key of the",
          "Please confirm how to change the",
          "I am blocked: nobody gave me access to the",
          "Which version do you want of the",
        ),
      )
      .map(([word, ask]) => (turn) => ({ events: [said(`Round ${turn}. ${ask} ${word}?`)] })),
  ),
  "waiting-for-time": fc.integer({ min: 5, max: 90 }).map((seconds) => (turn) => ({
    events: [
      ran(`sleep ${seconds}; gh run view`, `run 18${turn} in progress, ${turn * seconds} s`),
      said("Still running; I check again."),
    ],
  })),
  oscillation: fc
    .tuple(fc.integer({ min: 2, max: 4 }), words, fc.boolean())
    .map(([period, word, isTold]) => (turn) => ({
      files: { "src/a.ts": `export const ${word.replace(" ", "_")} = "${"abcd".charAt(turn % period)}";\n` },
      events: isTold
        ? [ran("npm test", `${"abcd".charAt(turn % period)} is not right`, 1)]
        : [{ type: "fileChange", id: "f", status: "completed", changes: [{ path: "src/a.ts", kind: "update" }] }],
    })),
  "repeated-failure": withNoise(
    fc.tuple(program, failureText).map(([check, [word, text]]) => (turn) => ({
      events: [
        ran(check, `FAIL ${word}.test.ts:${turn * 3}:${turn}\n${text}\n3 failed, 12 passed in ${turn}.0${turn}s`, 1),
        said(`I try another way with the ${word}.`),
      ],
    })),
  ),
  "empty-turns": fc
    .tuple(words, fc.constantFrom("I will now continue with the", "Next I am going to look at the", ""))
    .map(([word, text]) => (turn) => ({
      events: text === "" ? [] : [said(`${text} ${word}${turn % 2 === 0 ? " now" : ""}.`)],
    })),
  "no-progress": withNoise(
    fc.tuple(words, program).map(([word, check]) => (turn) => ({
      events: [
        ran(`cat src/${word}.ts`, "the same"),
        ran(check, `ok, 12 passed in 0.${turn}s`),
        said(`The ${word} is ${["good", "fine", "right", "done", "ready"][turn % 5]}.`),
      ],
    })),
  ),
};
