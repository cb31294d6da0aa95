import type { StepName } from "@goalpost/spec";
import { Command } from "commander";
import { describe, expect, test } from "vitest";
import { registerPreflight } from "../commands/preflight.ts";
import { registerReview } from "../commands/review.ts";
import { registerRun } from "../commands/run.ts";
import { registerSpec } from "../commands/spec.ts";
import type { Session } from "../program.ts";
import { project } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { stepOptions, wordsFor } from "./step-flags.ts";

const steps = ["interview", "refine", "draft", "preflight", "run", "review"] as const satisfies readonly StepName[];

const parsed = (...argv: readonly string[]): Readonly<Record<string, unknown>> => {
  const command = new Command().exitOverride();
  for (const option of stepOptions()) command.addOption(option);
  return command.parse([...argv], { from: "user" }).opts();
};

/** What each step is told that it is not told anyway. */
const told = (...argv: readonly string[]): Readonly<Partial<Record<StepName, readonly string[]>>> =>
  Object.fromEntries(
    steps
      .map((step) => {
        const anyway = wordsFor(step, parsed());
        return [step, wordsFor(step, parsed(...argv)).filter((word) => !anyway.includes(word))] as const;
      })
      .filter(([, words]) => words.length > 0),
  );

/** Every option of `spec all` that the steps take, what is said for it, and what each step is told. */
const table: readonly (readonly [argv: readonly string[], told: Readonly<Partial<Record<StepName, string>>>])[] = [
  [["--interviewer", "codex"], { interview: "--target=codex" }],
  [
    ["--target", "claude-code"],
    { refine: "--target=claude-code", draft: "--target=claude-code", run: "--target=claude-code" },
  ],
  [["--interviewer-client", "/opt/claude"], { interview: "--client=/opt/claude" }],
  [["--interviewer-model", "opus"], { interview: "--model=opus" }],
  [["--interviewer-effort", "max"], { interview: "--effort=max" }],
  [["--depth", "2"], { interview: "--depth=2" }],
  [["--max-questions", "40"], { interview: "--max-questions=40" }],
  [["--on-conflict", "mine"], { interview: "--on-conflict=mine", refine: "--on-conflict=mine" }],
  [["--refine-effort", "high"], { refine: "--effort=high" }],
  [["--same-model"], { refine: "--same-model" }],
  [["--passes", "1"], { refine: "--passes=1" }],
  [["--id", "export"], { draft: "--id=export" }],
  [["--folder", "contracts"], { draft: "--folder=contracts" }],
  [["--no-rules"], { draft: "--no-rules" }],
  [["--model-drafts"], { draft: "--model-drafts" }],
  [
    ["--client", "/opt/codex"],
    { refine: "--client=/opt/codex", draft: "--client=/opt/codex", run: "--client=/opt/codex" },
  ],
  [["--model", "gpt-5.5"], { refine: "--model=gpt-5.5", draft: "--model=gpt-5.5", run: "--model=gpt-5.5" }],
  [["--effort", "high"], { draft: "--effort=high", run: "--effort=high" }],
  [["--preset", "@acme/preset"], { run: "--preset=@acme/preset" }],
  [["--permission-mode", "read-only"], { run: "--permission-mode=read-only" }],
  [["--loosen", "sandbox_mode=a b"], { run: "--loosen=sandbox_mode=a b" }],
  [["--trusted", "/srv/a"], { run: "--trusted=/srv/a" }],
  [["--config", "web_search=-1"], { run: "--config=web_search=-1" }],
  [["--trust-project"], { run: "--trust-project" }],
  [["--held-out", "H1=../held"], { preflight: "--held-out=H1=../held", run: "--held-out=H1=../held" }],
  [["--allowed-signers", "signers"], { run: "--allowed-signers=signers" }],
  [["--reactivations", "0"], { run: "--reactivations=0" }],
  [["--force"], { run: "--force" }],
  [["--stuck", "off"], { run: "--stuck=off" }],
  [["--idle", "off"], { run: "--idle=off" }],
  [["--limit-retry", "30"], { run: "--limit-retry=30" }],
  [["--deadline", "8h"], { run: "--deadline=8h" }],
  [["--notify", "notify-send 'a b'"], { run: "--notify=notify-send 'a b'" }],
  [["--notify-url", "http://127.0.0.1:1/"], { run: "--notify-url=http://127.0.0.1:1/" }],
  [["--notify-format", "slack"], { run: "--notify-format=slack" }],
  [["--no-bell"], { run: "--no-bell" }],
  [["--second", "claude-code"], { run: "--second=claude-code" }],
  [["--second-client", "/opt/claude"], { run: "--second-client=/opt/claude" }],
  [["--second-model", "opus"], { run: "--second-model=opus" }],
  [["--second-seconds", "60"], { run: "--second-seconds=60" }],
  [["--no-lint"], { preflight: "--no-lint", run: "--no-lint" }],
  [["--timeout", "9"], { preflight: "--timeout=9", run: "--timeout=9", review: "--timeout=9" }],
  [["--parallel", "2"], { preflight: "--parallel=2", review: "--parallel=2" }],
  [["--no-exec"], { draft: "--no-exec", preflight: "--no-exec", run: "--no-exec", review: "--no-exec" }],
  [
    ["--load-timeout", "5"],
    { draft: "--load-timeout=5", preflight: "--load-timeout=5", run: "--load-timeout=5", review: "--load-timeout=5" },
  ],
];

