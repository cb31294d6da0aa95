import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bench, round } from "../bench.ts";
import { median } from "../median.ts";
import { timeOnce } from "../processes.ts";

const cache = fileURLToPath(new URL("../../.cache/lint-start", import.meta.url));
const goalpost = fileURLToPath(new URL("../../../cli/dist/bin.js", import.meta.url));
const prompt = fileURLToPath(new URL("../../../core/fixtures/clean/accessibility.md", import.meta.url));

const contract = (index: number): string => `import { budget, command, goal, never, scope } from "goalpost";
export default goal("Port service ${index}.")
  .constraints(scope("src/**"), never("Match strings.", { instead: "Fix it." }))
  .doneWhen(command("pnpm test"), command("pnpm typecheck"))
  .workflow("Read.", "Port one route at a time.")
  .stopWhen("two sources disagree", budget({ turns: 60 }));
`;

const bench: Bench = {
  id: "lint-start",
  title: "`goalpost lint` as a whole process: processor time beside bare Node",
  run() {
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(join(cache, "goals"), { recursive: true });
    writeFileSync(join(cache, "package.json"), '{ "name": "project", "private": true, "type": "module" }\n');
    writeFileSync(join(cache, "GOAL.md"), readFileSync(prompt));
    for (let index = 0; index < 50; index += 1)
      writeFileSync(join(cache, "goals", `c${index}.goal.ts`), contract(index));
    const env = { PATH: process.env.PATH, HOME: join(cache, "home"), NO_COLOR: "1" };
    const programs: readonly (readonly [name: string, args: readonly string[], atMost?: number])[] = [
      ["bare Node", ["--eval", ""]],
      ["goalpost --version", [goalpost, "--version"]],
      ["goalpost lint of one Markdown prompt", [goalpost, "lint", "GOAL.md"], 3],
      ["goalpost lint of 50 TypeScript contracts, warm", [goalpost, "lint", "goals"], 12],
    ];
    const samples = programs.map(() => [] as number[]);
    for (let turn = -1; turn < 9; turn += 1) {
      for (const [index, [, args]] of programs.entries()) {
        const took = timeOnce(args, cache, env).processor;
        if (turn >= 0) samples[index]?.push(took);
      }
    }
    const ratios = samples.map((own) => median(own.map((took, turn) => took / (samples[0]?.[turn] ?? Number.NaN))));
    return {
      head: ["process", "processor time", "ratio to bare Node"],
      rows: programs.map(([name], index) => [
        name,
        `${round(median(samples[index] ?? []))} ms`,
        round(ratios[index] ?? Number.NaN),
      ]),
      budgets: programs.flatMap(([name, , atMost], index) =>
        atMost === undefined ? [] : [{ what: `${name}, times bare Node`, value: ratios[index] ?? Number.NaN, atMost }],
      ),
      note: "The build; medians of 9 interleaved rounds, user and system time, children that are waited for among it.",
    };
  },
};
export default bench;
