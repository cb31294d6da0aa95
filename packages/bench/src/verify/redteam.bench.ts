import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { artifact, type Contract, command, goal, scope } from "@goalpost/core";
import { sealContract, verify } from "@goalpost/verify";
import { redteam } from "@goalpost/verify/redteam";
import { type Bench, type Budget, round } from "../bench.ts";
import { median } from "../median.ts";

const rounds = 3;
const atMost = 60;

const files: Readonly<Record<string, string>> = {
  "package.json": '{"name":"sums","scripts":{"test":"node --test","report":"node tools/report.js"}}\n',
  "src/add.js": "module.exports = (a, b) => a - b;\n",
  "test/add.test.js": 'require("node:test").test("adds", () => require("node:assert").equal(require("../src/add.js")(1, 2), 3));\n',
  "test/cases.json": "[[1,2,3]]\n",
  "tools/report.js": 'require("node:fs").writeFileSync("report.json", JSON.stringify({ wrong: require("../src/add.js")(1, 2) === 3 ? 0 : 1 }));\n',
}; // biome-ignore format: files

/** One whose lies are refused, and one that believes some, so that they are played again. */
const contracts: readonly (readonly [string, Contract])[] = [
  ["node:test, a scope", goal("It adds.", { id: "sums" }).constraints(scope("src/**")).doneWhen(command("npm test")).build()],
  ["and a report, anything may change", goal("It adds.", { id: "sums" }).constraints(scope("**")).doneWhen(command("npm test"), artifact("report.json", { json: { wrong: 0 } })).build()],
]; // biome-ignore format: a table

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const bench: Bench = {
  id: "redteam",
  title: "Playing liars on a contract, over one verify of it",
  async run() {
    const rows: string[][] = [];
    const budgets: Budget[] = [];
    for (const [name, contract] of contracts) {
      const base = mkdtempSync(join(tmpdir(), "goalpost-bench-"));
      try {
        const cwd = join(base, "project");
        for (const [path, text] of Object.entries(files)) {
          mkdirSync(dirname(join(cwd, path)), { recursive: true });
          writeFileSync(join(cwd, path), text);
        }
        const env = { PATH: process.env.PATH, HOME: base, GOALPOST_STATE_DIR: join(base, "state") };
        const git = (...args: string[]) => execFileSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@example.com", ...args], { cwd, env }); // biome-ignore format: one
        git("init", "--quiet");
        git("add", ".");
        git("commit", "--quiet", "--message", "Start");
        const seal = await sealContract(contract, { cwd, env });
        const [verified, played]: [number[], number[]] = [[], []];
        let lies = 0;
        for (let index = 0; index < rounds; index++) {
          verified.push(await timed(() => verify(contract, { cwd, env, seal, approvals: [], evidence: false })));
          played.push(await timed(async () => {
            const report = await redteam(contract, { cwd, env });
            lies = report.lies.filter(({ verdict }) => verdict !== null).length;
          })); // biome-ignore format: one
        }
        const ratio = median(played.map((each, index) => each / (verified[index] ?? Number.NaN)));
        rows.push([name, `${lies}`, `${round(median(verified))} ms`, `${round(median(played))} ms`, round(ratio)]);
        budgets.push({ what: `${name}: times one verify`, value: ratio, atMost });
      } finally {
        rmSync(base, { recursive: true, force: true });
      }
    }
    return {
      head: ["contract", "lies played", "verify", "redteam", "ratio"],
      rows,
      budgets,
      note: `A project of five files; medians of ${rounds} interleaved rounds.`,
    };
  },
};
export default bench;
