import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bench, round } from "../bench.ts";
import { median } from "../median.ts";
import { timeOnce } from "../processes.ts";

const cache = fileURLToPath(new URL("../../.cache/fleet", import.meta.url));
const goalpost = fileURLToPath(new URL("../../../cli/dist/bin.js", import.meta.url));
const template = fileURLToPath(new URL("../../../../examples/fleet/upgrade.ts", import.meta.url));
const sizes = [200, 2000] as const;
const rounds = 3;

type Times = ReturnType<typeof timeOnce>;

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
    const [few, many] = sizes;
    const fleet = (rows: number, isFresh: boolean) => {
      if (isFresh) rmSync(join(folder(rows), ".goalpost"), { recursive: true, force: true });
      return timeOnce(
        [goalpost, "fleet", "upgrade.ts", "services.csv", "--since", "HEAD", "--build"],
        folder(rows),
        env,
      );
    };
    const first: Times[] = [];
    const again: Times[] = [];
    for (let turn = -1; turn < rounds; turn += 1) {
      const [one, other] = [fleet(few, true), fleet(few, false)];
      if (turn < 0) continue;
      first.push(one);
      again.push(other);
    }
    const whole = fleet(many, true);
    if (readdirSync(join(folder(many), ".goalpost")).length < many) throw new Error("not every contract was built");
    rmSync(cache, { recursive: true, force: true });
    const fastest = (times: readonly Times[]): number => Math.min(...times.map(({ processor }) => processor));
    const row = (name: string, times: readonly Times[], count: number): readonly string[] => {
      const figures = [
        median(times.map(({ wall }) => wall)),
        median(times.map(({ processor }) => processor)),
        fastest(times),
        fastest(times) / count,
      ];
      return [name, ...figures.map((each) => `${round(each)} ms`)];
    };
    const per = fastest(first) / few;
    return {
      head: ["one command", "whole process", "processor time", "fastest", "fastest, a contract"],
      rows: [
        row(`${few} contracts, each built for the first time`, first, few),
        row(`${few} contracts, built before`, again, few),
        row(`${many.toLocaleString("en")} contracts, each built for the first time`, [whole], many),
      ],
      budgets: [
        { what: "200 contracts, processor time, in ms a contract", value: per, atMost: 25 },
        { what: "growth, 2,000 contracts against 10 times 200", value: whole.processor / many / per, atMost: 1.3 },
      ],
      note: `The build; medians of ${rounds} rounds of 200 after one that does not count, and one run of 2,000. User and system time, children that are waited for among it: about what the whole process takes where nothing else runs. The template of examples/fleet, and a row for each contract. Table and template are those of the commit, so that all are compared and none has changed. A neighbour on the machine lengthens all of it: the bound is held by the fastest.`,
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
