import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const packages = join(import.meta.dirname, "../..");

/** What a run that is left alone meets: the input, and the test that looks at the text of the error, or at what is left. */
const shownBy: readonly (readonly [input: string, file: string, test: string])[] = [
  ["a full disk during the log", "target/src/keep-events.test.ts", "a full disk in the middle is told once"],
  ["a full disk during the log", "log/src/log.test.ts", "is told, and what could be written again says how much is missing"],
  ["a full disk at the start", "cli/src/run/full-disk.test.ts", "a disk that fills while the start is kept"],
  ["two runs in one tree", "cli/src/run/tree-lock.test.ts", "goalpost run is refused where another run works"],
  ["a client that is gone", "codex/src/run/control.rehearsal.test.ts", "survives the client's death by %s in the middle of a turn"],
  ["a client that is gone", "claude-code/src/run/control.rehearsal.test.ts", "survives the client's death by %s in the middle of a turn"],
  ["a killed command line, at each stage", "cli/src/commands/unattended.rehearsal.test.ts", " leaves nothing running after stop, and its state says so"],
  ["a killed command line, in a wait", "cli/src/commands/unattended.rehearsal.test.ts", "whose process is killed while it waits for a usage limit"],
  ["killed attempts", "cli/src/attempts/attempts.rehearsal.test.ts", "killed, stop in the project ends what all of them left"],
  ["a kill at any write", "target/src/run/record-and-log.test.ts", "wherever it is killed: log and record agree"],
  ["a machine that sleeps; a clock that jumps", "target/src/lifecycle/unattended.test.ts", "a machine that sleeps goes on when it wakes; a clock that is set back holds nobody"],
  ["a machine that sleeps, on a clock that goes on meanwhile", "target/src/bounds.test.ts", "a machine that sleeps for three hours"],
  ["a usage limit whose end has passed", "target/src/lifecycle/limit.test.ts", "an end that has passed is tried again"],
  ["a usage limit whose end has passed, in the client", "claude-code/src/run/stuck.rehearsal.test.ts", "a limit whose end was %d s ago is tried again"],
  ["a kill within a turn, and a clock that is set", "target/src/run/record-and-log.test.ts", "the work up to the last line of the log counts, and no more"],
  ["a server that never answers", "target/src/lifecycle/unattended.test.ts", "though no minutes are bounded"],
  ["a server that never answers, in the client", "cli/src/commands/unattended.rehearsal.test.ts", "whose server never answers ends by itself"],
  ["a browser from another origin", "watch/src/server.test.ts", '"another origin"'],
  ["a port in use", "watch/src/server.test.ts", "a port that is in use is an error that names it"],
  ["a token that is wrong", "watch/src/server.test.ts", '"a wrong token"'],
  ["a hook in an untrusted project", "cli/src/commands/hook.rehearsal.test.ts", "are skipped without a word until project and hooks are trusted"],
  ["a good ref that does not exist", "cli/src/commands/preflight.test.ts", '["--good", "nowhere"], "verify/no-good-tree"'],
  ["an attempt that cannot make its worktree", "cli/src/attempts/attempts.rehearsal.test.ts", "what attempts cannot begin with"],
  ["a later one", "cli/src/attempts/worktree-missing.test.ts", "a later worktree that cannot be made is an attempt that crashed"],
  ["a pause of a run that cannot rest", "cli/src/commands/pause.test.ts", "%s of a run that %s says so, and what can be done"],
  ["a log that cannot be read", "cli/src/commands/runs/runs.test.ts", "a log that cannot be read is named, and hides no other"],
]; // biome-ignore format: one

/** What the way from an idea to a contract meets. */
const ideaShownBy: typeof shownBy = [
  ["no specification", "cli/src/commands/spec.test.ts", '["no SPEC.md", ["draft"], {}]'],
  ["an empty specification, or one with two requirements of one id", "spec/src/read/read-spec.test.ts", "%s is an error that says what to do"],
  ["a specification with no requirement", "cli/src/commands/spec.test.ts", '["one without a requirement", ["draft"]'],
  ["a specification that was edited between steps", "cli/src/spec/write-spec.test.ts", "what the author changed meanwhile is merged, and what was there is in the backup"],
  ["a specification that was edited after the challenge", "cli/src/spec/challenged.test.ts", "lint says that a specification has changed since it was challenged"],
  ["a specification in another format", "cli/src/commands/spec.test.ts", "one that was rewritten in another format: the contract stays"],
  ["a quote that occurs twice", "spec/src/refine/judge.test.ts", "a quote that stands there twice"],
  ["a model that asks nothing", "spec/src/interview/interview.test.ts", '["it asks nothing"'],
  ["a model that asks forever", "spec/src/interview/interview.test.ts", '["it asks forever"'],
  ["a model that asks five options", "spec/src/interview/interview.test.ts", '"five options"'],
  ["a model that asks the same again", "spec/src/interview/interview.test.ts", '["it asks the same again"'],
  ["a model that answers in prose", "cli/src/commands/spec/interview.rehearsal.test.ts", "loses no answer when the model fails, or answers in prose"],
  ["a client that dies in an interview", "spec/src/interview/interview.test.ts", "a client that dies: the error says where the answers are"],
  ["a client that dies in an interview, on the screen", "cli/src/spec/screen-front.test.ts", "takes a question off when the interview ends without its answer"],
  ["no terminal", "cli/src/commands/spec/interview.test.ts", '["no terminal"'],
  ["a preset that does not exist", "cli/src/presets/project-presets.test.ts", '"is not there"'],
  ["presets in a loop", "cli/src/presets/load-preset.test.ts", '"extends itself"'],
  ["presets in a loop of modules", "cli/src/presets/project-presets.test.ts", '"imports itself around a corner"'],
  ["a preset of another major version", "cli/src/presets/project-presets.test.ts", '"has another major version"'],
  ["a skill folder that is a file", "cli/src/commands/skills/install.test.ts", '"is a file, expected the folder of a skill"'],
  ["a skill that is not ours", "cli/src/commands/skills/install.test.ts", "a skill that goalpost did not install stays"],
  ["a skill of a hostile name", "cli/src/commands/skills/install.test.ts", '"a hostile folder name"'],
  ["a table with a missing column", "cli/src/commands/fleet.test.ts", '"a missing column"'],
]; // biome-ignore format: one

test.each([...shownBy, ...ideaShownBy])("%s: %s has a test of it, %s", (_input, file, name) => {
  expect(readFileSync(join(packages, file), "utf8")).toContain(name);
});
