import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bench, round } from "../bench.ts";
import { timeProcesses } from "../processes.ts";

const cache = fileURLToPath(new URL("../../.cache/fleet", import.meta.url));
const goalpost = fileURLToPath(new URL("../../node_modules/.bin/goalpost", import.meta.url));
const template = fileURLToPath(new URL("../../../../examples/fleet/upgrade.ts", import.meta.url));
const sizes = [200, 2000] as const;
const rounds = 5;

/** A table of so many rows, each another contract. */
const table = (rows: number): string =>
  [
    "service,team,dependency,major,test",
    ...Array.from(
      { length: rows },
      (_, at) => `service-${at},team-${at % 20},zod,4,npm test --workspace services/service-${at}`,
    ),
    "",
  ].join("\n");

const bench: Bench = {
  id: "fleet",
  title: "`goalpost fleet`: lint, diff against a commit and build, one command, as a whole process",
  run() {
    rmSync(cache, { recursive: true, force: true });
    const home = join(cache, "home");
    mkdirSync(home, { recursive: true });
    const env = { PATH: process.env.PATH, HOME: home, NO_COLOR: "1" };
    const folder = (rows: number): string => join(cache, String(rows));
    for (const rows of sizes) project(folder(rows), rows, env);
    const fleet = (rows: number, name: string, isFresh: boolean) => ({
      name,
      command: goalpost,
      args: ["fleet", "upgrade.ts", "services.csv", "--since", "HEAD", "--build"],
      cwd: folder(rows),
      env,
      ...(isFresh ? { before: () => rmSync(join(folder(rows), ".goalpost"), { recursive: true, force: true }) } : {}),
    });
    const [few, many] = sizes;
    const bare = { name: "bare Node", command: process.execPath, args: ["--eval", ""], env };
    const timed = [
      ...timeProcesses(
        [
          bare,
          fleet(few, `${few} contracts, each built for the first time`, true),
          fleet(few, `${few} contracts, built before`, false),
        ],
        rounds,
      ),
      // minutes on a busy machine: once warm, once measured
      ...timeProcesses([fleet(many, `${many.toLocaleString("en")} contracts, each built for the first time`, true)], 1),
    ];
    rmSync(cache, { recursive: true, force: true });
    const contracts = [Number.NaN, few, few, many];
    const per = (at: number): number => (timed[at]?.fastest ?? Number.NaN) / (contracts[at] ?? Number.NaN);
    return {
      head: ["process", "median", "fastest", "fastest, a contract"],
      rows: timed.map(({ name, milliseconds, fastest }, at) => [
        name,
        `${round(milliseconds)} ms`,
        `${round(fastest)} ms`,
        at === 0 ? "" : `${round(per(at))} ms`,
      ]),
      budgets: [
        { what: "200 contracts, whole process, in ms a contract", value: per(1), atMost: 25 },
        { what: "growth, 2,000 contracts against 10 times 200", value: per(3) / per(1), atMost: 1.3 },
      ],
      note: `The build; ${rounds} interleaved rounds of 200, one of 2,000, each after one that does not count. The template of examples/fleet, and a row for each contract. The table and the template are those of the commit, so that all are compared and none has changed. A neighbour on the machine lengthens medians: bounds are held by the fastest.`,
    };
  },
};
export default bench;

/** A project with the template and a table, committed. */
function project(folder: string, rows: number, env: NodeJS.ProcessEnv): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "name": "fleet", "private": true, "type": "module" }\n');
  writeFileSync(join(folder, "upgrade.ts"), readFileSync(template));
  writeFileSync(join(folder, "services.csv"), table(rows));
  const git = (...argv: readonly string[]) => execFileSync("git", argv, { cwd: folder, env, stdio: "ignore" });
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "Start");
}