describe("what spec all hands on to its steps", () => {
  test.each(table)("%j", (argv, wanted) => {
    expect(told(...argv)).toEqual(Object.fromEntries(Object.entries(wanted).map(([step, word]) => [step, [word]])));
  });

  test("a client is named also where it is the default here: the project may have another one", () => {
    for (const step of ["refine", "draft", "run"] as const)
      expect(wordsFor(step, parsed())).toEqual(["--target=codex"]);
    for (const step of ["interview", "preflight", "review"] as const) expect(wordsFor(step, parsed())).toEqual([]);
  });

  test("what may be repeated is handed on in order", () => {
    expect(told("--stuck", "no-progress=5", "--stuck", "no-reply=off")).toEqual({
      run: ["--stuck=no-progress=5", "--stuck=no-reply=off"],
    });
  });

  test("a run that is taken up again is told what holds for the rest of it, and not how to start", () => {
    const argv = ["--model", "a", "--effort", "b", "--preset", "c", "--force", "--deadline", "8h", "--client", "d"];
    expect(wordsFor("run", parsed(...argv), { isResumed: true })).toEqual(["--client=d", "--deadline=8h"]);
  });

  test("every option is in the table above, and says for which steps it is", () => {
    const inTable = new Set(table.map(([[name]]) => name));
    expect(
      stepOptions()
        .map(({ long }) => long)
        .filter((long) => !inTable.has(long ?? "")),
    ).toEqual([]);
    for (const { description } of stepOptions())
      expect(description).toMatch(/^(?:(?:interview|refine|draft|preflight|run|review)(?:, | and |: ))+./);
  });

  test("each step's own options are handed on, but for what a sequence has no use for", () => {
    // what says how one call goes, and not how the step is done
    const left: Readonly<Partial<Record<StepName, readonly string[]>>> = {
      interview: ["--answers", "--dry-run", "--format"],
      refine: ["--answers", "--yes", "--dry-run", "--format"],
      draft: ["--format"],
      preflight: ["--output", "--good", "--repeat", "--format"],
      run: [
        ...["--resume", "--seal", "--reseal", "--no-preflight"],
        ...["--verbose", "--attempts", "--parallel", "--attempts-tokens", "--format"],
      ],
      review: ["--reject", "--format"],
    };
    const session = {} as Session;
    const program = new Command();
    for (const register of [registerSpec, registerPreflight, registerRun, registerReview]) register(program, session);
    const all = [...program.commands, ...program.commands.flatMap(({ commands }) => commands)];
    const everything = parsed(...table.flatMap(([argv]) => argv));
    for (const step of steps) {
      const own = all.find((command) => command.name() === step)?.options.map(({ long }) => long ?? "") ?? [];
      const names = wordsFor(step, everything).map((word) => word.split("=")[0] ?? "");
      expect([step, ...[...new Set([...names, ...(left[step] ?? [])])].sort()]).toEqual([step, ...own.sort()]);
    }
  });
});

test.each([
  [["--deadline", "soon"], "error: --deadline soon: ", "cli/bad-run-option"],
  [["--stuck", "loop=1"], "error: --stuck loop=1: ", "cli/bad-run-option"],
  [["--loosen", "sandbox_mode"], "error: --loosen sandbox_mode: names no reason", "cli/no-reason"],
  [["--notify-url", "ftp://a"], "error: --notify-url: ", "cli/bad-notify"],
  [["--depth", "0"], "expected a whole number from 1 to 20", ""],
])("%j is refused before anybody is asked", async (argv, said, code) => {
  const cwd = project({ "SPEC.md": "# A\n\nAn idea.\n" });
  const called = await call(["spec", "all", ...argv], { cwd });
  expect(called).toMatchObject({ code: 2, out: "", err: expect.stringContaining(said) });
  expect(called.err).toContain(code);
});
