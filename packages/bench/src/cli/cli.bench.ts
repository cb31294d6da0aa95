import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bench, round } from "../bench.ts";
import { timeProcesses } from "../processes.ts";

const cache = fileURLToPath(new URL("../../.cache/cli", import.meta.url));
const goalpost = fileURLToPath(new URL("../../node_modules/.bin/goalpost", import.meta.url));

const contract = `import { budget, command, goal, never, scope } from "goalpost";
export default goal("Port the service.")
  .context("SPEC.md")
  .constraints(scope("src/**"), never("Match strings.", { instead: "Fix it." }))
  .doneWhen(command("pnpm test"), command("pnpm typecheck"))
  .workflow("Read.", "Port one route at a time.")
  .stopWhen("two sources disagree", budget({ turns: 60 }));
`;

const bench: Bench = {
  id: "cli",
  title: "`goalpost render` of a TypeScript contract, as a whole process",
  run() {
    const home = join(cache, "home");
    const project = join(cache, "project");
    const fresh = () => {
      rmSync(cache, { recursive: true, force: true });
      for (const folder of [join(home, "tmp"), join(project, "goals")]) mkdirSync(folder, { recursive: true });
      writeFileSync(join(project, "package.json"), '{ "name": "project", "private": true, "type": "module" }\n');
      writeFileSync(join(project, "goals/port.goal.ts"), contract);
    };
    fresh();
    const env = { PATH: process.env.PATH, HOME: home, TMPDIR: join(home, "tmp"), NO_COLOR: "1" };
    const render = ["render", "goals/port.goal.ts", "--target", "codex"];
    const rounds = 15;
    const run = (name: string, command: string, args: readonly string[], before?: () => void) => ({
      name,
      command,
      args,
      cwd: project,
      env,
      ...(before === undefined ? {} : { before }),
    });
    const timed = timeProcesses(
      [
        run("bare Node", process.execPath, ["--eval", ""]),
        run("goalpost --version", goalpost, ["--version"]),
        run("goalpost render, cold: nothing cached", goalpost, render, fresh),
        run("goalpost render, warm", goalpost, render),
      ],
      rounds,
    );
    return {
      head: ["process", "whole", "over bare Node"],
      rows: timed.map(({ name, milliseconds, overFloor }) => [
        name,
        `${round(milliseconds)} ms`,
        `${round(overFloor)} ms`,
      ]),
      note: `The build; medians of ${rounds} interleaved rounds. Cold starts with an empty home, temp directory and project; the system's file cache is warm.`,
    };
  },
};
export default bench;
