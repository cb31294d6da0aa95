import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contract, parse, render } from "@goalpost/core";
import { lint } from "@goalpost/core/lint";
import { type Bench, round, time } from "../bench.ts";
import { compare } from "../compare.ts";
import { contract900 } from "../contract-900.ts";

const many = (count: number): readonly Contract[] => Array.from({ length: count }, (_, index) => contract900(index));

const lintAll = (contracts: readonly Contract[]): number =>
  contracts.reduce((sum, contract) => sum + lint(contract).length, 0);

const bench: Bench = {
  id: "lint",
  title: "Linting contracts of 900 words",
  run() {
    const [hundred, thousand] = [many(100), many(1000)];
    const texts = thousand.map((contract) => render(contract));
    const measured = compare(
      {
        floor: ["parse 1,000 contracts", () => texts.reduce((sum, text) => sum + parse(text).blocks.length, 0)],
        ours: ["lint 1,000 contracts, all rules", () => lintAll(thousand)],
        peers: { "lint 100 contracts": () => lintAll(hundred) },
      },
      { rounds: 7, sampleMilliseconds: 50 },
    );
    const [, ours, small] = measured.map(({ nanoseconds }) => nanoseconds);
    const growth = (ours ?? Number.NaN) / (small ?? Number.NaN) / 10;
    const folder = repository();
    try {
      const process = whole(folder);
      return {
        head: ["work", "time", "ratio to parsing"],
        rows: [
          ...measured.map(({ name, nanoseconds, ratio }) => [name, time(nanoseconds), round(ratio)]),
          ["`goalpost lint` of 200 files, whole process", time(process * 1e6), ""],
        ],
        budgets: [{ what: "growth, 1,000 contracts against 10 times 100", value: growth, atMost: 1.3 }],
        note: `${Math.round(1e12 / (ours ?? Number.NaN))} contracts per second.`,
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** A folder with 200 contracts. */
function repository(): string {
  const folder = mkdtempSync(join(tmpdir(), "goalpost-bench-lint-"));
  mkdirSync(join(folder, "goals"));
  for (let index = 0; index < 200; index += 1) {
    const contract = contract900(index);
    writeFileSync(join(folder, "goals", `${contract.id}.goal.md`), render(contract, { format: "markdown" }));
  }
  return folder;
}

/** Milliseconds of one `goalpost lint`, the best of three. */
function whole(cwd: string): number {
  const bin = join(import.meta.dirname, "../../node_modules/.bin/goalpost");
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    execFileSync(bin, ["lint", "goals/"], { cwd, stdio: "ignore" });
    return performance.now() - start;
  });
  return Math.min(...times);
}

export default bench;
