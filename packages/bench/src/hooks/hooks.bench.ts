import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bench, round } from "../bench.ts";
import { timeProcesses } from "../processes.ts";

const cache = fileURLToPath(new URL("../../.cache/hooks", import.meta.url));
const goalpost = fileURLToPath(new URL("../../node_modules/.bin/goalpost", import.meta.url));
const rounds = 9;

/** A contract whose one check takes no time: what is left is the hook's own. */
const contract = {
  version: 1,
  id: "sums",
  blocks: [
    { kind: "goal", items: [{ kind: "outcome", text: "a.txt says good." }] },
    { kind: "constraints", items: [{ kind: "scope", paths: ["src/**"] }] },
    { kind: "done_when", items: [{ kind: "command", run: "grep -q good src/a.txt" }] },
  ],
};

const bench: Bench = {
  id: "hooks",
  title: "A stop in the client's own window: what the hook costs beside the check",
  run() {
    rmSync(cache, { recursive: true, force: true });
    const project = join(cache, "project");
    for (const folder of ["src", "goals"]) mkdirSync(join(project, folder), { recursive: true });
    let at = 0;
    // another tree at each stop, as an agent leaves it
    const before = (): void => writeFileSync(join(project, "src/a.txt"), `bad ${at++}\n`);
    before();
    writeFileSync(join(project, "goals/sums.goal.json"), JSON.stringify(contract));
    const env = { PATH: process.env.PATH, HOME: cache, GOALPOST_STATE_DIR: join(cache, "state"), NO_COLOR: "1" };
    const run = (...args: readonly string[]) => execFileSync(goalpost, args, { cwd: project, env, stdio: "pipe" });
    run("hook", "install", "--target", "claude-code", "--no-lint", "--command", "goalpost", "sums");
    const stop = ["hook", "stop", "--target", "claude-code", "--cap", "50", "sums"];
    const input = JSON.stringify({ session_id: "bench" });
    const [node, check, version, hook] = timeProcesses(
      [
        { name: "bare Node", command: process.execPath, args: ["--eval", ""] },
        { name: "the check alone", command: "grep", args: ["-c", "bad", "src/a.txt"], cwd: project },
        { name: "goalpost --version", command: goalpost, args: ["--version"], cwd: project, env },
        { name: "goalpost hook stop, sent back", command: goalpost, args: stop, cwd: project, env, before, input },
      ],
      rounds,
    );
    const answers = hook?.printed.filter((text) => text.includes('"decision":"block"')).length ?? 0;
    if (answers !== rounds)
      throw new Error(`the hook sent back ${answers} times of ${rounds}: ${hook?.printed.at(-1)}`);
    const all = [node, check, version, hook].flatMap((each) => each ?? []);
    const times = (hook?.milliseconds ?? Number.NaN) / (version?.milliseconds ?? Number.NaN);
    return {
      head: ["process", "whole", "over bare Node"],
      rows: all.map(({ name, milliseconds, overFloor }) => [
        name,
        `${round(milliseconds)} ms`,
        `${round(overFloor)} ms`,
      ]),
      budgets: [{ what: "the hook, times goalpost --version", value: times, atMost: 15 }],
      note: `The build, in a project without git; medians of ${rounds} interleaved rounds. The hook makes a room, runs the check in its sandbox, and says what changed since the last stop.`,
    };
  },
};
export default bench;
